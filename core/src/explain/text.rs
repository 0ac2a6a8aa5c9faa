//! Lines of scripts, pages and other texts.

use super::{Explainer, Words, files};
use crate::plan::Plan;
use crate::preview::SUMS;
use crate::release;
use crate::text::Language;

/// Explains a row.
pub(super) fn explain(all: &Explainer, plan: &Plan, row: usize, words: &mut Words) {
    let Some(line) = all.row(row) else {
        return;
    };
    if line.text.trim().is_empty() && line.origin.is_none() {
        return words.say("An empty line, for the eye.");
    }
    if all.file.name == SUMS {
        return words.say(
            "The SHA-256 sum of a file of this bundle, and its name. It follows from what the file says: sha256sum -c compares.",
        );
    }
    if all.file.constant {
        script(all, row, words);
        return;
    }
    if all.file.language == Language::Markdown {
        page(all, plan, row, words);
    } else if let Some(note) = note(all, row) {
        words.say(format!("The comment above says: \"{note}\""));
    }
    if line.origin.is_none() {
        let about = files::about(&all.file.name).unwrap_or_default();
        words.say(
            format!("No question stands behind it alone. {about}")
                .trim()
                .to_owned(),
        );
        all.hangs_on(row, words);
    }
}

fn is_comment(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('#') && !text.starts_with("#!")
}

fn bare(text: &str) -> &str {
    text.trim().trim_start_matches('#').trim()
}

/// Returns what the comments right above a row say.
fn note(all: &Explainer, row: usize) -> Option<String> {
    let above: Vec<&str> = all
        .texts()
        .take(row)
        .rev()
        .take_while(|text| is_comment(text))
        .collect();
    let top = above.len() >= row;
    // A comment has none of its own, and one that only names a fact says nothing else.
    let own = all.row(row).is_some_and(|line| is_comment(&line.text));
    let bare_id = above.len() == 1 && above.first().is_some_and(|text| !bare(text).contains(' '));
    let words: Vec<&str> = above
        .iter()
        .rev()
        .map(|text| bare(text))
        .filter(|text| !text.starts_with("shellcheck"))
        .collect();
    (!words.is_empty() && !top && !own && !bare_id).then(|| words.join(" "))
}

/// Returns what a script says of itself: its first comment, but for the sentence that every file begins with.
fn says_of_itself(all: &Explainer) -> Option<&str> {
    let comments = all
        .texts()
        .take(5)
        .filter(|text| is_comment(text))
        .map(bare);
    let mut own =
        comments.filter(|text| !text.starts_with("Made by ") && !text.starts_with("shellcheck"));
    own.next()
}

/// Returns the function of a script in which a row stands.
fn function(all: &Explainer, row: usize) -> Option<&str> {
    let mut inside = None;
    for text in all.texts().take(row + 1) {
        let opened = text.split_once("() {").or_else(|| text.split_once("() ("));
        if let Some((name, rest)) = opened {
            let word =
                !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            if word {
                inside = Some(name).filter(|_| !rest.trim_end().ends_with(['}', ')']));
            }
        } else if (text == "}" || text == ")") && inside.is_some() {
            inside = None;
        }
    }
    inside
}

/// A script is the same for everybody.
fn script(all: &Explainer, row: usize, words: &mut Words) {
    let name = &all.file.name;
    let about = says_of_itself(all)
        .or_else(|| files::about(name))
        .unwrap_or_default()
        .to_owned();
    words.say(format!(
        "Always the same: {name} is one for all deployments, and what was answered reaches it as variables of site.sh."
    ));
    if all.row(row).is_some_and(|line| is_comment(&line.text)) {
        words.say("A comment: nothing runs it.");
    }
    if let Some(function) = function(all, row) {
        words.say(format!("It belongs to the function {function}."));
    }
    if let Some(note) = note(all, row) {
        words.say(format!("The comment above says: \"{note}\""));
    }
    if !about.is_empty() {
        words.say(format!("The file says of itself: \"{about}\""));
    }
    let near = all.texts().take(row + 1).rev();
    for text in near
        .enumerate()
        .take_while(|(at, text)| *at == 0 || is_comment(text))
    {
        words.cite(text.1);
    }
}

/// A page is sentences around answers: its chapter says what a line is about.
fn page(all: &Explainer, plan: &Plan, row: usize, words: &mut Words) {
    let Some(line) = all.row(row) else {
        return;
    };
    let mut fenced = false;
    let mut chapter = None;
    for text in all.texts().take(row) {
        if text.starts_with("```") {
            fenced = !fenced;
        } else if !fenced && text.starts_with('#') {
            chapter = Some(text.trim_start_matches('#').trim());
        }
    }
    let what = match line.text.trim_start() {
        text if text.starts_with("```") => "The edge of a block of commands",
        _ if fenced => "A command, or what one prints",
        text if text.starts_with('#') => "A heading",
        text if text.starts_with('|') => "A row of a table",
        text if text.starts_with("- ") => "An item of a list",
        _ => "A sentence",
    };
    match chapter {
        Some(chapter) => words.say(format!("{what}, under \"{chapter}\".")),
        None => words.say(format!("{what} of {}.", all.file.name)),
    }
    let seen = release::texts(plan).iter().copied().flatten();
    for text in
        seen.filter(|text| line.text.starts_with('|') && line.text.contains(text.symptom.see))
    {
        words.cite(text.facts);
    }
}
