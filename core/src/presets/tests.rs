use super::*;
use crate::check;
use crate::idp::PROVIDERS;
use crate::plan::Plan;
use crate::secrets::Secrets;

const HOSTS: &[(&str, &str)] = &[
    ("hostname", "osmo.example.com"),
    ("postgres.serviceName", "pg.example.internal"),
    ("redis.serviceName", "redis.example.internal"),
    (
        "ingress.sslCertArn",
        "arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789012",
    ),
];

fn on(platform: Platform) -> Answers {
    let mut answers = Answers::default();
    choose(&mut answers, &[("platform", platform.value())]);
    answers
}

fn choose(answers: &mut Answers, given: &[(&str, &str)]) {
    for (path, text) in given {
        let field = questions::find(path).unwrap();
        field.choose(answers, text).unwrap();
    }
}

fn read(answers: &Answers, path: &str) -> String {
    questions::find(path).unwrap().read(answers)
}

fn each() -> impl Iterator<Item = (&'static Preset, &'static Platform)> {
    let of = |preset| table::EVERYWHERE.iter().map(move |one| (preset, one));
    PRESETS.iter().flat_map(of)
}

/// Returns code and path of what the check says.
fn found(answers: &Answers) -> Vec<(&'static str, String)> {
    let report = check::report(&Plan::new(answers, &Secrets::default()));
    let findings = report.findings.into_iter();
    findings
        .map(|one| (one.code, one.path.to_string()))
        .collect()
}

#[test]
fn every_setting_fits_its_question_and_stands_once() {
    for (preset, platform) in each() {
        let settings: Vec<_> = preset.settings(*platform).collect();
        assert!(settings.len() > 2, "{}", preset.name);
        for (index, one) in settings.iter().enumerate() {
            let field = questions::find(&one.path).unwrap();
            assert_eq!(field.set(&mut Answers::default(), one.answer), Ok(()));
            assert!(one.why.ends_with('.'), "{}", one.why);
            let rest = settings.iter().skip(index + 1);
            assert!(rest.clone().all(|other| other.path != one.path));
        }
    }
}

/// What a preset means, and is said all the same.
fn is_meant(preset: &Preset, code: &str) -> bool {
    // Which controller the cluster has is no matter of its size.
    matches!(code, "ING03" | "ING15")
        || preset.word == "laptop" && matches!(code, "DATA05" | "IDP03")
}

/// What is left is what the operator alone knows: answers to type, a box to tick, and which controller the cluster has.
#[test]
fn what_is_left_has_to_be_typed() {
    for (preset, platform) in each() {
        let taken = preset.taken(&on(*platform));
        for (code, path) in found(&taken) {
            let field = questions::find(&path).unwrap();
            let missing = code == "FORM01" && field.required && field.read(&taken).is_empty();
            // Nobody but the operator says that everybody may be an administrator.
            let unticked = code == "IDP02" && path == "idp.noneAccepted";
            let left = missing || unticked || is_meant(preset, code);
            assert!(left, "{} on {platform:?}: {code} at {path}", preset.name);
        }
        let mut typed = taken.clone();
        let asked =
            |path: &str| questions::asked(&taken.deployment).any(|field| field.path == path);
        let hosts = HOSTS
            .iter()
            .filter(|(path, _)| asked(path) && read(&taken, path).is_empty());
        choose(&mut typed, &hosts.copied().collect::<Vec<_>>());
        for provider in PROVIDERS {
            choose(&mut typed, &provider.examples());
        }
        let provider = if preset.word == "laptop" {
            ("idp.noneAccepted", "true")
        } else {
            ("idp.provider", "entra")
        };
        choose(&mut typed, &[("idp.provider", "none"), provider]);
        let left = found(&typed);
        assert!(
            left.iter().all(|(code, _)| is_meant(preset, code)),
            "{} on {platform:?}: {left:?}",
            preset.name
        );
    }
}

#[test]
fn a_preset_that_was_taken_changes_nothing_more() {
    for (preset, platform) in each() {
        let begun = on(*platform);
        let first = preset.effect(&begun);
        let taken = preset.taken(&begun);
        let again = preset.effect(&taken);
        assert_eq!(again.changes, []);
        let followed = first.changes.iter().filter(|row| row.why == FOLLOWS);
        let set = first.changes.len() + first.kept.len() - followed.count();
        assert_eq!(again.kept.len(), set);
        assert_eq!(preset.taken(&taken), taken);
        assert!(again.in_short().ends_with("all of them stand already."));
    }
}

#[test]
fn what_changes_is_said_in_words_with_the_reason() {
    let production = &PRESETS[PRESETS.len() - 1];
    let mut answers = on(Platform::Aws);
    choose(
        &mut answers,
        &[
            ("ingress.scheme", "internet-facing"),
            ("postgres.sslMode", "require"),
        ],
    );
    let effect = production.effect(&answers);
    let scheme = effect
        .changes
        .iter()
        .find(|row| row.label == "Load balancer scheme")
        .unwrap();
    assert_eq!(
        (&*scheme.old, &*scheme.new, scheme.why),
        (
            "Internet-facing",
            "Internal",
            "The internet does not reach the load balancer."
        )
    );
    let kept: Vec<_> = effect
        .kept
        .iter()
        .map(|row| (row.label, &*row.new))
        .collect();
    assert_eq!(kept, [("TLS mode", "require")]);
    assert_eq!(
        effect.in_short(),
        "Sets 12 answers; 11 of them are different now."
    );
    // Elsewhere there is no such load balancer.
    let effect = production.effect(&on(Platform::Gcp));
    assert!(
        !effect
            .changes
            .iter()
            .any(|row| row.label == "Load balancer scheme")
    );
}

#[test]
fn what_is_not_asked_is_left_alone() {
    let mut answers = on(Platform::OnPrem);
    choose(
        &mut answers,
        &[("idp.provider", "none"), ("idp.noneAccepted", "true")],
    );
    let production = &PRESETS[PRESETS.len() - 1];
    let taken = production.taken(&answers);
    assert_eq!(
        taken.deployment.oauth2_proxy,
        answers.deployment.oauth2_proxy
    );
    let labels: Vec<_> = production.effect(&answers).changes;
    assert!(!labels.iter().any(|row| row.label == "Session store"));
}
