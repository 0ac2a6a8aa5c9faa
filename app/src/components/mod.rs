//! Parts that pages are made of: one component a file. They hold no rules and format no output.

pub(crate) mod choice_input;
pub(crate) mod error_summary;
pub(crate) mod fact;
pub(crate) mod field;
pub(crate) mod files;
pub(crate) mod flag_input;
pub(crate) mod footer;
pub(crate) mod frame;
pub(crate) mod go;
pub(crate) mod header;
pub(crate) mod ids;
pub(crate) mod notices;
pub(crate) mod open;
pub(crate) mod prose;
pub(crate) mod registration;
pub(crate) mod row;
pub(crate) mod said;
pub(crate) mod secret_input;
pub(crate) mod section;
pub(crate) mod sheet;
pub(crate) mod start_afresh;
pub(crate) mod steps;
pub(crate) mod tabs;
pub(crate) mod text_area;
pub(crate) mod text_input;
pub(crate) mod toast;
