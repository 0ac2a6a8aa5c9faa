//! The account in words: for the page, a file to keep, and the command line.

use super::{Fate, Found, Import, Sheet};
use crate::finding::Severity;
use crate::syntax::hidden;
use crate::text::counted;
use std::fmt::Write as _;

/// How many files that were set aside are named.
const NAMES: usize = 20;

/// Returns what was understood, in a sentence.
pub fn summary(import: &Import) -> String {
    let (all, open) = import.keys();
    let of =
        |is: fn(Fate) -> bool| -> usize { import.sheets.iter().map(|sheet| sheet.count(is)).sum() };
    let understood = of(|fate| matches!(fate, Fate::Understood(_)));
    let kept = of(|fate| matches!(fate, Fate::Kept(_)));
    format!(
        "{}: {understood} understood, {kept} kept as extra values, {open} to look at.",
        counted(all, "key", "keys")
    )
}

/// Returns what is to be said before changes are taken, a sentence each.
pub fn notes(import: &Import) -> Vec<String> {
    let found = || import.sheets.iter().flat_map(|sheet| &sheet.found);
    let count = |severity| found().filter(|one| one.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let comments: usize = import.sheets.iter().map(|sheet| sheet.comments.len()).sum();
    let mut out = vec![summary(import)];
    if errors + warnings > 0 {
        let errors = counted(errors, "error", "errors");
        let warnings = counted(warnings, "warning", "warnings");
        out.push(format!(
            "The files have {errors} and {warnings}; each is corrected where that is possible."
        ));
    }
    if comments > 0 {
        let comments = counted(comments, "comment is", "comments are");
        out.push(format!("{comments} not carried over."));
    }
    out.extend(aside(import));
    out
}

/// Names the files that were set aside.
fn aside(import: &Import) -> Option<String> {
    let all = import.aside.len();
    let names: Vec<&str> = import
        .aside
        .iter()
        .take(NAMES)
        .map(String::as_str)
        .collect();
    let further = match all.saturating_sub(NAMES) {
        0 => String::new(),
        further => format!(" and {further} more"),
    };
    let files = counted(all, "file holds", "files hold");
    let names = hidden::visible(&names.join(", "));
    (all > 0).then(|| {
        format!("{files} neither values nor objects, and nothing of it is used: {names}{further}.")
    })
}

/// Returns a finding in one line.
fn line(sheet: &Sheet, one: &Found) -> String {
    let word = match one.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let (name, line, code, path) = (&sheet.name, one.line, one.code, &one.path);
    format!(
        "{name}:{line}: {word} {code} {path}: {} {} {}",
        one.what, one.why, one.fix
    )
}

/// Returns the account of every key, finding, comment and secret. No value stands in it.
pub fn account(import: &Import) -> String {
    let mut out = String::new();
    for sheet in &import.sheets {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}: {}", sheet.name, sheet.kind);
        for key in &sheet.keys {
            let _ = writeln!(out, "  {}: {} {}", key.line, key.key, key.fate.says());
        }
        for one in &sheet.found {
            let _ = writeln!(out, "{}", line(sheet, one));
        }
        for (at, comment) in &sheet.comments {
            let _ = writeln!(
                out,
                "{}:{at}: comment, not carried over: {comment}",
                sheet.name
            );
        }
    }
    for held in &import.secrets {
        let _ = writeln!(out, "secret: {} from {}", held.spec.label, held.from);
    }
    for said in aside(import).into_iter().chain([summary(import)]) {
        let _ = writeln!(out, "{said}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::import;
    use super::*;

    #[test]
    fn the_account_names_everything_and_shows_no_secret() {
        let text = "# mine\nservices:\n  postgres: {password: hunter2}\n  service: {hostnam: x}\n";
        let import = import(&[("osmo_values.yaml", text.as_bytes())]);
        let account = account(&import);
        for part in [
            "osmo_values.yaml: values of the chart service\n",
            "  3: services.postgres.password secret: Database password\n",
            "  4: services.service.hostnam dead: no template reads it\n",
            "osmo_values.yaml:4: error EXTR02 services.service.hostnam: ",
            "osmo_values.yaml:1: comment, not carried over: mine\n",
            "secret: Database password from services.postgres.password\n",
            "2 keys: 0 understood, 0 kept as extra values, 1 to look at.\n",
        ] {
            assert!(account.contains(part), "{part}\n{account}");
        }
        assert!(!account.contains("hunter2"));
        let notes = notes(&import);
        assert!(
            notes[1].starts_with("The files have ") && notes[2] == "1 comment is not carried over."
        );
    }
}
