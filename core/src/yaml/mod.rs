//! YAML: a document that knows why each line is there, a writer that every parser of the chain reads the same way, and
//! the tokens that a page colours.
//!
//! Values enter a `Doc` as [`serde_yaml::Value`]s together with the field that set them; `serde_yaml` itself prints `yes` without quotes, which Helm reads as a truth value, so it is not the printer.

mod doc;
mod entries;
mod look;
mod merge;
mod plain;
mod read;
mod scalar;
mod tokens;
mod tree;
mod typed;
mod write;

pub(crate) use doc::{Body, Doc, Node, whole};
pub(crate) use look::scalar_text;
pub(crate) use merge::{Lists, Overlay};
pub(crate) use plain::plain_scalars;
pub(crate) use read::{Defect, ReadError, read, tree, tree_within};
pub use tokens::{Token, tokens};
pub(crate) use tree::{Branch, Tree};
pub(crate) use write::{Mask, write};
