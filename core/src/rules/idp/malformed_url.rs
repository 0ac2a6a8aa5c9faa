//! OIDC01: an address of the provider that is not in our strict form (F-issuer, N13).

use crate::finding::Report;
use crate::idp::oidc::DISCOVERY;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::url;

const CODE: &str = "OIDC01";
const ISSUER: Path = path!("idp.oidc.issuer");
/// Every address of the generic provider.
pub(super) const PATHS: [Path; 6] = [
    ISSUER,
    path!("idp.oidc.authorizationEndpoint"),
    path!("idp.oidc.tokenEndpoint"),
    path!("idp.oidc.jwksUri"),
    path!("idp.oidc.deviceAuthorizationEndpoint"),
    path!("idp.oidc.endSessionEndpoint"),
];

/// The issuer of a known product loses this ending when it is normalised; elsewhere it is a slip. Keys may well be below
/// `/.well-known/`, as those of Auth0 and Cognito are.
fn defect(path: Path, text: &str) -> Option<&'static str> {
    match url::parse(text) {
        Err(defect) => Some(defect),
        Ok(_) if DISCOVERY.iter().any(|end| text.ends_with(end)) => {
            Some("is the address of a discovery document")
        }
        Ok(_) if path == ISSUER && text.contains("/.well-known/") => {
            Some("is the address of a document below the issuer")
        }
        Ok(_) => None,
    }
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("An address of the provider is not a plain https address."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        if let Some(defect) = defect(path, &text) {
            let what = format!("{} {} {defect}.", questions::label(&path), quoted(&text));
            let why = if path == ISSUER {
                "Envoy and oauth2-proxy compare the issuer byte for byte; with anything else in \
                 it no token is accepted."
            } else {
                "The charts pass the address on as it is; anything but a plain https address is \
                 cut or refused on the way."
            };
            report.error(CODE, path, what).why(why).fix(
                "Copy the value from the provider's discovery document: https, host, path, \
                 nothing more.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        passes(RULE, &[OIDC]);
        for issuer in [
            "https://tenant.eu.auth0.com/",
            "https://tenant.eu.auth0.com/.well-known/openid-configuration",
        ] {
            passes(RULE, &[OIDC, (&ISSUER, issuer)]);
        }
        passes(RULE, &[OIDC, ("idp.oidc.endSessionEndpoint", "")]);
        for keys in [
            "https://login.example.com/.well-known/jwks.json",
            "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123/.well-known/jwks.json",
            "https://login.example.com/.well-known/openid-configuration/jwks",
        ] {
            passes(RULE, &[OIDC, ("idp.oidc.jwksUri", keys)]);
        }
    }

    #[test]
    fn bad() {
        for path in PATHS {
            for text in [
                "http://login.example.com",
                "login.example.com",
                "https://login.example.com/x?y=1",
                "https://login.example.com/#a",
                "https://u@login.example.com",
                "https://login.example.com/ x",
                "https://idp.example.com #x",
                "https://LOGIN.example.com",
                "https://login.example.com/{tenantid}/v2.0",
                "https://login.example.com:99999",
            ] {
                refuses(RULE, &[OIDC, (&path, text)], CODE, &path);
            }
        }
        for document in ["oauth-authorization-server", "jwks.json"] {
            let issuer = format!("https://login.example.com/.well-known/{document}");
            refuses(RULE, &[OIDC, (&ISSUER, &issuer)], CODE, &ISSUER);
        }
        // Whether the issuer ends with a slash cannot be told from its discovery address.
        for path in [ISSUER, path!("idp.oidc.tokenEndpoint")] {
            let discovery = "https://login.example.com/.well-known/openid-configuration";
            refuses(RULE, &[OIDC, (&path, discovery)], CODE, &path);
        }
    }
}
