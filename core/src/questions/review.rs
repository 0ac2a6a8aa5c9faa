//! Step "Review and download": why warnings are accepted. Each is asked beside its warning.

use crate::fields::access::at;
use crate::fields::{Field, Section};

pub(super) const SECTIONS: &[Section] = &[Section::new(
    "",
    "",
    &[Field::new(
        ACCEPTED,
        "Accepted warnings",
        "One per line: code, path, reason. They go into the change ticket.",
        at!(accepted_warnings),
    )],
)];

/// Path of the reasons.
pub(crate) const ACCEPTED: &str = "acceptedWarnings";
