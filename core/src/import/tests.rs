//! What people hand over: what Helm and kubectl show, and what is broken.

use super::*;
use crate::questions;

mod broken;
mod cluster;
mod folder;
mod helm;
mod null;
mod odd;
mod secrets;
mod unlike;

fn given(files: &[(&str, &str)]) -> Import {
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    import(&files)
}

fn answer(import: &Import, path: &str) -> String {
    questions::find(path).unwrap().read(&import.answers)
}

/// Returns what is found: file, line, code.
fn told(import: &Import) -> Vec<String> {
    let mut out = Vec::new();
    for sheet in &import.sheets {
        let found = sheet.found.iter();
        out.extend(
            found.map(|one| format!("{}:{} {} {}", sheet.name, one.line, one.code, one.path)),
        );
    }
    out
}

fn fate(import: &Import, key: &str) -> Fate {
    let mut keys = import.sheets.iter().flat_map(|sheet| &sheet.keys);
    let found = keys.find(|one| one.key == key);
    found
        .unwrap_or_else(|| panic!("{key} is in no account"))
        .fate
}
