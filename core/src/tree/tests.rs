//! Folders, sizes, and what changed since it was taken.

use super::*;
use crate::text::{Language, Line};

fn file(name: &str, text: &str, secret: bool) -> PreviewFile {
    PreviewFile {
        name: name.to_owned(),
        language: Language::Yaml,
        secret,
        constant: false,
        lines: text.lines().map(|line| Line::new(line, None)).collect(),
    }
}

fn names(folder: &Folder) -> Vec<String> {
    let files = folder.files.iter().map(|leaf| leaf.short().to_owned());
    let inner = |one: &Folder| {
        let inside = names(one).into_iter();
        let inside: Vec<String> = inside
            .map(|name| format!("{}/{name}", one.short()))
            .collect();
        inside
    };
    files.chain(folder.folders.iter().flat_map(inner)).collect()
}

#[test]
fn folders_hold_what_their_names_say() {
    let files = [
        "a.yaml",
        "lib/one.sh",
        "b.md",
        "lib/deep/two.sh",
        "lib/three.sh",
    ];
    let root = Folder::of(&files.map(|name| file(name, "x", false)), None);
    let expected = [
        "a.yaml",
        "b.md",
        "lib/one.sh",
        "lib/three.sh",
        "lib/deep/two.sh",
    ];
    assert_eq!(names(&root), expected);
    assert_eq!(root.size(), "5 files");
    assert_eq!(root.folders[0].size(), "3 files");
    assert_eq!(root.folders[0].folders[0].name, "lib/deep/");
    assert_eq!(root.folders[0].folders[0].size(), "1 file");
}

#[test]
fn a_file_says_how_large_it_is_and_what_it_lacks() {
    let root = Folder::of(&[file("a.yaml", "host: <hostname>\nb", false)], None);
    assert_eq!(root.files[0].size(), "2 lines, 0.1 kB");
    assert_eq!(root.files[0].missing().as_deref(), Some("1 missing"));
    assert_eq!(kilobytes(8_101), "8.2 kB");
    assert!(
        root.says(None)
            .ends_with("In 1 of them an answer is missing.")
    );
    // The length of a secret is nobody's business.
    let held = Folder::of(&[file("secrets/a.yaml", "password: hunter2", true)], None);
    assert_eq!(held.folders[0].files[0].size(), "1 line");
}

#[test]
fn what_changed_since_it_was_taken_is_counted() {
    let now = [
        file("same", "a", false),
        file("more", "a\nb\nc", false),
        file("less", "a", false),
        file("new", "a", false),
        file("secrets/held", "b", true),
    ];
    let old = [
        file("same", "a", false),
        file("more", "a", false),
        file("less", "a\nb", false),
        file("secrets/held", "a", true),
    ];
    let taken = |whole| Taken {
        whole,
        files: old.to_vec(),
    };
    let news = |taken: Option<&Taken>| -> Vec<String> {
        let root = Folder::of(&now, taken);
        let files = root.files.iter().chain(&root.folders[0].files);
        files.map(|leaf| leaf.news().unwrap_or_default()).collect()
    };
    let all = taken(true);
    let expected = ["", "2 lines changed", "lines taken away", "new", ""];
    assert_eq!(news(Some(&all)), expected);
    // Whoever took some files only is told about those.
    assert_eq!(news(Some(&taken(false)))[3], "");
    assert_eq!(news(None).concat(), "");
    let root = Folder::of(&now, Some(&all));
    assert_eq!(root.news().as_deref(), Some("3 changed"));
    assert!(
        root.says(Some(&all))
            .ends_with("3 changed since your last download.")
    );
    assert!(
        Folder::of(&now, None)
            .says(None)
            .ends_with("None of them is downloaded yet.")
    );
    let same = Folder::of(&now[..1], Some(&all));
    assert!(same.says(Some(&all)).ends_with("As you downloaded them."));
}
