//! The facts behind lines: what each is about, where it can be read by anybody, and where it stands. The table is written from
//! `docs/facts/` and compared with it (`core/tests/explain`), so neither says what the other does not.

use crate::release::{self, kit};

/// A fact for each line: id, file, title, source, with tabs between them.
const TABLE: &str = include_str!("facts.txt");

/// One fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Its id, e.g. `D9`.
    pub id: &'static str,
    /// What it is about.
    pub title: &'static str,
    /// Where it can be read.
    pub source: &'static str,
    /// The file of this product in which it stands.
    pub file: &'static str,
}

/// Returns the facts that the table has.
pub fn all() -> impl Iterator<Item = Fact> {
    TABLE.lines().filter_map(|line| {
        let mut parts = line.split('\t');
        Some(Fact {
            id: parts.next()?,
            file: parts.next()?,
            title: parts.next()?,
            source: parts.next()?,
        })
    })
}

/// Returns the fact with an id.
pub(super) fn find(id: &str) -> Option<Fact> {
    all().find(|fact| fact.id == id)
}

/// Says whether a word is the id of a fact: `D` or `N` with a number, or `F-` with small words.
fn is_id(word: &str) -> bool {
    if let Some(name) = word.strip_prefix("F-") {
        return !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    }
    word.strip_prefix(['D', 'N']).is_some_and(|number| {
        (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Returns the ids that stand in a text.
pub(super) fn ids(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words.filter(|word| is_id(word))
}

/// Returns every id that an explanation may name: those of keys, of symptoms, and in the comments of scripts.
pub fn cited() -> Vec<&'static str> {
    let keys = release::reasons().flat_map(|reason| ids(reason.facts));
    let texts = release::all_texts().flat_map(|text| ids(text.facts));
    let scripts = kit::constant_names().filter_map(kit::constant_text);
    let comments = scripts.flat_map(|text| {
        text.lines()
            .filter(|line| line.trim_start().starts_with('#'))
    });
    let mut out: Vec<&str> = keys.chain(texts).chain(comments.flat_map(ids)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found() {
        let found: Vec<&str> =
            ids("# It is so (D9, F-mek-file); ND1, D1234, F- and F-Big are none: N11.").collect();
        assert_eq!(found, ["D9", "F-mek-file", "N11"]);
    }
}
