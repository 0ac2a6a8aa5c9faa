//! IDP08: a line of the role mapping that cannot be written, or stands there twice (F-role-mappings, F-roles-claim).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::role_mapping::parse;

const CODE: &str = "IDP08";
const PATH: Path = path!("roleMapping.entries");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("A line of the role mapping cannot be written, or stands there twice."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let mut seen = Vec::new();
    for line in plan.deployment().role_mapping.entries.entries() {
        match parse(line) {
            Err(defect) => report
                .error(CODE, PATH, format!("Line {} {defect}.", quoted(line)))
                .about(line)
                .why("OSMO compares the names in a token with these letter by letter.")
                .fix("Write: name at the provider = role of OSMO. Rename a group whose name cannot be written."),
            Ok(mapped) if seen.contains(&mapped) => report
                .error(CODE, PATH, format!("Line {} stands there twice.", quoted(line)))
                .about(line)
                .why("One of them was meant to say something else.")
                .fix("Take one away, or correct it."),
            Ok(mapped) => seen.push(mapped),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for lines in [
            "",
            "LDAP_ML_TEAM = osmo-user",
            "a = osmo-user\na = osmo-admin\nb = osmo-user",
        ] {
            passes(RULE, &[(&PATH, lines)]);
        }
        // With Google nobody asks for it: its tokens carry no roles.
        passes(RULE, &[("idp.provider", "google"), (&PATH, "nonsense")]);
    }

    #[test]
    fn bad() {
        for lines in ["team", "a,b = osmo-user", "a = osmo-user\n a=osmo-user"] {
            refuses(RULE, &[(&PATH, lines)], CODE, &PATH);
        }
    }
}
