//! Files: a name and a text.

/// One file.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// Name with its folder, e.g. `database/create.yaml`.
    pub name: String,
    /// The whole text.
    pub text: String,
}
