//! SECR06: an admin password with characters beyond `A-Z a-z 0-9 - _` (F-admin-password).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "SECR06";
const PATH: Path = path!("secrets.adminPassword");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The admin password has unusual characters."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let harmless = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    if plan
        .secret(report, PATH)
        .is_some_and(|secret| !secret.bytes().all(harmless))
    {
        let what =
            "Admin password has other characters than letters, digits, hyphens and underscores.";
        let why = "It is an access token that travels in addresses and shell commands, where such \
                   characters are cut or changed.";
        report
            .warning(CODE, PATH, what)
            .why(why)
            .fix("Generate it here.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(
            RULE,
            &[(&PATH, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGx-_Hh8")],
        );
    }

    #[test]
    fn bad() {
        warns(
            RULE,
            &[(&PATH, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGx+/Hh8")],
            CODE,
            &PATH,
        );
    }
}
