//! What another set of answers would change in this one, before anything is changed: a link, a file or an import is a
//! stranger's until the operator has looked at it.

mod risk;

use crate::fields::{Field, Kind};
use crate::model::Answers;
use crate::questions;
use crate::syntax::{hidden, punycode};

/// One answer that differs.
#[derive(Clone, Debug)]
pub struct Change {
    /// The question.
    pub field: &'static Field,
    /// The answer as it is.
    pub old: String,
    /// The answer as it would be.
    pub new: String,
    /// Why it is security-relevant; nothing if it is not.
    pub risk: Option<&'static str>,
    /// Names in the new answer with letters beyond ASCII, as DNS has them.
    pub names: Vec<String>,
}

impl PartialEq for Change {
    fn eq(&self, other: &Self) -> bool {
        self.field.path == other.field.path && self.old == other.old && self.new == other.new
    }
}

impl Change {
    /// Returns the old answer in words, with what is invisible in it made visible.
    pub fn shown_old(&self) -> String {
        shown(self.field, &self.old)
    }

    /// Returns the new answer in words, with what is invisible in it made visible.
    pub fn shown_new(&self) -> String {
        shown(self.field, &self.new)
    }
}

/// Returns an answer in words, with what is invisible in it made visible.
pub(crate) fn shown(field: &Field, text: &str) -> String {
    match field.kind {
        _ if text.is_empty() => "nothing".to_owned(),
        Kind::Flag => (if text == "true" { "yes" } else { "no" }).to_owned(),
        Kind::Choice(options) => {
            let option = options.iter().find(|option| option.value == text);
            option.map_or(text, |option| option.label).to_owned()
        }
        Kind::Text | Kind::Lines | Kind::Yaml => hidden::visible(text),
    }
}

/// Returns what differs, in the order of the walk. What the new answers do not ask is left as it is.
pub fn between(old: &Answers, new: &Answers) -> Vec<Change> {
    questions::asked(&new.deployment)
        .filter_map(|field| {
            let (old, new) = (field.read(old), field.read(new));
            (old != new).then(|| Change {
                risk: risk::of(&field.path, &old),
                names: punycode::names(&new),
                field,
                old,
                new,
            })
        })
        .collect()
}

/// Takes these changes and no other.
pub fn apply<'a>(answers: &mut Answers, changes: impl IntoIterator<Item = &'a Change>) {
    for change in changes {
        // It was read from answers, so it fits.
        change.field.set(answers, &change.new).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests;
