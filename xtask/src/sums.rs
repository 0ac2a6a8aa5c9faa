//! Hashes as names and pages carry them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// So many digits of a hash are in a name.
pub(crate) const DIGITS: usize = 16;

/// Returns a hash in hexadecimal.
pub(crate) fn hex(hash: &[u8]) -> String {
    let mut out = String::with_capacity(hash.len() * 2);
    for byte in hash {
        // Writing into a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// Returns as much of a hash as a name carries.
pub(crate) fn short(hash: &[u8]) -> String {
    let mut out = hex(hash);
    out.truncate(DIGITS);
    out
}

/// Returns the sum of a content.
pub(crate) fn sum(content: &[u8]) -> Vec<u8> {
    Sha256::digest(content).to_vec()
}

/// Returns what `integrity` says of a content.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(sum(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_others() {
        let hash = sum(b"abc");
        assert!(hex(&hash).starts_with("ba7816bf8f01cfea") && hex(&hash).len() == 64);
        assert_eq!(short(&hash), "ba7816bf8f01cfea");
        assert_eq!(
            integrity(b"abc"),
            "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        );
    }
}
