//! Writes answers, through the table of questions. What looks like a secret is left out: it was pasted into a wrong box,
//! and its finding says so.

use super::EXTRA;
use crate::fields::{Field, Kind};
use crate::model::{Answers, Deployment};
use crate::questions;
use crate::syntax::secret_like;
use crate::text::join;
use crate::yaml::{Doc, Mask, write};
use serde_yaml::Value;

fn value(field: &Field, text: &str) -> Value {
    match field.kind {
        Kind::Flag => Value::Bool(text == "true"),
        Kind::Lines if text.is_empty() => Value::Sequence(Vec::new()),
        Kind::Lines => Value::Sequence(text.split('\n').map(Value::from).collect()),
        Kind::Text | Kind::Choice(_) | Kind::Yaml => Value::from(text),
    }
}

/// Returns the lines that hold no secret: the others are no reason to lose them.
fn without_secrets(field: &Field, text: &str) -> String {
    let lines = text.split('\n');
    let rest: Vec<&str> = lines
        .filter(|line| secret_like::find_at(&field.path, line).is_none())
        .collect();
    rest.join("\n")
}

fn text_of<'a>(header: &[&str], fields: impl Iterator<Item = (&'a Field, String)>) -> String {
    let mut doc = Doc::new(header);
    for (field, text) in fields {
        let text = match field.kind {
            Kind::Lines => without_secrets(field, &text),
            _ => text,
        };
        if secret_like::find_at(&field.path, &text).is_none() {
            doc.put(&field.path, value(field, &text), None);
        }
    }
    join(&write(&doc, Mask::Show))
}

/// Returns the answers that differ from the defaults, free YAML included: what a file needs to say.
pub fn differences(answers: &Answers) -> String {
    file(answers, &[])
}

/// Returns the same as a file with comment lines of its own at the top.
pub(crate) fn file(answers: &Answers, notes: &[&str]) -> String {
    let usual = questions::defaults_of(&answers.deployment);
    let mut header = notes.to_vec();
    header.push(
        "Answers for the OSMO Configurator. What is absent keeps its default. No secret belongs here.",
    );
    let fields = questions::all().filter_map(|field| {
        let text = field.read(answers);
        (text != field.read(&usual)).then_some((field, text))
    });
    text_of(&header, fields)
}

/// Returns every answer except free YAML: a draft keeps its meaning when defaults change.
pub fn draft(deployment: &Deployment) -> String {
    let answers = Answers {
        deployment: deployment.clone(),
        ..Answers::default()
    };
    let fields = questions::all().filter(|field| !field.path.starts_with(EXTRA));
    text_of(&[], fields.map(|field| (field, field.read(&answers))))
}
