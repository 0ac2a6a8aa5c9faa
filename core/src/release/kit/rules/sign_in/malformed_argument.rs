//! ARG01: an argument that does not arrive as it is (F-bare-arguments): the charts print it as a bare YAML scalar, where
//! `: ` starts a mapping and ` #` a comment.

use super::{ARGS, flag};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "ARG01";

fn defect(argument: &str) -> Option<&'static str> {
    let (name, _) = flag(argument);
    let named = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let found = match argument {
        a if !a.starts_with("--") || a.starts_with("---") => "does not start with two hyphens",
        _ if !named => "is not a flag of the form --name=value",
        "--help" | "--version" => "makes oauth2-proxy print something and exit",
        a if a.contains(": ") || a.ends_with(':') => {
            "has a colon that YAML takes for the end of a key"
        }
        a if a.contains(" #") => "has a # that YAML takes for a comment",
        _ => return None,
    };
    Some(found)
}

/// What may be shown of an argument: its value could be a secret.
fn shown(argument: &str) -> String {
    let name: String = argument
        .chars()
        .take_while(|c| !matches!(c, '=' | ' ' | ':'))
        .collect();
    if name.starts_with('-') {
        format!(" {}", quoted(&name))
    } else {
        String::new()
    }
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("An argument of oauth2-proxy does not reach it as written."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for argument in plan.entries(report, ARGS) {
        if let Some(defect) = defect(&argument) {
            let what = format!("The oauth2-proxy argument{} {defect}.", shown(&argument));
            let why = "The charts print arguments without quotes; oauth2-proxy would get \
                       something else and exit, or the API server refuses the pods.";
            report
                .error(CODE, ARGS, what)
                .why(why)
                .fix("Write one flag a line, as --name=value, without quotes around it.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(
            RULE,
            &[(
                &ARGS,
                "--banner=-\n--oidc-groups-claim=groups\n--whitelist-domain=.example.com:8443\n--footer=a#b",
            )],
        );
    }

    #[test]
    fn bad() {
        for argument in [
            "banner=-",
            "-banner=-",
            "---banner",
            "--banner -",
            "--Banner=x",
            "--banner=a: b",
            "--banner=a #b",
            "--banner:",
            "\"--banner=-\"",
            "--",
            "--=x",
        ] {
            refuses(RULE, &[(&ARGS, argument)], CODE, &ARGS);
        }
    }
}
