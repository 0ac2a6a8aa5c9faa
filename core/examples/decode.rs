//! Says what an error means: of Helm, kubectl, a pod's log, or a browser's address bar.
//!
//! ```text
//! helm upgrade … 2>&1 | cargo run -p osmo-configurator-core --example decode -- [ANSWERS]
//! ```
//!
//! Reads the error on standard input. With a file of answers, advice is for that provider and that namespace. Exit status 0 if
//! something was recognised, 1 if not, 2 if something cannot be read.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool"
)]

use osmo_configurator_core::answers;
use osmo_configurator_core::decode::{Cause, FOR_SUPPORT, decode};
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::secrets::Secrets;
use std::error::Error;
use std::io::Read as _;
use std::process::ExitCode;

fn read() -> Result<(Plan, String), Box<dyn Error>> {
    let answers = match std::env::args().nth(1) {
        None => Answers::default(),
        Some(name) => answers::read(&std::fs::read_to_string(name)?)?,
    };
    let mut pasted = Vec::new();
    std::io::stdin().read_to_end(&mut pasted)?;
    let pasted = String::from_utf8_lossy(&pasted).into_owned();
    Ok((Plan::new(&answers, &Secrets::default()), pasted))
}

fn print(cause: &Cause) {
    println!("line {}: {}", cause.line, cause.found);
    let question = cause
        .question
        .map(|(path, label)| format!("{label} ({path})"));
    for (what, text) in [
        ("why", cause.why.as_str()),
        ("do", &cause.fix),
        ("look", &cause.proof),
        ("run", &cause.command),
        ("answer", question.as_deref().unwrap_or_default()),
        ("facts", cause.facts),
    ] {
        if !text.is_empty() {
            println!("  {what:7}{text}");
        }
    }
}

fn main() -> ExitCode {
    let (plan, pasted) = match read() {
        Ok(both) => both,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let decoded = decode(&plan, &pasted);
    for cause in &decoded.causes {
        print(cause);
    }
    if decoded.causes.is_empty() {
        println!("Not known. What helps:");
        for item in FOR_SUPPORT {
            println!("  {item}");
        }
    }
    ExitCode::from(u8::from(decoded.causes.is_empty()))
}
