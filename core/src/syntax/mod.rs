//! Grammars of single values: one per file, each with a table of good and bad ones. No regular expressions: they cost
//! half a megabyte of WASM.

pub(crate) mod arn;
pub(crate) mod claim;
pub(crate) mod client_id;
pub(crate) mod connection;
pub(crate) mod dns_label;
pub(crate) mod duration;
pub(crate) mod grammar;
pub(crate) mod guid;
pub(crate) mod hidden;
pub(crate) mod host;
pub(crate) mod hostname;
pub(crate) mod image;
pub(crate) mod ipv4;
pub(crate) mod json;
pub(crate) mod label;
pub(crate) mod near;
pub(crate) mod number;
pub(crate) mod pairs;
pub(crate) mod placeholder;
pub(crate) mod public_suffix;
pub(crate) mod punycode;
pub(crate) mod quantity;
pub(crate) mod role_mapping;
pub(crate) mod secret_like;
pub(crate) mod sql_identifier;
pub(crate) mod toleration;
pub(crate) mod url;
pub(crate) mod url_path;
pub(crate) mod version;
pub(crate) mod yaml11;
