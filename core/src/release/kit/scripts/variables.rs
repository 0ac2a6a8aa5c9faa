//! `site.sh` under way: one shell variable for each answer that the scripts read.

use crate::path::Path;
use crate::text::{Line, shell};

/// Shell variables under way.
pub(super) struct Site(pub(super) Vec<Line>);

impl Site {
    pub(super) fn line(&mut self, text: String, origin: impl Into<Option<Path>>) {
        self.0.push(Line::new(text, origin));
    }

    pub(super) fn note(&mut self, text: &str) {
        self.line(format!("# {text}"), None);
    }

    pub(super) fn set(&mut self, name: &str, value: &str, origin: impl Into<Option<Path>>) {
        self.line(format!("{name}={}", shell::word(value)), origin);
    }

    pub(super) fn flag(&mut self, name: &str, on: bool, origin: impl Into<Option<Path>>) {
        self.set(name, if on { "yes" } else { "no" }, origin);
    }

    pub(super) fn list<S: AsRef<str>>(
        &mut self,
        name: &str,
        values: &[S],
        origin: impl Into<Option<Path>>,
    ) {
        let words: Vec<String> = values.iter().map(|v| shell::word(v.as_ref())).collect();
        self.line(format!("{name}=({})", words.join(" ")), origin);
    }
}
