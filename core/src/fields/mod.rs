//! Every question, in one table: path, label, hint, kind, when it is asked, how it is read and written.
//!
//! The path is the answers file's key path, the HTML id, the place of a finding and the origin of a rendered line.
//! Steps and sections are data too, so that pages hold no rules.

pub(crate) mod access;
mod data;
mod deployment;
mod expert;
mod idp;
mod ingress;
mod review;
mod scaling;
mod secrets;
mod site;

use access::Access;
pub use access::Kind;
pub(crate) use review::ACCEPTED;

use crate::model::{Answers, Deployment};

/// One question.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Dotted path, e.g. `postgres.serviceName`.
    pub path: &'static str,
    /// What the page calls it: the guide's term.
    pub label: &'static str,
    /// Where the value is found, and its form.
    pub hint: &'static str,
    /// The control.
    pub kind: Kind,
    /// An example, shown while the field is empty.
    pub example: &'static str,
    /// Whether it may not be empty while it is asked.
    pub required: bool,
    /// Whether an answer matters at the moment.
    pub asked: fn(&Deployment) -> bool,
    /// Whether a short box is enough (numbers, quantities).
    pub short: bool,
    get: fn(&Answers) -> String,
    set: fn(&mut Answers, &str),
}

fn always(_: &Deployment) -> bool {
    true
}

impl Field {
    const fn new(
        path: &'static str,
        label: &'static str,
        hint: &'static str,
        access: Access,
    ) -> Self {
        let Access { kind, get, set } = access;
        Self {
            path,
            label,
            hint,
            kind,
            example: "",
            required: false,
            asked: always,
            short: false,
            get,
            set,
        }
    }

    const fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    const fn short(mut self) -> Self {
        self.short = true;
        self
    }

    const fn when(mut self, asked: fn(&Deployment) -> bool) -> Self {
        self.asked = asked;
        self
    }

    const fn yaml(mut self) -> Self {
        self.kind = Kind::Yaml;
        self
    }

    /// Returns the answer as text.
    pub fn read(&self, answers: &Answers) -> String {
        (self.get)(answers)
    }

    /// Takes an answer from text. A word that is no option of a choice changes nothing.
    pub fn write(&self, answers: &mut Answers, text: &str) {
        (self.set)(answers, text);
    }
}

/// Fields that stand together under one heading.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Heading; empty for the first section of a step.
    pub title: &'static str,
    /// One or two sentences before the fields; may be empty.
    pub intro: &'static str,
    /// Folded away until it is wanted.
    pub folded: bool,
    /// Whether the section is shown at the moment.
    pub asked: fn(&Deployment) -> bool,
    /// The questions.
    pub fields: &'static [Field],
}

impl Section {
    const fn new(title: &'static str, intro: &'static str, fields: &'static [Field]) -> Self {
        Self {
            title,
            intro,
            folded: false,
            asked: always,
            fields,
        }
    }

    const fn folded(mut self) -> Self {
        self.folded = true;
        self
    }

    const fn when(mut self, asked: fn(&Deployment) -> bool) -> Self {
        self.asked = asked;
        self
    }
}

/// One page of the walk.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Part of the address, e.g. `identity-provider`.
    pub id: &'static str,
    /// Name in the list of steps.
    pub title: &'static str,
    /// The heading, said as a question.
    pub question: &'static str,
    /// One or two sentences under the heading.
    pub lead: &'static str,
    /// The questions; empty for the secrets and review steps, which have their own parts.
    pub sections: &'static [Section],
}

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
        lead: "Eight steps, and the files grow beside them. The host name is used in every one of them.",
        sections: deployment::SECTIONS,
    },
    Step {
        id: "site",
        title: "Site",
        question: "What does your site demand?",
        lead: "Leave all of this for a cluster with internet access that you own alone.",
        sections: site::SECTIONS,
    },
    Step {
        id: "ingress",
        title: "Ingress and TLS",
        question: "How do browsers reach OSMO?",
        lead: "Five ingresses share one host name. TLS has to end somewhere in front of the pods.",
        sections: ingress::SECTIONS,
    },
    Step {
        id: "identity-provider",
        title: "Identity provider",
        question: "Who signs your users in?",
        lead: "OSMO trusts one identity provider. Every address is derived from a few values that its console shows.",
        sections: idp::SECTIONS,
    },
    Step {
        id: "data",
        title: "Database and cache",
        question: "Where does OSMO keep its data?",
        lead: "An external PostgreSQL 15 or later and an external Redis 7 or later.",
        sections: data::SECTIONS,
    },
    Step {
        id: "scaling",
        title: "Scaling",
        question: "How large should it be?",
        lead: "The guide's figures stand here already. Leave them for a first installation.",
        sections: scaling::SECTIONS,
    },
    Step {
        id: SECRETS_STEP,
        title: "Secrets",
        question: "Which secrets may this page hold?",
        lead: "Everything here is optional: what you leave empty, the commands ask for at the terminal.",
        sections: secrets::SECTIONS,
    },
    Step {
        id: REVIEW_STEP,
        title: "Review and download",
        question: "Is everything right?",
        lead: "Check the answers, then take the files.",
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

/// Returns the questions that are asked at the moment.
pub fn asked(deployment: &Deployment) -> impl Iterator<Item = &'static Field> {
    STEPS
        .iter()
        .flat_map(|step| step.sections)
        .filter(move |section| (section.asked)(deployment))
        .flat_map(|section| section.fields)
        .filter(move |field| (field.asked)(deployment))
}

#[cfg(test)]
mod tests;
