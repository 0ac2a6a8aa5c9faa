//! FORM02: characters that nobody sees or that are not what they look like (F-hidden-characters). Copied from a web page or a
//! chat they break names and passwords; some hide what a file really says.

use super::too_long;
use crate::fields::{Field, Kind};
use crate::finding::Report;
use crate::plan::Plan;
use crate::questions::{self};
use crate::rules::text::code_point;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};
use crate::secrets::SPECS;
use crate::syntax::hidden::{self, Hidden};

const CODE: &str = "FORM02";

fn found_in(label: &str, (kind, c, place): (Hidden, char, usize)) -> String {
    format!(
        "{label} has {} ({}) at character {place}.",
        kind.name(),
        code_point(c)
    )
}

/// Returns the first such character of an answer.
pub(super) fn answer(field: &Field, text: &str) -> Option<(Hidden, char, usize)> {
    let allowed = match field.kind {
        Kind::Text => |_| false,
        // A reason is prose: its quotes may be curly.
        _ if field.path == questions::ACCEPTED => {
            |c| c == '\n' || hidden::kind(c) == Some(Hidden::Quote)
        }
        Kind::Lines | Kind::Yaml => |c| c == '\n',
        Kind::Flag | Kind::Choice(_) => return None,
    };
    hidden::first(text, allowed)
}

/// Returns the first control character of a secret, which may hold any other text.
pub(super) fn secret(text: &str) -> Option<(Hidden, char, usize)> {
    hidden::first(text, |c| hidden::kind(c) != Some(Hidden::Control))
}

fn in_fields(plan: &Plan, report: &mut Report) {
    for field in questions::asked(plan.deployment()) {
        if let Some(first) = answer(field, &field.read(plan.answers())) {
            let why = match first.0 {
                Hidden::Quote => {
                    "Only straight quotes mean anything to YAML and to shells; this one would \
                     become part of the value."
                }
                _ => {
                    "It would become part of the value: names stop matching, and what you see is \
                     not what the cluster gets."
                }
            };
            report
                .error(CODE, field.path, found_in(field.label, first))
                .why(why)
                .fix("Delete it, or type the value by hand instead of pasting it.");
        }
    }
}

/// A password may hold any text, but no control character; what cannot be seen is still worth a word. The place is told,
/// never the value.
fn in_secrets(plan: &Plan, report: &mut Report) {
    for spec in SPECS {
        let Some(held) = plan.held(spec.path).filter(|held| !too_long::secret(held)) else {
            continue;
        };
        let visible = |c: char| hidden::kind(c) != Some(Hidden::Invisible);
        if let Some(first) = secret(held) {
            let why = "Secrets are read byte for byte: with a line break in it the value is \
                       another one, and sign-in or login fails.";
            report
                .error(CODE, spec.path, found_in(spec.label, first))
                .why(why)
                .fix("Paste it again without the line break or control character.");
        } else if let Some(first) = hidden::first(held, visible) {
            let why = "Secrets are read byte for byte; an invisible character usually comes from \
                       copying a web page.";
            report
                .warning(CODE, spec.path, found_in(spec.label, first))
                .why(why)
                .fix("Check that it belongs there, or paste the value again.");
        }
    }
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new(
        "A value holds a character that nobody sees or that looks like another one.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    in_fields(plan, report);
    in_secrets(plan, report);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, run, warns};

    #[test]
    fn good() {
        passes(
            RULE,
            &[
                ("scheduling.podLabels", "a=b\nc=d"),
                ("extraValues.service", "a: 1\nb: 2\n"),
            ],
        );
        passes(
            RULE,
            &[
                ("secrets.dbPassword", "pässwörd “quoted” $'\\"),
                ("secrets.redisPassword", "a b"),
            ],
        );
        passes(
            RULE,
            &[
                ("idp.provider", "google"),
                ("idp.entra.tenantId", "\u{200b}"),
            ],
        );
    }

    #[test]
    fn bad() {
        for value in [
            "a\u{200b}b",
            "a\u{202e}b",
            "a\u{a0}b",
            "\u{feff}a",
            "a\u{2028}b",
            "a\u{1b}b",
            "a\nb",
            "“a”",
            "a\u{e0041}",
        ] {
            refuses(RULE, &[("hostname", value)], CODE, "hostname");
        }
        refuses(
            RULE,
            &[("extraValues.router", "a: 1 # \u{202e}")],
            CODE,
            "extraValues.router",
        );
        refuses(
            RULE,
            &[("oauth2Proxy.extraArgs", "--a=\tb")],
            CODE,
            "oauth2Proxy.extraArgs",
        );
        refuses(
            RULE,
            &[("secrets.clientSecret", "abc\n")],
            CODE,
            "secrets.clientSecret",
        );
        warns(
            RULE,
            &[("secrets.dbPassword", "abc\u{200b}")],
            CODE,
            "secrets.dbPassword",
        );
    }

    #[test]
    fn the_place_is_told_and_a_secret_is_not() {
        let findings = run(&[RULE], &[("secrets.clientSecret", "hunter2\n")]);
        assert!(findings[0].what.contains("U+000A") && findings[0].what.contains("character 8"));
        assert!(!format!("{findings:?}").contains("hunter2"));
    }
}
