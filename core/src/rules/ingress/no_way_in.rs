//! ING07: an identity provider, but no ingress: the provider sends browsers back to the host name.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "ING07";
const PATH: Path = path!("ingress.enabled");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("There is an identity provider but no ingress."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if plan.connection().is_some() && !plan.deployment().ingress.enabled {
        let what = "No ingresses are created, but people sign in through the host name.";
        let why = "The identity provider returns browsers to https://HOST/oauth2/callback; a \
                   port-forward does not answer there.";
        let fix = "Turn the ingresses on, or route the host name to the five services yourself, with TLS.";
        report.warning(CODE, PATH, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[("idp.provider", "none"), (&PATH, "false")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "false")], CODE, &PATH);
    }
}
