//! Checks files of answers, or values of the charts, by the same rules as the page.
//!
//! ```text
//! cargo run -p osmo-configurator-core --example lint -- [--format text|json|sarif] [--strict] FILE...
//! ```
//!
//! Exit status 0 without an error, 1 with one, 2 if a file cannot be opened. With `--strict`, a warning for which the file
//! gives no reason counts as an error.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool"
)]

use osmo_configurator_core::lint::{Linted, json, lint, sarif, text};
use std::process::ExitCode;

struct Arguments {
    write: fn(&[Linted]) -> String,
    strict: bool,
    files: Vec<String>,
}

fn arguments() -> Option<Arguments> {
    let mut found = Arguments {
        write: text,
        strict: false,
        files: Vec::new(),
    };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--strict" => found.strict = true,
            "--format" => {
                found.write = match args.next()?.as_str() {
                    "text" => text,
                    "json" => json,
                    "sarif" => sarif,
                    _ => return None,
                }
            }
            flag if flag.starts_with("--") => return None,
            _ => found.files.push(arg),
        }
    }
    (!found.files.is_empty()).then_some(found)
}

fn main() -> ExitCode {
    let Some(Arguments {
        write,
        strict,
        files,
    }) = arguments()
    else {
        eprintln!("usage: lint [--format text|json|sarif] [--strict] FILE...");
        return ExitCode::from(2);
    };
    let mut all = Vec::new();
    for name in files {
        match std::fs::read_to_string(&name) {
            Ok(text) => all.push(lint(&name, &text)),
            Err(error) => {
                eprintln!("{name}: {error}");
                return ExitCode::from(2);
            }
        }
    }
    print!("{}", write(&all));
    let bad = all
        .iter()
        .map(Linted::counts)
        .any(|(errors, warnings)| errors > 0 || strict && warnings > 0);
    ExitCode::from(u8::from(bad))
}
