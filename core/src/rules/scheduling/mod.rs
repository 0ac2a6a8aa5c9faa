//! Node selector, tolerations, labels and annotations.

pub(crate) mod key_twice;
pub(crate) mod malformed_annotation;
pub(crate) mod malformed_label;
pub(crate) mod malformed_toleration;
