//! Files and archives, whole and broken, of today and of other days.

use super::*;
use crate::bundle::{answers_file, archive};
use crate::text::File;

const ANSWERS: &str = "hostname: osmo.example.com
idp: {entra: {tenantId: 12345678-1234-1234-1234-123456789abc, clientId: aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}}
postgres: {serviceName: pg.example.internal}
redis: {serviceName: redis.example.internal}
extraValues: {router: \"a: 1\"}
";

fn plan(text: &str) -> Plan {
    Plan::new(&answers::read(text).unwrap(), &Secrets::default())
}

fn files() -> Vec<File> {
    bundle(&check::check(plan(&ANSWERS.replace("extraValues", "# "))).unwrap()).files
}

fn packed(files: &[File]) -> Vec<u8> {
    archive("osmo-osmo.example.com", files)
}

#[test]
fn a_saved_file_brings_the_answers_back() {
    let plan = plan(ANSWERS);
    let report = check::report(&plan);
    let file = answers_file(&plan, &report);
    assert!(file.text.starts_with("# yaml-language-server: $schema="));
    let handed = open(file.text.as_bytes()).unwrap();
    assert_eq!((&handed.answers, handed.since), (plan.answers(), vec![]));
}

#[test]
fn a_bundle_brings_its_answers_and_says_that_nothing_changed() {
    let handed = open(&packed(&files())).unwrap();
    let expected = plan(&ANSWERS.replace("extraValues", "# "));
    assert_eq!(&handed.answers, expected.answers());
    assert_eq!(handed.since, ["Every file of it would be the same today."]);
}

#[test]
fn what_changed_since_is_said() {
    let mut files = files();
    for file in &mut files {
        if file.name == given::NAME {
            file.text = file
                .text
                .replace("Configurator 0.1.0 ", "Configurator 0.0.9\u{1b} ");
            file.text = file
                .text
                .replace(FINDINGS, "Findings when it was made: OLD01");
        }
        if file.name == "osmo_values.yaml" {
            file.text.push_str("# by hand\n");
        }
    }
    files.retain(|file| file.name != "site.sh");
    let since = open(&packed(&files)).unwrap().since.join("\n");
    for told in [
        "It was made by another version: Made by the OSMO Configurator 0.0.9 (",
        "Findings that it has no more: OLD01.",
        "3 files would be different today: osmo_values.yaml",
        "site.sh",
    ] {
        assert!(since.contains(told), "{told}\n{since}");
    }
    assert!(!since.contains('\u{1b}'));
}

#[test]
fn new_findings_are_said() {
    let handed = open(format!("# {FINDINGS} none\n{ANSWERS}").as_bytes()).unwrap();
    assert!(handed.since[0].starts_with("Findings that it did not have then: "));
}

#[test]
fn what_cannot_be_read_has_a_reason() {
    let mut without = files();
    without.retain(|file| file.name != given::NAME);
    let whole = packed(&files());
    for (bytes, told) in [
        (&b"\xff\xfe"[..], "It is no text."),
        (b"PK\x03\x04", "It is an archive of which a part is missing"),
        (
            &whole[..whole.len() / 2],
            "It is an archive of which a part is missing",
        ),
        (&packed(&without), "It is an archive without the file"),
        (
            b"hostnam: x",
            "line 1: hostnam is no question; hostname is one",
        ),
        (&vec![b' '; MOST + 1], "It is larger than any bundle"),
    ] {
        let error = open(bytes).unwrap_err().to_string();
        assert!(error.starts_with(told), "{error}");
    }
}
