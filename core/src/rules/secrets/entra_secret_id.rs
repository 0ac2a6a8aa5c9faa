//! SECR01: Entra's Secret ID in place of the secret (F-entra-secret).

use crate::finding::Report;
use crate::idp::chosen;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "SECR01";
const PATH: Path = path!("secrets.clientSecret");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("Entra's Secret ID was given in place of the secret."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let form = chosen(plan.deployment()).secret_form;
    let Some(mistaken) = form.and_then(|form| form.mistaken) else {
        return;
    };
    if plan.secret(report, PATH).is_some_and(mistaken.is) {
        report
            .error(CODE, PATH, mistaken.what)
            .why(mistaken.why)
            .fix(mistaken.fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const GUID: &str = "12345678-1234-1234-1234-123456789abc";

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "abc8Q~0123456789012345678901234567890123")]);
        passes(RULE, &[("idp.provider", "keycloak"), (&PATH, GUID)]);
    }

    #[test]
    fn bad() {
        refuses(RULE, &[(&PATH, GUID)], CODE, &PATH);
    }
}
