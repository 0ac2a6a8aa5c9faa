//! What was found, for people and for programs: lines, JSON, and SARIF 2.1.0.

use super::{Found, Linted};
use crate::finding::Severity;
use crate::text::counted as number_of;
use crate::text::escape::json_or_toml as string;
use std::fmt::Write as _;

fn word(one: &Found) -> &'static str {
    match one.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Returns a line for each finding, and one that counts them.
pub fn text(all: &[Linted]) -> String {
    let mut out = String::new();
    for file in all {
        for one in &file.found {
            let (name, line) = (&file.name, one.line);
            let known = if one.accepted { " (accepted)" } else { "" };
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "{name}:{line}: {}{known} {} {}: {} {} {}",
                word(one),
                one.code,
                one.path,
                one.what,
                one.why,
                one.fix
            );
        }
        let (errors, warnings) = file.counts();
        let _ = writeln!(
            out,
            "{}: {}; {}, {}",
            file.name,
            file.kind,
            number_of(errors, "error", "errors"),
            number_of(warnings, "warning", "warnings")
        );
    }
    out
}

/// Returns how much was found in how many files, in a sentence.
pub fn counted(all: &[Linted]) -> String {
    let counts = all.iter().map(Linted::counts);
    let (errors, warnings) = counts.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    format!(
        "{}: {}, {}.",
        number_of(all.len(), "file", "files"),
        number_of(errors, "error", "errors"),
        number_of(warnings, "warning", "warnings")
    )
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

/// Returns a list with an object for each file.
pub fn json(all: &[Linted]) -> String {
    let one = |one: &Found| {
        format!(
            "{{\"line\":{},\"code\":{},\"severity\":{},\"accepted\":{},\"path\":{},\"what\":{},\"why\":{},\"fix\":{}}}",
            one.line,
            string(one.code),
            string(word(one)),
            one.accepted,
            string(&one.path),
            string(&one.what),
            string(&one.why),
            string(&one.fix)
        )
    };
    let files = all.iter().map(|file| {
        let (errors, warnings) = file.counts();
        format!(
            "{{\"file\":{},\"kind\":{},\"errors\":{errors},\"warnings\":{warnings},\"findings\":{}}}",
            string(&file.name),
            string(&file.kind),
            list(file.found.iter().map(one))
        )
    });
    list(files) + "\n"
}

fn result(name: &str, one: &Found) -> String {
    let message = format!("{} {} {}", one.what, one.why, one.fix);
    let accepted = if one.accepted {
        ",\"suppressions\":[{\"kind\":\"inSource\"}]"
    } else {
        ""
    };
    format!(
        "{{\"ruleId\":{},\"level\":{},\"message\":{{\"text\":{}}},\"locations\":[{{\"physicalLocation\":\
         {{\"artifactLocation\":{{\"uri\":{}}},\"region\":{{\"startLine\":{}}}}}}}]{accepted}}}",
        string(one.code),
        string(word(one)),
        string(&message),
        string(name),
        one.line
    )
}

/// Returns one run in SARIF 2.1.0, as code hosts show it beside the lines.
pub fn sarif(all: &[Linted]) -> String {
    let mut codes: Vec<&str> = all
        .iter()
        .flat_map(|file| &file.found)
        .map(|one| one.code)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    let rules = codes
        .into_iter()
        .map(|code| format!("{{\"id\":{}}}", string(code)));
    let results = all
        .iter()
        .flat_map(|file| file.found.iter().map(|one| result(&file.name, one)));
    format!(
        "{{\"version\":\"2.1.0\",\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"runs\":[{{\"tool\":\
         {{\"driver\":{{\"name\":\"osmo-configurator\",\"version\":{},\"rules\":{}}}}},\"results\":{}}}]}}\n",
        string(env!("CARGO_PKG_VERSION")),
        list(rules),
        list(results)
    )
}
