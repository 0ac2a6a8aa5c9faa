//! CA02: a private authority for a provider whose certificates are public ones. oauth2-proxy trusts what
//! `--provider-ca-file` holds, and nothing else then (F-proxy-ca-files).

use crate::finding::Report;
use crate::idp::chosen;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "CA02";
const PATH: Path = path!("trust.idp");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("A private authority is named for a provider with a public certificate."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if d.trusts("idp") && chosen(d).on_internet {
        report
            .warning(
                CODE,
                PATH,
                "This identity provider has a public certificate, unless a proxy of yours \
                 replaces it.",
            )
            .why(
                "oauth2-proxy would trust your authority only, fail to reach the provider, and \
                 not start.",
            )
            .fix(
                "Turn it off, or put the public authorities into ca.crt too. Envoy fetches keys \
                 directly and checks no certificate.",
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
        passes(RULE, &[(&PATH, "true"), ("idp.provider", "keycloak")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "true")], CODE, &PATH);
    }
}
