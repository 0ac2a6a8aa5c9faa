//! OIDC04: an address on a domain that has nothing to do with the issuer's (F-provider-domains). Logins and
//! tokens would go there; Google and Cognito do it on purpose.

use super::malformed_url::PATHS;
use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{Needs, Rule, WARNINGS};
use crate::syntax::url;

const CODE: &str = "OIDC04";
const ISSUER: &str = "idp.oidc.issuer";
/// Domains of providers that spread over several.
const SPREAD: [&str; 4] = [
    "google.com",
    "googleapis.com",
    "amazonaws.com",
    "amazoncognito.com",
];

/// The last two labels of a host: near enough to the domain that somebody registered.
fn domain(host: &str) -> &str {
    host.rmatch_indices('.')
        .nth(1)
        .and_then(|(at, _)| host.get(at + 1..))
        .unwrap_or(host)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: "An address is on another domain than the issuer.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(issuer) = plan.answer(report, ISSUER) else {
        return;
    };
    let Ok(home) = url::parse(&issuer).map(|url| domain(url.host)) else {
        return;
    };
    for path in PATHS {
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        let Ok(there) = url::parse(&text).map(|url| domain(url.host)) else {
            continue;
        };
        if there != home && !(SPREAD.contains(&there) && SPREAD.contains(&home)) {
            let what = format!(
                "{} {} is not on the issuer's domain {home}.",
                questions::label(path),
                quoted(&text)
            );
            let why = "Logins or tokens go to that host. Some providers spread over several domains; a slip or a forged link looks the same.";
            report
                .warning(CODE, path, what)
                .why(why)
                .fix("Compare it with the provider's discovery document.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        passes(
            RULE,
            &[OIDC, ("idp.oidc.jwksUri", "https://keys.example.com/x")],
        );
        passes(
            RULE,
            &[
                OIDC,
                (
                    ISSUER,
                    "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_a",
                ),
                (
                    "idp.oidc.authorizationEndpoint",
                    "https://x.auth.us-east-1.amazoncognito.com/oauth2/authorize",
                ),
                (
                    "idp.oidc.tokenEndpoint",
                    "https://x.auth.us-east-1.amazoncognito.com/oauth2/token",
                ),
                (
                    "idp.oidc.jwksUri",
                    "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_a/jwks",
                ),
                ("idp.oidc.deviceAuthorizationEndpoint", ""),
            ],
        );
    }

    #[test]
    fn bad() {
        let path = "idp.oidc.tokenEndpoint";
        warns(
            RULE,
            &[OIDC, (path, "https://login.example.org/token")],
            CODE,
            path,
        );
    }
}
