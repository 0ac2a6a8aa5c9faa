//! Codes that were given up. They stay here, so that none is ever used for something else.

/// A code that no rule has any more.
#[derive(Clone, Copy, Debug)]
pub struct Retired {
    /// The code.
    pub code: &'static str,
    /// Why it is gone, and what has taken its place.
    pub because: &'static str,
}

/// Every retired code.
pub const RETIRED: &[Retired] = &[];
