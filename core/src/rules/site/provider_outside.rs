//! SITE04: no way to the internet, and an identity provider that is only there. oauth2-proxy and Envoy ask it from the pods.

use crate::finding::Report;
use crate::idp::chosen;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "SITE04";
const PATH: Path = path!("idp.provider");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The identity provider is on the internet, and there is no way to it."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if d.site.air_gapped && chosen(d).on_internet {
        report
            .warning(
                CODE,
                PATH,
                "The site has no internet access, but this identity provider is only on the \
                 internet.",
            )
            .why(
                "oauth2-proxy does not start without its discovery document, and Envoy fetches \
                 its keys directly: it knows no forward proxy.",
            )
            .fix(
                "Use a provider inside, such as Keycloak, or open port 443 to it for the pods and \
                 say so in the change ticket.",
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const AIR_GAP: (&str, &str) = ("site.airGapped", "true");

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[AIR_GAP, (&PATH, "keycloak")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[AIR_GAP], CODE, &PATH);
        warns(RULE, &[AIR_GAP, (&PATH, "google")], CODE, &PATH);
    }
}
