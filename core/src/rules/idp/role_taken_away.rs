//! IDP09: sync mode force for a role of administrators takes it from everybody who has it by hand (F-role-sync).

use crate::finding::Report;
use crate::model::SyncMode;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::role_mapping::parse;

const CODE: &str = "IDP09";
const PATH: Path = path!("roleMapping.syncMode");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("Sync mode force takes osmo-admin from everybody who has it by hand."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let mapping = &plan.deployment().role_mapping;
    let mut lines = mapping
        .entries
        .entries()
        .filter_map(|line| parse(line).ok());
    if mapping.sync_mode == SyncMode::Force && lines.any(|one| one.role == "osmo-admin") {
        report
            .warning(CODE, PATH, "Sync mode force with a mapping for osmo-admin.")
            .why(
                "Whose token lacks the name loses the role at the next request. This also holds for roles that \
                 were given with osmo user update, and for tokens without a claim roles.",
            )
            .fix("Check a token of an administrator first, keep the default admin, or choose import.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const ADMINS: (&str, &str) = ("roleMapping.entries", "admins = osmo-admin");

    #[test]
    fn good() {
        passes(RULE, &[ADMINS]);
        passes(
            RULE,
            &[("roleMapping.entries", "a = osmo-user"), (&PATH, "force")],
        );
        passes(RULE, &[(&PATH, "force")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[ADMINS, (&PATH, "force")], CODE, &PATH);
    }
}
