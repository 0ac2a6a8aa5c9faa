//! CLIENT01: a client id that would not arrive as it is (N13): the charts write it into Envoy's YAML without quotes. It asks
//! the connection which answers are client ids, so that a new provider's are looked at too.

use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::client_id;

const CODE: &str = "CLIENT01";
pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("A client ID does not reach Envoy as written."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(connection) = plan.connection() else {
        return;
    };
    let mut paths = vec![connection.client_from, connection.device_client_from];
    paths.extend(connection.providers.iter().map(|one| one.audience_from));
    paths.sort_unstable();
    paths.dedup();
    for path in paths {
        let Some(client) = plan.answer(report, path) else {
            continue;
        };
        if !client_id::is_client_id(&client) {
            let what = format!(
                "{} {} cannot be passed on unchanged.",
                questions::label(&path),
                quoted(&client)
            );
            let why = "The charts write it into Envoy's configuration without quotes; Envoy would \
                       read something else and refuse every token.";
            let fix = "Use letters, digits and . _ : @ / - only, and no word or number that YAML \
                       reads as something else. Rename the client if need be.";
            report.error(CODE, path, what).why(why).fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::idp::{PROVIDERS, connection};
    use crate::model::Deployment;
    use crate::rules::bench::{passes, refuses, run};

    #[test]
    fn good() {
        passes(RULE, &[("idp.provider", "keycloak")]);
        for client in [
            "osmo",
            "304512345678901234",
            "0oa1B2c3D4e5F6g7H8i9",
            "api://osmo",
            "304512345678901234@osmo",
        ] {
            passes(
                RULE,
                &[("idp.provider", "oidc"), ("idp.oidc.clientId", client)],
            );
        }
    }

    /// Whatever the provider, a new one too: the answer that becomes the client ID is looked at, and complained of once.
    #[test]
    fn no_provider_is_left_out() {
        let mut seen = 0;
        for provider in PROVIDERS.iter().filter(|one| one.dead_end.is_none()) {
            let mut d = Deployment::default();
            d.idp.provider = provider.id;
            let Some(connection) = connection(&d) else {
                continue;
            };
            let chosen = ("idp.provider", provider.id.word());
            for path in [connection.client_from, connection.device_client_from] {
                refuses(RULE, &[chosen, (&path, "a #b")], CODE, &path);
                let found = run(crate::rules::idp::RULES, &[chosen, (&path, "a #b")]);
                let errors = found.iter().filter(|one| {
                    one.path == path && one.severity == crate::finding::Severity::Error
                });
                assert_eq!(errors.count(), 1, "{path}: {found:?}");
                seen += 1;
            }
        }
        assert!(seen >= 8);
    }

    #[test]
    fn bad() {
        for client in [
            "my client",
            "yes",
            "1e3",
            "0x1F",
            "a #b",
            "\"osmo\"",
            "-osmo",
            "osmo:",
        ] {
            refuses(
                RULE,
                &[("idp.provider", "oidc"), ("idp.oidc.clientId", client)],
                CODE,
                "idp.oidc.clientId",
            );
            let path = "idp.keycloak.deviceClientId";
            refuses(
                RULE,
                &[("idp.provider", "keycloak"), (path, client)],
                CODE,
                path,
            );
        }
    }
}
