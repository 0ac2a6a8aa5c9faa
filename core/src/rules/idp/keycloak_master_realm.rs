//! KC03: Keycloak's master realm, whose users administer Keycloak itself (F-keycloak-master).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "KC03";
const PATH: Path = path!("idp.keycloak.realm");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The realm is Keycloak's master realm."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if plan.answer(report, PATH).as_deref() == Some("master") {
        let why = "The master realm is for administrators of Keycloak; users of OSMO would live beside them.";
        report
            .warning(CODE, PATH, "Realm \"master\" is Keycloak's own.")
            .why(why)
            .fix("Make a realm for OSMO, such as osmo.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const KEYCLOAK: (&str, &str) = ("idp.provider", "keycloak");

    #[test]
    fn good() {
        passes(RULE, &[KEYCLOAK]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[KEYCLOAK, (&PATH, "master")], CODE, &PATH);
    }
}
