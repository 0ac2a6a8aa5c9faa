//! Folders of tools for checks that are written in Python: a virtual environment, and what its installer puts beside it.

use super::debian;
use crate::clock::Stopwatch;
use crate::process;
use crate::workspace;
use anyhow::Result;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// What a folder of checks needs; its `requirements.txt` and `install_tools.py` say it.
pub(super) struct Tools {
    /// The folder in the cache.
    pub(super) folder: &'static str,
    /// The folder of the checks.
    pub(super) tests: &'static str,
    /// What is installed, for a person who waits, and how long that takes.
    pub(super) what: &'static str,
    pub(super) takes: &'static str,
}

/// Returns the folder with the tools, made anew when what it is made from has changed.
pub(super) fn install(shell: &Shell, tools: &Tools) -> Result<PathBuf> {
    let folder = workspace::cache(tools.folder)?;
    let tests = workspace::root()?.join(tools.tests);
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
        "-- Installing {} into {} ({})",
        tools.what,
        folder.display(),
        tools.takes
    );
    let clock = Stopwatch::start();
    virtual_environment(shell, &folder)?;
    let python = program_in(&folder);
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
    let python = program_in(folder);
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

/// Returns the Python of a folder of tools.
pub(super) fn program_in(folder: &Path) -> PathBuf {
    folder.join("venv/bin/python")
}
