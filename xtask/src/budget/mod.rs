//! `cargo xtask budget`: what a first visit costs, and the limits on it.

mod felt;
mod sizes;
mod table;

use crate::stages::{Outcome, e2e};
use crate::workspace;
use anyhow::{Result, ensure};

/// Prints what the finished page costs, and fails above a limit. Without Node or Chromium only the size is known.
pub(crate) fn run() -> Result<Outcome> {
    let dist = workspace::built_dist()?;
    let compressed = sizes::compressed(&dist)?;
    let bytes = compressed.values().map(Vec::len).sum();
    let felt = if e2e::possible() {
        Some(felt::measure(&dist, compressed)?)
    } else {
        None
    };
    let verdict = table::judge(bytes, felt.as_ref());
    println!("\n{}", verdict.lines.join("\n"));
    ensure!(
        verdict.broken.is_empty(),
        "above the limit: {}",
        verdict.broken.join("; ")
    );
    if felt.is_none() {
        let line = "!".repeat(80);
        println!(
            "{line}\nSKIPPED: everything but the size, because Node or Chromium is missing\n{line}"
        );
        return Ok(Outcome::PassedWithout("times"));
    }
    Ok(Outcome::Passed)
}

/// Returns `1234567` as `1,234,567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (number, expected) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), expected);
        }
    }
}
