//! YAML: a document that knows why each line is there, a writer that every parser of the chain reads the same way, and
//! the tokens that a page colours.
//!
//! serde structs become [`serde_yaml::Value`]s and enter a `Doc` together with the field that set them; `serde_yaml`
//! itself prints `yes` without quotes, which Helm reads as a truth value, so it is not the printer.

mod doc;
mod merge;
mod read;
mod scalar;
mod tokens;
mod write;

pub(crate) use doc::{Body, Doc, Node, whole};
pub(crate) use merge::{Lists, Overlay};
pub(crate) use read::{Defect, ReadError, read};
pub(crate) use scalar::quoted;
pub use tokens::{Token, tokens};
pub(crate) use write::{Mask, write};
