//! The rules that tie comments to `docs/facts/`: what is cited has an entry there, every entry is cited, complete and alone
//! under its id, and nothing points to papers that are not in the repository.

use super::files::SourceFile;
use std::collections::{BTreeMap, BTreeSet};

/// Where the entries stand, one file for each subject.
const FOLDER: &str = "docs/facts/";
/// Tells how to write an entry, with an example.
const MANUAL: &str = "docs/facts/README.md";
/// This file, whose tests make ids up.
const SELF: &str = "xtask/src/tidy/facts.rs";
/// Files that operators get or that programs write; nobody cites anything in them.
const GENERATED: [&str; 2] = ["core/tests/golden/", "tests/fixtures/"];
/// What an entry has to say.
const FIELDS: [&str; 4] = ["Fact", "Source", "Date", "Verified"];
/// Why an entry that nothing cites is kept.
const BACKGROUND: &str = "Background";
/// How the field `Verified` begins.
const WAYS: [&str; 5] = [
    "by running",
    "by rendering",
    "by reading",
    "from the vendor's page",
    "reasoned",
];

/// One entry.
struct Entry<'a> {
    id: &'a str,
    place: String,
    fields: Vec<(&'a str, &'a str)>,
}

/// Returns ids that are cited without an entry, and entries that nothing cites.
pub(super) fn unmatched(files: &[SourceFile]) -> Vec<String> {
    let entries = entries(files);
    let known: BTreeSet<&str> = entries.iter().map(|entry| entry.id).collect();
    let mut cited = BTreeSet::new();
    let mut found = Vec::new();
    for file in files.iter().filter(|file| may_cite(file)) {
        for (number, line) in file.lines() {
            for id in words(line).filter(|word| is_id(word)) {
                if !file.path.starts_with(FOLDER) {
                    cited.insert(id);
                }
                if !known.contains(id) {
                    let place = format!("{}:{number}", file.path);
                    found.push(format!("{place}: {id} has no entry in {FOLDER}"));
                }
            }
        }
    }
    for entry in &entries {
        let kept = entry.fields.iter().any(|(name, _)| *name == BACKGROUND);
        if !kept && !cited.contains(entry.id) {
            let way = "delete it, or give it a field Background";
            found.push(format!(
                "{}: nothing cites {}: {way}",
                entry.place, entry.id
            ));
        }
    }
    found
}

/// Returns entries that are incomplete, badly written or there twice.
pub(super) fn faulty(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    let mut first = BTreeMap::new();
    for entry in entries(files) {
        let Entry { id, place, fields } = entry;
        if !is_id(id) {
            found.push(format!("{place}: {id:?} is no id"));
        }
        for name in FIELDS {
            if fields.iter().filter(|(field, _)| *field == name).count() != 1 {
                found.push(format!("{place}: {id} needs the field {name} once"));
            }
        }
        for (name, value) in fields {
            if let Some(fault) = fault(name, value) {
                found.push(format!("{place}: {id}: {fault}"));
            }
        }
        if let Some(other) = first.get(id) {
            found.push(format!("{place}: {id} stands in {other} already"));
        }
        first.entry(id).or_insert(place);
    }
    found
}

/// Returns lines that cite sections of papers outside the repository.
pub(super) fn outside(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| may_cite(file)) {
        for (number, line) in file.lines() {
            let line = line.to_lowercase();
            let of_a_paper = ["section", "§"].iter().any(|word| {
                line.match_indices(word).any(|(at, _)| {
                    let before = line.get(..at).unwrap_or_default();
                    let before = before.trim_end_matches([' ', ',']);
                    ["contract", ".md"].iter().any(|end| before.ends_with(end))
                })
            });
            if of_a_paper || line.contains("contract/") {
                found.push(format!("{}:{number}: cite a fact by its id", file.path));
            }
        }
    }
    found
}

fn may_cite(file: &SourceFile) -> bool {
    let written = !GENERATED.iter().any(|folder| file.path.starts_with(folder));
    written
        && ![MANUAL, SELF].contains(&file.path.as_str())
        && !matches!(file.ending(), "lock" | "json" | "svg")
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
}

/// `D` or `N` with up to three digits, or `F-` and words in small letters joined by hyphens.
fn is_id(word: &str) -> bool {
    if let Some(name) = word.strip_prefix("F-") {
        let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        return name
            .split('-')
            .all(|part| !part.is_empty() && part.chars().all(small));
    }
    word.strip_prefix(['D', 'N']).is_some_and(|number| {
        (1..=3).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit())
    })
}

fn entries(files: &[SourceFile]) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let subjects = files
        .iter()
        .filter(|file| file.path.starts_with(FOLDER) && file.path != MANUAL);
    for file in subjects {
        let before = entries.len();
        for (number, line) in file.lines() {
            if let Some(heading) = line.strip_prefix("## ") {
                let id = heading.split(' ').next().unwrap_or_default();
                entries.push(Entry {
                    id,
                    place: format!("{}:{number}", file.path),
                    fields: Vec::new(),
                });
            } else if let Some(field) = line.strip_prefix("- ")
                && let Some(entry) = entries.get_mut(before..).and_then(<[_]>::last_mut)
            {
                let (name, value) = field.split_once(':').unwrap_or((field, ""));
                entry.fields.push((name, value.trim()));
            }
        }
    }
    entries
}

/// Says what is wrong with a field.
fn fault(name: &str, value: &str) -> Option<String> {
    if !FIELDS.contains(&name) && name != BACKGROUND {
        return Some(format!("{name:?} is no field"));
    }
    let good = match name {
        "Date" => is_date(value),
        "Verified" => WAYS.iter().any(|way| value.starts_with(way)),
        _ => !value.is_empty(),
    };
    (!good).then(|| format!("{name} says {value:?}"))
}

/// A day or a month, as in ISO 8601.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |text: &str, length: usize| {
        let digits = text.len() == length && text.chars().all(|c| c.is_ascii_digit());
        digits.then(|| text.parse::<u16>().ok()).flatten()
    };
    let month = |text| number(text, 2).is_some_and(|month| (1..=12).contains(&month));
    let day = |text| number(text, 2).is_some_and(|day| (1..=31).contains(&day));
    match parts[..] {
        [y, m] => number(y, 4).is_some() && month(m),
        [y, m, d] => number(y, 4).is_some() && month(m) && day(d),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::files::example;
    use super::*;

    const GOOD: &str = "# Subject\n\nWords.\n\n## D1 Title\n\n- Fact: a\n  b\n- Source: c\n- Date: 2026-11-25\n\
                        - Verified: by reading. All.\n";

    fn subject(text: &str) -> SourceFile {
        example("docs/facts/subject.md", text)
    }

    #[test]
    fn a_cited_and_complete_entry_is_fine() {
        let files = [
            subject(GOOD),
            example("core/src/a.rs", "// It is so (D1); see D1234, ND1 and F-."),
            example("core/tests/golden/x/b.md", "D7"),
        ];
        assert_eq!(unmatched(&files), Vec::<String>::new());
        assert_eq!(faulty(&files), Vec::<String>::new());
    }

    #[test]
    fn a_citation_needs_an_entry_and_an_entry_a_citation() {
        let files = [
            subject(&GOOD.replace("a\n", "a (D1, D3)\n")),
            example("tests/a.py", "# N2, F-some-fact."),
        ];
        let expected = [
            "docs/facts/subject.md:7: D3 has no entry in docs/facts/",
            "tests/a.py:1: N2 has no entry in docs/facts/",
            "tests/a.py:1: F-some-fact has no entry in docs/facts/",
            "docs/facts/subject.md:5: nothing cites D1: delete it, or give it a field Background",
        ];
        assert_eq!(unmatched(&files), expected);
    }

    #[test]
    fn an_entry_may_be_kept_as_background() {
        let kept = format!("{GOOD}- Background: asked every month\n");
        assert_eq!(unmatched(&[subject(&kept)]), Vec::<String>::new());
        assert_eq!(faulty(&[subject(&kept)]), Vec::<String>::new());
    }

    #[test]
    fn a_field_that_is_missing_empty_unknown_or_vague_is_found() {
        for (good, bad, fault) in [
            ("- Source: c\n", "", "D1 needs the field Source once"),
            (
                "- Fact:",
                "- Fact: x\n- Fact:",
                "D1 needs the field Fact once",
            ),
            ("Source: c", "Source:", "D1: Source says \"\""),
            (
                "Source: c",
                "Source: c\n- Note: x",
                "D1: \"Note\" is no field",
            ),
            ("11-25", "13-25", "D1: Date says \"2026-13-25\""),
            ("2026-11-25", "yesterday", "D1: Date says \"yesterday\""),
            (
                "by reading.",
                "surely.",
                "D1: Verified says \"surely. All.\"",
            ),
            ("## D1 ", "## d1 ", "\"d1\" is no id"),
        ] {
            let found = faulty(&[subject(&GOOD.replace(good, bad))]);
            assert_eq!(found, [format!("docs/facts/subject.md:5: {fault}")]);
        }
    }

    #[test]
    fn an_id_stands_once() {
        let files = [subject(GOOD), example("docs/facts/two.md", GOOD)];
        let expected = ["docs/facts/two.md:5: D1 stands in docs/facts/subject.md:5 already"];
        assert_eq!(faulty(&files), expected);
    }

    #[test]
    fn sections_of_other_papers_are_found() {
        let bad = "// contract section 4\n// Contract sections 1, 2\n// a.md, section 1\n// \
                   contract §3\n// ../contract/x";
        let good = "// RFC 7518 section 6.4\n// the contract of this function\n// see README.md";
        let files = [example("a.rs", bad), example("b.rs", good)];
        let expected = [1, 2, 3, 4, 5].map(|line| format!("a.rs:{line}: cite a fact by its id"));
        assert_eq!(outside(&files), expected);
    }
}
