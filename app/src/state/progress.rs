//! What the list of steps says about each step: its state and its key answer.

use super::State;
use super::walk::REVIEW;
use osmo_configurator_core::fields::{Field, Kind, Step};
use osmo_configurator_core::model::{Answers, Deployment};
use osmo_configurator_core::path;
use osmo_configurator_core::questions::{self, SECRETS_STEP, STEPS};

/// How far a step is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Status {
    /// Not gone through yet.
    Open,
    /// Gone through, nothing wrong.
    Done,
    /// Gone through, with so many warnings.
    Odd(usize),
    /// So many errors to fix.
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

/// Says whether the review names an answer: decisions always, whatever else only if somebody gave it or has to.
fn tells(field: &Field, answers: &Answers, usual: &Answers) -> bool {
    let usual = field.read(usual);
    matches!(field.kind, Kind::Choice(_))
        || field.required && usual.is_empty()
        || field.read(answers) != usual
}

/// Returns the paths of the answers of a step that the review names, in order.
pub(crate) fn telling(answers: &Answers, step: &Step) -> Vec<&'static str> {
    let usual = questions::defaults_of(&answers.deployment);
    step.sections
        .iter()
        .filter(|section| section.is_asked(&answers.deployment))
        .flat_map(|section| section.fields)
        .filter(|field| field.is_asked(&answers.deployment))
        .filter(|field| tells(field, answers, &usual))
        .map(|field| field.path.as_str())
        .collect()
}

fn same_scaling(deployment: &Deployment) -> bool {
    let usual = Deployment::default();
    deployment.scaling == usual.scaling && deployment.scheduling == usual.scheduling
}

impl State {
    /// Returns how far a step is.
    pub(crate) fn status(self, step: usize) -> Status {
        match self.shown_errors(step) {
            0 if step == REVIEW || !self.walk.was_seen(step) => Status::Open,
            0 => match self.warnings_of(step) {
                0 => Status::Done,
                count => Status::Odd(count),
            },
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
                "site" => at(&path!("site.kubeContext")),
                "ingress" if !answers.deployment.ingress.enabled => "No ingresses".to_owned(),
                "ingress" => at(&path!("ingress.ingressClass")),
                "identity-provider" => at(&path!("idp.provider")),
                "data" => at(&path!("postgres.serviceName")),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_review_names_decisions_and_leaves_out_usual_figures() {
        let mut answers = Answers::default();
        let named = |answers: &Answers| -> Vec<&str> {
            let all = STEPS.iter().flat_map(|step| telling(answers, step));
            all.collect()
        };
        let before = named(&answers);
        for path in [
            "hostname",
            "platform",
            "idp.provider",
            "ingress.controller",
            "ingress.tls",
            "postgres.creation",
        ] {
            assert!(before.contains(&path), "{path} in {before:?}");
        }
        let figure = "scaling.worker.minReplicas";
        assert!(!before.contains(&figure));
        let field = questions::find(figure).unwrap();
        field.set(&mut answers, "7").unwrap();
        assert!(named(&answers).contains(&figure));
    }
}
