//! OIDC12: an issuer with or without the slash at its end, where the product is known to do it the other way (F-issuer).

use crate::finding::Report;
use crate::idp::product;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "OIDC12";
const PATH: Path = path!("idp.oidc.issuer");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new(
        "The issuer's slash at its end is missing or too much, for a product that we know.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(issuer) = plan.answer(report, PATH) else {
        return;
    };
    let Some(known) = product::of_issuer(&issuer) else {
        return;
    };
    if issuer.ends_with('/') == known.slash {
        return;
    }
    let bare = issuer.trim_end_matches('/');
    let (how, right) = if known.slash {
        ("without", format!("{bare}/"))
    } else {
        ("with", bare.to_owned())
    };
    let what = format!(
        "Issuer {} ends {how} a slash, which is not how {} writes it.",
        quoted(&issuer),
        known.name
    );
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
    use crate::rules::bench::{passes, refuses};

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
        ] {
            passes(RULE, &[OIDC, (&PATH, issuer)]);
        }
    }

    #[test]
    fn bad() {
        for issuer in [
            "https://tenant.eu.auth0.com",
            "https://sso.example.com/application/o/osmo",
            "https://example.okta.com/",
            "https://auth.example.com/realms/osmo/",
            "https://accounts.google.com/",
            "https://login.microsoftonline.com/12345678-1234-1234-1234-123456789abc/v2.0/",
        ] {
            refuses(RULE, &[OIDC, (&PATH, issuer)], CODE, &PATH);
        }
    }
}
