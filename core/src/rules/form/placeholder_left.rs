//! FORM03: a placeholder such as `<your-domain>` that nobody replaced. Helm takes it silently (F-unknown-keys).

use crate::fields::{Field, Kind};
use crate::finding::Report;
use crate::plan::Plan;
use crate::questions::{self};
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};
use crate::secrets::SPECS;
use crate::syntax::placeholder;

const CODE: &str = "FORM03";
const WHY: &str =
    "Helm uses it unchanged, and the pods look for a host or an object with that name.";

/// Comments of free YAML may speak of placeholders.
fn without_comments(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .collect::<Vec<_>>()
        .join("\n")
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("A placeholder was not replaced."),
    check,
};

/// Returns the first placeholder of an answer.
pub(super) fn answer(field: &Field, text: &str) -> Option<String> {
    match field.kind {
        // A reason is prose, and stands in no file that a program reads.
        _ if field.path == questions::ACCEPTED => None,
        Kind::Text | Kind::Lines => placeholder::first(text).map(str::to_owned),
        Kind::Yaml => placeholder::first(&without_comments(text)).map(str::to_owned),
        Kind::Flag | Kind::Choice(_) => None,
    }
}

fn check(plan: &Plan, report: &mut Report) {
    for field in questions::asked(plan.deployment()) {
        if let Some(found) = answer(field, &field.read(plan.answers())) {
            let what = format!(
                "{} still holds the placeholder {}.",
                field.label,
                quoted(&found)
            );
            report
                .error(CODE, field.path, what)
                .why(WHY)
                .fix("Replace it with your own value.");
        }
    }
    for spec in SPECS {
        let left = plan
            .secret(report, spec.path)
            .is_some_and(|secret| placeholder::first(secret) == Some(secret));
        if left {
            let what = format!(
                "{} looks like a placeholder: one word in angle brackets.",
                spec.label
            );
            let why = "A copied example would become the secret, and everybody who reads the same \
                       documentation knows it.";
            report.warning(CODE, spec.path, what).why(why).fix(
                "Put the real secret here, or leave it empty and let the commands ask for it.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    #[test]
    fn good() {
        passes(
            RULE,
            &[(
                "extraValues.service",
                "# <your-domain>\na: 1\nb:\n  <<: *base\n",
            )],
        );
        passes(RULE, &[("secrets.dbPassword", "a<b>c")]);
    }

    #[test]
    fn bad() {
        refuses(RULE, &[("hostname", "<your-domain>")], CODE, "hostname");
        refuses(
            RULE,
            &[("oauth2Proxy.extraArgs", "--banner=-\n--footer=<text>")],
            CODE,
            "oauth2Proxy.extraArgs",
        );
        refuses(
            RULE,
            &[("extraValues.service", "a: <version>")],
            CODE,
            "extraValues.service",
        );
        warns(
            RULE,
            &[("secrets.dbPassword", "<your-db-password>")],
            CODE,
            "secrets.dbPassword",
        );
    }
}
