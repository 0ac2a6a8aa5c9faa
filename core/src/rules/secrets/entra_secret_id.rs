//! SECR01: Entra's Secret ID in place of the secret (F-entra-secret).

use crate::finding::Report;
use crate::idp::chosen;
use crate::plan::Plan;

const CODE: &str = "SECR01";
const PATH: &str = "secrets.clientSecret";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let form = chosen(plan.deployment()).secret_form;
    let Some(mistaken) = form.and_then(|form| form.mistaken) else {
        return;
    };
    if plan.secret(report, PATH).is_some_and(mistaken.is) {
        report.error(CODE, PATH, mistaken.what, mistaken.why, mistaken.fix);
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
