//! MEK01: a key id that OSMO's YAML parser (`PyYAML`, YAML 1.1) does not read as the same text (F-mek-file). It is at
//! once `currentMek`, the key in the map and the `kid` inside the JWK.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::yaml11;

const CODE: &str = "MEK01";
const PATH: Path = path!("mek.currentMek");

fn is_key_id(text: &str) -> bool {
    text.len() <= 63
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        && !yaml11::changes_type(text)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("YAML reads the key ID as something else."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(id) = plan.answer(report, PATH) else {
        return;
    };
    if !is_key_id(&id) {
        let why = "OSMO looks the key up by this name; one that YAML reads as a number, true or false never \
         matches, and nothing can be decrypted.";
        let fix = "Start with a letter, then letters, digits, hyphens and underscores, at most \
                   63: key1. Not a word like yes or on.";
        report
            .error(
                CODE,
                PATH,
                format!("Key ID {} is not a usable name.", quoted(&id)),
            )
            .why(why)
            .fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for id in ["key1", "Key_2-a", "a"] {
            passes(RULE, &[(&PATH, id)]);
        }
    }

    #[test]
    fn bad() {
        for id in [
            "1",
            "1key",
            "yes",
            "On",
            "null",
            "n",
            "key.1",
            "key 1",
            "_key",
            &"k".repeat(64),
        ] {
            refuses(RULE, &[(&PATH, id)], CODE, &PATH);
        }
    }
}
