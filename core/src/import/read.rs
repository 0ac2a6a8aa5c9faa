//! From values and objects to answers: by the release's table first, then what is left beside that which follows anyway.

use super::agree::{self, Lines, Place, Places};
use super::found::Found;
use super::ours;
use crate::model::{Answers, ListMode};
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::release::kit::back::{Files, How, Row, answered, sign_in};
use crate::release::{self, offered};
use crate::secrets::Secrets;
use crate::syntax::secret_like;
use crate::yaml::Tree;
use std::collections::BTreeSet;

/// Answers under way.
pub(super) struct Reader {
    /// The answers, beginning with the defaults.
    pub(super) answers: Answers,
    /// The questions that were answered.
    pub(super) told: BTreeSet<Path>,
    /// Values that fit no answer: chart, key, what was found.
    pub(super) misfits: Vec<(&'static str, String, Found)>,
}

/// Returns what stands at a key, or where it was written by mistake.
pub(super) fn at_or_misplaced<'a>(tree: &'a Tree, key: &str) -> Option<&'a Tree> {
    tree.at(key).or_else(|| {
        let misplaced = release::reading().misplaced.iter();
        misplaced.into_iter().find_map(|(wrong, right)| {
            let rest = key.strip_prefix(right)?;
            tree.at(&format!("{wrong}{rest}"))
        })
    })
}

/// Reads answers.
pub(super) fn read(files: &Files<'_>, objects: &[(Path, String)]) -> Reader {
    let mut reader = Reader {
        answers: Answers::default(),
        told: BTreeSet::new(),
        misfits: Vec::new(),
    };
    reader.all(objects.iter().rev().cloned().collect());
    let reading = release::reading();
    if !files.0.is_empty() {
        reader.all(sign_in(&(reading.sign_in)(files)));
        reader.all((reading.clues)(files));
    }
    reader.exact(files, reading.rows);
    reader.beside(files, reading.rows);
    reader
}

impl Reader {
    fn all(&mut self, read: Vec<(Path, String)>) {
        for (path, text) in read {
            if let Some(text) = answered(text) {
                self.set(path, &text);
            }
        }
    }

    /// Sets an answer, unless it looks like a secret or does not fit.
    fn set(&mut self, path: Path, text: &str) -> bool {
        let fits = secret_like::find_at(&path, text).is_none()
            && questions::find(&path)
                .is_some_and(|field| field.set(&mut self.answers, text).is_ok());
        if fits {
            self.told.insert(path);
        }
        fits
    }

    /// Rows whose value is the answer. The first chart that has the key decides.
    fn exact(&mut self, files: &Files<'_>, rows: &[Row]) {
        let mut done = BTreeSet::new();
        for (chart, tree) in &files.0 {
            for row in rows.iter().filter(|row| row.charts.contains(chart)) {
                let (How::Answer(path) | How::Same(path) | How::Image(path)) = row.how else {
                    continue;
                };
                let Some(found) = at_or_misplaced(tree, row.at()).filter(|_| !done.contains(&path))
                else {
                    continue;
                };
                let text = found.text().and_then(answered);
                let Some(text) = text.filter(|text| !self.is_copy(row.how, text)) else {
                    continue;
                };
                if self.set(path, &text) {
                    done.insert(path);
                } else {
                    self.misfit(chart, row.key);
                }
            }
        }
    }

    /// Says whether an image is the mirror's copy of the usual one.
    fn is_copy(&self, how: How, text: &str) -> bool {
        let How::Image(path) = how else { return false };
        let usual = questions::find(&path).map(|field| field.read(&Answers::default()));
        usual.is_some_and(|usual| self.answers.deployment.images.pulled(&usual) == text)
    }

    fn misfit(&mut self, chart: &'static str, key: &str) {
        let says = [
            "This value is none that the question takes.",
            "It is kept as it is in the expert block, where nothing checks it.",
            "Compare it with the options of the question.",
        ];
        let found = Found::error("IMP32", 1, key, says).warning();
        self.misfits.push((chart, key.to_owned(), found));
    }

    /// Rows where the answer is what stands beside that which follows from other answers. It holds for all components: they
    /// have to agree.
    fn beside(&mut self, files: &Files<'_>, rows: &[Row]) {
        let plan = Plan::new(&self.answers, &Secrets::default());
        let mut all = Places::default();
        for (chart, tree) in &files.0 {
            let Some(doc) = ours::doc(chart, &plan) else {
                continue;
            };
            for row in rows.iter().filter(|row| row.charts.contains(chart)) {
                let (How::Pairs(path) | How::Lines(path) | How::Tolerations(path)) = row.how else {
                    continue;
                };
                let ours = ours::at(&doc, row.at());
                let lines = at_or_misplaced(tree, row.at()).map(|found| match row.how {
                    How::Pairs(_) => Lines::Each(agree::pairs(found, ours)),
                    How::Lines(_) => Lines::arguments(self.lines(path, found, ours)),
                    _ => Lines::Each(agree::tolerations(found)),
                });
                let (chart, key) = (*chart, row.at());
                all.put(path, Place { chart, key, lines });
            }
        }
        for (path, places) in all.into_iter() {
            let Some(lines) = agree::agreed(&places) else {
                continue;
            };
            self.misfits.extend(agree::unlike(&places, &lines));
            if !self.set(path, &lines.join("\n"))
                && let Some(place) = places.iter().find(|place| place.lines.is_some())
            {
                self.misfit(place.chart, place.key);
            }
        }
        if self.answers.deployment.skip_auth_paths.mode == ListMode::Replace {
            self.whole_paths(files, rows);
        }
    }

    /// Elements that do not follow anyway. Of paths without sign-in, one of ours that is missing means: replace.
    fn lines(&mut self, path: Path, found: &Tree, ours: Option<&crate::yaml::Node>) -> Vec<String> {
        let known: BTreeSet<String> = ours
            .map(ours::texts)
            .unwrap_or_default()
            .into_iter()
            .collect();
        let theirs: Vec<String> = found.items().iter().filter_map(Tree::text).collect();
        let all: BTreeSet<&String> = theirs.iter().collect();
        if path.starts_with("skipAuthPaths.") && known.iter().any(|one| !all.contains(one)) {
            self.set(path!("skipAuthPaths.mode"), ListMode::Replace.value());
        }
        let rest = theirs.into_iter().filter(|one| !known.contains(one));
        rest.filter_map(answered).collect()
    }

    /// With "replace" the lists are whole.
    fn whole_paths(&mut self, files: &Files<'_>, rows: &[Row]) {
        for (chart, tree) in &files.0 {
            let mut rows = rows.iter().filter(|row| row.charts.contains(chart));
            let row = rows.find(
                |row| matches!(row.how, How::Lines(path) if path.starts_with("skipAuthPaths.")),
            );
            if let Some(row) = row
                && let (Some(path), Some(found)) = (row.how.path(), tree.at(row.at()))
            {
                let texts = found.items().iter().filter_map(Tree::text);
                let lines: Vec<String> = texts.filter_map(answered).collect();
                self.set(path, &lines.join("\n"));
            }
        }
    }
}

/// Returns the questions that files of these charts speak about, whether they answer them or leave them to the chart.
pub(super) fn spoken(charts: &[&str]) -> BTreeSet<Path> {
    let rows = release::reading().rows.iter();
    let here = rows.filter(|row| row.charts.iter().any(|chart| charts.contains(chart)));
    let mut out: BTreeSet<Path> = here.filter_map(|row| row.how.path()).collect();
    let facts = offered::NEWEST;
    out.extend(
        facts
            .charts
            .iter()
            .filter(|chart| charts.contains(&chart.name))
            .map(|chart| chart.extra),
    );
    if !charts.is_empty() {
        out.insert(path!("skipAuthPaths.mode"));
        out.insert(path!("extraValues.lists"));
    }
    out
}
