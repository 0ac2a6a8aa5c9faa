//! What a first visit loads: everything beside the page but what is there to be read.

use super::grouped;
use crate::single;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What the page links to or carries, and no visit loads on its own.
const READ_ONLY: [&str; 5] = [
    "LICENSE",
    "THIRD-PARTY-LICENSES.txt",
    "answers.schema.json",
    single::FILE,
    single::SUM,
];

/// The program that is loaded when somebody first answers something or opens a page, and what keeps the page for a visit without a
/// network once it is there.
const LATER: [&str; 2] = ["workbench-", "sw.js"];

/// Compresses the files of the page, prints a line for each, and returns them as a host would send them.
pub(super) fn compressed(dist: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut sent = BTreeMap::new();
    println!("{:>10} {:>10}  file", "raw", "brotli");
    for name in files(dist)? {
        let content = fs::read(dist.join(&name)).with_context(|| format!("reading dist/{name}"))?;
        let small = brotli(&content).with_context(|| format!("compressing dist/{name}"))?;
        println!(
            "{:>10} {:>10}  {name}",
            grouped(content.len()),
            grouped(small.len())
        );
        sent.insert(PathBuf::from(name), small);
    }
    Ok(sent)
}

/// Compresses at the highest level, as a host would that does it once, ahead of time.
fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*content, &mut out, &settings)?;
    Ok(out)
}

/// Returns the names of all files that load before the page is usable, in the order of the alphabet.
fn files(dist: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    add(dist, "", &mut names)?;
    names.retain(|name| {
        !LATER.iter().any(|later| name.starts_with(later)) && !READ_ONLY.contains(&name.as_str())
    });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_gets_smaller() {
        let text = "the same words again and again ".repeat(100);
        assert!(brotli(text.as_bytes()).unwrap().len() < text.len() / 10);
    }
}
