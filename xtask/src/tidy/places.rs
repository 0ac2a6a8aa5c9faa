//! The rule that the repository means the same on every machine.

use super::files::SourceFile;

/// Folders that exist on somebody's machine, in two halves so that this file does not break its rule.
const FOLDERS: [(&str, &str); 5] = [
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("/Us", "ers/"),
    ("/wo", "rk/"),
    ("/tm", "p/"),
];

/// Returns lines that name such a folder from the root.
pub(super) fn machine_paths(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| !file.name().ends_with("lock")) {
        for (number, line) in file.lines() {
            for (start, end) in FOLDERS {
                let folder = format!("{start}{end}");
                if names_from_the_root(line, &folder) {
                    found.push(format!("{}:{number}: {folder}", file.path));
                }
            }
        }
    }
    found
}

/// Returns whether `folder` stands in `line` as the beginning of a path, not inside one.
fn names_from_the_root(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || "._-~})*".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::super::files::example;
    use super::*;

    #[test]
    fn only_paths_from_the_root_count() {
        let [root, tmp] = ["ro", "tm"].map(|start| format!("/{start}"));
        let text = format!("cd {root}ot/x\ncd ./a{tmp}p/b\nopen(\"{tmp}p/c\")\n~{root}ot/d");
        let found = machine_paths(&[example("a.sh", &text)]);
        assert_eq!(
            found,
            [format!("a.sh:1: {root}ot/"), format!("a.sh:3: {tmp}p/")]
        );
    }
}
