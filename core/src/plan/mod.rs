//! The plan: everything that a check and a rendering look at, made once from what the operator gave.

mod normalise;

use crate::fields::{Field, Kind};
use crate::idp::{self, Connection};
use crate::model::{Answers, Deployment};
use crate::path::Path;
use crate::questions;
use crate::release::facts::{Facts, Keys};
use crate::release::offered;
use crate::secrets::Secrets;
use crate::yaml::{ReadError, read};
use serde_yaml::Value;
use std::sync::Arc;

/// What was read of an answer that is YAML. A plan shares it with the plans that were made after it.
type Extra = Arc<Result<Value, ReadError>>;

/// Normalised answers, with answers to questions that are not asked back at their defaults; what follows from the
/// identity provider; free YAML, read; and the secrets that are held.
///
/// There is no other way to make one than [`Plan::new`] and [`Plan::after`], so no rule and no file ever sees answers as they were typed.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    answers: Answers,
    connection: Option<Connection>,
    /// Path and what was read of each answer that is YAML and not blank.
    extra: Vec<(Path, Extra)>,
    secrets: Secrets,
    /// What was wished for with a yes, a list or a text, and is not asked with the other answers.
    dropped: Vec<Path>,
}

impl Plan {
    /// Makes the plan.
    pub fn new(answers: &Answers, secrets: &Secrets) -> Self {
        Self::reading(answers, secrets, |_, text| Arc::new(read(text)))
    }

    /// Makes the plan of what was given after this one: the same as [`Plan::new`] makes. Long YAML that did not change is not read again.
    #[must_use]
    pub fn after(&self, answers: &Answers, secrets: &Secrets) -> Self {
        Self::reading(answers, secrets, |field, text| {
            let known = self.extra.iter().find(|(at, _)| *at == field.path);
            match known {
                Some((_, extra)) if field.read(&self.answers) == text => Arc::clone(extra),
                _ => Arc::new(read(text)),
            }
        })
    }

    fn reading(answers: &Answers, secrets: &Secrets, read: impl Fn(&Field, &str) -> Extra) -> Self {
        let typed = answers;
        let answers = typed.normalised();
        Self {
            dropped: dropped(typed, &answers),
            connection: idp::connection(&answers.deployment),
            extra: extra(&answers, read),
            answers,
            secrets: secrets.normalised(),
        }
    }

    /// Returns the normalised answers.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Returns the deployment.
    pub fn deployment(&self) -> &Deployment {
        &self.answers.deployment
    }

    /// Returns the facts of the chosen release.
    pub fn facts(&self) -> &'static Facts {
        offered::of(self.deployment().release.word())
    }

    /// Returns what the chosen release knows of the keys of values files.
    pub(crate) fn keys(&self) -> &'static Keys {
        offered::keys_of(self.deployment().release.word())
    }

    /// Returns what follows from the identity provider; none without one.
    pub fn connection(&self) -> Option<&Connection> {
        self.connection.as_ref()
    }

    /// Returns what was read of the operator's own YAML at a path; nothing if it is blank.
    pub(crate) fn extra(&self, path: Path) -> Option<Result<&Value, &ReadError>> {
        let found = self.extra.iter().find(|(at, _)| *at == path);
        found.map(|(_, read)| (**read).as_ref())
    }

    /// Says whether the operator gave YAML of their own.
    pub fn has_extra(&self) -> bool {
        !self.extra.is_empty()
    }

    /// Says whether somebody answered a question that is not asked with the other answers, with a yes, a list or a text.
    pub(crate) fn is_dropped(&self, path: Path) -> bool {
        self.dropped.contains(&path)
    }

    /// Returns the secrets that are held; may be empty.
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }
}

/// Returns the questions that were answered with a yes and are back at no, the lists that are empty again, and the texts that
/// are back at what nobody typed.
fn dropped(typed: &Answers, kept: &Answers) -> Vec<Path> {
    let is_lost = |field: &&Field| match field.kind {
        Kind::Flag => field.read(typed) == "true" && field.read(kept) != "true",
        Kind::Lines => !field.read(typed).trim().is_empty() && field.read(kept).is_empty(),
        Kind::Text | Kind::Choice(_) | Kind::Yaml => false,
    };
    let lost = questions::all().filter(is_lost);
    let texts: Vec<&Field> = questions::unasked(&kept.deployment)
        .filter(|field| field.kind == Kind::Text && field.read(typed).trim() != field.read(kept))
        .collect();
    // What a choice of the answers sets, nobody typed.
    let usual = (!texts.is_empty()).then(|| questions::usual_of(&typed.deployment));
    let wanted = texts.into_iter().filter(|field| {
        let usual = usual.as_ref().map(|usual| field.read(usual));
        usual.is_none_or(|usual| field.read(typed).trim() != usual)
    });
    lost.chain(wanted).map(|field| field.path).collect()
}

/// Reads every answer that is YAML.
fn extra(answers: &Answers, read: impl Fn(&Field, &str) -> Extra) -> Vec<(Path, Extra)> {
    let mut out = Vec::new();
    for field in questions::all().filter(|field| field.kind == Kind::Yaml) {
        let text = field.read(answers);
        if !text.trim().is_empty() {
            out.push((field.path, read(field, &text)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_another_it_is_the_same_and_reads_only_what_changed() {
        let path = path!("extraValues.service");
        let answers = |text: &str, host: &str| {
            let mut answers = Answers::default();
            for (path, text) in [("extraValues.service", text), ("hostname", host)] {
                let field = questions::find(path).unwrap();
                field.set(&mut answers, text).unwrap();
            }
            answers
        };
        let secrets = Secrets::default();
        let first = Plan::new(&answers("a: 1", "a.example"), &secrets);
        for (text, host) in [
            ("a: 1", "b.example"),
            ("a: 2", "a.example"),
            ("a: [", "a.example"),
            ("", ""),
        ] {
            let answers = answers(text, host);
            assert_eq!(
                first.after(&answers, &secrets),
                Plan::new(&answers, &secrets)
            );
        }
        let shared = |one: &Plan, other: &Plan| Arc::ptr_eq(&one.extra[0].1, &other.extra[0].1);
        assert!(shared(
            &first,
            &first.after(&answers("a: 1", "b.example"), &secrets)
        ));
        assert!(!shared(
            &first,
            &first.after(&answers("a: 2", "a.example"), &secrets)
        ));
        assert_eq!(first.extra[0].0, path);
    }
}
