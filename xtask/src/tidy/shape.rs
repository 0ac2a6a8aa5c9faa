//! Rules on the size and the name of files.

use super::files::SourceFile;

/// The most lines that one file may have.
const LONGEST: usize = 300;
/// The endings of files that people write as source.
const SOURCE: [&str; 7] = ["rs", "css", "js", "mjs", "ts", "py", "sh"];

/// Returns source files that are too long to be read at one go.
pub(super) fn long_files(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .filter(|file| SOURCE.contains(&file.ending()))
        // Expected output of tests is data, however it is named.
        .filter(|file| !file.path.contains("/fixtures/") && !file.path.contains("/golden/"))
        .map(|file| (file, file.lines().count()))
        .filter(|(_, length)| *length > LONGEST)
        .map(|(file, length)| format!("{}: {length} lines", file.path))
        .collect()
}

/// Returns files whose name says nothing about what is in them.
pub(super) fn vague_names(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .filter(|file| {
            matches!(
                file.name(),
                "util.rs" | "utils.rs" | "helpers.rs" | "misc.rs"
            )
        })
        .map(|file| file.path.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::files::example;
    use super::*;

    #[test]
    fn long_source_is_found() {
        let files = [
            example("a.rs", &"line\n".repeat(300)),
            example("b.rs", &"line\n".repeat(301)),
            example("c.md", &"line\n".repeat(301)),
            example("tests/golden/x/install.sh", &"line\n".repeat(301)),
        ];
        assert_eq!(long_files(&files), ["b.rs: 301 lines"]);
    }

    #[test]
    fn vague_names_are_found() {
        let files = [
            example("core/src/utils.rs", ""),
            example("core/src/shell.rs", ""),
        ];
        assert_eq!(vague_names(&files), ["core/src/utils.rs"]);
    }
}
