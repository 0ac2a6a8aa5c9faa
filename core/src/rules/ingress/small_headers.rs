//! ING04: sessions in cookies behind a controller whose buffers we cannot set (D18): the derived annotations are
//! ingress-nginx's.

use crate::finding::Report;
use crate::model::Controller;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "ING04";
const PATH: Path = path!("ingress.controller");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The controller may refuse headers as large as session cookies."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if d.ingress.enabled
        && d.ingress.controller == Controller::Other
        && d.keeps_sessions_in_cookies()
    {
        let what = "\"Another controller\" gets no settings for large cookies from these files.";
        let why = "A session in a cookie can take several kilobytes; with small buffers people \
                   see error 400 or 502 after signing in.";
        let fix = "Allow request headers of 32 KB and response headers of 16 KB in the \
                   controller, or keep sessions in Redis.";
        report.warning(CODE, PATH, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const OTHER: (&str, &str) = (PATH.as_str(), "other");

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(
            RULE,
            &[OTHER, ("oauth2Proxy.sessionStore", "redis-password")],
        );
        passes(RULE, &[OTHER, ("idp.provider", "none")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[OTHER], CODE, &PATH);
    }
}
