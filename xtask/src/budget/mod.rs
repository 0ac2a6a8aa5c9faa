//! `cargo xtask budget`: what a first visit costs, and the limit on it.

mod page;

use crate::workspace;
use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::{self, Write};

/// The most that a first visit may ever load, in bytes after Brotli.
const LIMIT: usize = 400_000;
/// What it should load. Above it each run says so, below the limit it still passes.
const GOAL: usize = 320_000;

/// The bytes of one file or of all.
#[derive(Clone, Copy, Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints what the finished page loads before it is usable, and fails above the limit.
pub(crate) fn run() -> Result<()> {
    let dist = workspace::built_dist()?;
    let mut total = Sizes::default();
    println!("{:>10} {:>10} {:>10}  file", "raw", "gzip-9", "brotli-11");
    for name in page::files(&dist)? {
        let content = fs::read(dist.join(&name)).with_context(|| format!("reading dist/{name}"))?;
        let sizes = measure(&content).with_context(|| format!("compressing dist/{name}"))?;
        row(sizes, &name);
        total.raw += sizes.raw;
        total.gzip += sizes.gzip;
        total.brotli += sizes.brotli;
    }
    row(total, "in total");
    ensure!(
        total.brotli <= LIMIT,
        "the page weighs {} bytes after Brotli, {} above the limit of {}",
        grouped(total.brotli),
        grouped(total.brotli - LIMIT),
        grouped(LIMIT)
    );
    println!(
        "{} of {} bytes, {} left",
        grouped(total.brotli),
        grouped(LIMIT),
        grouped(LIMIT - total.brotli)
    );
    if total.brotli > GOAL {
        println!(
            "WARNING: the goal of {} is missed by {}",
            grouped(GOAL),
            grouped(total.brotli - GOAL)
        );
    }
    Ok(())
}

fn row(sizes: Sizes, name: &str) {
    let [raw, gzip, brotli] = [sizes.raw, sizes.gzip, sizes.brotli].map(grouped);
    println!("{raw:>10} {gzip:>10} {brotli:>10}  {name}");
}

/// Compresses as a host would that does it once, ahead of time.
fn measure(content: &[u8]) -> io::Result<Sizes> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(content)?;
    let mut brotli = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*content, &mut brotli, &settings)?;
    Ok(Sizes {
        raw: content.len(),
        gzip: gzip.finish()?.len(),
        brotli: brotli.len(),
    })
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

    #[test]
    fn text_gets_smaller() {
        let sizes = measure("the same words again and again ".repeat(100).as_bytes()).unwrap();
        assert!(sizes.brotli < sizes.gzip && sizes.gzip < sizes.raw);
    }
}
