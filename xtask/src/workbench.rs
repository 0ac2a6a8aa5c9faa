//! The files of the workbench get names that change with their content, as Trunk gives them to everything else, and the page
//! gets their hashes: hosts may keep them for ever, and two versions are never mixed.

use crate::html::replaced;
use crate::sums;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The files as Trunk names them, and the attribute in which the page has their hash.
const FILES: [(&str, &str, &str); 2] = [
    ("workbench", ".js", "data-workbench-module-integrity"),
    ("workbench", "_bg.wasm", "data-workbench-integrity"),
];

/// Names the files in `dist`, and tells the page there.
pub(crate) fn name(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let mut text = fs::read_to_string(&page).context("reading the page")?;
    for (stem, ending, attribute) in FILES {
        let old = format!("{stem}{ending}");
        let content = fs::read(dist.join(&old)).with_context(|| format!("reading {old}"))?;
        let new = format!("{stem}-{}{ending}", sums::short(&sums::sum(&content)));
        text = replaced(&text, &format!("./{old}"), &format!("./{new}"))?;
        let integrity = format!(" {attribute}={}", sums::integrity(&content));
        let before = " data-workbench-wasm=";
        text = replaced(&text, before, &format!("{integrity}{before}"))?;
        fs::rename(dist.join(&old), dist.join(&new)).with_context(|| format!("naming {new}"))?;
    }
    Ok(fs::write(page, text)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;

    #[test]
    fn names_change_with_the_content_and_the_page_has_the_hashes() {
        let dist = env::temp_dir().join(format!("xtask-workbench-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let html =
            "<script data-workbench-module=./workbench.js data-workbench-wasm=./workbench_bg.wasm>";
        for (name, text) in [
            ("index.html", html),
            ("workbench.js", "one"),
            ("workbench_bg.wasm", "two"),
        ] {
            fs::write(dist.join(name), text).unwrap();
        }
        name(&dist).unwrap();
        let page = fs::read_to_string(dist.join("index.html")).unwrap();
        for (ending, content) in [(".js", "one"), ("_bg.wasm", "two")] {
            let file = format!(
                "workbench-{}{ending}",
                sums::short(&sums::sum(content.as_bytes()))
            );
            assert!(
                dist.join(&file).is_file() && page.contains(&format!("=./{file}")),
                "{page}"
            );
            assert!(
                page.contains(&sums::integrity(content.as_bytes())),
                "{page}"
            );
        }
        // A second time there is nothing to name.
        assert!(name(&dist).is_err());
        fs::remove_dir_all(&dist).unwrap();
    }
}
