//! GOOG03: Google registers no redirect URI on a private name (F-google-redirect).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "GOOG03";
const PATH: Path = path!("hostname");
const GOOGLE: &str = "https://accounts.google.com";
/// Last labels that are in no public registry: reserved ones, and those in wide private use.
const PRIVATE: [&str; 12] = [
    "corp",
    "home",
    "internal",
    "intern",
    "intra",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "private",
    "test",
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Google takes no redirect URI on a private name."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let issuer = plan.connection().map(|connection| &connection.issuer);
    let Some(host) = plan.answer(report, PATH) else {
        return;
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    if issuer.is_some_and(|issuer| issuer == GOOGLE) && PRIVATE.contains(&last) {
        let what = format!("Hostname {} ends with a private name.", quoted(&host));
        report
            .error(CODE, PATH, what)
            .why(
                "Google registers redirect URIs below public endings only: the client cannot be \
                 made, and nobody can sign in.",
            )
            .fix(
                "Use a name in a public domain of yours; it may lead to a private address. Or \
                 choose another provider.",
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const CHOSEN: (&str, &str) = ("idp.provider", "google");
    const OIDC: [(&str, &str); 2] = [("idp.provider", "oidc"), ("idp.oidc.issuer", GOOGLE)];

    #[test]
    fn good() {
        for host in [
            "osmo.example.com",
            "internal.example.dev",
            "osmo.corp.example.org",
        ] {
            passes(RULE, &[CHOSEN, (&PATH, host)]);
        }
        for provider in ["entra", "keycloak", "oidc", "none"] {
            passes(
                RULE,
                &[("idp.provider", provider), (&PATH, "osmo.internal")],
            );
        }
    }

    #[test]
    fn bad() {
        for host in ["osmo.internal", "osmo.corp.local", "osmo.lan", "osmo.test"] {
            refuses(RULE, &[CHOSEN, (&PATH, host)], CODE, &PATH);
            refuses(RULE, &[OIDC[0], OIDC[1], (&PATH, host)], CODE, &PATH);
        }
    }
}
