//! What is broken is refused or read with a clear message, and never takes long.

use super::*;

fn codes(text: &str) -> Vec<String> {
    told(&given(&[("osmo_values.yaml", text)]))
}

#[test]
fn what_cannot_be_read_says_so_with_its_line() {
    for (text, line, says) in [
        ("services:\n\tservice: {}\n", 2, "no YAML"),
        ("services: {service: {hostname: osmo\n", 2, "no YAML"),
        (
            "services:\n  service: &x {hostname: a}\n  worker: *x\n",
            2,
            "anchor",
        ),
        (
            "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nservices: {worker: *c}\n",
            1,
            "anchor",
        ),
        ("services: !!map {}\n", 1, "anchor"),
        (
            "services:\n  service:\n    hostname: \"osmo.exam",
            3,
            "no YAML",
        ),
    ] {
        let import = given(&[("osmo_values.yaml", text)]);
        let found = &import.sheets[0].found[0];
        assert_eq!(found.code, "FILE01", "{text}");
        assert!(found.what.contains(says), "{text} {found:?}");
        assert!(found.line.abs_diff(line) <= 1, "{text} {found:?}");
        assert!(
            import.is_empty() && import.sheets[0].keys.is_empty(),
            "{text}"
        );
    }
}

#[test]
fn a_key_that_stands_twice_counts_as_for_helm() {
    let import = given(&[(
        "osmo_values.yaml",
        "services:\n  service:\n    hostname: a.example.com\n    hostname: b.example.com\n",
    )]);
    assert_eq!(answer(&import, "hostname"), "b.example.com");
    assert!(told(&import).contains(&"osmo_values.yaml:4 FILE01 hostname".to_owned()));
    let fates: Vec<_> = import.sheets[0].keys.iter().map(|key| key.fate).collect();
    assert_eq!(
        fates,
        [Fate::Replaced, Fate::Understood(Some(path!("hostname")))]
    );
}

#[test]
fn traps_of_older_yaml_are_read_as_helm_reads_them() {
    let text = "podMonitor:\n  enabled: yes\nservices:\n  redis:\n    tlsEnabled: off\n  worker:\n    scaling: {minReplicas: 010}\nglobal:\n  osmoImageTag: 6.10\n";
    let import = given(&[("osmo_values.yaml", text)]);
    assert_eq!(answer(&import, "podMonitor"), "true");
    assert_eq!(answer(&import, "redis.tlsEnabled"), "false");
    assert_eq!(answer(&import, "osmoImageTag"), "6.10");
    let told = told(&import);
    for expected in [
        "osmo_values.yaml:2 EXTR04",
        "osmo_values.yaml:5 EXTR04",
        "osmo_values.yaml:7 EXTR04",
        "osmo_values.yaml:9 FILE01",
    ] {
        assert!(
            told.iter().any(|one| one.starts_with(expected)),
            "{expected} {told:?}"
        );
    }
}

#[test]
fn other_things_are_not_taken() {
    for (name, bytes, says) in [
        ("photo.jpg", &b"\xff\xd8\xff"[..], "no text"),
        ("notes", b"just words", "neither values"),
        ("list", b"- a\n- b\n", "neither values"),
        ("empty", b"# nothing\n", ""),
    ] {
        let import = import(&[(name, bytes)]);
        assert!(import.is_empty(), "{name}");
        let found = import
            .sheets
            .first()
            .map(|sheet| sheet.found[0].what.clone());
        assert!(found.unwrap_or_default().contains(says), "{name}");
    }
    assert!(
        codes("just: {a: {word: 1}}\n")
            .iter()
            .all(|one| one.contains("EXTR02") || one.contains("IMP"))
    );
}

/// Twice as much takes about twice as long, whatever it is; nothing panics.
#[test]
fn junk_of_a_megabyte_is_refused_at_once() {
    let long_key = format!("{}: {{{}}}\n", "k".repeat(60_000), "a: 1, ".repeat(100));
    for text in [
        "a".repeat(1 << 20),
        "[".repeat(1 << 20),
        "a: {".repeat(1 << 18),
        "- ".repeat(1 << 19),
        "---\n".repeat(1 << 18),
        "---\na: b\n".repeat(1 << 16),
        "\u{0}\n".repeat(1 << 19),
        "services: {x: ".repeat(1 << 16),
        "#\n".repeat(1 << 19),
        "\"".repeat(1 << 20),
        long_key,
    ] {
        let import = given(&[("osmo_values.yaml", &text)]);
        assert!(answer(&import, "hostname").is_empty());
    }
}

proptest::proptest! {
    /// Any text is read or refused: no panic, and a key is accounted for once.
    #[test]
    fn any_text(text in "(services|service|sidecars|envoy|hostname|jwt|providers|ingress|annotations|metadata|data|kind|apiVersion|meks|: |- |\n|  |    |\\[|\\]|\\{|\\}|,|\"|'|<a>|yes|~|1|\\.|x){0,60}") {
        let import = given(&[("osmo_values.yaml", &text), ("x", &text)]);
        proptest::prop_assert!(import.sheets.len() <= 400);
    }
}

/// What kubectl shows of a namespace is larger than values may be: objects of 1 MB are read, values of 256 kB.
#[test]
fn a_large_list_is_read() {
    let one = |number: usize| {
        let data: Vec<String> = (0..100)
            .map(|key| format!("    k{key}: some words of a settings file\n"))
            .collect();
        let data = data.concat();
        format!(
            "- apiVersion: v1\n  kind: ConfigMap\n  metadata: {{name: c{number}}}\n  data:\n{data}"
        )
    };
    let list = |count: usize| {
        let items: String = (0..count).map(one).collect();
        format!(
            "apiVersion: v1\nitems:\n{items}- apiVersion: v1\n  kind: Secret\n  metadata: {{name: db-secret}}\n  stringData: {{db-password: hunter2}}\nkind: List\n"
        )
    };
    let large = list(220);
    assert!(large.len() > 800_000 && large.len() < 1 << 20);
    let import = given(&[("all.yaml", &large)]);
    assert_eq!(told(&import), [""; 0]);
    assert_eq!(import.secrets[0].secret.expose(), "hunter2");
    assert_eq!(import.sheets[0].keys.len(), 221);
    for text in [list(300), "services: {a: b}\n#".repeat(20_000)] {
        let import = given(&[("all.yaml", &text)]);
        assert!(import.is_empty() && told(&import) == ["all.yaml:1 FILE01 "]);
    }
}
