//! Finding things by words of them: questions, findings, files, what stands in them, and the facts behind that.

mod fit;
#[cfg(test)]
mod tests;

use crate::explain::{Explainer, Fact};
use crate::fields::{Field, Kind};
use crate::finding::{Finding, Report, Severity};
use crate::path::Path;
use crate::plan::Plan;
use crate::preview::{self, PreviewFile};
use crate::questions::{self, STEPS};
use crate::secrets::{SPECS, SecretSpec};
use crate::text::counted;
use fit::Words;

/// Where something is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// At a question or a secret.
    At(Path),
    /// A file, by its name.
    File(String),
    /// In a file: its name, and the line; the first one is 1.
    In(String, usize),
}

/// Something that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Where it is.
    pub place: Place,
    /// What it is called, or the line itself.
    pub title: String,
    /// What kind of thing it is, and where it stands.
    pub about: String,
}

/// What was found of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The kind.
    pub name: &'static str,
    /// What one of the kind is called.
    one: &'static str,
    /// The best of them.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub count: usize,
}

/// So many of one kind are shown; whoever looks for another one types one more word.
const SHOWN: usize = 8;

/// One thing that can be found.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Item {
    hit: Hit,
    /// Other texts in which it is found, those that count most first.
    more: Vec<String>,
}

/// Everything that can be found, by its kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Index([([&'static str; 2], Vec<Item>); 5]);

fn item(place: Place, title: &str, about: String, more: Vec<String>) -> Item {
    let title = title.to_owned();
    let hit = Hit {
        place,
        title,
        about,
    };
    Item { hit, more }
}

fn step(path: Path) -> &'static str {
    STEPS
        .get(questions::step_of(&path))
        .map(|step| step.title)
        .unwrap_or_default()
}

fn question(field: &Field) -> Item {
    let options = match field.kind {
        Kind::Choice(options) => options.iter().map(|one| one.label).collect(),
        _ => Vec::new(),
    }
    .join(", ");
    let about = format!("{} · {}", step(field.path), field.path);
    let more = [field.path.as_str(), field.hint, options.as_str()];
    let more = more.map(str::to_owned).to_vec();
    item(Place::At(field.path), field.label, about, more)
}

fn secret(spec: &SecretSpec) -> Item {
    let more = [spec.path.as_str(), spec.hint].map(str::to_owned).to_vec();
    let about = format!("{} · {}", step(spec.path), spec.path);
    item(Place::At(spec.path), spec.label, about, more)
}

fn finding(one: &Finding) -> Item {
    let kind = match one.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
    };
    let label = questions::label(&one.path);
    let about = format!("{kind} {} · {label}", one.code);
    let more = [one.code, label, one.why.as_ref(), one.fix.as_ref()];
    let more = more.map(str::to_owned).to_vec();
    item(Place::At(one.path), &one.what, about, more)
}

fn lines(file: &PreviewFile) -> impl Iterator<Item = Item> {
    let lines = file.lines.iter().enumerate();
    lines.filter_map(|(at, line)| {
        let (text, number) = (line.text.trim(), at + 1);
        let about = format!("{}, line {number}", file.name);
        let place = Place::In(file.name.clone(), number);
        (!text.is_empty()).then(|| item(place, text, about, Vec::new()))
    })
}

/// Returns the facts behind the lines of these files, each at the first line that rests on it.
fn facts(plan: &Plan, files: &[PreviewFile]) -> Vec<Item> {
    let mut found: Vec<(Fact, String, usize)> = Vec::new();
    for file in files {
        let explainer = Explainer::read(file.clone());
        for number in 1..=explainer.len() {
            for fact in explainer.facts(plan, number) {
                if !found.iter().any(|(known, ..)| known.id == fact.id) {
                    found.push((fact, file.name.clone(), number));
                }
            }
        }
    }
    let told = |(fact, file, number): (Fact, String, usize)| {
        let about = format!("{} · {file}, line {number} · {}", fact.id, fact.source);
        let more = vec![fact.id.to_owned(), fact.source.to_owned()];
        item(Place::In(file, number), fact.title, about, more)
    };
    found.into_iter().map(told).collect()
}

/// Returns every file as it would be shown: the values of secrets are hidden.
fn files(plan: &Plan, report: &Report) -> Vec<PreviewFile> {
    let told = || report.clone();
    let mut files = preview::preview(plan, report, false);
    for head in preview::papers(plan, &told) {
        // The sums are those of the other files, and nobody looks for one of them.
        let known = head.name == preview::SUMS || files.iter().any(|file| file.name == head.name);
        if !known {
            files.extend(preview::paper(plan, &told, &head.name));
        }
    }
    files
}

impl Index {
    /// Looks at everything; `report` is what the check says to the same plan.
    pub fn of(plan: &Plan, report: &Report) -> Self {
        let deployment = plan.deployment();
        let fields = questions::asked(deployment).map(question);
        let specs = SPECS.iter().filter(|spec| (spec.needed)(deployment));
        let files = files(plan, report);
        let name = |file: &PreviewFile| {
            let place = Place::File(file.name.clone());
            item(
                place,
                &file.name,
                counted(file.lines.len(), "line", "lines"),
                Vec::new(),
            )
        };
        Self([
            (
                ["Questions", "question"],
                fields.chain(specs.map(secret)).collect(),
            ),
            (
                ["Findings", "finding"],
                report.findings.iter().map(finding).collect(),
            ),
            (["Files", "file"], files.iter().map(name).collect()),
            (["Facts", "fact"], facts(plan, &files)),
            (
                ["Lines of files", "line of a file"],
                files.iter().flat_map(lines).collect(),
            ),
        ])
    }

    /// Returns what has every word that was typed, the best first; kinds of which nothing was found are left out.
    pub fn find(&self, typed: &str) -> Vec<Group> {
        let words = Words::of(typed);
        if words.is_empty() {
            return Vec::new();
        }
        let group = |([name, one], items): &([&'static str; 2], Vec<Item>)| {
            let mut found: Vec<(usize, &Item)> = items
                .iter()
                .filter_map(|item| Some((item.fit(&words)?, item)))
                .collect();
            // Those that fit equally well stay in the order of the walk, or of the file.
            found.sort_by_key(|(cost, item)| (*cost, !words.stand_in(&item.hit.title)));
            let hits = found.iter().take(SHOWN);
            (!found.is_empty()).then(|| Group {
                name,
                one,
                hits: hits.map(|(_, item)| item.hit.clone()).collect(),
                count: found.len(),
            })
        };
        self.0.iter().filter_map(group).collect()
    }
}

impl Item {
    fn fit(&self, words: &Words) -> Option<usize> {
        let title = self.hit.title.as_str();
        let texts = std::iter::once(title).chain(self.more.iter().map(String::as_str));
        words.fit(&texts.collect::<Vec<_>>())
    }
}

/// Says how much was found, for who does not see it.
pub fn says(found: &[Group]) -> String {
    let all: usize = found.iter().map(|group| group.count).sum();
    let parts: Vec<String> = found
        .iter()
        .map(|group| match group.count {
            1 => format!("1 {}", group.one),
            count => format!("{count} {}", group.name.to_ascii_lowercase()),
        })
        .collect();
    match all {
        0 => "Nothing was found.".to_owned(),
        1 => format!("1 result: {}.", parts.join(", ")),
        all => format!("{all} results: {}.", parts.join(", ")),
    }
}
