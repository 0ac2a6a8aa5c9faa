//! Core of the OSMO Configurator: from an operator's answers to files that work with the real charts.
//!
//! ```text
//! Answers + Secrets --Plan--> what a check and a rendering look at, made once
//! Plan --check---> Report               all findings, never only the first
//!      --check---> Checked --bundle---> files and archives
//!      --preview-> files with their gaps marked
//! ```
//!
//! Nothing here does I/O, reads a clock, has randomness of its own or panics. The same answers and the same entropy
//! give the same bytes.

// First, since its macro is known from here on.
#[macro_use]
pub mod path;

pub mod accepted;
pub mod answers;
pub mod bundle;
pub mod changes;
pub mod check;
pub mod compare;
pub mod decisions;
pub mod decode;
pub mod discovery;
pub mod entropy;
pub mod explain;
pub mod fields;
pub mod finding;
pub mod flow;
pub mod handed;
pub mod handout;
pub mod idp;
pub mod import;
pub mod link;
pub mod lint;
pub mod model;
pub mod plan;
pub mod presets;
pub mod preview;
pub(crate) mod proof;
pub mod questions;
pub mod search;
pub mod secrets;
pub mod text;
pub mod token;
pub mod trace;
pub mod tree;
pub mod yaml;

pub mod release;
pub mod rules;
mod syntax;
