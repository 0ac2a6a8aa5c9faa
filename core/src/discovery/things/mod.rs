//! What people paste beside addresses of a provider: an address of PostgreSQL or Redis with everything in it, an image, the
//! name of a certificate or a cluster at AWS, what kubectl shows of its contexts.

mod connection;
mod image;
mod names;

use super::Taken;
use crate::model::Answers;
use crate::path::Path;
use crate::secrets::Secret;

/// What one of them gives.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Thing {
    /// What it is, in words.
    pub(super) from: &'static str,
    /// The answers in it.
    pub(super) taken: Vec<Taken>,
    /// What else there is to say.
    pub(super) notes: Vec<&'static str>,
    /// A secret in it, with its path. It is in no answer.
    pub(super) held: Option<(Path, Secret)>,
}

impl Thing {
    fn new(from: &'static str, taken: Vec<Taken>) -> Self {
        let (notes, held) = (Vec::new(), None);
        Self {
            from,
            taken,
            notes,
            held,
        }
    }
}

/// Takes a text apart; nothing if it is none of these.
///
/// # Errors
/// It is one of these, and something is wrong with it.
pub(super) fn thing(text: &str, now: &Answers) -> Option<Result<Thing, String>> {
    connection::taken(text).or_else(|| {
        let found = names::certificate(text, now).or_else(|| names::contexts(text));
        found.or_else(|| image::taken(text, now)).map(Ok)
    })
}
