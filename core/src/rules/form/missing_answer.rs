//! FORM01: a required question without an answer. No chart has a schema, so Helm would render an empty value silently
//! (F-unknown-keys).

use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "FORM01";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("A required answer is missing."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for field in questions::asked(plan.deployment()) {
        if field.required && field.read(plan.answers()).trim().is_empty() {
            let fix = match field.example {
                "" => format!("Fill in {}.", field.label),
                example => format!("Fill in {}, for example {example}.", field.label),
            };
            let what = format!("{} is missing.", field.label);
            report
                .error(CODE, field.path, what)
                .why("Helm would leave it empty without an error; the pods would fail later.")
                .fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for provider in ["entra", "google", "keycloak", "oidc", "none"] {
            passes(RULE, &[("idp.provider", provider)]);
        }
        passes(
            RULE,
            &[
                ("scaling.service.resources.limits.cpu", ""),
                ("oauth2Proxy.cookieRefresh", ""),
            ],
        );
        passes(
            RULE,
            &[("idp.provider", "google"), ("idp.entra.tenantId", "")],
        );
    }

    #[test]
    fn bad() {
        for path in [
            "hostname",
            "postgres.serviceName",
            "redis.port",
            "idp.entra.tenantId",
            "scaling.ui.minReplicas",
        ] {
            refuses(RULE, &[(path, "")], CODE, path);
            refuses(RULE, &[(path, "  ")], CODE, path);
        }
        refuses(
            RULE,
            &[("images.imagePullSecret", "pull"), ("images.registry", "")],
            CODE,
            "images.registry",
        );
    }
}
