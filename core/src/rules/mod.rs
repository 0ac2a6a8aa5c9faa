//! Rules: one file each, with its tests beside it. A file is named after the bad pattern that it finds, and its first line
//! is the code of its findings. Each is a [`Rule`] and stands in the list of its area: one that stands in none does not
//! compile.
//!
//! Here are the rules about answers that every release asks for. What they say of charts, sidecars or Envoy holds for every
//! release that is offered; where a release differs, the rule goes to that release's folder, or to the kit and reads its facts.
#![deny(dead_code)]

#[cfg(test)]
pub(crate) mod bench;
mod data;
mod form;
mod host;
mod idp;
mod images;
pub(crate) mod ingress;
pub(crate) mod names;
mod retired;
mod rule;
mod run;
pub(crate) mod scaling;
mod scheduling;
mod secrets;
mod session;
mod site;
pub(crate) mod text;
mod trust;

pub use retired::{RETIRED, Retired};
pub(crate) use rule::{ERRORS, ERRORS_AND_WARNINGS, WARNINGS};
pub use rule::{Listed, Needs, Rule};
pub(crate) use run::run;

/// The rules that hold for every release, area by area.
pub(crate) const SHARED: &[&[Rule]] = &[
    form::RULES,
    host::RULES,
    names::RULES,
    images::RULES,
    site::RULES,
    trust::RULES,
    idp::RULES,
    session::RULES,
    data::RULES,
    ingress::RULES,
    scaling::RULES,
    scheduling::RULES,
    secrets::RULES,
];
