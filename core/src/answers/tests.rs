//! Answers to text and back, and what is told about a text that does not fit.

use super::*;
use crate::model::{Answers, Deployment, Platform};
use crate::questions;

fn complaints(text: &str) -> String {
    read(text).map_or_else(|error| error.to_string(), |_| String::new())
}

#[test]
fn good() {
    for (text, path, answer) in [
        ("hostname: osmo.example.com", "hostname", "osmo.example.com"),
        ("postgres: {port: 5432}", "postgres.port", "5432"),
        ("postgres:\n  # nothing yet\n", "postgres.port", "5432"),
        ("site: {airGapped: true}", "site.airGapped", "true"),
        (
            "oauth2Proxy: {extraArgs: [\"--a\", --b]}",
            "oauth2Proxy.extraArgs",
            "--a\n--b",
        ),
        (
            "extraValues: {router: \"a: 1\"}",
            "extraValues.router",
            "a: 1",
        ),
    ] {
        let answers = read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(
            questions::find(path).unwrap().read(&answers),
            answer,
            "{text}"
        );
    }
    assert_eq!(read("").unwrap(), Answers::default());
    for old in [
        "idp: {entra: {tenant: x}}",
        "idp: {okta: {tenant: x}}",
        "idp: {provider: 1.5}",
        "idp: {keycloak: {legacyPath: \"yes\"}}",
        "idp: {oidc: {issuer: 1.5}}",
        "idp: {entra: x}",
        "idp: [entra]",
    ] {
        assert!(complaints(old).contains("idp"), "{old}");
    }
}

#[test]
fn bad() {
    let long = format!("hostname: {}", "a".repeat(600));
    for (text, told) in [
        (
            "hostnam: x",
            "line 1: hostnam is no question; hostname is one",
        ),
        (
            "GOCSPX-hunter2: 1",
            "line 1: (a key that looks like a secret) is no question",
        ),
        (
            "postgres:\n  prot: 1",
            "line 2: postgres.prot is no question; port is one",
        ),
        (
            "site: {airGapped: \"yes\"}",
            "line 1: site.airGapped takes true or false, without quotes",
        ),
        (
            "site: {airGapped: yes}",
            "line 1: site.airGapped takes true or false, without quotes",
        ),
        (
            "idp: {provider: ping}",
            "line 1: idp.provider takes one of entra, google, keycloak,",
        ),
        (
            "release: 6.2",
            "line 1: release has to be text: put it into double quotes",
        ),
        ("release: \"1.0\"", "line 1: release takes one of "),
        (
            "namespace: no",
            "line 1: namespace has to be text: put it into double quotes",
        ),
        (
            "postgres: {port: 0x1F}",
            "line 1: postgres.port has to be text",
        ),
        ("hostname:", "line 1: hostname has to be text"),
        ("hostname: [a]", "line 1: hostname takes one value"),
        (
            "postgres: pg",
            "line 1: postgres is a group of answers, not one answer",
        ),
        (
            "oauth2Proxy:\n  extraArgs: --a",
            "line 2: oauth2Proxy.extraArgs takes a list of lines",
        ),
        (
            "oauth2Proxy:\n  extraArgs:\n    - a\n    - [b]",
            "line 4: oauth2Proxy.extraArgs[1] has to be text",
        ),
        (
            "oauth2Proxy: {extraArgs: [\"a\\nb\"]}",
            "line 1: oauth2Proxy.extraArgs[0] is one line: make a second entry",
        ),
        (
            "postgres.port: 1",
            "line 1: postgres.port is a key path: nest its keys below each other",
        ),
        ("? [a]\n: b", "line 1: has a key that is no word"),
        (
            "- a",
            "line 1: answers are a mapping: key: value, a line each",
        ),
        ("a: 1\nb: &x 2", "line 2: anchors, tags,"),
        (
            "hostname: a\nhostname: b",
            "line 2: the key hostname stands twice",
        ),
        ("hostname: [", "this is no YAML"),
        (
            long.as_str(),
            "line 1: hostname takes at most 512 characters",
        ),
    ] {
        assert!(
            complaints(text).contains(told),
            "{text}: {}",
            complaints(text)
        );
    }
}

/// Every complaint is told, with its line, and none is told twice.
#[test]
fn all_complaints_are_told() {
    let text = "hostnam: a\nsite:\n  airGapped: maybe\npostgres:\n  port: 1.5\n";
    assert_eq!(
        complaints(text),
        "line 1: hostnam is no question; hostname is one\n\
         line 3: site.airGapped takes true or false, without quotes\n\
         line 5: postgres.port has to be text: put it into double quotes"
    );
    let many = (0..2_000)
        .map(|n| format!("k{n}: 1"))
        .collect::<Vec<_>>()
        .join("\n");
    let error = read(&many).unwrap_err();
    assert_eq!((error.told.len(), error.more), (100, 1_900));
}

/// A default holds at every depth: a file that says one thing of a workload keeps its other defaults.
#[test]
fn what_is_absent_keeps_its_default() {
    let worker = read("scaling: {worker: {minReplicas: 2}}")
        .unwrap()
        .deployment
        .scaling
        .worker;
    let usual = Deployment::default().scaling.worker;
    assert_eq!(worker.min_replicas.as_str(), "2");
    assert_eq!(worker.max_replicas, usual.max_replicas);
    assert_eq!(worker.resources, usual.resources);
}

/// A secret is refused wherever it stands, and never repeated.
#[test]
fn secrets_are_refused_and_not_repeated() {
    for text in [
        "secrets: {dbPassword: hunter2-hunter2}",
        "postgres: {pasword: hunter2-hunter2}",
        "clientSecret: hunter2-hunter2",
        "redis: {password: hunter2-hunter2}",
        "idp: {google: {clientId: GOCSPX-hunter2-hunter2}}",
        "extraValues: {service: \"a: GOCSPX-hunter2-hunter2\"}",
        "site: {airGapped: hunter2-hunter2}",
        "idp: {provider: hunter2-hunter2}",
        "hostname: {hunter2-hunter2 x: 1}",
        "hunter2-hunter2",
        "\"hunter2-hunter2: [",
    ] {
        let told = complaints(text);
        assert!(!told.is_empty(), "{text} is taken");
        assert!(!told.contains("hunter2"), "{told}");
    }
    let told = complaints("secrets: {dbPassword: x}\n");
    assert!(
        told.starts_with("line 1: secrets belongs to no answers file"),
        "{told}"
    );
}

#[test]
fn what_looks_like_a_secret_is_not_stored() {
    let mut answers = Answers::default();
    for (path, text) in [
        ("idp.google.clientId", "GOCSPX-abcdefghijklmnopqrstuvwxyz12"),
        ("images.registryUser", "robot$osmo:hunter2"),
        (
            "oauth2Proxy.extraArgs",
            "--banner=x\n--client-secret=hunter2",
        ),
    ] {
        let box_of_another = questions::find(path).unwrap();
        box_of_another.set(&mut answers, text).unwrap();
    }
    answers.deployment.hostname = "osmo.example.com".into();
    for text in [draft(&answers.deployment), differences(&answers)] {
        for secret in ["GOCSPX", "hunter2"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        assert!(text.contains("--banner=x"), "{text}");
        let again = read(&text).unwrap().deployment;
        assert_eq!(again.hostname, answers.deployment.hostname);
    }
}

#[test]
fn half_typed_answers_are_read_again() {
    let mut answers = Answers::default();
    for (path, text) in [
        ("platform", "aws"),
        ("ingress.ingressClass", "nginx"),
        ("hostname", " \"half\\typed\u{7}\u{2028}"),
        ("skipAuthPaths.service", "/a: b\n"),
        ("scheduling.podLabels", "\n\n"),
        ("extraValues.service", "a: |\n  b\n"),
    ] {
        questions::find(path)
            .unwrap()
            .set(&mut answers, text)
            .unwrap();
    }
    assert_eq!(read(&differences(&answers)).unwrap(), answers);
    let stored = draft(&answers.deployment);
    assert_eq!(read(&stored).unwrap().deployment, answers.deployment);
    assert!(!stored.contains("extraValues"), "{stored}");
}

/// The platform was chosen and the class taken back: both are in the file, and both come back.
#[test]
fn a_choice_taken_back_survives() {
    let mut answers = Answers::default();
    for (path, word) in [("platform", "aws"), ("ingress.ingressClass", "nginx")] {
        questions::find(path)
            .unwrap()
            .choose(&mut answers, word)
            .unwrap();
    }
    let again = read(&differences(&answers)).unwrap();
    assert_eq!(again, answers);
    assert_eq!(again.deployment.platform, Platform::Aws);
    assert_eq!(again.deployment.ingress.ingress_class.as_str(), "nginx");
}

#[test]
fn old_drafts_are_told_what_does_not_fit() {
    for text in [
        "hostname: \"a\"\nlogs.logLevel: \"LOUD\"\n",
        "hostnam: \"a\"\nlogs.logLevel: \"INFO\"\n",
        "extraValues.service: \"a\"\n",
    ] {
        assert!(complaints(text).starts_with("line "), "{text}");
    }
}
