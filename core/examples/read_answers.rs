//! Says of each document in a file whether it is a text of answers, by the same reader as the page.
//!
//! ```text
//! cargo run -p osmo-configurator-core --example read_answers -- FILE
//! ```
//!
//! `FILE` has one document a line, in JSON, which is YAML too. Each gets a line: `fits`, `misfit` and the paths whose
//! answers do not have their form, or `refused` and the first complaint.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool"
)]

use osmo_configurator_core::answers::read;
use osmo_configurator_core::questions;
use std::process::ExitCode;

fn verdict(text: &str) -> String {
    match read(text) {
        Err(complaints) => format!("refused {}", complaints.to_string().replace('\n', "; ")),
        Ok(answers) => {
            let misfits: Vec<&str> = questions::all()
                .filter(|field| !field.has_form(&field.read(&answers)))
                .map(|field| field.path.as_str())
                .collect();
            if misfits.is_empty() {
                "fits".to_owned()
            } else {
                format!("misfit {}", misfits.join(" "))
            }
        }
    }
}

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: read_answers FILE");
        return ExitCode::from(2);
    };
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            text.lines().for_each(|line| println!("{}", verdict(line)));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
