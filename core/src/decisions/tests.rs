use super::*;
use crate::idp::PROVIDERS;
use crate::model::Answers;
use crate::secrets::{Secret, Secrets};

fn subjects(plan: &Plan) -> Vec<&'static str> {
    decisions(plan).iter().map(|one| one.subject).collect()
}

/// Whatever is chosen, each decision has a sentence and a question to change it by, answers missing or not.
#[test]
fn every_decision_can_be_changed() {
    for provider in PROVIDERS {
        let mut answers = Answers::default();
        answers.deployment.idp.provider = provider.id;
        for on in [true, false] {
            answers.deployment.ingress.enabled = on;
            for one in decisions(&Plan::new(&answers, &Secrets::default())) {
                let name = format!("{} {}", provider.label, one.subject);
                assert!(!one.fields.is_empty(), "{name}");
                assert!(
                    one.sentence.ends_with('.') && !one.sentence.contains(".."),
                    "{name}: {}",
                    one.sentence
                );
            }
        }
    }
}

#[test]
fn without_sign_in_there_are_no_sessions() {
    let mut answers = Answers::default();
    assert!(subjects(&Plan::new(&answers, &Secrets::default())).contains(&"Sessions"));
    answers.deployment.idp.provider = crate::idp::find("none").unwrap().id;
    let plan = Plan::new(&answers, &Secrets::default());
    assert!(!subjects(&plan).contains(&"Sessions"));
    let text: String = decisions(&plan)
        .into_iter()
        .map(|one| one.sentence)
        .collect();
    assert!(
        text.contains("Whoever reaches the address is an administrator."),
        "{text}"
    );
}

#[test]
fn archives_are_one_or_two_and_no_secret_is_told() {
    let answers = Answers::default();
    let none = Plan::new(&answers, &Secrets::default());
    assert!(archives(&none).starts_with("One archive."));
    let held = Secrets {
        db_password: Secret::new("hunter2hunter2".to_owned()),
        ..Secrets::default()
    };
    let some = Plan::new(&answers, &held);
    assert!(
        archives(&some).starts_with("Two archives.") && archives(&some).contains("the 1 secret of")
    );
    let told: String = decisions(&some)
        .into_iter()
        .map(|one| one.sentence)
        .collect();
    assert!(
        told.contains("One is held in this tab") && !told.contains("hunter2"),
        "{told}"
    );
}
