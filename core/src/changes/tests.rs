//! Differences between answers, and taking some of them.

use super::*;

fn answers(of: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (path, text) in of {
        let field = questions::find(path).unwrap();
        field.set(&mut answers, text).unwrap();
    }
    answers
}

fn told(changes: &[Change]) -> Vec<String> {
    let one = |change: &Change| {
        let mark = if change.risk.is_some() { " !" } else { "" };
        format!(
            "{}: {} -> {}{mark}",
            change.field.path,
            change.shown_old(),
            change.shown_new()
        )
    };
    changes.iter().map(one).collect()
}

#[test]
fn each_difference_is_named_once_with_what_hangs_on_it() {
    let old = answers(&[("hostname", "osmo.example.com"), ("namespace", "osmo")]);
    let new = answers(&[
        ("hostname", "оsmo.example.com"),
        ("namespace", "osmo\u{202e}"),
        ("skipAuthPaths.service", "/api\n/"),
        ("images.envoy", "evil.example.com/envoy:v1"),
        ("idp.keycloak.host", "not.asked.example.com"),
    ]);
    let changes = between(&old, &new);
    assert_eq!(
        told(&changes),
        [
            "hostname: osmo.example.com -> оsmo.example.com !",
            "namespace: osmo -> osmo[U+202E]",
            "images.envoy: envoyproxy/envoy:v1.29.0 -> evil.example.com/envoy:v1 !",
            "skipAuthPaths.service: nothing -> /api\n/ !",
        ]
    );
    assert_eq!(changes[0].names, ["xn--smo-red.example.com"]);
    assert!(changes[2..].iter().all(|change| change.names.is_empty()));
    assert!(between(&old, &old).is_empty());
}

#[test]
fn what_is_not_ticked_stays_as_it_is() {
    let old = answers(&[("hostname", "osmo.example.com")]);
    let new = answers(&[
        ("hostname", "evil.example.com"),
        ("scaling.worker.maxReplicas", "5"),
    ]);
    let changes = between(&old, &new);
    let mut taken = old.clone();
    apply(
        &mut taken,
        changes.iter().filter(|change| change.risk.is_none()),
    );
    assert_eq!(
        taken,
        answers(&[
            ("hostname", "osmo.example.com"),
            ("scaling.worker.maxReplicas", "5")
        ])
    );
    apply(&mut taken, &changes);
    assert_eq!(taken, new);
}
