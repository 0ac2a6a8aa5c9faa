//! Node selector, tolerations, labels and annotations.

mod key_twice;
mod malformed_annotation;
mod malformed_label;
mod malformed_toleration;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    key_twice::RULE,
    malformed_annotation::RULE,
    malformed_label::RULE,
    malformed_toleration::RULE,
];
