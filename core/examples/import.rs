//! Reads values files, what `helm get values` and `kubectl get -o yaml` show, folders and archives; writes an answers file
//! to standard output and the account of every key to standard error.
//!
//! ```text
//! cargo run -p osmo-configurator-core --example import -- [--secrets OUT] FILE|FOLDER...
//! ```
//!
//! `--secrets` names a file for the secrets that were recognised; only its owner may read it, and `render --secrets` takes
//! it. Without it they are named and forgotten. Exit status 0 if nothing is wrong, 1 if the files have errors, 2 if
//! nothing could be read.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool"
)]

use osmo_configurator_core::bundle::answers_file;
use osmo_configurator_core::check::report;
use osmo_configurator_core::finding::Severity;
use osmo_configurator_core::import::{Import, account, import};
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::secrets::{PREFIX, Secrets};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How deep folders are looked into.
const DEPTH: usize = 4;

struct Arguments {
    secrets: Option<PathBuf>,
    given: Vec<PathBuf>,
}

fn arguments() -> Option<Arguments> {
    let mut found = Arguments {
        secrets: None,
        given: Vec::new(),
    };
    let mut args = std::env::args_os().skip(1);
    while let Some(arg) = args.next() {
        match arg.to_str() {
            Some("--secrets") => found.secrets = Some(args.next()?.into()),
            Some(flag) if flag.starts_with("--") => return None,
            _ => found.given.push(arg.into()),
        }
    }
    (!found.given.is_empty()).then_some(found)
}

/// Reads a file, or every file of a folder in the order of their names.
fn collect(path: &Path, depth: usize, out: &mut Vec<(String, Vec<u8>)>) -> std::io::Result<()> {
    if !path.is_dir() {
        out.push((path.display().to_string(), std::fs::read(path)?));
        return Ok(());
    }
    if depth == 0 {
        return Ok(());
    }
    let entries: Result<Vec<_>, _> = std::fs::read_dir(path)?.collect();
    let mut paths: Vec<PathBuf> = entries?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        collect(&path, depth - 1, out)?;
    }
    Ok(())
}

/// Writes the secrets to a file that only its owner may read.
fn keep(path: &Path, import: &Import) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    for held in &import.secrets {
        let name = held.spec.path.as_str();
        let name = name.strip_prefix(PREFIX).unwrap_or(name);
        let value = serde_yaml::to_string(held.secret.expose()).map_err(std::io::Error::other)?;
        write!(file, "{name}: {value}")?;
    }
    Ok(())
}

fn run(arguments: &Arguments) -> std::io::Result<ExitCode> {
    let mut files = Vec::new();
    for path in &arguments.given {
        collect(path, DEPTH, &mut files)?;
    }
    let given: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let result = import(&given);
    eprint!("{}", account(&result));
    if result.is_empty() {
        eprintln!("nothing was read");
        return Ok(ExitCode::from(2));
    }
    if let Some(path) = &arguments.secrets {
        keep(path, &result)?;
    }
    let plan = Plan::new(&result.answers, &Secrets::default());
    print!("{}", answers_file(&plan, &report(&plan)).text);
    let found = result.sheets.iter().flat_map(|sheet| &sheet.found);
    let bad = found.into_iter().any(|one| one.severity == Severity::Error);
    Ok(ExitCode::from(u8::from(bad)))
}

fn main() -> ExitCode {
    let Some(arguments) = arguments() else {
        eprintln!("usage: import [--secrets OUT] FILE|FOLDER...");
        return ExitCode::from(2);
    };
    run(&arguments).unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::from(2)
    })
}
