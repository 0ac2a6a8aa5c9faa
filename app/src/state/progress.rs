//! What the list of steps says about each step: its state and its key answer.

use super::State;
use super::walk::REVIEW;
use osmo_configurator_core::fields::Kind;
use osmo_configurator_core::model::{Answers, Deployment};
use osmo_configurator_core::questions::{self, SECRETS_STEP, STEPS};

/// How far a step is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Not gone through yet.
    Open,
    /// Gone through, nothing wrong.
    Done,
    /// So many answers to mend.
    Wrong(usize),
}

/// Returns the answer at a path as the page shows it.
pub(crate) fn answer(answers: &Answers, path: &str) -> String {
    let Some(field) = questions::find(path) else {
        return String::new();
    };
    let text = field.read(answers);
    match field.kind {
        Kind::Flag => (if text == "true" { "Yes" } else { "No" }).to_owned(),
        Kind::Choice(options) => options
            .iter()
            .find(|option| option.value == text)
            .map_or(text, |option| option.label.to_owned()),
        Kind::Text => text.trim().to_owned(),
        Kind::Lines | Kind::Yaml => text,
    }
}

fn same_scaling(deployment: &Deployment) -> bool {
    let usual = Deployment::default();
    deployment.scaling == usual.scaling && deployment.scheduling == usual.scheduling
}

impl State {
    /// Returns how far a step is.
    pub(crate) fn status(self, step: usize) -> Status {
        match self.shown_errors(step) {
            0 if step != REVIEW && self.walk.was_seen(step) => Status::Done,
            0 => Status::Open,
            count => Status::Wrong(count),
        }
    }

    /// Returns the answer that stands for a whole step; may be empty.
    pub(crate) fn key_answer(self, step: usize) -> String {
        let Some(step) = STEPS.get(step) else {
            return String::new();
        };
        self.given.answers(|answers| {
            let at = |path| answer(answers, path);
            match step.id {
                "deployment" => at("hostname"),
                "site" => at("site.kubeContext"),
                "ingress" if !answers.deployment.ingress.enabled => "No ingresses".to_owned(),
                "ingress" => at("ingress.ingressClass"),
                "identity-provider" => at("idp.provider"),
                "data" => at("postgres.serviceName"),
                "scaling" if same_scaling(&answers.deployment) => "The guide's figures".to_owned(),
                "scaling" => "Your figures".to_owned(),
                SECRETS_STEP => match self.given.held() {
                    0 => String::new(),
                    count => format!("{count} held in this tab"),
                },
                _ => String::new(),
            }
        })
    }
}
