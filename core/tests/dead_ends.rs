//! A provider that cannot be used: every file of the preview agrees that people are meant to sign in, and none can be
//! downloaded.
#![allow(clippy::unwrap_used, reason = "a panic in a test is the finding")]

use osmo_configurator_core::check::{check, report};
use osmo_configurator_core::idp::PROVIDERS;
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::preview;
use osmo_configurator_core::secrets::Secrets;

/// What a deployment without sign-in says in one of its files.
const WITHOUT: [&str; 6] = [
    "Nobody has to: whoever reaches",
    "There is no identity provider",
    "There is no sign-in",
    "--method dev",
    "SIGN_IN=no",
    "No identity provider: nobody",
];

/// Everything that a preview shows, one line after the other.
fn shown(plan: &Plan) -> String {
    let files = preview(plan, &report(plan), false);
    let lines = files.iter().flat_map(|file| &file.lines);
    lines.fold(String::new(), |text, line| text + &line.text + "\n")
}

#[test]
fn a_preview_shows_gaps_and_never_a_deployment_without_sign_in() {
    let mut seen = 0;
    for provider in PROVIDERS.iter().filter(|one| one.dead_end.is_some()) {
        let mut answers = Answers::default();
        answers.deployment.idp.provider = provider.id;
        let plan = Plan::new(&answers, &Secrets::default());
        let text = shown(&plan);
        for words in WITHOUT {
            assert!(!text.contains(words), "{}: {words}", provider.label);
        }
        assert!(text.contains("<issuer>"), "{}", provider.label);
        assert!(text.contains("client_secret"), "{}", provider.label);
        assert!(check(plan).is_err());
        seen += 1;
    }
    assert_eq!(seen, 2);
}

/// The words above are those that such a deployment has; otherwise the test could not fail.
#[test]
fn a_deployment_without_sign_in_says_so() {
    let mut answers = Answers::default();
    let none = PROVIDERS.iter().find(|one| one.id.word() == "none");
    answers.deployment.idp.provider = none.unwrap().id;
    let plan = Plan::new(&answers, &Secrets::default());
    let text = shown(&plan);
    for words in WITHOUT {
        assert!(text.contains(words), "{words}");
    }
}
