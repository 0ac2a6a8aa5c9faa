//! The licence texts in a package's source.

use super::packages::Package;
use crate::error::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// How the names of such files begin, in lower case.
const BEGINNINGS: [&str; 6] = [
    "licence",
    "license",
    "copying",
    "copyright",
    "notice",
    "unlicense",
];

/// Returns the texts that `package` ships at the top of its source or in a folder for them.
pub(super) fn of(package: &Package) -> Result<Vec<String>> {
    let mut files = BTreeSet::new();
    files.extend(
        package
            .named_file
            .as_ref()
            .map(|name| package.folder.join(name)),
    );
    for folder in [package.folder.clone(), package.folder.join("LICENSES")] {
        files.extend(in_folder(&folder));
    }
    let mut texts = Vec::new();
    for file in files.iter().filter(|file| file.is_file()) {
        let bytes = fs::read(file).context(format!("reading {}", file.display()))?;
        let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        if !text.trim().is_empty() {
            texts.push(text);
        }
    }
    Ok(texts)
}

fn in_folder(folder: &Path) -> Vec<PathBuf> {
    let inside_licences = folder.ends_with("LICENSES");
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| inside_licences || is_licence(path))
        .collect()
}

/// Returns whether a file's name is one that licences have; pages about licences are not texts.
fn is_licence(path: &Path) -> bool {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let page = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("html"));
    !page
        && BEGINNINGS
            .iter()
            .any(|beginning| name.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_files_are_told_by_their_names() {
        for (name, expected) in [
            ("LICENSE-MIT", true),
            ("license.md", true),
            ("COPYING", true),
            ("UNLICENSE", true),
            ("README.md", false),
            ("COPYRIGHT.html", false),
        ] {
            assert_eq!(is_licence(Path::new(name)), expected, "{name}");
        }
    }
}
