//! Answers as text: nested YAML whose key paths are the paths of [`crate::questions`]. Files, drafts and pipelines share
//! this one format, its one reader and its one writer. It has no place for a secret.

mod complaint;
mod flat;
mod read;
mod schema;
mod write;

pub use complaint::{Complaint, Complaints};
pub use read::read;
pub use schema::schema;
pub(crate) use write::file;
pub use write::{differences, draft};

/// Path of the free YAML: files may hold it, drafts never do.
const EXTRA: &str = "extraValues.";

#[cfg(test)]
mod tests;
