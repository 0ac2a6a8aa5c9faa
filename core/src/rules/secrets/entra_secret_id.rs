//! SECR01: Entra's Secret ID in place of the secret (F-entra-secret).

use crate::finding::Report;
use crate::model::IdpProvider;
use crate::plan::Plan;
use crate::syntax::guid;

const CODE: &str = "SECR01";
const PATH: &str = "secrets.clientSecret";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let entra = plan.deployment().idp.provider == IdpProvider::Entra;
    if entra && plan.secret(report, PATH).is_some_and(guid::is_guid) {
        let why = "Entra refuses it (AADSTS7000215): everybody who signs in ends on an error page.";
        let fix = "Copy the column Value. Entra shows it only once: make a new client secret if it is gone.";
        report.error(
            CODE,
            PATH,
            "Client secret is a GUID: that is the column Secret ID, not Value.",
            why,
            fix,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const GUID: &str = "12345678-1234-1234-1234-123456789abc";

    #[test]
    fn good() {
        passes(rule, &[(PATH, "abc8Q~0123456789012345678901234567890123")]);
        passes(rule, &[("idp.provider", "keycloak"), (PATH, GUID)]);
    }

    #[test]
    fn bad() {
        refuses(rule, &[(PATH, GUID)], CODE, PATH);
    }
}
