//! Patches, as they are written and as they are applied.

use super::*;

/// Does what `patch` does, and insists on every line of the old version.
fn apply(old: &str, patch: &str) -> String {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let (mut at, mut out) = (0, String::new());
    let lines: Vec<&str> = patch.split_inclusive('\n').skip(2).collect();
    for (place, line) in lines.iter().enumerate() {
        let bare = lines
            .get(place + 1)
            .is_some_and(|next| next.starts_with('\\'));
        let text = if bare {
            line[1..].trim_end_matches('\n')
        } else {
            &line[1..]
        };
        match line.as_bytes()[0] {
            b'@' => {
                let start = line
                    .split(['-', ','])
                    .nth(1)
                    .unwrap()
                    .parse::<usize>()
                    .unwrap();
                let none = line.contains(",0 +");
                let start = if none { start } else { start - 1 };
                old[at..start].iter().for_each(|line| out.push_str(line));
                at = start;
            }
            b' ' | b'-' => {
                assert_eq!(old[at], text);
                if line.starts_with(' ') {
                    out.push_str(text);
                }
                at += 1;
            }
            b'+' => out.push_str(text),
            _ => {}
        }
    }
    old[at..].iter().for_each(|line| out.push_str(line));
    out
}

#[test]
fn as_diff_writes_it() {
    let old = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n";
    let new = "a\nB\nc\nd\ne\nf\ng\nh\ni\nj\nk\nnew\nl\n";
    let patch = unified("old", "new", old, new).unwrap();
    assert_eq!((patch.added, patch.removed), (2, 1));
    assert_eq!(
        patch.text,
        "--- old\n+++ new\n@@ -1,5 +1,5 @@\n a\n-b\n+B\n c\n d\n e\n@@ -9,4 +9,5 @@\n i\n j\n k\n+new\n l\n"
    );
    assert_eq!(unified("a", "b", "x\n", "x\n"), None);
    assert_eq!(
        unified("a", "b", "", "x").unwrap().text,
        "--- a\n+++ b\n@@ -0,0 +1,1 @@\n+x\n\\ No newline at end of file\n"
    );
}

#[test]
fn long_files_take_no_longer_than_their_length() {
    let lines = |from: usize| {
        let all: Vec<String> = (from..from + 20_000).map(|n| n.to_string()).collect();
        all.join("\n") + "\n"
    };
    let patch = unified("a", "b", &lines(0), &lines(5)).unwrap();
    assert_eq!((patch.added, patch.removed), (5, 5));
    let same = "x\n".repeat(20_000);
    let other = "y\n".repeat(20_000);
    assert_eq!(unified("a", "b", &same, &other).unwrap().added, 20_000);
}

proptest::proptest! {
    #[test]
    fn a_patch_gives_the_new_version(old in "([a-d]\n){0,20}[a-d]?", new in "([a-e]\n){0,20}[a-e]?") {
        if let Some(patch) = unified("a", "b", &old, &new) {
            proptest::prop_assert_eq!(apply(&old, &patch.text), new);
        } else {
            proptest::prop_assert_eq!(old, new);
        }
    }
}
