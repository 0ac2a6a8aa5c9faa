//! What people have, in the form in which they have it: an address of their provider or its discovery document, an address
//! of a database, an image. Each gives answers, with where they were taken from. Nothing is fetched.

mod address;
mod apart;
mod document;
mod offer;
mod paste;
mod recognise;
mod things;

pub use apart::{apart, is_begun};
pub use document::{Imported, Warning, import};
pub use offer::{Offer, Row, offer};
pub use recognise::{Recognised, recognise};

use crate::idp::Provider;
use crate::path::Path;

/// An answer that follows from what was pasted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken {
    /// Path of the question.
    pub path: Path,
    /// The answer.
    pub value: String,
    /// What it was taken as, e.g. "tenant".
    pub from: &'static str,
}

impl Taken {
    fn new(path: Path, value: impl Into<String>, from: &'static str) -> Self {
        Self {
            path,
            value: value.into(),
            from,
        }
    }
}

/// The choice of a provider, as the first answer.
fn choice(provider: &Provider) -> Taken {
    Taken::new(path!("idp.provider"), provider.id.word(), "provider")
}
