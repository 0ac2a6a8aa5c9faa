//! Reads answers. What is absent keeps its default, at every depth; what does not fit is told with its line and path.

use super::complaint::Complaints;
use super::flat;
use crate::fields::{Field, Kind};
use crate::model::Answers;
use crate::path::Path;
use crate::questions;
use crate::secrets::SPECS;
use crate::syntax::{near, secret_like, yaml11};
use crate::yaml::{Branch, Tree, tree, whole};
use serde_yaml::Value;

/// Path of the question for the release: the defaults of all others hang on it.
const RELEASE: Path = path!("release");
const QUOTES: &str = "has to be text: put it into double quotes";
const NO_SECRET: &str = "belongs to no answers file: give secrets on the page, or let the commands ask for them; \
                         change this one if others could read the file";

/// Reads answers: a file, a draft, or what a draft of an earlier page says.
///
/// # Errors
/// Everything that is wrong with the text. Values are not repeated.
pub fn read(text: &str) -> Result<Answers, Complaints> {
    let (tree, defects) = tree(text);
    let mut reader = Reader {
        answers: tree.as_ref().map_or_else(Answers::default, begin),
        complaints: Complaints::default(),
    };
    for defect in &defects {
        reader.complaints.defect(defect);
    }
    match tree {
        None => {}
        Some(tree) if flat::is_flat(&tree) => {
            flat::read(&tree, &mut reader.answers, &mut reader.complaints);
        }
        Some(tree) => reader.group(&tree, ""),
    }
    reader.complaints.or(reader.answers)
}

/// Returns what the release that a text names begins with; the newest if it names none.
fn begin(tree: &Tree) -> Answers {
    let mut answers = Answers::default();
    let Branch::Map(entries) = &tree.branch else {
        return answers;
    };
    for (key, value) in entries {
        if let (Branch::Scalar { text: key, .. }, Branch::Scalar { text: word, .. }) =
            (&key.branch, &value.branch)
            && let Some(field) = questions::find(key).filter(|field| field.path == RELEASE)
            && field.set(&mut answers, word).is_ok()
        {
            return questions::defaults_of(&answers.deployment);
        }
    }
    answers
}

/// Returns the key path below a group.
fn below(group: &str, key: &str) -> String {
    if group.is_empty() {
        key.to_owned()
    } else {
        format!("{group}.{key}")
    }
}

/// Says whether questions stand below a path.
fn is_group(path: &str) -> bool {
    questions::all().any(|field| {
        field
            .path
            .strip_prefix(path)
            .is_some_and(|rest| rest.starts_with('.'))
    })
}

/// Returns the key beside this one that was probably meant.
fn meant(group: &str, key: &str) -> Option<&'static str> {
    questions::all().find_map(|field| {
        let rest = if group.is_empty() {
            field.path.as_str()
        } else {
            field.path.as_str().strip_prefix(group)?.strip_prefix('.')?
        };
        let word = rest.split('.').next()?;
        near::is_near(word, key).then_some(word)
    })
}

fn names_a_secret(path: &str) -> bool {
    let word = path.rsplit('.').next().unwrap_or(path);
    let listed = SPECS
        .iter()
        .any(|spec| spec.path.rsplit('.').next() == Some(word));
    listed || path == "secrets" || secret_like::is_name(word)
}

struct Reader {
    answers: Answers,
    complaints: Complaints,
}

impl Reader {
    fn group(&mut self, tree: &Tree, group: &str) {
        match &tree.branch {
            Branch::Map(entries) => {
                for (key, inner) in entries {
                    self.entry(key, inner, group);
                }
            }
            // A key whose lines are all comments.
            Branch::Scalar {
                plain: true,
                value: Some(Value::Null),
                ..
            } => {}
            _ if group.is_empty() => {
                self.complaints.add(
                    tree.line,
                    "",
                    "answers are a mapping: key: value, a line each",
                );
            }
            _ => self
                .complaints
                .add(tree.line, group, "is a group of answers, not one answer"),
        }
    }

    fn entry(&mut self, key: &Tree, inner: &Tree, group: &str) {
        let Branch::Scalar { text: word, .. } = &key.branch else {
            self.complaints
                .add(key.line, group, "has a key that is no word");
            return;
        };
        let path = below(group, word);
        if let Some(field) = questions::find(&path).filter(|_| !word.contains('.')) {
            self.answer(field, inner);
        } else if is_group(&path) && !word.contains('.') {
            self.group(inner, &path);
        } else {
            let what = if names_a_secret(&path) {
                NO_SECRET.to_owned()
            } else if let Some(word) = self.suggestion(group, word) {
                format!("is no question; {word} is one")
            } else if questions::find(&path).is_some() || is_group(&path) {
                "is a key path: nest its keys below each other".to_owned()
            } else {
                "is no question".to_owned()
            };
            self.complaints.add(key.line, &path, what);
        }
    }

    /// What was probably meant; only for complaints that are told.
    fn suggestion(&self, group: &str, word: &str) -> Option<&'static str> {
        (self.complaints.more == 0)
            .then(|| meant(group, word))
            .flatten()
    }

    fn answer(&mut self, field: &'static Field, tree: &Tree) {
        let before = self.complaints.told.len();
        let text = match field.kind {
            Kind::Flag => match &tree.branch {
                Branch::Scalar {
                    value: Some(Value::Bool(flag)),
                    ..
                } => Some(flag.to_string()),
                Branch::Scalar { .. } => {
                    self.complaints.add(
                        tree.line,
                        &field.path,
                        "takes true or false, without quotes",
                    );
                    return;
                }
                _ => None,
            },
            Kind::Lines => match &tree.branch {
                Branch::List(items) => self.lines(field, items),
                _ => None,
            },
            Kind::Text | Kind::Choice(_) | Kind::Yaml => match &tree.branch {
                Branch::Scalar { .. } => self.text(tree, &field.path),
                _ => None,
            },
        };
        let Some(text) = text else {
            if self.complaints.told.len() == before {
                self.complaints.add(tree.line, &field.path, takes(field));
            }
            return;
        };
        if let Some(what) = secret_like::find_at(&field.path, &text) {
            let what = format!("holds {what}, which {NO_SECRET}");
            self.complaints.add(tree.line, &field.path, what);
        } else if let Err(misfit) = field.set(&mut self.answers, &text) {
            let what = format!("takes {}", misfit.expected);
            self.complaints.add(tree.line, &field.path, what);
        }
    }

    /// Returns what a scalar says, if every parser of YAML reads it as that text.
    fn text(&mut self, tree: &Tree, path: &str) -> Option<String> {
        let Branch::Scalar { text, plain, value } = &tree.branch else {
            return None;
        };
        let fits = match value {
            Some(Value::String(_)) => !plain || !yaml11::changes_type(text),
            Some(Value::Number(number)) => whole(number) == *text,
            _ => false,
        };
        if !fits {
            self.complaints.add(tree.line, path, QUOTES);
        }
        fits.then(|| text.clone())
    }

    fn lines(&mut self, field: &Field, items: &[Tree]) -> Option<String> {
        let mut lines = Vec::with_capacity(items.len());
        let mut all = true;
        for (at, item) in items.iter().enumerate() {
            let path = format!("{}[{at}]", field.path);
            let line = if let Branch::Scalar { .. } = &item.branch {
                self.text(item, &path)
            } else {
                self.complaints.add(item.line, &path, QUOTES);
                None
            };
            match line {
                Some(line) if line.contains('\n') => {
                    self.complaints
                        .add(item.line, &path, "is one line: make a second entry");
                    all = false;
                }
                Some(line) => lines.push(line),
                None => all = false,
            }
        }
        all.then(|| lines.join("\n"))
    }
}

/// Says what a question takes, when it was given something of another shape.
fn takes(field: &Field) -> &'static str {
    match field.kind {
        Kind::Lines => "takes a list of lines",
        Kind::Flag => "takes true or false, without quotes",
        _ => "takes one value",
    }
}
