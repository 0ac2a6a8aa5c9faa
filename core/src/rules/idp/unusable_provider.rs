//! IDP01: providers that cannot sign people in by OpenID Connect (D33).

use crate::finding::Report;
use crate::model::IdpProvider;
use crate::plan::Plan;

const CODE: &str = "IDP01";
const PATH: &str = "idp.provider";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    match plan.deployment().idp.provider {
        IdpProvider::Aws => report.error(
            CODE,
            PATH,
            "\"AWS IAM Identity Center\" cannot be used directly.",
            "It offers applications SAML or trusted identity propagation, but no OpenID Connect login; oauth2-proxy would exit at start.",
            "Put Amazon Cognito or Keycloak in front (SAML from Identity Center to it), then choose Generic OIDC or Keycloak here.",
        ),
        IdpProvider::Github => report.error(
            CODE,
            PATH,
            "\"GitHub\" cannot be used directly.",
            "It signs people in by OAuth2 without an ID token, and OSMO trusts nothing but ID tokens.",
            "Put Dex, Keycloak or Authentik in front with GitHub behind it, then choose Generic OIDC or Keycloak here.",
        ),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for provider in ["entra", "google", "keycloak", "oidc", "none"] {
            passes(rule, &[(PATH, provider)]);
        }
    }

    #[test]
    fn bad() {
        for provider in ["aws", "github"] {
            refuses(rule, &[(PATH, provider)], CODE, PATH);
        }
    }
}
