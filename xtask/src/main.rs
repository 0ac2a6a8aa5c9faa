//! The build tool, run as `cargo xtask <command>`: everything a developer, CI or the release does
//! starts here, so that all three do the same. `help.rs` lists the commands.

#![expect(
    clippy::print_stdout,
    reason = "a command-line tool talks on standard output"
)]

mod budget;
mod build;
mod clock;
mod error;
mod help;
mod html;
mod licences;
mod process;
mod serve;
mod server;
mod stages;
mod tidy;
mod tools;
mod workspace;

use error::{Error, Result};
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    dispatch(&words).unwrap_or_else(|error| {
        eprintln!("\nerror: {error}");
        ExitCode::FAILURE
    })
}

/// Runs the command that `words` name.
fn dispatch(words: &[&str]) -> Result<ExitCode> {
    match words {
        [] | ["help" | "--help" | "-h", ..] => help::print(),
        ["serve", options @ ..] => serve::run(options)?,
        ["build"] => build::run()?,
        ["test", names @ ..] => return stages::run(names),
        ["budget"] => budget::run()?,
        ["tidy"] => tidy::run()?,
        other => {
            return Err(Error::new(format!(
                "`cargo xtask {}` is not a command; `cargo xtask help` lists them",
                other.join(" ")
            )));
        }
    }
    Ok(ExitCode::SUCCESS)
}
