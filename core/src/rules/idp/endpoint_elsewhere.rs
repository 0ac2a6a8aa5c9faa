//! OIDC04: an address on a domain that has nothing to do with the issuer's (F-provider-domains). Logins and
//! tokens would go there; Google and Cognito do it on purpose.

use super::malformed_url::PATHS;
use crate::finding::Report;
use crate::idp::product;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::url;

const CODE: &str = "OIDC04";
const ISSUER: Path = path!("idp.oidc.issuer");
pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("An address is on another domain than the issuer."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(issuer) = plan.answer(report, ISSUER) else {
        return;
    };
    if url::parse(&issuer).is_err() {
        return;
    }
    for path in PATHS {
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        let Ok(there) = url::parse(&text).map(|url| url.host) else {
            continue;
        };
        if let Some(odd) = product::foreign(&issuer, there) {
            let what = format!("{} {} {odd}.", questions::label(&path), quoted(&text));
            let why = "Logins or tokens go to that host. Some providers use several domains. A mistake in \
             copying or a forged link looks the same.";
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
    use crate::rules::bench::{passes, run, warns};

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
                    &ISSUER,
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

    /// Domains that somebody registered are compared, not the last two parts of a name.
    #[test]
    fn a_public_suffix_is_nobodys_domain() {
        let path = "idp.oidc.tokenEndpoint";
        for (issuer, there, home) in [
            (
                "https://login.bank.co.uk",
                "https://token.evil.co.uk/token",
                "bank.co.uk",
            ),
            (
                "https://sso.shop.com.cn",
                "https://sso.other.com.cn/token",
                "shop.com.cn",
            ),
            ("https://10.0.0.5", "https://10.9.0.5/token", "10.0.0.5"),
            (
                "https://me.github.io",
                "https://you.github.io/token",
                "me.github.io",
            ),
        ] {
            let found = run(&[RULE], &[OIDC, (&ISSUER, issuer), (path, there)]);
            let one = found.iter().find(|one| one.path == path).unwrap();
            assert!(
                one.what.ends_with(&format!("issuer's domain {home}.")),
                "{}",
                one.what
            );
        }
        let same = ("https://login.bank.co.uk", "https://token.bank.co.uk/token");
        let found = run(&[RULE], &[OIDC, (&ISSUER, same.0), (path, same.1)]);
        assert!(found.iter().all(|one| one.path != path));
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
        let google = "https://accounts.google.com";
        let cognito = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_a";
        for (issuer, there) in [
            (google, "https://storage.googleapis.com/evil/certs"),
            (google, "https://sites.google.com/evil"),
            (cognito, "https://evil.s3.amazonaws.com/token"),
            (cognito, "https://evil.s3.us-east-1.amazonaws.com/token"),
            (
                cognito,
                "https://x.auth.eu-west-1.amazoncognito.com/oauth2/token",
            ),
        ] {
            warns(RULE, &[OIDC, (&ISSUER, issuer), (path, there)], CODE, path);
        }
    }
}
