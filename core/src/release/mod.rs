//! Releases of OSMO: a folder each with its facts as data and what it does in its own way; the kit that they share; and
//! the table of those that are offered.

pub mod facts;
pub(crate) mod kit;
pub mod offered;
pub(crate) mod v6_2;

use crate::plan::Plan;
use kit::Release;

/// Returns what the plan's release does in its own way.
pub(crate) fn of(_plan: &Plan) -> &'static dyn Release {
    &v6_2::V6_2
}
