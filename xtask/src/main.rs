//! The build tool, run as `cargo xtask <command>`: everything a developer, CI or the release does
//! starts here, so that all three do the same. `flags.rs` lists the commands.

#![expect(
    clippy::print_stdout,
    reason = "a command-line tool talks on standard output"
)]

mod budget;
mod build;
mod clock;
mod dev;
mod flags;
mod html;
mod licences;
mod offline;
mod process;
mod serve;
mod server;
mod single;
mod stages;
mod sums;
mod tidy;
mod tools;
mod workbench;
mod workspace;

use anyhow::Result;
use flags::{Xtask, XtaskCmd};
use std::io::{self, Write as _};
use std::process::ExitCode;

fn main() -> ExitCode {
    dispatch(Xtask::from_env_or_exit()).unwrap_or_else(|error| {
        eprintln!("\nerror: {error:#}");
        ExitCode::FAILURE
    })
}

/// Runs the command that was named.
fn dispatch(flags: Xtask) -> Result<ExitCode> {
    match flags.subcommand {
        // A reader that closes the pipe early, as `head` does, has seen enough.
        XtaskCmd::Help(_) | XtaskCmd::Overview(_) => {
            drop(writeln!(io::stdout(), "{}", Xtask::help()));
        }
        XtaskCmd::Serve(flags) => serve::run(&flags)?,
        XtaskCmd::Dev(flags) => dev::run(&flags)?,
        XtaskCmd::Build(flags) => build::run(flags.single_file)?,
        XtaskCmd::Test(flags) => return stages::run(&flags.stage),
        XtaskCmd::Budget(_) => {
            budget::run()?;
        }
        XtaskCmd::Pictures(_) => stages::e2e::pictures()?,
        XtaskCmd::Tidy(_) => tidy::run()?,
        XtaskCmd::Advisories(_) => stages::advisories()?,
    }
    Ok(ExitCode::SUCCESS)
}
