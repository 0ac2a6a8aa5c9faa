//! SECR02: a client secret in a form that Entra or Google does not give today (F-entra-secret, F-google-client-id).

use crate::finding::Report;
use crate::model::IdpProvider;
use crate::plan::Plan;

const CODE: &str = "SECR02";
const PATH: &str = "secrets.clientSecret";

fn made_of(text: &str, more: &[u8]) -> bool {
    text.bytes()
        .all(|b| b.is_ascii_alphanumeric() || more.contains(&b))
}

fn expected(provider: IdpProvider, secret: &str) -> Option<&'static str> {
    match provider {
        IdpProvider::Entra if !((32..=64).contains(&secret.len()) && made_of(secret, b"~._-")) => {
            Some("Entra's have about 40 letters, digits and the characters ~ . _ -")
        }
        IdpProvider::Google
            if !secret
                .strip_prefix("GOCSPX-")
                .is_some_and(|rest| rest.len() == 28 && made_of(rest, b"_-")) =>
        {
            Some("Google's are GOCSPX- and 28 more characters")
        }
        _ => None,
    }
}

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let Some(secret) = plan.secret(report, PATH) else {
        return;
    };
    if let Some(expected) = expected(plan.deployment().idp.provider, secret) {
        let what =
            format!("Client secret does not look like the ones of the provider: {expected}.");
        let why = "A wrong or shortened secret lets every login fail with invalid_client.";
        report.warning(
            CODE,
            PATH,
            what,
            why,
            "Compare its beginning and its length with the console, and paste it again.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const GOOGLE: (&str, &str) = ("idp.provider", "google");

    #[test]
    fn good() {
        passes(rule, &[(PATH, "abc8Q~012345678901234567890123456789.-_1")]);
        passes(
            rule,
            &[GOOGLE, (PATH, "GOCSPX-0123456789012345678901234567")],
        );
        passes(rule, &[("idp.provider", "keycloak"), (PATH, "x")]);
    }

    #[test]
    fn bad() {
        for secret in ["short", "abc8Q~0123456789012345678901234567890 12"] {
            warns(rule, &[(PATH, secret)], CODE, PATH);
        }
        warns(rule, &[GOOGLE, (PATH, "GOCSPX-short")], CODE, PATH);
    }
}
