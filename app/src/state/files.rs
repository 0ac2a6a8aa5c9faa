//! The open file as rows, and what changed in each file since the step was entered.

use super::State;
use crate::live::memo;
use crate::platform::timer::Debounce;
use leptos::prelude::*;
use osmo_configurator_core::preview::PreviewFile;
use osmo_configurator_core::text::{Language, Line, diff};

/// How long the files have to be at rest before a change is announced.
const REST_MS: u32 = 1_000;

/// How a row is coloured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    /// By its keys and values.
    Yaml,
    /// As a whole: headings and fences stand out.
    Prose,
    /// As a whole: comments stand back.
    Shell,
}

/// One row of the open file. A row that stays equal is not drawn again.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// The text.
    pub(crate) text: String,
    /// How it is coloured.
    pub(crate) paint: Paint,
    /// Whether it is new since the step was entered.
    pub(crate) changed: bool,
    /// Whether an answer is missing here.
    pub(crate) gap: bool,
    /// Whether the field that has the focus set it.
    pub(crate) here: bool,
    /// The same for the same row at the next key press; rows that are equal otherwise are counted.
    pub(crate) key: u64,
}

/// What files are for: each group has a tab.
pub(crate) const GROUPS: [&str; 5] = ["Values", "Manifests", "Scripts", "Secrets", "Pages"];

/// Returns the place of a file's group.
fn group(file: &PreviewFile) -> usize {
    match file.language {
        Language::Yaml if file.secret => 3,
        Language::Yaml if file.name.contains('/') => 1,
        Language::Yaml => 0,
        Language::Shell => 2,
        Language::Markdown => 4,
    }
}

/// One file to choose.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its name.
    pub(crate) name: String,
    /// The place of its group.
    pub(crate) group: usize,
    /// How many of its lines are new.
    pub(crate) changed: usize,
}

fn texts(lines: &[Line]) -> Vec<&str> {
    lines.iter().map(|line| line.text.as_str()).collect()
}

fn marks(before: &[PreviewFile], file: &PreviewFile) -> Vec<bool> {
    // Showing a secret changes its line; that says nothing.
    if file.secret {
        return vec![false; file.lines.len()];
    }
    let old = before
        .iter()
        .find(|old| old.name == file.name)
        .map(|old| texts(&old.lines));
    diff::changed(&old.unwrap_or_default(), &texts(&file.lines))
}

/// Returns a number for what a row shows (FNV-1a, 64 bits): comparing numbers is what keeps typing fast.
fn number(text: &str, flags: [bool; 3]) -> u64 {
    let bytes = text.bytes().chain(flags.map(u8::from));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn rows(file: &PreviewFile, marks: &[bool], focused: &str) -> Vec<Row> {
    let paint = match file.language {
        Language::Yaml => Paint::Yaml,
        Language::Markdown => Paint::Prose,
        Language::Shell => Paint::Shell,
    };
    let mut numbers: Vec<u64> = Vec::with_capacity(file.lines.len());
    let mut row = |(line, changed): (&Line, &bool)| {
        let here = !focused.is_empty() && line.origin == focused;
        let number = number(&line.text, [*changed, line.gap, here]);
        let before = numbers.iter().filter(|n| **n == number).count();
        numbers.push(number);
        Row {
            text: line.text.clone(),
            paint,
            changed: *changed,
            gap: line.gap,
            here,
            key: number.wrapping_add(before as u64),
        }
    };
    file.lines.iter().zip(marks).map(&mut row).collect()
}

/// Returns the files without those that hold secrets: a copy of a shown value would outlive "Forget all secrets".
fn without_secrets(files: &[PreviewFile]) -> Vec<PreviewFile> {
    files.iter().filter(|file| !file.secret).cloned().collect()
}

impl State {
    /// Remembers the files as they are now: what differs from them later is marked.
    pub(super) fn remember_the_files(self) {
        self.baseline
            .set(self.files.with_untracked(|files| without_secrets(files)));
    }

    /// Opens a file; secrets are hidden again.
    pub(crate) fn open_tab(self, name: String) {
        self.reveal.set(false);
        self.tab.set(name);
    }

    /// Returns the place of the open file. It stays the same file when others come and go.
    pub(crate) fn open_file(self) -> Memo<usize> {
        memo(move || {
            let place = |files: &Vec<PreviewFile>| {
                self.tab
                    .with(|tab| files.iter().position(|file| file.name == *tab))
            };
            self.files.with(place).unwrap_or(0)
        })
    }

    /// Returns, for each file, which of its lines are new.
    pub(crate) fn marks(self) -> Memo<Vec<Vec<bool>>> {
        memo(move || {
            self.files.with(|files| {
                self.baseline
                    .with(|old| files.iter().map(|file| marks(old, file)).collect())
            })
        })
    }

    /// Returns the files to choose from.
    pub(crate) fn entries(self, marks: Memo<Vec<Vec<bool>>>) -> Memo<Vec<Entry>> {
        let entry = |(file, marks): (&PreviewFile, &Vec<bool>)| Entry {
            name: file.name.clone(),
            group: group(file),
            changed: marks.iter().filter(|mark| **mark).count(),
        };
        memo(move || {
            self.files
                .with(|files| marks.with(|marks| files.iter().zip(marks).map(entry).collect()))
        })
    }

    /// Opens the first changed file of a group, or its first one.
    pub(crate) fn open_group(self, entries: Memo<Vec<Entry>>, group: usize) {
        let name = entries.with_untracked(|entries| {
            let here = || entries.iter().filter(|entry| entry.group == group);
            here()
                .find(|entry| entry.changed > 0)
                .or_else(|| here().next())
                .map(|entry| entry.name.clone())
        });
        self.open_tab(name.unwrap_or_default());
    }

    /// Returns the rows of the open file.
    pub(crate) fn rows(self, open: Memo<usize>, marks: Memo<Vec<Vec<bool>>>) -> Memo<Vec<Row>> {
        memo(move || {
            let (tab, focused) = (open.get(), self.focused.get());
            self.files.with(|files| {
                marks.with(|marks| match (files.get(tab), marks.get(tab)) {
                    (Some(file), Some(marks)) => rows(file, marks, focused),
                    _ => Vec::new(),
                })
            })
        })
    }

    /// Tells screen readers about changed files, once typing has paused.
    pub(crate) fn announce_changes(self, open: Memo<usize>, marks: Memo<Vec<Vec<bool>>>) {
        let debounce = Debounce::new(REST_MS);
        Effect::new(move |before: Option<()>| {
            self.files.track();
            if before.is_some() {
                debounce.call(move || self.announce(open.get_untracked(), marks));
            }
        });
    }

    fn announce(self, tab: usize, marks: Memo<Vec<Vec<bool>>>) {
        let count = marks.with_untracked(|marks| {
            marks
                .get(tab)
                .map_or(0, |marks| marks.iter().filter(|mark| **mark).count())
        });
        let name = self
            .files
            .with_untracked(|files| files.get(tab).map(|file| file.name.clone()));
        if let (Some(name), 1..) = (name, count) {
            let lines = if count == 1 { "line" } else { "lines" };
            self.say(format!(
                "Preview updated, {count} {lines} changed in {name}"
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_grouped_by_what_they_are_for() {
        let of = |name: &str, language, secret| {
            GROUPS[group(&PreviewFile {
                name: name.to_owned(),
                language,
                secret,
                lines: Vec::new(),
            })]
        };
        assert_eq!(of("osmo_values.yaml", Language::Yaml, false), "Values");
        assert_eq!(of("database/look.yaml", Language::Yaml, false), "Manifests");
        assert_eq!(of("site.sh", Language::Shell, false), "Scripts");
        assert_eq!(
            of("secrets/db-secret.yaml", Language::Yaml, true),
            "Secrets"
        );
        assert_eq!(of("README.md", Language::Markdown, false), "Pages");
    }

    #[test]
    fn equal_lines_are_told_apart() {
        let line = |text: &str| Line {
            text: text.to_owned(),
            ..Line::default()
        };
        let lines = vec![line("a:"), line("a:")];
        let file = PreviewFile {
            name: "x.yaml".to_owned(),
            language: Language::Yaml,
            secret: false,
            lines,
        };
        let rows = rows(&file, &[false, true], "");
        assert!(rows[0] != rows[1] && rows[1].changed && !rows[0].changed);
    }
}
