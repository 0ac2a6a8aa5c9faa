//! ING06: TLS that ends upstream. The redirect URI and the session cookie need https in the browser all the same (D10).

use crate::finding::Report;
use crate::model::Tls;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "ING06";
const PATH: Path = path!("ingress.tls");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("TLS ends before the ingress."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let ingress = &plan.deployment().ingress;
    if ingress.enabled && ingress.tls == Tls::Upstream {
        let why = "Sign-in always returns to https:// and the session cookie is sent over https \
                   only: without TLS in front nobody can sign in.";
        let fix = "Make sure that your load balancer or proxy answers https for the host name and \
                   passes requests on to the ingress.";
        report
            .warning(CODE, PATH, "\"Upstream\": no TLS at the ingress.")
            .why(why)
            .fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[(&PATH, "upstream"), ("ingress.enabled", "false")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "upstream")], CODE, &PATH);
    }
}
