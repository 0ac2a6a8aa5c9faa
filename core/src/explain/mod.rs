//! Any line of any file, explained: the question that sets it, or why nobody is asked; the fact behind it and where that can be
//! read. The other direction is [`crate::trace`].

mod conditions;
pub mod facts;
mod files;
mod said;
mod text;
mod values;
mod yaml;

pub use facts::Fact;

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::preview::{self, PreviewFile};
use crate::questions;
use crate::release::kit::given;
use crate::text::{Language, Line};
use conditions::Conditions;

/// What a line is explained by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum By {
    /// By a question or a secret.
    Question,
    /// By a fact.
    Fact,
    /// By a reason alone.
    Reason,
}

/// What is said of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explained {
    /// The place of the line in its file; the first one is 1.
    pub number: usize,
    /// What stands there, without the space before it. The values of secrets are hidden.
    pub text: String,
    /// Sentences.
    pub says: Vec<String>,
    /// The questions and secrets that it leads to, with their names.
    pub leads: Vec<(Path, &'static str)>,
    /// The facts behind it.
    pub facts: Vec<Fact>,
    /// What it is explained by.
    pub by: By,
}

/// What is said, under way.
#[derive(Default)]
struct Words {
    says: Vec<String>,
    leads: Vec<Path>,
    facts: Vec<Fact>,
}

impl Words {
    fn say(&mut self, text: impl Into<String>) {
        self.says.push(text.into());
    }

    fn lead(&mut self, paths: &[Path]) {
        for path in paths.iter().take(said::MOST) {
            if !self.leads.contains(path) {
                self.leads.push(*path);
            }
        }
    }

    /// Adds the facts whose ids stand in a text.
    fn cite(&mut self, text: &str) {
        for fact in facts::ids(text).filter_map(facts::find) {
            if !self.facts.contains(&fact) {
                self.facts.push(fact);
            }
        }
    }
}

/// One file, ready to be explained.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explainer {
    file: PreviewFile,
    /// What its lines are, if it is YAML.
    places: Vec<yaml::Place>,
    conditions: Option<Conditions>,
}

impl Explainer {
    /// Reads a file; nothing if there is none of this name.
    pub fn of(plan: &Plan, report: &Report, name: &str) -> Option<Self> {
        let told = || report.clone();
        let setting = || {
            preview::setting(plan, name, false)
                .1
                .filter(|file| file.name == name)
        };
        let file = setting().or_else(|| preview::paper(plan, &told, name))?;
        Some(Self::read(file))
    }

    /// Takes a file as it was rendered.
    pub fn read(mut file: PreviewFile) -> Self {
        let texts = file.lines.iter().map(|line| line.text.as_str());
        // JSON is painted as YAML is; its lines have no keys of ours.
        let json = file
            .name
            .rsplit_once('.')
            .is_some_and(|(_, end)| end == "json");
        let places = match file.language {
            Language::Yaml if !json => yaml::places(texts),
            _ => Vec::new(),
        };
        if file.name == given::NAME {
            // There the keys are the paths of the questions.
            for (line, place) in file.lines.iter_mut().zip(&places) {
                let question = questions::find(place.key.trim_end_matches("[]"));
                line.origin = question.map(|field| field.path);
            }
        }
        Self {
            file,
            places,
            conditions: None,
        }
    }

    /// Finds out which lines are there because of an answer that does not stand in them. It answers every question otherwise, so
    /// it takes as long as some hundred files.
    #[must_use]
    pub fn tried(mut self, plan: &Plan, report: &Report) -> Self {
        if !self.file.constant {
            self.conditions = Some(Conditions::of(plan, report, &self.file));
        }
        self
    }

    /// Returns how many lines there are.
    pub fn len(&self) -> usize {
        self.file.lines.len()
    }

    /// Says whether it has no line.
    pub fn is_empty(&self) -> bool {
        self.file.lines.is_empty()
    }

    /// Explains a line by its number; nothing if there is none.
    pub fn line(&self, plan: &Plan, number: usize) -> Option<Explained> {
        let row = number.checked_sub(1)?;
        let line = self.file.lines.get(row)?;
        let mut words = Words::default();
        if let Some(path) = line.origin {
            words.say(said::set_by(plan, path));
            words.lead(&[path]);
        }
        if self.places.is_empty() {
            text::explain(self, plan, row, &mut words);
        } else {
            values::explain(self, plan, row, &mut words);
        }
        let by = match () {
            () if !words.leads.is_empty() => By::Question,
            () if !words.facts.is_empty() => By::Fact,
            () => By::Reason,
        };
        let named = |path: Path| (path, questions::label(path.as_str()));
        Some(Explained {
            number,
            text: line.text.trim().to_owned(),
            says: words.says,
            leads: words.leads.into_iter().map(named).collect(),
            facts: words.facts,
            by,
        })
    }

    /// Returns the facts behind a line.
    pub fn facts(&self, plan: &Plan, number: usize) -> Vec<Fact> {
        self.line(plan, number)
            .map(|line| line.facts)
            .unwrap_or_default()
    }

    fn row(&self, row: usize) -> Option<&Line> {
        self.file.lines.get(row)
    }

    fn texts(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.file.lines.iter().map(|line| line.text.as_str())
    }

    /// Says which answers a line hangs on, or that it hangs on none; nothing if that was not tried.
    fn hangs_on(&self, row: usize, words: &mut Words) {
        let Some(found) = &self.conditions else {
            return;
        };
        let mut paths = found.at(row).to_vec();
        if !found.whole.is_empty() {
            words.say(format!(
                "The file is there because of {}.",
                said::named(&found.whole)
            ));
        }
        // What the whole file hangs on says nothing of a single line.
        paths.retain(|path| !found.whole.contains(path));
        if paths.is_empty() {
            words.lead(&found.whole);
            words.say("No other answer changes this line: each was tried, one at a time.");
        } else {
            words.say(format!(
                "It is as it is because of {}: with another answer there it would be another line, or none.",
                said::named(&paths)
            ));
            words.lead(&paths);
            words.lead(&found.whole);
        }
    }
}
