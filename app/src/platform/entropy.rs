//! Randomness of the browser. There is no fallback: without it nothing is generated.

use osmo_configurator_core::entropy::{Entropy, EntropyError};
use std::fmt::Write as _;

/// `crypto.getRandomValues`.
pub(crate) struct Browser;

impl Entropy for Browser {
    fn fill(&mut self, _label: &str, buffer: &mut [u8]) -> Result<(), EntropyError> {
        getrandom::fill(buffer).map_err(|_| EntropyError)
    }
}

/// Returns a mark that no other tab has; not a secret. Empty if there is no randomness.
pub(crate) fn mark() -> String {
    let mut bytes = [0_u8; 8];
    let filled = getrandom::fill(&mut bytes).is_ok();
    let mut mark = String::new();
    for byte in bytes.iter().filter(|_| filled) {
        let _ = write!(mark, "{byte:02x}");
    }
    mark
}
