//! IDP01: providers that cannot sign people in by OpenID Connect (D33, F-github-oauth2).

use crate::finding::Report;
use crate::idp::{chosen, product};
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "IDP01";
const PATH: Path = path!("idp.provider");
const ISSUER: Path = path!("idp.oidc.issuer");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("This identity provider cannot sign people in with OpenID Connect."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let provider = chosen(plan.deployment());
    if let Some(dead_end) = provider.dead_end {
        let what = format!("{} cannot be used directly.", quoted(provider.label));
        report
            .error(CODE, PATH, what)
            .why(dead_end.why)
            .fix(dead_end.fix);
    }
    // The same by the back door.
    let Some(issuer) = plan.answer(report, ISSUER) else {
        return;
    };
    let known = product::of_issuer(&issuer);
    if let Some((name, dead_end)) = known.and_then(|known| Some((known.name, known.dead_end?))) {
        let what = format!(
            "Issuer {} is that of {name}, which cannot be used directly.",
            quoted(&issuer)
        );
        report
            .error(CODE, ISSUER, what)
            .why(dead_end.why)
            .fix(dead_end.fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for provider in ["entra", "google", "keycloak", "oidc", "none"] {
            passes(RULE, &[(&PATH, provider)]);
        }
        for issuer in [
            "https://oidc.example.com",
            "https://github.example.com",
            "https://oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF",
            "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbC",
        ] {
            passes(RULE, &[(&PATH, "oidc"), (&ISSUER, issuer)]);
        }
    }

    #[test]
    fn bad() {
        for provider in ["aws", "github"] {
            refuses(RULE, &[(&PATH, provider)], CODE, &PATH);
        }
        for issuer in [
            "https://identitycenter.amazonaws.com/ssoins-0123456789abcdef",
            "https://d-0123456789.awsapps.com/start",
            "https://portal.sso.us-east-1.amazonaws.com/saml/assertion",
            "https://oidc.us-east-1.amazonaws.com",
            "https://github.com",
            "https://github.com/login/oauth",
        ] {
            refuses(RULE, &[(&PATH, "oidc"), (&ISSUER, issuer)], CODE, &ISSUER);
        }
    }
}
