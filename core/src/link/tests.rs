//! What links cannot say, and what they say about it.

use super::*;

fn fields(parts: &[&str]) -> Vec<u8> {
    let mut fields = Vec::new();
    for part in parts {
        put(&mut fields, part);
    }
    fields
}

fn opened(parts: &[&str]) -> Result<Opened, LinkError> {
    open(&fragment(&fields(parts)))
}

#[test]
fn what_is_not_taken_is_named() {
    let opened = opened(&[
        "9.9.9",
        "6.2",
        "hostname",
        "osmo.example.com",
        "hostname",
        "evil.example.com",
        "no.such.question",
        "x",
        "extraValues.service",
        "a: 1",
        "secrets.dbPassword",
        "hunter2",
        "postgres.user",
        "nvapi-abcdefghijklmnopqrstuvwxyz",
        "platform",
        "moon",
        "\u{1b}[31m",
        "x",
        "release",
        "6.2",
    ]);
    let opened = opened.unwrap();
    assert_eq!((opened.tool.as_str(), opened.taken), ("9.9.9", 1));
    assert_eq!(opened.deployment.hostname.as_str(), "osmo.example.com");
    let left: Vec<String> = opened
        .left
        .iter()
        .map(|named| format!("{}: {}", named.path, named.reason))
        .collect();
    assert_eq!(
        left,
        [
            "hostname: it stands there twice; the first one counts",
            "no.such.question: no question of this version",
            "extraValues.service: extra values do not travel in links; use a file",
            "secrets.dbPassword: this may be a secret, and no link carries one",
            "postgres.user: this may be a secret, and no link carries one",
            "platform: it takes one of on-prem, aws, azure, gcp",
            "…: no question of this version",
            "release: no question of this version",
        ]
    );
    let notes = opened.notes();
    assert_eq!(notes.len(), 9);
    assert!(notes[0].starts_with("Version 9.9.9 of this tool made it."));
    assert!(notes[2].starts_with("Not taken: no.such.question: no question"));
}

#[test]
fn what_says_nothing_has_one_reason() {
    let good = link(&Deployment::default()).fragment;
    let cut = good.get(..good.len() - 1).unwrap();
    let changed = good.replace("#v1.", "#v1.A");
    let long = format!("#v1.{}", "A".repeat(LONGEST_READ + 1));
    let bomb = sealed(&[b"a".as_slice(), &[0xfa, 1, 0xff, 0xff, 0x7f].repeat(200)].concat());
    let later = sealed(b"\xfd\xff");
    let odd = sealed(b"\xfa\x01\x01");
    for (text, error) in [
        ("", LinkError::NoLink),
        ("#/deployment", LinkError::NoLink),
        ("#v.AA", LinkError::NoLink),
        ("#v2.AA", LinkError::LaterFormat),
        ("#v10.AA", LinkError::LaterFormat),
        ("#v1.", LinkError::Damaged),
        ("#v1.?", LinkError::Damaged),
        (cut, LinkError::Damaged),
        (&changed, LinkError::Damaged),
        (&long, LinkError::Large),
        (&bomb, LinkError::Large),
        (&odd, LinkError::Damaged),
        (&later, LinkError::Later),
    ] {
        assert_eq!(open(text), Err(error), "{}", text.get(..40).unwrap_or(text));
    }
    let other = opened(&["0.1.0", "0.1"]);
    assert_eq!(other, Err(LinkError::Release("0.1".to_owned())));
    for odd in [&["0.1.0"][..], &["0.1.0", "6.2", "hostname"]] {
        assert_eq!(opened(odd), Err(LinkError::Damaged));
    }
    let mut many = vec!["0.1.0", "6.2"];
    many.extend(["a", "b"].repeat(MOST_ANSWERS + 1));
    assert_eq!(opened(&many), Err(LinkError::Large));
}

#[test]
fn the_whole_address_may_be_pasted() {
    let fragment = link(&Deployment::default()).fragment;
    let address = format!(" https://configurator.example.com/x/{fragment}\n");
    assert_eq!(open(&address).unwrap().deployment, Deployment::default());
    assert!(is_link(&fragment) && is_link("#v2.x"));
    assert!(!is_link("#/site") && !is_link("#vx.") && !is_link("#version"));
}

#[test]
fn a_link_carries_no_secret_and_says_what_it_withholds() {
    let mut answers = Answers::default();
    for (path, text) in [
        ("hostname", "osmo.example.com"),
        ("postgres.user", "nvapi-abcdefghijklmnopqrstuvwxyz"),
        ("idp.entra.clientId", "12345678-1234-1234-1234-123456789abc"),
        ("idp.keycloak.host", "not.asked.example.com"),
        ("extraValues.service", "a: free"),
    ] {
        let field = questions::find(path).unwrap();
        field.set(&mut answers, text).unwrap();
    }
    let link = link(&answers.deployment);
    assert_eq!(link.answers, ["hostname", "idp.entra.clientId"]);
    assert_eq!(link.hosts, ["hostname"]);
    assert_eq!(link.withheld, ["postgres.user"]);
    assert!(!link.is_too_long());
    let opened = open(&link.fragment).unwrap();
    assert_eq!(opened.deployment.postgres.user.as_str(), "postgres");
}

/// Links that are out there carry the places of words: the list grows at its end alone.
#[test]
fn the_words_of_format_1_stay_where_they_are() {
    let sum = |words: &[&str]| crc32(words.join("\n").as_bytes());
    assert_eq!(
        (sum(&words::PATHS[..150]), sum(&words::PIECES[..96])),
        (2_181_777_889, 2_029_808_104)
    );
    assert!(words::PATHS.len() <= 512 && words::PIECES.len() <= 256);
}

#[test]
fn every_question_has_a_word() {
    for field in questions::all().filter(|field| !field.path.starts_with(FREE)) {
        let known = field.path == RELEASE || words::PATHS.contains(&field.path.as_str());
        assert!(known, "{}: add it at the end of link/words.rs", field.path);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_is_packed_is_unpacked(parts in proptest::collection::vec(".{0,20}|(osmo|[.]com|aws|a){0,30}", 0..30)) {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let fields = fields(&parts);
        proptest::prop_assert_eq!(pack::unpack(&pack::pack(&fields)), Ok(fields));
    }

    /// Whatever was packed by somebody else: it ends, and within the limit.
    #[test]
    fn any_bytes_are_unpacked_within_the_limit(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let unpacked = pack::unpack(&bytes).unwrap_or_default();
        proptest::prop_assert!(unpacked.len() <= MOST_BYTES);
        let _ = open(&sealed(&bytes));
    }
}
