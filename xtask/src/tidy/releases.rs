//! The rule that what is true of one release stands in its folder: nothing else names a release by its number.

use super::files::SourceFile;

/// Where releases may be named: their folders, and the tables that offer them.
const HOMES: [&str; 3] = [
    "core/src/release/v6_2/",
    "core/src/release/offered.rs",
    "core/src/release/mod.rs",
];

/// The words by which code names a release.
const NAMES: [&str; 3] = ["6.2", "v6_2", "V6_2"];

/// Returns lines of the core and the page that name a release outside its home. Comments and tests may.
pub(super) fn named_elsewhere(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let ours = file.path.starts_with("core/src/") || file.path.starts_with("app/src/");
        let home = HOMES.iter().any(|home| file.path.starts_with(home));
        let is_test = file.path.ends_with("/tests.rs") || file.path.ends_with("/bench.rs");
        if !ours || home || is_test || !["rs", "sh"].contains(&file.ending()) {
            continue;
        }
        for (number, line) in file.code() {
            if line.trim_start().starts_with("mod tests") {
                break;
            }
            if NAMES.iter().any(|name| names(line, name)) {
                found.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    found
}

/// Says whether a name stands in a line as a whole, with or without further numbers behind it.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line
            .get(at + name.len()..)
            .and_then(|text| text.chars().next());
        let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !inside(before) && before != Some('.') && !inside(after)
    })
}

#[cfg(test)]
mod tests {
    use super::super::files::example;
    use super::*;

    #[test]
    fn only_its_folder_names_a_release() {
        let files = [
            example("core/src/release/v6_2/facts.rs", "\"6.2.10\""),
            example(
                "core/src/rules/x.rs",
                "// 6.2\nlet a = 16.25 + 1.6.2;\nmod tests {\n\"6.2\"",
            ),
            example(
                "core/src/release/kit/x.rs",
                "\"chart of 6.2.8\"\nuse crate::release::v6_2::y;",
            ),
            example("app/src/footer.rs", "\"For OSMO 6.2\""),
            example("README.md", "OSMO 6.2"),
        ];
        let expected = [
            "core/src/release/kit/x.rs:1: \"chart of 6.2.8\"",
            "core/src/release/kit/x.rs:2: use crate::release::v6_2::y;",
            "app/src/footer.rs:1: \"For OSMO 6.2\"",
        ];
        assert_eq!(named_elsewhere(&files), expected);
    }
}
