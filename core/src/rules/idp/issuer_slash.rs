//! OIDC12: an issuer with or without the slash at its end, where the product is known to do it the other way, or with a port that a
//! product on the internet leaves out (F-issuer).

use crate::finding::Report;
use crate::idp::product;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::url;

const CODE: &str = "OIDC12";
const PATH: Path = path!("idp.oidc.issuer");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new(
        "The issuer's slash at its end is missing or too much, or its port is, for a product that we know.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(issuer) = plan.answer(report, PATH) else {
        return;
    };
    let keys = plan
        .answer(report, path!("idp.oidc.jwksUri"))
        .unwrap_or_default();
    // Where nobody can sign in, another rule says so.
    let known = product::of(&issuer, &keys).filter(|known| known.dead_end.is_none());
    let Some(known) = known else {
        return;
    };
    let port = url::parse(&issuer).ok().and_then(|url| url.port);
    let has_port = port.is_some() && !known.may_name_port();
    let how = match (issuer.ends_with('/') == known.slash, known.slash) {
        (true, _) if has_port => "names a port",
        (true, _) => return,
        (false, true) => "ends without a slash",
        (false, false) => "ends with a slash",
    };
    let what = format!(
        "Issuer {} {how}, which is not how {} writes it.",
        quoted(&issuer),
        known.name
    );
    let mut right = issuer.trim_end_matches('/').to_owned();
    if let Some(port) = port.filter(|_| has_port) {
        right = right.replacen(&format!(":{port}"), "", 1);
    }
    if known.slash {
        right.push('/');
    }
    let why = "oauth2-proxy compares the issuer byte for byte with the discovery document and \
               exits if they differ; Envoy refuses every token.";
    report
        .error(CODE, PATH, what)
        .why(why)
        .fix(format!("Write {}.", quoted(&right)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, run};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        for issuer in [
            "https://login.example.com",
            "https://login.example.com/",
            "https://tenant.eu.auth0.com/",
            "https://sso.example.com/application/o/osmo/",
            "https://example.okta.com/oauth2/default",
            "https://auth.example.com/realms/osmo",
            "https://auth.example.com:443/realms/osmo",
            "https://example.com/authentik/application/o/osmo/",
        ] {
            passes(RULE, &[OIDC, (&PATH, issuer)]);
        }
    }

    #[test]
    fn bad() {
        for issuer in [
            "https://tenant.eu.auth0.com",
            "https://sso.example.com/application/o/osmo",
            "https://example.com/authentik/application/o/osmo",
            "https://example.us.auth0.com:443/",
            "https://accounts.google.com:443",
            "https://gitlab.com:443",
            "https://login.microsoftonline.com:443/12345678-1234-1234-1234-123456789abc/v2.0",
            "https://example.okta.com/",
            "https://auth.example.com/realms/osmo/",
            "https://accounts.google.com/",
            "https://login.microsoftonline.com/12345678-1234-1234-1234-123456789abc/v2.0/",
        ] {
            refuses(RULE, &[OIDC, (&PATH, issuer)], CODE, &PATH);
        }
    }

    #[test]
    fn the_fix_is_the_whole_issuer() {
        for (issuer, right) in [
            (
                "https://tenant.eu.auth0.com:443",
                "https://tenant.eu.auth0.com/",
            ),
            ("https://gitlab.com:443", "https://gitlab.com"),
        ] {
            let found = run(&[RULE], &[OIDC, (&PATH, issuer)]);
            assert_eq!(found[0].fix, format!("Write {}.", quoted(right)));
        }
    }
}
