//! The ground: what is written, whatever it says. Lines and files, and the text forms that are neither YAML nor an
//! answer: shell words, JSON and TOML strings, Markdown, archives, differences.

pub mod blocks;
mod count;
pub mod diff;
pub(crate) mod escape;
mod file;
pub(crate) mod glob;
pub(crate) mod hcl;
pub(crate) mod html;
mod line;
pub(crate) mod markdown;
pub(crate) mod shell;
pub(crate) mod sums;
pub mod unified;
pub(crate) mod unzip;
pub(crate) mod zip;

pub use count::counted;
pub use file::File;
pub use line::{Language, Line};
pub(crate) use line::{has_gap, join, or_gap};
