//! Every decoder gets what nobody would type: good inputs, damaged in every way, for some seconds with each run of the tests and
//! for as long as somebody likes (`FUZZ_SECONDS`, see CONTRIBUTING.md). What is looked for: a panic, a long time, much memory.
//! The same number of a case is always the same input.

#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a panic in a test is the finding"
)]

#[path = "../support/mod.rs"]
mod support;

mod damage;
mod doors;

use damage::Damage;
use doors::{DOORS, Door};
use std::fs;
use std::time::{Duration, Instant};

/// So many cases for each decoder with each run of the tests.
const CASES: u64 = 60;
/// No input is longer; the limits of the decoders are tested on their own.
const LONGEST: usize = 96 * 1024;
/// One input may take so long in a test that is not optimised, on a machine with other things to do. Most take milliseconds.
const PATIENCE: Duration = Duration::from_secs(20);
/// The whole process may take so much memory, in kB.
const MOST_KB: u64 = 128 * 1024;

/// Returns the most memory that this process has had, in kB, where the system says it.
fn memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Runs one case, and returns how long it took.
fn run(door: &Door, seeds: &[Vec<u8>], case: u64) -> Duration {
    let mut input = Damage::new(case).of(seeds);
    input.truncate(LONGEST);
    let start = Instant::now();
    (door.open)(&input);
    start.elapsed()
}

fn judge(door: &Door, case: u64, took: Duration) {
    assert!(took < PATIENCE, "{}, case {case}: {took:?}", door.name);
    let used = memory().unwrap_or_default();
    assert!(used < MOST_KB, "{}, case {case}: {used} kB", door.name);
}

/// Runs one case; one that panics is named.
fn named(door: &Door, seeds: &[Vec<u8>], case: u64) -> Duration {
    let run = || run(door, seeds, case);
    let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
    found.unwrap_or_else(|_| panic!("{}, case {case}", door.name))
}

#[test]
fn every_decoder_stands_damaged_input() {
    for door in DOORS {
        let seeds = (door.seeds)();
        assert!(!seeds.is_empty(), "{}", door.name);
        let mut longest = Duration::ZERO;
        for case in 0..CASES {
            let took = named(door, &seeds, case);
            judge(door, case, took);
            longest = longest.max(took);
        }
        println!("{}: {CASES} cases, longest {longest:?}", door.name);
    }
    println!("memory: {:?} kB", memory());
}

/// The good inputs are good: else only refusals would be tested.
#[test]
fn every_decoder_takes_what_is_not_damaged() {
    for door in DOORS {
        for seed in (door.seeds)() {
            assert!(
                (door.open)(&seed),
                "{}: {}",
                door.name,
                String::from_utf8_lossy(&seed)
            );
        }
    }
}

/// The same for as long as `FUZZ_SECONDS` says, a minute without it, for each decoder; `FUZZ_FROM` is the first case.
#[test]
#[ignore = "takes as long as FUZZ_SECONDS says"]
fn every_decoder_for_long() {
    let number =
        |name: &str, usual: u64| std::env::var(name).map_or(usual, |text| text.parse().unwrap());
    let (seconds, from) = (number("FUZZ_SECONDS", 60), number("FUZZ_FROM", CASES));
    for door in DOORS {
        let seeds = (door.seeds)();
        let (start, mut case, mut longest) = (Instant::now(), from, Duration::ZERO);
        while start.elapsed() < Duration::from_secs(seconds) {
            let took = named(door, &seeds, case);
            judge(door, case, took);
            longest = longest.max(took);
            case += 1;
        }
        println!(
            "{}: cases {from} to {case}, longest {longest:?}, memory {:?} kB",
            door.name,
            memory()
        );
    }
}
