//! CA01: a key that no `ConfigMap` can have (Kubernetes API: letters, digits, `-`, `_`, `.`, at most 253).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "CA01";
const PATH: Path = path!("trust.key");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The key of the certificates is not a valid ConfigMap key."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(key) = plan.answer(report, PATH) else {
        return;
    };
    let harmless = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    if key.len() > 253 || key.starts_with("..") || key == "." || !key.bytes().all(harmless) {
        report
            .error(
                CODE,
                PATH,
                format!("Key {} is not a valid ConfigMap key.", quoted(&key)),
            )
            .why(
                "It is the name of the certificates' file in the pods; the API server refuses the \
                 ConfigMap.",
            )
            .fix("Use letters, digits, hyphens, underscores and dots, such as ca.crt.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const ON: (&str, &str) = ("trust.idp", "true");

    #[test]
    fn good() {
        passes(RULE, &[ON, (&PATH, "ca-bundle.crt")]);
        passes(RULE, &[(&PATH, "a b")]);
    }

    #[test]
    fn bad() {
        for key in ["a/b", "a b", "..x", ".", "$(x)"] {
            refuses(RULE, &[ON, (&PATH, key)], CODE, &PATH);
        }
    }
}
