//! Which files a first visit loads: everything beside the page but what is there to be read.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// What the page links to or carries, and no visit loads on its own.
const READ_ONLY: [&str; 2] = ["LICENSE", "THIRD-PARTY-LICENSES.txt"];

/// Returns the names of all files that load before the page is usable, in the order of the alphabet.
pub(super) fn files(dist: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    add(dist, "", &mut names)?;
    names.retain(|name| !READ_ONLY.contains(&name.as_str()));
    names.sort();
    for needed in [".html", ".js", ".wasm", ".css"] {
        ensure!(
            names.iter().any(|name| name.ends_with(needed)),
            "dist/ holds no {needed} file"
        );
    }
    Ok(names)
}

fn add(dist: &Path, folder: &str, names: &mut Vec<String>) -> Result<()> {
    let reading = || format!("reading dist/{folder}");
    for entry in fs::read_dir(dist.join(folder)).with_context(reading)? {
        let entry = entry.with_context(reading)?;
        let name = format!("{folder}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            add(dist, &format!("{name}/"), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}
