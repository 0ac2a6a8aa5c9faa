//! Ids of elements, derived from paths: the same path gives the same ids everywhere.

/// Returns the id of the control at a path.
pub(crate) fn id(path: &str) -> String {
    path.replace('.', "-")
}

/// Returns the id of the hint at a path.
pub(crate) fn hint(path: &str) -> String {
    id(path) + "-hint"
}

/// Returns the id of what the answer at a path is taken for.
pub(crate) fn taken(path: &str) -> String {
    id(path) + "-taken"
}

/// Returns the id of the findings at a path.
pub(crate) fn said(path: &str) -> String {
    id(path) + "-said"
}
