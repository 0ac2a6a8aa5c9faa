//! The stage in which people sign in for real: Envoy, oauth2-proxy, Keycloak and Chromium run with what the configurator wrote.
//! The checks are in `tests/live/`. What is installed in a real cluster follows, in `cluster.rs`.

use super::python::{self, Tools};
use super::{Outcome, charts, cluster, consumers, debian, e2e};
use crate::process;
use crate::workspace;
use anyhow::{Context, Result};
use std::path::Path;
use xshell::{Shell, cmd};

/// Raise the number when the layout of the folder changes.
const TOOLS: Tools = Tools {
    folder: "live-1",
    tests: "tests/live",
    what: "oauth2-proxy, Keycloak and PostgreSQL",
    takes: "3 to 4 minutes on two cores",
};
/// What nobody installs on somebody's machine, and what it is for.
const NEEDED: [(&str, &str); 6] = [
    ("go", "builds oauth2-proxy"),
    ("mvn", "fetches Keycloak"),
    ("java", "runs Keycloak"),
    ("unshare", "makes namespaces"),
    ("nsenter", "enters them"),
    ("ip", "makes their network"),
];

/// Installs what can be had and runs the checks.
pub(super) fn run() -> Result<Outcome> {
    let missing = missing();
    if !missing.is_empty() {
        return Ok(skipped(&format!("missing: {}", missing.join(", "))));
    }
    let shell = process::shell()?;
    if process::ask(cmd!(shell, "unshare --net --mount --pid --fork true")).is_none()
        && process::ask(cmd!(shell, "unshare --user --map-root-user --net true")).is_none()
    {
        return Ok(skipped("neither root nor allowed to make namespaces"));
    }
    debian::nginx()?;
    // For OSMO's own sidecar, where its source is at hand.
    debian::postgres()?;
    let tools = python::install(&shell, &TOOLS)?;
    cmd!(
        shell,
        "cargo build --quiet --locked -p osmo-configurator-core --example render --example decode"
    )
    .run()?;
    let python = python::program_in(&tools);
    let script = workspace::root()?.join(TOOLS.tests).join("run.py");
    let check = cmd!(shell, "{python} {script}")
        .env("OSMO_LIVE", &tools)
        .env("OSMO_CHECK", consumers::readers(&shell)?)
        .env("CHROME", e2e::browser()?);
    let charts = charts::find()?;
    match &charts {
        Some(folder) => check.env("OSMO_CHARTS", folder).run()?,
        None => check.env_remove("OSMO_CHARTS").run()?,
    }
    newest_postgres(&shell, &tools)?;
    if let Some(why) = cluster::run(&tools)? {
        let line = "!".repeat(80);
        println!("{line}\nSKIPPED: nothing was installed in a real cluster; {why}\n{line}");
        return Ok(Outcome::PassedWithout("a real cluster"));
    }
    Ok(match charts {
        Some(_) => Outcome::Passed,
        None => Outcome::PassedWithout("OSMO's own charts"),
    })
}

/// Asks the newest PostgreSQL what the other checks ask Debian's: it is one of the two ends of what OSMO takes.
fn newest_postgres(shell: &Shell, tools: &Path) -> Result<()> {
    consumers::programs()?;
    let programs = std::fs::read_dir(tools)?
        .flatten()
        .find(|one| one.file_name().to_string_lossy().starts_with("postgresql-"))
        .context("the newest PostgreSQL was not unpacked")?
        .path()
        .join("bin");
    let readers = consumers::readers(shell)?;
    let python = python::program_in(&readers);
    let tests = workspace::root()?.join("tests/consumers");
    let files = [
        "check_probe_programs.py",
        "check_database_jobs.py",
        "check_stores.py",
    ]
    .map(|name| tests.join(name));
    let script = tests.join("run.py");
    cmd!(shell, "{python} {script} {files...}")
        .env("OSMO_CHECK", &readers)
        .env("OSMO_POSTGRES", programs)
        .run()?;
    Ok(())
}

/// Returns what this machine lacks, each with what it is for.
fn missing() -> Vec<String> {
    let lacks = NEEDED
        .iter()
        .filter(|(program, _)| process::find(program).is_none());
    let mut found: Vec<String> = lacks
        .map(|(program, what)| format!("{program} ({what})"))
        .collect();
    if !debian::can_have_nginx() {
        found.push("nginx (stands at the entrance)".to_owned());
    }
    found
}

fn skipped(why: &str) -> Outcome {
    let line = "!".repeat(80);
    println!("{line}\nSKIPPED: nobody signed in for real; {why}\n{line}");
    Outcome::Skipped("nobody signed in for real, see above")
}
