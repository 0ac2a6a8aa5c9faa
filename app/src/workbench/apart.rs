//! What was pasted about a question, taken apart into the answers that it gives.

use super::Bench;
use crate::bridge;
use leptos::prelude::*;
use osmo_configurator_core::discovery::{self, Offer};
use osmo_configurator_core::{answers, questions};

impl Bench {
    fn taken_apart(self, path: &str, bytes: &[u8]) -> Option<Result<Offer, String>> {
        let (field, text) = (questions::find(path)?, str::from_utf8(bytes).ok()?);
        let found = self
            .answers
            .with_untracked(|now| discovery::apart(field, text, now));
        found.transpose()
    }

    pub(super) fn apart(self, path: &str, bytes: &[u8]) -> Option<String> {
        let found = match self.taken_apart(path, bytes)? {
            Ok(found) => found,
            Err(why) => return Some(why),
        };
        let secret = found.held.as_ref().map(|(path, _)| path.as_str());
        let mut notes = vec![secret.unwrap_or_default().to_owned()];
        notes.extend(found.said());
        let answers = answers::differences(&found.answers);
        Some(bridge::write_handed(&found.in_short(), &notes, &answers))
    }

    pub(super) fn apart_secret(self, path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        let (_, secret) = self.taken_apart(path, bytes)?.ok()?.held?;
        Some(secret.expose().as_bytes().to_vec())
    }
}
