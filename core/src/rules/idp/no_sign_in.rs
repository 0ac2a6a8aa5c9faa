//! IDP03: no identity provider, confirmed. It is said all the same (F-no-provider).

use crate::finding::Report;
use crate::idp::none;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "IDP03";
const PATH: Path = path!("idp.provider");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("There is no identity provider."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if !d.signs_in() && none::ACCEPTED.is_set(d) {
        report
            .warning(
                CODE,
                PATH,
                "\"None\" means that nobody signs in: Envoy, oauth2-proxy and the authorization \
                 sidecar are off.",
            )
            .why(
                "Everybody who reaches the services can call every API as any user; the admin's \
                 password protects nothing.",
            )
            .fix(
                "Use it on a private test network only. Keycloak is the smallest provider that \
                 you can run yourself.",
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "none")], CODE, &PATH);
    }
}
