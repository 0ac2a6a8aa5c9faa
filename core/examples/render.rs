//! Renders an answers file to a folder, by the same code as the page.
//!
//! ```text
//! cargo run -p osmo-configurator-core --example render -- ANSWERS OUT [--secrets FILE] [--entropy FILE]
//! ```
//!
//! `--secrets` names a YAML file with given secrets (`dbPassword: …`), `--entropy` a file with at least 32 random bytes
//! from which the others are made. Without them no secret is written. Exit status 1 if there is an error finding.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool"
)]

use osmo_configurator_core::answers;
use osmo_configurator_core::bundle::{Bundle, bundle};
use osmo_configurator_core::check::check;
use osmo_configurator_core::entropy::Seeded;
use osmo_configurator_core::finding::{Report, Severity};
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::secrets::{PREFIX, SPECS, Secret, Secrets, generate};
use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

struct Arguments {
    answers: PathBuf,
    out: PathBuf,
    secrets: Option<PathBuf>,
    entropy: Option<PathBuf>,
}

fn arguments() -> Option<Arguments> {
    let mut positional = Vec::new();
    let (mut secrets, mut entropy) = (None, None);
    let mut args = std::env::args_os().skip(1);
    while let Some(arg) = args.next() {
        match arg.to_str() {
            Some("--secrets") => secrets = Some(args.next()?.into()),
            Some("--entropy") => entropy = Some(args.next()?.into()),
            _ => positional.push(PathBuf::from(arg)),
        }
    }
    let mut positional = positional.into_iter();
    Some(Arguments {
        answers: positional.next()?,
        out: positional.next()?,
        secrets,
        entropy,
    })
}

fn read_secrets(arguments: &Arguments) -> Result<Secrets, Box<dyn Error>> {
    let mut secrets = Secrets::default();
    if let Some(path) = &arguments.entropy {
        let seed = std::fs::read(path)?;
        if seed.len() < 32 {
            return Err("the entropy file has to hold 32 bytes at least".into());
        }
        for spec in SPECS {
            generate(&mut secrets, spec, &mut Seeded::new(&seed))?;
        }
    }
    if let Some(path) = &arguments.secrets {
        let given: BTreeMap<String, String> =
            serde_yaml::from_str(&std::fs::read_to_string(path)?)?;
        for (name, value) in given {
            let path = format!("{PREFIX}{name}");
            let spec = SPECS
                .iter()
                .find(|s| s.path == path.as_str())
                .ok_or_else(|| format!("{name} is no secret"))?;
            *(spec.get_mut)(&mut secrets) = Secret::new(value);
        }
    }
    Ok(secrets)
}

fn print(report: &Report) {
    for finding in &report.findings {
        let word = if finding.severity == Severity::Error {
            "error"
        } else {
            "warning"
        };
        eprintln!(
            "{word} {} {}: {} {} {}",
            finding.code, finding.path, finding.what, finding.why, finding.fix
        );
    }
}

/// Opens a file that only its owner may read, as in the archives; scripts may be run.
#[cfg(unix)]
fn create(path: &Path, text: &str) -> std::io::Result<std::fs::File> {
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    let mode = if text.starts_with("#!") { 0o700 } else { 0o600 };
    let mut options = std::fs::OpenOptions::new();
    let options = options.write(true).create(true).truncate(true).mode(mode);
    let file = options.open(path)?;
    // One that was there keeps its mode otherwise.
    file.set_permissions(std::fs::Permissions::from_mode(mode))?;
    Ok(file)
}

#[cfg(not(unix))]
fn create(path: &Path, _: &str) -> std::io::Result<std::fs::File> {
    std::fs::File::create(path)
}

fn write(out: &Path, bundle: &Bundle) -> std::io::Result<()> {
    for file in bundle.files.iter().chain(&bundle.secrets) {
        let path = out.join(&file.name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        create(&path, &file.text)?.write_all(file.text.as_bytes())?;
        println!("{}", path.display());
    }
    Ok(())
}

fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let answers = answers::read(&std::fs::read_to_string(&arguments.answers)?)?;
    let secrets = read_secrets(arguments)?;
    let code = match check(Plan::new(&answers, &secrets)) {
        Ok(checked) => {
            print(checked.report());
            write(&arguments.out, &bundle(&checked))?;
            ExitCode::SUCCESS
        }
        Err(report) => {
            print(&report);
            ExitCode::FAILURE
        }
    };
    Ok(code)
}

fn main() -> ExitCode {
    let Some(arguments) = arguments() else {
        eprintln!("usage: render ANSWERS OUT [--secrets FILE] [--entropy FILE]");
        return ExitCode::from(2);
    };
    run(&arguments).unwrap_or_else(|error| {
        eprintln!("{}:\n{error}", arguments.answers.display());
        ExitCode::from(2)
    })
}
