//! The files: which there are, the open one line by line, and what changed since the step was entered.
//!
//! The open file is rendered at each key; the others when there is time.

mod all;
mod before;
mod line;
mod prose;
pub(crate) mod rows;
mod sight;
#[cfg(test)]
mod tests;

pub(crate) use line::NUMBER;
pub(crate) use prose::Part;
use rows::Lit;
pub(crate) use rows::{Drawn, Paint, Row, Size};
pub(crate) use sight::Sight;

use super::Given;
use super::bench::Workbench;
use crate::bridge::Verb;
use crate::live::memo;
pub(crate) use before::Before;
use leptos::prelude::*;
use osmo_configurator_core::path::Path;
use osmo_configurator_core::preview::{self, Head, PreviewFile};
use osmo_configurator_core::text::Language;
use std::borrow::Cow;

/// What files are for: each group has a tab.
pub(crate) const GROUPS: [&str; 5] = ["Values", "Manifests", "Scripts", "Secrets", "Docs"];

/// The groups whose files the workbench makes. Their tabs are there before them.
pub(crate) const FROM_WORKBENCH: [usize; 2] = [2, 4];

/// Id of the lines of the open file.
pub(crate) const LINES: &str = "lines";

/// Id of the open file with what stands above its lines.
pub(crate) const SHEET: &str = "sheet";

/// Returns the place of a file's group.
fn group(file: &Head) -> usize {
    match file.language {
        Language::Yaml if file.secret => 3,
        Language::Yaml if file.name.contains('/') => 1,
        Language::Yaml => 0,
        Language::Shell => 2,
        Language::Markdown => 4,
    }
}

fn find(counts: &[(String, usize)], name: &str) -> usize {
    let found = counts.iter().find(|(of, _)| of == name);
    found.map_or(0, |(_, count)| *count)
}

/// One file to choose.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its name.
    pub(crate) name: Cow<'static, str>,
    /// The place of its group.
    pub(crate) group: usize,
    /// How many of its lines are new.
    pub(crate) changed: usize,
}

/// The files.
#[derive(Clone, Copy)]
pub(crate) struct Files {
    /// Name of the open file; while no file has it, the first one is open.
    name: RwSignal<String>,
    /// Counts how often somebody chose what to read.
    chosen: StoredValue<usize>,
    /// Whether the values of secrets are shown. Another file hides them again.
    shown: RwSignal<bool>,
    /// The row that somebody asked for, until it is in sight.
    row: RwSignal<Option<usize>>,
    /// The row that somebody chose to have it explained.
    line: RwSignal<Option<usize>>,
    /// Whether pages are shown as they are written, and not as they are read.
    raw: RwSignal<bool>,
    /// Which rows of the open file are in sight.
    pub(crate) sight: Sight,
    /// The files as they were when this step was entered.
    before: RwSignal<Before>,
    /// How many lines were new in each file when there was last time to look.
    counts: RwSignal<Vec<(String, usize)>>,
    /// Which files there are, and the open one.
    now: Memo<(Vec<Head>, Option<PreviewFile>)>,
    /// Which lines of the open file are new.
    marks: Memo<Vec<bool>>,
    entries: Memo<Vec<Entry>>,
}

impl Files {
    pub(super) fn new(given: Given, workbench: &Workbench, before: RwSignal<Before>) -> Self {
        let workbench = *workbench;
        let name = RwSignal::new(String::new());
        let shown = RwSignal::new(false);
        let counts = RwSignal::new(Vec::<(String, usize)>::new());
        let is_paper = move |name: &str| {
            workbench.papers(|papers| papers.iter().any(|(head, _)| head.name == name))
        };
        let now = memo(move || {
            let shown = shown.get();
            name.with(|name| {
                let (heads, open) = given.plan(|plan| preview::setting(plan, name, shown));
                let paper = is_paper(name).then(|| workbench.paper(Verb::Paper, name));
                (heads, paper.flatten().or(open))
            })
        });
        let open = memo(move || now.with(|(_, open)| open.as_ref().map(|file| file.name.clone())));
        let earlier = memo(move || {
            let as_it_was = |name: &String| {
                before.with(|all| {
                    if is_paper(name) {
                        workbench.paper(Verb::PaperBefore, name)
                    } else {
                        Some(all.file(name)?.into_owned())
                    }
                })
            };
            open.with(|name| name.as_ref().and_then(as_it_was))
        });
        let marks = memo(move || {
            let marks =
                |file: &PreviewFile| earlier.with(|earlier| rows::marks(earlier.as_ref(), file));
            now.with(|(_, open)| open.as_ref().map(marks).unwrap_or_default())
        });
        let entries = memo(move || {
            let in_open = marks.with(|marks| rows::count(marks));
            now.with(|(heads, open)| {
                let open = open.as_ref().map(|file| file.name.as_str());
                let changed = |name: &str| match counts.with(|counts| find(counts, name)) {
                    _ if open == Some(name) => in_open,
                    count => count,
                };
                let entry = |head: &Head, changed: usize| Entry {
                    name: head.name.clone(),
                    group: group(head),
                    changed,
                };
                let settings = heads.iter().map(|head| entry(head, changed(&head.name)));
                workbench.papers(|papers| {
                    let papers = papers.iter().map(|(head, count)| {
                        let count = if open == Some(&*head.name) {
                            in_open
                        } else {
                            *count
                        };
                        entry(head, count)
                    });
                    settings.chain(papers).collect()
                })
            })
        });
        Self {
            name,
            chosen: StoredValue::new(0),
            shown,
            row: RwSignal::new(None),
            line: RwSignal::new(None),
            raw: RwSignal::new(false),
            sight: Sight::new(),
            before,
            counts,
            now,
            marks,
            entries,
        }
    }

    /// Opens a file; secrets are hidden again.
    pub(crate) fn open(self, name: &str) {
        self.hide_values();
        self.chosen.update_value(|count| *count += 1);
        self.sight.to_the_top();
        self.line.set(None);
        self.name.set(name.to_owned());
    }

    /// Opens the first changed file of a group, or its first one.
    fn open_group(self, group: usize) {
        let name = self.entries.with_untracked(|entries| {
            let here = || entries.iter().filter(|entry| entry.group == group);
            here()
                .find(|entry| entry.changed > 0)
                .or_else(|| here().next())
                .map(|entry| entry.name.clone())
        });
        self.open(&name.unwrap_or_default());
    }

    /// Looks at the open file.
    pub(crate) fn opened<T>(self, look: impl FnOnce(&PreviewFile) -> T) -> Option<T> {
        self.now.with(|(_, open)| open.as_ref().map(look))
    }

    /// Looks at the files to choose from.
    pub(crate) fn entries<T>(self, look: impl FnOnce(&[Entry]) -> T) -> T {
        self.entries.with(|entries| look(entries))
    }

    /// Returns what the list of files says about the open one.
    pub(crate) fn open_entry(self) -> Option<Entry> {
        let name = self.opened(|file| file.name.clone())?;
        self.entries(|all| all.iter().find(|entry| entry.name == name).cloned())
    }

    /// Says whether the values of secrets are shown.
    pub(crate) fn shows_values(self) -> bool {
        self.shown.get()
    }

    /// Shows the values of secrets, or hides them again.
    pub(crate) fn turn_values(self) {
        self.shown.update(|shown| *shown = !*shown);
    }

    fn hide_values(self) {
        self.shown.set(false);
    }

    pub(super) fn begin_anew(self) {
        self.open("");
    }

    /// Says whether pages are shown as they are written.
    pub(crate) fn is_raw(self) -> bool {
        self.raw.get()
    }

    /// Shows pages as they are written, or as they are read.
    pub(crate) fn turn_raw(self) {
        self.raw.update(|raw| *raw = !*raw);
    }

    /// Opens a file at a row. A page is shown as it is written then: only so it has rows.
    fn open_at(self, name: &str, row: usize) {
        self.open(name);
        self.raw.set(true);
        self.row.set(Some(row));
    }

    /// Returns the row to bring into view: one that somebody asked for, else the first one that a field set.
    pub(crate) fn row_to_show(self, field: Option<Path>) -> Option<usize> {
        let asked = self.row.get();
        // Once is enough.
        self.row.update_untracked(|row| *row = None);
        asked.or_else(|| self.place_of(field))
    }

    /// Works out what the files were like: no plan with secrets is held any longer for it.
    pub(super) fn work_out_before(self) {
        // It says the same before and after, so nobody has to look anew.
        self.before.update_untracked(Before::work_out);
    }

    fn with_marks<T: Default>(self, look: impl FnOnce(&PreviewFile, &[bool]) -> T) -> T {
        self.marks
            .with(|marks| self.opened(|file| look(file, marks)))
            .unwrap_or_default()
    }

    /// Returns the rows of the open file that are drawn; those of one field are outlined.
    pub(crate) fn drawn(self, field: Option<Path>) -> Drawn {
        self.with_marks(|file, marks| {
            let lit = Lit {
                field,
                line: self.line.get(),
            };
            rows::drawn(file, marks, lit, self.sight.drawn(file.lines.len()))
        })
    }

    /// Returns the parts of the open file, a page to read.
    pub(crate) fn parts(self) -> Vec<Part> {
        self.with_marks(|file, marks| prose::parts(&file.lines, marks, self.line.get()))
    }

    /// Returns how large the open file is.
    pub(crate) fn size(self) -> Size {
        self.with_marks(rows::size)
    }

    /// Returns the place of the first row that a field set.
    fn place_of(self, field: Option<Path>) -> Option<usize> {
        self.now
            .with_untracked(|(_, open)| rows::place(open.as_ref()?, field))
    }
}
