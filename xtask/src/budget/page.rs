//! Which files a first visit loads, read from the finished page itself.

use crate::error::{Context, Error, Result};
use crate::html;
use std::fs;
use std::path::Path;

/// Returns the names of all files that load before the page is usable, `index.html` first.
pub(super) fn files(dist: &Path) -> Result<Vec<String>> {
    let page = fs::read_to_string(dist.join("index.html")).context("reading dist/index.html")?;
    let mut names = vec!["index.html".to_owned()];
    for address in addresses(&page) {
        let name = address.trim_start_matches("./").to_owned();
        if name.contains(':') || name.starts_with('/') {
            return Err(Error::new(format!(
                "dist/index.html loads {address} from elsewhere"
            )));
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    for needed in [".js", ".wasm", ".css"] {
        if !names.iter().any(|name| name.ends_with(needed)) {
            return Err(Error::new(format!(
                "dist/index.html loads no {needed} file"
            )));
        }
    }
    // Modules that the program's glue imports on its own.
    add_below(dist, "snippets", &mut names)?;
    Ok(names)
}

/// Returns what the tags of `page` load.
fn addresses(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in html::tags(page) {
        let names: &[&str] = match tag.name.as_str() {
            "link" => &["href"],
            "script" => &["src", "data-module", "data-wasm"],
            "img" => &["src"],
            _ => &[],
        };
        found.extend(
            names
                .iter()
                .filter_map(|name| tag.get(name))
                .map(str::to_owned),
        );
    }
    found
}

fn add_below(dist: &Path, folder: &str, names: &mut Vec<String>) -> Result<()> {
    let Ok(entries) = fs::read_dir(dist.join(folder)) else {
        return Ok(());
    };
    for entry in entries {
        let entry = entry.context(format!("reading dist/{folder}"))?;
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            add_below(dist, &name, names)?;
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
    fn everything_that_loads_is_found() {
        let page = r#"<link rel=stylesheet href=./base-1.css><link rel=modulepreload href=./app.js>
            <a href="https://example.com">text</a>
            <script type=module src=./boot.js data-module=./app.js data-wasm=./app_bg.wasm></script>"#;
        let expected = [
            "./base-1.css",
            "./app.js",
            "./boot.js",
            "./app.js",
            "./app_bg.wasm",
        ];
        assert_eq!(addresses(page), expected);
    }
}
