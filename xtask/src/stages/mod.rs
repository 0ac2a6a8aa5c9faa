//! `cargo xtask test`: everything that has to hold, in stages. CI runs them all; a person can
//! name some. A later stage is only worth its time if the earlier ones passed, so the first
//! failure ends the run.

mod charts;
mod cluster;
mod consumers;
mod debian;
pub(crate) mod e2e;
mod live;
mod python;
mod rust;
mod table;

pub(crate) use rust::advisories;

use crate::clock::Stopwatch;
use anyhow::{Result, bail};
use std::process::ExitCode;
pub(crate) use table::Outcome;
use table::{STAGES, Speed, Stage};

/// How many stages ended how, with a line for each.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
    lines: Vec<String>,
}

impl Tally {
    /// Counts a stage and returns what is to be said about it.
    fn count(&mut self, result: &Result<Outcome>) -> String {
        match result {
            Ok(Outcome::Passed) => {
                self.passed += 1;
                "passed".to_owned()
            }
            Ok(Outcome::PassedWithout(what)) => {
                self.passed += 1;
                format!("passed, SKIPPED: {what}")
            }
            Ok(Outcome::Skipped(why)) => {
                self.skipped += 1;
                format!("SKIPPED: {why}")
            }
            Err(error) => {
                self.failed += 1;
                format!("FAILED: {error:#}")
            }
        }
    }

    /// Returns the closing line for whoever counts.
    fn closing_line(&self) -> String {
        let skipped = match self.skipped {
            0 => String::new(),
            count => format!(", {count} skipped"),
        };
        format!("{} passed, {} failed{skipped}", self.passed, self.failed)
    }
}

/// Runs the stages that `names` choose; without a name all but those that only run when they are named.
pub(crate) fn run(names: &[String]) -> Result<ExitCode> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = choose(&names)?;
    let clock = Stopwatch::start();
    let mut tally = Tally::default();
    for (number, stage) in (1..).zip(&chosen) {
        println!(
            "\n== {number}/{} {}: {}",
            chosen.len(),
            stage.name,
            stage.about
        );
        let stage_clock = Stopwatch::start();
        let verdict = tally.count(&(stage.run)());
        let line = format!("{:<12} {:>12}  {verdict}", stage.name, stage_clock.words());
        println!("== {line}");
        tally.lines.push(line);
        if tally.failed > 0 {
            break;
        }
    }
    println!(
        "\n{}\n{:<12} {:>12}",
        tally.lines.join("\n"),
        "in total",
        clock.words()
    );
    println!("\n{}", tally.closing_line());
    Ok(if tally.failed > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn choose(names: &[&str]) -> Result<Vec<&'static Stage>> {
    match names {
        [] => {
            return Ok(STAGES
                .iter()
                .filter(|stage| stage.speed != Speed::Named)
                .collect());
        }
        ["fast"] => {
            return Ok(STAGES
                .iter()
                .filter(|stage| stage.speed == Speed::Fast)
                .collect());
        }
        _ => {}
    }
    if let Some(unknown) = names
        .iter()
        .find(|name| !STAGES.iter().any(|stage| stage.name == **name))
    {
        let all: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
        bail!(
            "`{unknown}` is no stage; there are fast, {}",
            all.join(", ")
        );
    }
    Ok(STAGES
        .iter()
        .filter(|stage| names.contains(&stage.name))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flags::Xtask;
    use anyhow::anyhow;

    fn names(words: &[&str]) -> Vec<&'static str> {
        choose(words)
            .unwrap()
            .iter()
            .map(|stage| stage.name)
            .collect()
    }

    #[test]
    fn stages_run_in_order_however_they_are_named() {
        assert_eq!(names(&["budget", "fmt"]), ["fmt", "budget"]);
        assert_eq!(names(&[]).len(), STAGES.len() - 1);
        assert_eq!(names(&["live"]), ["live"]);
        assert_eq!(names(&["fast"]).last(), Some(&"doc"));
        assert!(choose(&["everything"]).is_err());
    }

    #[test]
    fn the_closing_line_counts() {
        let mut tally = Tally::default();
        for result in [
            Ok(Outcome::Passed),
            Ok(Outcome::PassedWithout("charts")),
            Err(anyhow!("no")),
        ] {
            tally.count(&result);
        }
        assert_eq!(tally.closing_line(), "2 passed, 1 failed");
        tally.count(&Ok(Outcome::Skipped("nothing there")));
        assert_eq!(tally.closing_line(), "2 passed, 1 failed, 1 skipped");
    }

    #[test]
    fn the_help_names_every_stage() {
        for stage in STAGES.iter().map(|stage| stage.name) {
            let words = Xtask::help().split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            assert!(words.clone().any(|word| word == stage), "{stage}");
        }
    }
}
