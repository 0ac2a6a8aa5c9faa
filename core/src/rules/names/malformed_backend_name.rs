//! NAME06: a name of the compute backend that does not arrive as it is: the chart backend-operator prints it as an
//! argument without quotes, twice (F-bare-arguments).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "NAME06";
const PATH: Path = path!("backend.name");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The name of the compute backend does not arrive as written."),
    check,
};

/// Letters, digits, hyphens, underscores and dots, beginning with a letter or digit.
fn is_plain(name: &str) -> bool {
    let inner = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    name.len() <= 63
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.bytes().all(inner)
}

fn check(plan: &Plan, report: &mut Report) {
    let Some(name) = plan.answer(report, PATH) else {
        return;
    };
    if !is_plain(&name) {
        report
            .error(
                CODE,
                PATH,
                format!("Backend name {} is not a plain name.", quoted(&name)),
            )
            .why(
                "The chart of the backend prints it without quotes as an argument: another \
                 character can end it, or make another one of it.",
            )
            .fix(
                "Use letters, digits, hyphens, underscores and dots, at most 63, beginning with a \
                 letter or digit: gpu-cluster-1.",
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for name in ["default", "gpu-cluster-1", "EU_west.2", "1a"] {
            passes(RULE, &[(&PATH, name)]);
        }
    }

    #[test]
    fn bad() {
        for name in [
            "a #b",
            "--help",
            "[a",
            "{{ .Values }}",
            "<img src=x>",
            "a b",
            "ü",
        ] {
            refuses(RULE, &[(&PATH, name)], CODE, &PATH);
        }
    }
}
