//! The second half of the stage `live`: a bundle's own scripts install, change and remove OSMO's charts in a real cluster. The checks are in
//! `tests/cluster/`.

use super::python::{self, Tools};
use super::{charts, consumers, debian, e2e};
use crate::process;
use crate::workspace;
use anyhow::Result;
use std::path::Path;
use xshell::cmd;

/// Raise the number when the layout of the folder changes.
const TOOLS: Tools = Tools {
    folder: "cluster-1",
    tests: "tests/cluster",
    what: "a Kubernetes node",
    takes: "10 minutes on two cores",
};
/// What Debian has of a node: the program, and its package.
const PACKAGES: [(&str, &str); 6] = [
    ("containerd", "containerd"),
    ("runc", "runc"),
    ("iptables", "iptables"),
    ("conntrack", "conntrack"),
    ("debootstrap", "debootstrap"),
    ("redis-server", "redis-server"),
];
const PLUGINS: &str = "containernetworking-plugins";

/// Runs the checks with the folder of the tools of `live`; returns why it cannot, if so.
pub(super) fn run(live: &Path) -> Result<Option<&'static str>> {
    if !debian::is_root() {
        return Ok(Some("a node needs root"));
    }
    for (program, package) in PACKAGES {
        if debian::need_of_system(program, package).is_err() {
            return Ok(Some(
                "a node needs containerd, runc, iptables, conntrack, debootstrap and Redis",
            ));
        }
    }
    if !Path::new("/usr/lib/cni/bridge").is_file() {
        debian::install("plug-ins for networks", PLUGINS)?;
    }
    debian::postgres()?;
    let shell = process::shell()?;
    let tools = python::install(&shell, &TOOLS)?;
    let python = python::program_in(&tools);
    let script = workspace::root()?.join(TOOLS.tests).join("run.py");
    let check = cmd!(shell, "{python} {script}")
        .env("OSMO_NODE", &tools)
        .env("OSMO_LIVE", live)
        .env("OSMO_CHECK", consumers::readers(&shell)?)
        .env("CHROME", e2e::browser()?);
    match charts::find()? {
        Some(folder) => check.env("OSMO_CHARTS", folder).run()?,
        None => check.env_remove("OSMO_CHARTS").run()?,
    }
    Ok(None)
}
