//! FORM03: a placeholder such as `<your-domain>` that nobody replaced. Helm takes it silently (F-unknown-keys).

use crate::fields::Kind;
use crate::finding::Report;
use crate::plan::Plan;
use crate::questions::{self};
use crate::rules::text::quoted;
use crate::secrets::SPECS;
use crate::syntax::placeholder;

const CODE: &str = "FORM03";
const WHY: &str =
    "Helm takes it as it stands, and the pods look for a host or a name that is called so.";

/// Comments of free YAML may speak of placeholders.
fn without_comments(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .collect::<Vec<_>>()
        .join("\n")
}

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    for field in questions::asked(plan.deployment()) {
        let text = match field.kind {
            // A reason is prose, and stands in no file that a program reads.
            _ if field.path == questions::ACCEPTED => continue,
            Kind::Text | Kind::Lines => field.read(plan.answers()),
            Kind::Yaml => without_comments(&field.read(plan.answers())),
            Kind::Flag | Kind::Choice(_) => continue,
        };
        if let Some(found) = placeholder::first(&text) {
            let what = format!(
                "{} still holds the placeholder {}.",
                field.label,
                quoted(found)
            );
            report.error(
                CODE,
                field.path,
                what,
                WHY,
                "Replace it with your own value.",
            );
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
            let why = "A copied example would become the secret, and whoever reads the same documentation knows it.";
            report.warning(
                CODE,
                spec.path,
                what,
                why,
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
            rule,
            &[(
                "extraValues.service",
                "# <your-domain>\na: 1\nb:\n  <<: *base\n",
            )],
        );
        passes(rule, &[("secrets.dbPassword", "a<b>c")]);
    }

    #[test]
    fn bad() {
        refuses(rule, &[("hostname", "<your-domain>")], CODE, "hostname");
        refuses(
            rule,
            &[("oauth2Proxy.extraArgs", "--banner=-\n--footer=<text>")],
            CODE,
            "oauth2Proxy.extraArgs",
        );
        refuses(
            rule,
            &[("extraValues.service", "a: <version>")],
            CODE,
            "extraValues.service",
        );
        warns(
            rule,
            &[("secrets.dbPassword", "<your-db-password>")],
            CODE,
            "secrets.dbPassword",
        );
    }
}
