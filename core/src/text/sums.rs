//! SHA-256 sums of files, in the form that `sha256sum -c` reads.

use super::File;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// Name of the list of sums.
pub(crate) const NAME: &str = "SHA256SUMS";
/// The page for the change ticket. It names the sum of the sums, so it is not among them.
pub(crate) const TICKET: &str = "CHANGE.md";

/// Returns the sum of a text, in hexadecimal.
pub(crate) fn hex(text: &str) -> String {
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// Returns the list of sums of all files but the ticket.
pub(crate) fn list(files: &[File]) -> String {
    let mut sums = String::new();
    for file in files.iter().filter(|file| file.name != TICKET) {
        let _ = writeln!(sums, "{}  {}", hex(&file.text), file.name);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_a_line_but_for_the_ticket() {
        let file = |name: &str| File {
            name: name.to_owned(),
            text: "abc".to_owned(),
        };
        let list = list(&[file("a"), file(TICKET), file("lib/b.sh")]);
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(list, format!("{sum}  a\n{sum}  lib/b.sh\n"));
    }
}
