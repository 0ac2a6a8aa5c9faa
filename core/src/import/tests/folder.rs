//! Whole folders and archives: what is read by its content, and what is set aside.

use super::*;

const VALUES: &str = "services: {service: {hostname: osmo.example.com}}\n";

/// Returns what is set aside beside values that are read, and nothing else is said.
fn aside(files: &[(&str, &[u8])]) -> Vec<String> {
    let mut given = files.to_vec();
    given.push(("b/osmo_values.yaml", VALUES.as_bytes()));
    let import = import(&given);
    assert_eq!(answer(&import, "hostname"), "osmo.example.com");
    assert_eq!(import.sheets.len(), 1, "{:?}", told(&import));
    import.aside
}

#[test]
fn a_text_is_read_by_its_content() {
    let shown = format!("USER-SUPPLIED VALUES:\n{VALUES}");
    for files in [
        &[("helm-values.txt", shown.as_str())][..],
        &[
            ("images.txt", "nvcr.io/nvidia/osmo/service:6\n"),
            ("values.txt", &shown),
        ],
        &[("images.txt", "a b\n\t- [\n"), ("values", VALUES)],
    ] {
        let import = given(files);
        assert_eq!(answer(&import, "hostname"), "osmo.example.com");
        assert_eq!(import.sheets.len(), 1);
        assert_eq!(import.aside.len(), files.len() - 1);
    }
    let alone = given(&[("notes.txt", "just words\n")]);
    assert_eq!(told(&alone), ["notes.txt:1 FILE01 "]);
}

#[test]
fn what_is_set_aside_is_named_and_stands_in_nobodys_way() {
    let large = vec![b'x'; 9 << 20];
    let found = aside(&[
        ("dump.sql", &large),
        ("disk.bin", &large),
        ("operations/roles/osmo-user.sed", b"s/{{A}}/b/\n"),
        ("a/.DS_Store", b"\x00\x01"),
        ("__MACOSX/._osmo_values.yaml", b"\x00\xff"),
        (".git/config", b"[core]\n"),
        ("photo.jpg", b"\xff\xd8\xff"),
    ]);
    assert_eq!(
        found,
        [
            "dump.sql",
            "disk.bin",
            "operations/roles/osmo-user.sed",
            "photo.jpg"
        ]
    );
    let only = given(&[("README.md", "# mine\n")]);
    let said = account(&only);
    assert!(
        said.contains("1 file holds neither values nor objects") && said.contains("README.md"),
        "{said}"
    );
    let packed = crate::text::zip::pack(&[
        ("b/disk.bin".to_owned(), "x".repeat(9 << 20).as_str()),
        ("b/osmo_values.yaml".to_owned(), VALUES),
    ]);
    let import = import(&[("b.zip", &packed)]);
    assert_eq!(answer(&import, "hostname"), "osmo.example.com");
    assert_eq!(import.aside, ["b/disk.bin"]);
}

#[test]
fn what_powershell_wrote_is_read() {
    let text = format!("\u{feff}{VALUES}");
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let import = import(&[("osmo_values.yaml", &wide)]);
    assert_eq!(answer(&import, "hostname"), "osmo.example.com");
}
