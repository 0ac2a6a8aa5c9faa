//! Real examples with the noise that is around them, several in one paste, and texts that only look like known ones.

mod cases;
mod hostile;
mod reasons;

use super::*;
use crate::idp;
use crate::model::Answers;
use crate::secrets::Secrets;
use std::collections::BTreeSet;

/// A deployment that signs people in by a provider.
fn plan(provider: &str) -> Plan {
    let mut answers = Answers::default();
    answers.deployment.idp.provider = idp::find(provider).unwrap().id;
    Plan::new(&answers, &Secrets::default())
}

/// Why something is wrong, cause by cause.
fn causes(plan: &Plan, pasted: &str) -> Vec<String> {
    let found = decode(plan, pasted).causes.into_iter();
    found.map(|one| one.why).collect()
}

/// Compares pastes with a word of each cause in its order.
fn understood(cases: &[(&str, &[&str])]) {
    let plan = plan("entra");
    for (pasted, expected) in cases {
        let found = causes(&plan, pasted);
        let fits = |(why, word): (&String, &&str)| why.contains(*word);
        let all = found.len() == expected.len() && found.iter().zip(*expected).all(fits);
        assert!(all, "{pasted}\n{found:#?}");
    }
}

/// Each text is found where it stands alone, and leads to something to do or to know.
#[test]
fn every_text_is_found_and_says_something() {
    let plan = plan("entra");
    let mut count = 0;
    for text in release::texts(&plan).iter().copied().flatten() {
        for says in text.says {
            count += 1;
            let pasted = says.replace('…', " pod/osmo-service-7d9f-abc12 ");
            let found = decode(&plan, &pasted).causes;
            let same = found.iter().find(|one| one.why == text.symptom.cause);
            let one = same.unwrap_or_else(|| panic!("{says}: {found:?}"));
            assert!(!one.proof.is_empty() || !one.command.is_empty(), "{says}");
            assert_eq!((one.line, one.vague), (1, text.vague), "{says}");
            assert!(!one.found.is_empty() && !text.facts.is_empty(), "{says}");
        }
    }
    assert!(count >= 120, "{count}");
}

/// A fact stands once: what a page of the bundle says is a symptom of its table, and no two causes are the same.
#[test]
fn no_cause_is_written_twice() {
    let plan = plan("entra");
    let mut seen = BTreeSet::new();
    for text in release::texts(&plan).iter().copied().flatten() {
        assert!(seen.insert(text.symptom.cause), "{}", text.symptom.cause);
    }
    assert!(seen.len() >= 90, "{}", seen.len());
}

/// What a person can paste of what TROUBLESHOOTING.md lists is known here too.
#[test]
fn the_symptoms_of_the_page_are_known() {
    let plan = plan("entra");
    let known: BTreeSet<_> = release::texts(&plan)
        .iter()
        .copied()
        .flatten()
        .map(|one| one.symptom.cause)
        .collect();
    let seen_by_eye = [
        "online is false at a backend",
        "a workflow stays in PENDING",
        "a workflow is refused at submit",
    ];
    for stage in [kit::Stage::Install, kit::Stage::SignIn, kit::Stage::Run] {
        for symptom in release::pages_of(&plan).symptoms(stage) {
            let by_eye = seen_by_eye.iter().any(|one| symptom.see.starts_with(one));
            assert_eq!(known.contains(symptom.cause), !by_eye, "{}", symptom.see);
        }
    }
}

#[test]
fn a_question_is_named_only_if_it_is_asked() {
    let paste = "MOVED 1234 10.0.0.1:6379 cookie_secret must be 16, 24, or 32 bytes";
    let labels = |plan: &Plan| -> Vec<_> {
        let found = decode(plan, paste).causes.into_iter();
        found
            .map(|one| one.question.map(|(path, _)| path.as_str()))
            .collect()
    };
    assert_eq!(
        labels(&plan("entra")),
        [Some("redis.serviceName"), Some("secrets.cookieSecret")]
    );
    assert_eq!(labels(&plan("none")), [Some("redis.serviceName"), None]);
}

#[test]
fn commands_are_for_this_namespace() {
    let mut answers = Answers::default();
    answers.deployment.namespace = "it's".into();
    let plan = Plan::new(&answers, &Secrets::default());
    let one = decode(&plan, "Jwt is missing").causes.remove(0);
    assert_eq!(
        one.command,
        r"kubectl -n 'it'\''s' logs deployment/osmo-service -c envoy --tail=50"
    );
}
