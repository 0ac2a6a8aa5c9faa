//! Every question, in one table, in the order of the walk.
//!
//! The path is the answers file's key path, the HTML id, the place of a finding and the origin of a rendered line.
//! Steps and sections are data too, so that pages hold no rules.

mod data;
mod defaults;
mod deployment;
mod expert;
mod follow_up;
mod idp;
mod ingress;
mod path;
mod review;
mod scaling;
mod secrets;
mod site;

pub use defaults::{defaults, defaults_of, usual_of};
pub(crate) use follow_up::CONNECTIONS;
pub use path::named;

use crate::fields::{Field, Step};
use crate::model::Deployment;
use crate::path::Path;
pub(crate) use review::ACCEPTED;

/// Id of the step that asks who signs people in.
pub const PROVIDER_STEP: &str = "identity-provider";
/// Id of the step where secrets are given or generated.
pub const SECRETS_STEP: &str = "secrets";
/// Id of the last step.
pub const REVIEW_STEP: &str = "review";

/// The walk, in order.
pub const STEPS: &[Step] = &[
    Step {
        id: "deployment",
        title: "Deployment",
        question: "What do you deploy, and where?",
        lead: "OSMO runs AI and robotics workflows, which are work in containers, on Kubernetes. Give 5 answers, \
         more with some choices, in about 5 minutes, and take values files, \
               manifests and scripts that work with the real charts. Everything else has a default.",
        before: deployment::BEFORE,
        sections: deployment::SECTIONS,
    },
    Step {
        id: "site",
        title: "Site rules",
        question: "What does your site demand?",
        lead: "If your cluster has internet access and is yours alone, change nothing here.",
        before: &[],
        sections: site::SECTIONS,
    },
    Step {
        id: "ingress",
        title: "Ingress and TLS",
        question: "How do browsers reach OSMO?",
        lead: "Five ingresses share one host name. TLS has to end somewhere in front of the pods.",
        before: &[],
        sections: ingress::SECTIONS,
    },
    Step {
        id: PROVIDER_STEP,
        title: "Identity provider",
        question: "Who signs your users in?",
        lead: "OSMO trusts one identity provider. Every address is derived from a few values that its console shows.",
        before: &[],
        sections: idp::SECTIONS,
    },
    Step {
        id: "data",
        title: "Database and cache",
        question: "Where does OSMO keep its data?",
        lead: "An external PostgreSQL 15 or later and an external Redis 7 or later.",
        before: &[],
        sections: data::SECTIONS,
    },
    Step {
        id: "scaling",
        title: "Scaling",
        question: "How large should it be?",
        lead: "The guide's figures stand here already. Leave them for a first installation.",
        before: &[],
        sections: scaling::SECTIONS,
    },
    Step {
        id: SECRETS_STEP,
        title: "Secrets",
        question: "Which secrets may this page hold?",
        lead: "Everything here is optional: what you leave empty, the scripts ask for at the terminal or make themselves.",
        before: &[],
        sections: secrets::SECTIONS,
    },
    Step {
        id: REVIEW_STEP,
        title: "Review and download",
        question: "Is everything right?",
        lead: "Check the answers, then take the files.",
        before: &[],
        sections: review::SECTIONS,
    },
];

/// Returns every field, in the order of the walk.
pub fn all() -> impl Iterator<Item = &'static Field> {
    STEPS
        .iter()
        .flat_map(|step| step.sections)
        .flat_map(|section| section.fields)
}

/// Returns the field at a path.
pub fn find(path: &str) -> Option<&'static Field> {
    all().find(|field| field.path == path)
}

/// Returns the label of the field or secret at a path, or the path itself.
pub fn label(path: &str) -> &str {
    find(path)
        .map(|field| field.label)
        .or_else(|| {
            crate::secrets::SPECS
                .iter()
                .find(|s| s.path == path)
                .map(|s| s.label)
        })
        .unwrap_or(path)
}

/// Returns the index of the step in which a path is asked; the last one for a path that is asked nowhere.
pub fn step_of(path: &str) -> usize {
    let has = |step: &Step| {
        step.sections
            .iter()
            .any(|s| s.fields.iter().any(|f| f.path == path))
    };
    let by_id = |id| STEPS.iter().position(|step| step.id == id);
    STEPS
        .iter()
        .position(has)
        .or_else(|| {
            path.starts_with(crate::secrets::PREFIX)
                .then(|| by_id(SECRETS_STEP))
                .flatten()
        })
        .unwrap_or(STEPS.len() - 1)
}

/// Returns every question, and whether it is asked at the moment.
fn told(deployment: &Deployment) -> impl Iterator<Item = (&'static Field, bool)> {
    let sections = STEPS.iter().flat_map(|step| step.sections);
    sections.flat_map(move |section| {
        let here = section.is_asked(deployment);
        let field = move |field: &'static Field| (field, here && field.is_asked(deployment));
        section.fields.iter().map(field)
    })
}

/// Returns the questions that are asked at the moment.
pub fn asked(deployment: &Deployment) -> impl Iterator<Item = &'static Field> {
    told(deployment).filter_map(|(field, asked)| asked.then_some(field))
}

/// Returns the questions that are not asked at the moment.
pub(crate) fn unasked(deployment: &Deployment) -> impl Iterator<Item = &'static Field> {
    told(deployment).filter_map(|(field, asked)| (!asked).then_some(field))
}

/// Returns the question at a path, if it is asked at the moment. No other one is looked at for it.
pub(crate) fn asked_at(deployment: &Deployment, path: Path) -> Option<&'static Field> {
    let mut sections = STEPS.iter().flat_map(|step| step.sections);
    let (section, field) = sections.find_map(|section| {
        let mut fields = section.fields.iter();
        Some((section, fields.find(|field| field.path == path)?))
    })?;
    (section.is_asked(deployment) && field.is_asked(deployment)).then_some(field)
}

#[cfg(test)]
mod tests;
