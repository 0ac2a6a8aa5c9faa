//! What a question is: path, label, hint, kind, when it is asked, how it is read and written; sections and steps of them.
//!
//! The questions themselves are in [`crate::questions`], those of one provider in its file in `idp/`.

pub(crate) mod access;
mod given;
mod hosts;
mod misfit;

pub use crate::syntax::grammar::Grammar;
pub use access::Kind;
use access::{Access, Reach};
pub(crate) use given::Given;
pub use misfit::Misfit;

use crate::model::{Answers, Deployment};
use crate::path::Path;
use crate::release::offered;

/// One question.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Dotted path, e.g. `postgres.serviceName`.
    pub path: Path,
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
    /// The form of an answer.
    pub grammar: Grammar,
    /// Whether an answer matters at the moment.
    pub(crate) asked: fn(&Deployment) -> bool,
    /// Whether a short box is enough (numbers, quantities).
    pub short: bool,
    /// Whether it stands folded away below the others of its section: few operators change its default.
    pub more: bool,
    reach: Reach,
    follow: Follow,
}

/// What follows from an answer that an operator changes: the answers as they are now, and as they were before.
pub(crate) type Follow = fn(&mut Answers, &Answers);

fn always(_: &Deployment) -> bool {
    true
}

fn nothing(_: &mut Answers, _: &Answers) {}

impl Field {
    pub(crate) const fn new(
        path: &'static str,
        label: &'static str,
        hint: &'static str,
        access: Access,
    ) -> Self {
        Self::reached(path, label, hint, access.kind, access.reach)
    }

    /// The question for an answer that a provider keeps.
    pub(crate) const fn given(
        given: &'static Given,
        label: &'static str,
        hint: &'static str,
    ) -> Self {
        let (path, kind) = (given.path.as_str(), given.kind);
        Self::reached(path, label, hint, kind, Reach::Given(given))
    }

    const fn reached(
        path: &'static str,
        label: &'static str,
        hint: &'static str,
        kind: Kind,
        reach: Reach,
    ) -> Self {
        Self {
            path: Path::defined(path),
            label,
            hint,
            kind,
            example: "",
            required: false,
            grammar: Grammar::Text,
            asked: always,
            short: false,
            more: false,
            reach,
            follow: nothing,
        }
    }

    pub(crate) const fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    pub(crate) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub(crate) const fn short(mut self) -> Self {
        self.short = true;
        self
    }

    /// Folds it away below the others of its section.
    pub(crate) const fn more(mut self) -> Self {
        self.more = true;
        self
    }

    pub(crate) const fn when(mut self, asked: fn(&Deployment) -> bool) -> Self {
        self.asked = asked;
        self
    }

    pub(crate) const fn grammar(mut self, grammar: Grammar) -> Self {
        self.grammar = grammar;
        self
    }

    pub(crate) const fn follow(mut self, follow: Follow) -> Self {
        self.follow = follow;
        self
    }

    pub(crate) const fn yaml(mut self) -> Self {
        self.kind = Kind::Yaml;
        self
    }

    /// Says whether an answer matters at the moment, in the chosen release.
    pub fn is_asked(&self, deployment: &Deployment) -> bool {
        (self.asked)(deployment) && offered::of(deployment.release.word()).asks(&self.path)
    }

    /// Says whether a text has the form of an answer.
    pub fn has_form(&self, text: &str) -> bool {
        self.grammar.fits(text)
    }

    /// Returns the answer as text.
    pub fn read(&self, answers: &Answers) -> String {
        self.reach.read(answers)
    }

    /// Sets this answer and no other.
    ///
    /// # Errors
    /// The text does not fit; nothing was changed.
    pub fn set(&self, answers: &mut Answers, text: &str) -> Result<(), Misfit> {
        // Characters are never more than bytes, and bytes need no counting.
        let most = self.kind.most();
        if text.len() > most && text.chars().nth(most).is_some() {
            return Err(Misfit::too_long(self));
        }
        if self.reach.write(answers, text) {
            Ok(())
        } else {
            Err(Misfit::of(self))
        }
    }

    /// Takes an operator's answer: sets it, and lets answers that still are what the old one suggested follow. Only a
    /// person's choice does this; files and drafts say all that they mean, and are taken with [`Field::set`].
    ///
    /// # Errors
    /// The text does not fit; nothing was changed.
    pub fn choose(&self, answers: &mut Answers, text: &str) -> Result<(), Misfit> {
        let before = answers.clone();
        self.set(answers, text)?;
        (self.follow)(answers, &before);
        Ok(())
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
    pub(crate) asked: fn(&Deployment) -> bool,
    /// Whether the answers above it say what to register at the identity provider, which then stands before it.
    pub after_registration: bool,
    /// What the answers come to, in one sentence, where that says more than they do one by one.
    pub says: Option<fn(&Deployment) -> String>,
    /// The questions.
    pub fields: &'static [Field],
}

impl Section {
    /// Says whether the section is shown at the moment: a release may ask nothing of it.
    pub fn is_asked(&self, deployment: &Deployment) -> bool {
        let facts = offered::of(deployment.release.word());
        (self.asked)(deployment) && self.fields.iter().any(|field| facts.asks(&field.path))
    }

    pub(crate) const fn new(
        title: &'static str,
        intro: &'static str,
        fields: &'static [Field],
    ) -> Self {
        Self {
            title,
            intro,
            folded: false,
            asked: always,
            after_registration: false,
            says: None,
            fields,
        }
    }

    pub(crate) const fn says(mut self, says: fn(&Deployment) -> String) -> Self {
        self.says = Some(says);
        self
    }

    pub(crate) const fn folded(mut self) -> Self {
        self.folded = true;
        self
    }

    pub(crate) const fn when(mut self, asked: fn(&Deployment) -> bool) -> Self {
        self.asked = asked;
        self
    }

    pub(crate) const fn after_registration(mut self) -> Self {
        self.after_registration = true;
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
    /// What has to be there before, and how to see that it is.
    pub before: &'static [[&'static str; 2]],
    /// The questions; empty for the secrets and review steps, which have their own parts.
    pub sections: &'static [Section],
}
