//! The files of the workbench get names that change with their content, as Trunk gives them to everything else, and the page
//! gets their hashes: hosts may keep them for ever, and two versions are never mixed.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The files as Trunk names them, and the attribute in which the page has their hash.
const FILES: [(&str, &str, &str); 2] = [
    ("workbench", ".js", "data-workbench-module-integrity"),
    ("workbench", "_bg.wasm", "data-workbench-integrity"),
];

/// So many bytes of the hash are in a name.
const HASH: usize = 8;

/// Names the files in `dist`, and tells the page there.
pub(crate) fn name(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let mut text = fs::read_to_string(&page).context("reading the page")?;
    for (stem, ending, attribute) in FILES {
        let old = format!("{stem}{ending}");
        let content = fs::read(dist.join(&old)).with_context(|| format!("reading {old}"))?;
        let new = hashed(stem, ending, &content);
        ensure!(
            text.contains(&format!("./{old}")),
            "the page does not name {old}"
        );
        text = text.replace(&format!("./{old}"), &format!("./{new}"));
        text = text.replace(
            " data-workbench-wasm=",
            &format!(
                " {attribute}=sha384-{} data-workbench-wasm=",
                STANDARD.encode(Sha384::digest(&content))
            ),
        );
        fs::rename(dist.join(&old), dist.join(&new)).with_context(|| format!("naming {new}"))?;
    }
    Ok(fs::write(page, text)?)
}

/// Returns the name with the hash of the content.
fn hashed(stem: &str, ending: &str, content: &[u8]) -> String {
    let mut name = format!("{stem}-");
    for byte in Sha256::digest(content).iter().take(HASH) {
        // Writing into a string cannot fail.
        let _ = write!(name, "{byte:02x}");
    }
    name + ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_with_the_content() {
        let name = hashed("workbench", "_bg.wasm", b"one");
        assert!(name.starts_with("workbench-") && name.ends_with("_bg.wasm") && name.len() == 34);
        assert_ne!(name, hashed("workbench", "_bg.wasm", b"two"));
    }
}
