//! What the list of steps says about each step: its state and its key answer.

use super::State;
use super::walk::REVIEW;
use osmo_configurator_core::fields::{Field, Kind, Step};
use osmo_configurator_core::model::{Answers, Deployment};
use osmo_configurator_core::path;
use osmo_configurator_core::path::Path;
use osmo_configurator_core::questions::{self, SECRETS_STEP, STEPS};
use std::sync::OnceLock;

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

/// Returns the questions of a step that are asked.
fn asked<'a>(
    answers: &'a Answers,
    step: &'a Step,
) -> impl Iterator<Item = &'static Field> + use<'a> {
    let d = &answers.deployment;
    let sections = step.sections.iter().filter(|section| section.is_asked(d));
    let fields = sections.flat_map(|section| section.fields);
    fields.filter(|field| field.is_asked(d))
}

/// What the review names, and which answers it does not name because they are the usual ones.
#[derive(Clone, PartialEq, Eq, Default)]
pub(crate) struct Telling {
    /// Paths of answers for each step, in order.
    pub(crate) steps: Vec<Vec<&'static str>>,
    /// Paths of the usual ones.
    pub(crate) usual: Vec<&'static str>,
}

impl Telling {
    /// Looks at all answers.
    pub(crate) fn of(answers: &Answers) -> Self {
        let usual = questions::defaults_of(&answers.deployment);
        let mut kept = Vec::new();
        let steps = STEPS.iter().map(|step| {
            let (told, rest): (Vec<&Field>, Vec<&Field>) =
                asked(answers, step).partition(|field| tells(field, answers, &usual));
            let path = |field: &&Field| field.path.as_str();
            kept.extend(rest.iter().map(path));
            told.iter().map(path).collect()
        });
        let steps = steps.collect();
        Self { steps, usual: kept }
    }

    /// Says how many answers are the usual ones.
    pub(crate) fn kept(&self) -> String {
        format!("{} defaults kept", self.usual.len())
    }
}

/// Says whether somebody has to answer: there is no default. Asked at each key for every question, so it is found out once.
pub(crate) fn is_needed(field: &Field) -> bool {
    static NEEDED: OnceLock<Vec<Path>> = OnceLock::new();
    let needed = NEEDED.get_or_init(|| {
        let usual = Answers::default();
        let all = questions::all().filter(|field| field.required);
        let without = all.filter(|field| field.read(&usual).is_empty());
        without.map(|field| field.path).collect()
    });
    field.required && needed.contains(&field.path)
}

/// Says how many of the answers without a default are given.
pub(crate) fn tally((given, all): (usize, usize)) -> String {
    format!("{given} of {all} needed answers given")
}

fn same_scaling(deployment: &Deployment) -> bool {
    let usual = Deployment::default();
    deployment.scaling == usual.scaling && deployment.scheduling == usual.scheduling
}

impl State {
    /// Returns how many answers that have no default are given, and how many there are.
    pub(crate) fn needed(self) -> (usize, usize) {
        self.given.answers(|answers| {
            let d = &answers.deployment;
            let sections = STEPS.iter().flat_map(|step| step.sections);
            let fields = sections
                .flat_map(|section| section.fields.iter().map(move |field| (section, field)));
            // Few questions have no default: the others need not be asked whether they are asked.
            let needed: Vec<bool> = fields
                .filter(|(_, field)| is_needed(field))
                .filter(|(section, field)| section.is_asked(d) && field.is_asked(d))
                .map(|(_, field)| !field.read(answers).trim().is_empty())
                .collect();
            (needed.iter().filter(|given| **given).count(), needed.len())
        })
    }

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
    use osmo_configurator_core::secrets::{SPECS, Source};

    /// Whoever goes through the walk without opening anything sees 15 questions at most, secrets included.
    #[test]
    fn few_questions_are_in_sight() {
        let which = questions::find("idp.provider").unwrap();
        let Kind::Choice(providers) = which.kind else {
            panic!("the provider is a choice");
        };
        for provider in providers.iter().map(|one| one.value) {
            for platform in ["on-prem", "aws", "azure", "gcp"] {
                let mut answers = Answers::default();
                for (path, word) in [("idp.provider", provider), ("platform", platform)] {
                    questions::find(path)
                        .unwrap()
                        .choose(&mut answers, word)
                        .unwrap();
                }
                let d = &answers.deployment;
                let walk = STEPS
                    .iter()
                    .filter(|step| step.id != questions::REVIEW_STEP);
                let sections = walk
                    .flat_map(|step| step.sections)
                    .filter(|one| !one.folded && one.is_asked(d));
                let seen: Vec<&str> = sections
                    .flat_map(|section| section.fields)
                    .filter(|field| !field.more && field.is_asked(d))
                    .map(|field| field.path.as_str())
                    .chain(
                        SPECS
                            .iter()
                            .filter(|spec| (spec.needed)(d) && spec.source == Source::Given)
                            .map(|spec| spec.path.as_str()),
                    )
                    .collect();
                let most = if provider == "oidc" { 20 } else { 15 };
                assert!(
                    seen.len() <= most,
                    "{provider} on {platform}: {} {seen:#?}",
                    seen.len()
                );
            }
        }
    }

    #[test]
    fn the_review_names_decisions_and_leaves_out_usual_figures() {
        let mut answers = Answers::default();
        let named = |answers: &Answers| -> Vec<&str> { Telling::of(answers).steps.concat() };
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
