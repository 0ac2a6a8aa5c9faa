//! What somebody pasted, whatever it is, and the answers that it would make. Nothing is taken here: the page shows each
//! change first.

use super::document::NOT_IN_IT;
use super::things::{Thing, thing};
use super::{Taken, Warning, import, recognise};
use crate::fields::Kind;
use crate::idp;
use crate::model::Answers;
use crate::path::Path;
use crate::questions;
use crate::secrets::Secret;
use crate::syntax::hidden;

/// What a pasted text gives.
#[derive(Clone, PartialEq, Debug)]
pub struct Offer {
    /// What it is, in words.
    pub from: String,
    /// What was taken from it, the provider first.
    pub rows: Vec<Row>,
    /// What will break or surprise.
    pub warnings: Vec<Warning>,
    /// What else there is to say.
    pub notes: Vec<&'static str>,
    /// What it does not say, so it is asked.
    pub open: Vec<&'static str>,
    /// The answers with these in their place.
    pub answers: Answers,
    /// A secret in it, with its path.
    pub held: Option<(Path, Secret)>,
}

/// One answer that was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The question.
    pub path: Path,
    /// Its label.
    pub label: &'static str,
    /// The answer in words, with what is invisible in it made visible.
    pub value: String,
    /// What it was taken from.
    pub from: &'static str,
}

/// How many words of a text are looked at for addresses.
const MOST_WORDS: usize = 200;

const TOKEN: &str = "This is a token, not an address: paste it under \"Check a token\".";
const NOTHING: &str = "Not recognised: this takes an address of a provider, of PostgreSQL or of Redis, a \
 discovery document, an image, a certificate ARN or kubectl's list of contexts.";
const UNKNOWN: &str = "This address is of no provider that is known by its addresses. Add /.well-known/openid-configuration \
                       to the issuer, open that in a browser, and paste what it shows.";

/// Returns what a pasted text would make of the present answers.
///
/// # Errors
/// A sentence for the operator: what the text is instead, or what is wrong with it.
pub fn offer(text: &str, now: &Answers) -> Result<Offer, String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err("Nothing is pasted yet.".to_owned());
    }
    if is_token(text) {
        return Err(TOKEN.to_owned());
    }
    if let Some(found) = thing(text, now) {
        return found.map(|found| of_thing(found, now));
    }
    let lone = recognise(text).is_some();
    if !lone && (text.contains('{') || text.contains("&quot;")) {
        return of_document(text, now);
    }
    of_addresses(text, now)
}

fn is_token(text: &str) -> bool {
    let text = text.strip_prefix("Bearer ").unwrap_or(text);
    text.starts_with("eyJ") && text.matches('.').count() >= 2 && !text.contains(['/', ' '])
}

/// What is no address of a provider: it leaves nothing open.
fn of_thing(found: Thing, now: &Answers) -> Offer {
    let mut offer = made(found.from.to_owned(), found.taken, now);
    offer.notes.splice(0..0, found.notes);
    offer.held = found.held;
    offer
}

fn of_document(text: &str, now: &Answers) -> Result<Offer, String> {
    let read = import(text)?;
    let from = format!("The discovery document of {}", read.label);
    let mut offer = made(from, read.taken, now);
    offer.warnings = read.warnings;
    offer.notes.extend(read.notes);
    offer.open = open(&offer.answers, NOT_IN_IT);
    Ok(offer)
}

/// Addresses among other words: a line of curl, a list of endpoints. The first decides which provider it is; others of the
/// same one add to it.
fn of_addresses(text: &str, now: &Answers) -> Result<Offer, String> {
    let words = text.split_whitespace().take(MOST_WORDS);
    let mut found = words.filter_map(recognise);
    let Some(first) = found.next() else {
        let address = text.contains("://") || text.contains('.') && !text.contains(' ');
        return Err((if address { UNKNOWN } else { NOTHING }).to_owned());
    };
    let (mut taken, mut notes): (Vec<Taken>, Vec<_>) =
        (first.taken, first.note.into_iter().collect());
    for more in found.filter(|more| more.label == first.label) {
        for one in more.taken {
            if !taken.iter().any(|other| other.path == one.path) {
                taken.push(one);
            }
        }
        notes.extend(more.note);
    }
    notes.dedup();
    let mut offer = made(format!("An address of {}", first.label), taken, now);
    offer.notes.splice(0..0, notes);
    if let Some(end) = idp::chosen(&offer.answers.deployment).dead_end {
        offer
            .warnings
            .push(Warning::breaks(end.why.to_owned(), end.fix));
    }
    offer.open = open(
        &offer.answers,
        &["Client secret, and whether the redirect URI is registered"],
    );
    Ok(offer)
}

/// The offer that these answers make.
fn made(from: String, taken: Vec<Taken>, now: &Answers) -> Offer {
    let (mut answers, mut rows, mut notes) = (now.clone(), Vec::new(), Vec::new());
    for one in taken {
        let field = questions::find(&one.path);
        let Some(field) = field.filter(|field| field.set(&mut answers, &one.value).is_ok()) else {
            notes.push("One value does not fit its question and was left out.");
            continue;
        };
        let value = match field.kind {
            Kind::Choice(options) => options
                .iter()
                .find(|option| option.value == one.value)
                .map_or(one.value.as_str(), |option| option.label)
                .to_owned(),
            Kind::Flag => (if one.value == "true" { "yes" } else { "no" }).to_owned(),
            _ => hidden::visible(&one.value),
        };
        if !value.is_empty() {
            rows.push(Row {
                path: one.path,
                label: field.label,
                value,
                from: one.from,
            });
        }
    }
    Offer {
        from,
        rows,
        warnings: Vec::new(),
        notes,
        open: Vec::new(),
        answers,
        held: None,
    }
}

/// The provider's questions that have no answer yet, and what else nobody can read from such a text.
fn open(answers: &Answers, more: &[&'static str]) -> Vec<&'static str> {
    let d = &answers.deployment;
    let fields = idp::chosen(d)
        .questions
        .iter()
        .flat_map(|section| section.fields);
    let missing = fields
        .filter(|field| field.required && field.is_asked(d) && field.read(answers).is_empty())
        .map(|field| field.label);
    let mut out: Vec<&'static str> = missing.collect();
    if d.signs_in() && idp::chosen(d).dead_end.is_none() {
        out.extend(more);
    }
    out
}

impl Offer {
    /// Returns what the review of changes says beside them: each warning with what to do, then the notes.
    pub fn said(&self) -> Vec<String> {
        let warnings = self
            .warnings
            .iter()
            .map(|one| format!("{} {}", one.what, one.fix));
        let notes = self.notes.iter().map(|note| (*note).to_owned());
        warnings.chain(notes).collect()
    }
}

#[cfg(test)]
mod tests;
