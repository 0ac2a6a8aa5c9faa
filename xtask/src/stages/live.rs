//! The stage in which people sign in for real: Envoy, oauth2-proxy, Keycloak and Chromium run with what the configurator wrote.
//! The checks are in `tests/live/`.

use super::python::{self, Tools};
use super::{Outcome, charts, consumers, debian, e2e};
use crate::process;
use crate::workspace;
use anyhow::Result;
use xshell::cmd;

/// Raise the number when the layout of the folder changes.
const TOOLS: Tools = Tools {
    folder: "live-1",
    tests: "tests/live",
    what: "oauth2-proxy and Keycloak",
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
    let Some(folder) = charts::find()? else {
        check.env_remove("OSMO_CHARTS").run()?;
        return Ok(Outcome::PassedWithout("OSMO's own charts"));
    };
    check.env("OSMO_CHARTS", folder).run()?;
    Ok(Outcome::Passed)
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
