//! COOKIE04: a session that would be refreshed after it has ended (F-proxy-refresh-below-expire). oauth2-proxy refuses to
//! start.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::duration;

const CODE: &str = "COOKIE04";
const EXPIRE: Path = path!("oauth2Proxy.cookieExpire");
const REFRESH: Path = path!("oauth2Proxy.cookieRefresh");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Sessions are refreshed only after they have ended."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let (Some(expire), Some(connection)) = (plan.answer(report, EXPIRE), plan.connection()) else {
        return;
    };
    let given = plan.answer(report, REFRESH);
    // An empty refresh is derived from the provider: then the length has to change.
    let path = if given.is_some() { REFRESH } else { EXPIRE };
    let refresh = given.unwrap_or_else(|| connection.cookie_refresh.clone());
    let (Some(until), Some(every)) = (
        duration::nanoseconds(&expire),
        duration::nanoseconds(&refresh),
    ) else {
        return;
    };
    // A length of zero lasts until the browser closes, and oauth2-proxy compares nothing then.
    if until > 0 && every >= until {
        let what = format!(
            "Session refresh {} is not shorter than the session length {}.",
            quoted(&refresh),
            quoted(&expire)
        );
        let why = "oauth2-proxy refuses to start when the refresh is not before the end.";
        report
            .error(CODE, path, what)
            .why(why)
            .fix("Make the session longer, such as 168h, or the refresh shorter.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[(&EXPIRE, "1h"), (&REFRESH, "50m")]);
        passes(RULE, &[(&EXPIRE, "0s")]);
        passes(RULE, &[(&EXPIRE, "1s500ms"), (&REFRESH, "1s")]);
        passes(RULE, &[("idp.provider", "none"), (&EXPIRE, "1m")]);
    }

    #[test]
    fn bad() {
        refuses(RULE, &[(&EXPIRE, "1h"), (&REFRESH, "60m")], CODE, &REFRESH);
        refuses(RULE, &[(&EXPIRE, "1h"), (&REFRESH, "2h")], CODE, &REFRESH);
        refuses(RULE, &[(&EXPIRE, "30m")], CODE, &EXPIRE);
        refuses(RULE, &[(&EXPIRE, "1ms")], CODE, &EXPIRE);
        refuses(RULE, &[(&EXPIRE, "1ms"), (&REFRESH, "1s")], CODE, &REFRESH);
    }
}
