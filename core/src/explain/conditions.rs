//! Which questions a line depends on though no answer stands in it: each question is answered otherwise, one at a time, and the
//! file is written again. A line that is gone then is there because of that answer.

use super::yaml::places;
use crate::fields::{Field, Kind};
use crate::finding::Report;
use crate::model::Answers;
use crate::path::Path;
use crate::plan::Plan;
use crate::preview::{self, PreviewFile};
use crate::questions;
use crate::text::{Language, Line};
use std::collections::BTreeSet;

/// What was found of one file.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Conditions {
    /// For each line, the questions.
    lines: Vec<Vec<Path>>,
    /// The questions with which the whole file goes.
    pub(super) whole: Vec<Path>,
}

/// Returns what a question could be answered with instead: a text only if it is not the usual one.
fn others(field: &Field, answers: &Answers, usual: &Answers) -> Vec<String> {
    let now = field.read(answers);
    match field.kind {
        Kind::Flag => vec![(now != "true").to_string()],
        Kind::Choice(options) => {
            let words = options.iter().map(|one| one.value.to_owned());
            words.filter(|word| *word != now).collect()
        }
        Kind::Text | Kind::Lines | Kind::Yaml => {
            let usual = field.read(usual);
            if usual == now {
                Vec::new()
            } else {
                vec![usual]
            }
        }
    }
}

/// Returns each line as it is looked for in another file: with its key, where it has one.
fn named(lines: &[Line], language: Language) -> Vec<String> {
    let texts = lines.iter().map(|line| line.text.as_str());
    if language != Language::Yaml {
        return texts.map(str::to_owned).collect();
    }
    let keys = places(texts.clone()).into_iter().map(|place| place.key);
    keys.zip(texts)
        .map(|(key, text)| format!("{key}\n{text}"))
        .collect()
}

impl Conditions {
    /// Answers every question otherwise.
    pub(super) fn of(plan: &Plan, report: &Report, file: &PreviewFile) -> Self {
        let mut out = Self {
            lines: vec![Vec::new(); file.lines.len()],
            whole: Vec::new(),
        };
        let ours = named(&file.lines, file.language);
        let usual = questions::defaults_of(plan.deployment());
        let told = || report.clone();
        for field in questions::asked(plan.deployment()) {
            let mut gone = vec![false; ours.len()];
            let mut whole = false;
            for word in others(field, plan.answers(), &usual) {
                let mut answers = plan.answers().clone();
                if field.choose(&mut answers, &word).is_err() {
                    continue;
                }
                let other = Plan::new(&answers, plan.secrets());
                let Some(lines) = preview::alone(&other, &told, &file.name) else {
                    whole = true;
                    continue;
                };
                let theirs: BTreeSet<String> = named(&lines, file.language).into_iter().collect();
                for (gone, line) in gone.iter_mut().zip(&ours) {
                    *gone |= !theirs.contains(line);
                }
            }
            for (of, _) in out.lines.iter_mut().zip(gone).filter(|(_, gone)| *gone) {
                of.push(field.path);
            }
            if whole {
                out.whole.push(field.path);
            }
        }
        out
    }

    /// Returns the questions of a line.
    pub(super) fn at(&self, row: usize) -> &[Path] {
        self.lines.get(row).map(Vec::as_slice).unwrap_or_default()
    }
}
