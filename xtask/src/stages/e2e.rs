//! The stage in which a browser drives the release, as `tests/e2e/` says.

use super::{Outcome, debian};
use crate::build;
use crate::process;
use crate::server::{self, Site};
use crate::workspace;
use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};
use std::thread;
use xshell::{Shell, cmd};

/// The names under which systems have Chromium.
const BROWSERS: [&str; 4] = [
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
];

/// The names under which systems have Firefox.
const FIREFOXES: [&str; 2] = ["firefox-esr", "firefox"];

/// Serves the release on a free port and runs the browser tests against it.
///
/// They get `BASE_URL`, `DIST` (the folder of the release), `CHROME` and `FIREFOX` (the browsers' programs) and `REQUEST_LOG` (a file with a line
/// for each request that reached the server).
pub(super) fn run() -> Result<Outcome> {
    let root = workspace::root()?;
    let tests = root.join("tests/e2e");
    if !tests.join("package.json").is_file() {
        return Ok(Outcome::Skipped("tests/e2e/package.json does not exist"));
    }
    let dist = workspace::built_dist()?;
    match firefox() {
        Ok(firefox) => {
            drive(&dist, "specs", &firefox)?;
            Ok(Outcome::Passed)
        }
        Err(why) => {
            let line = "!".repeat(80);
            println!(
                "{line}\nSKIPPED: the walks in Firefox, because it is missing ({why:#})\n{line}"
            );
            drive(&dist, "specs", Path::new(""))?;
            Ok(Outcome::PassedWithout("Firefox"))
        }
    }
}

/// Builds a page without optimisation that offers a made-up second release, and drives it.
pub(super) fn second_release() -> Result<Outcome> {
    let shell = process::shell()?;
    let dist = shell.create_dir("target/second-release")?;
    build::trunk(&shell)?
        .args(["build", "--features", "made-up-release", "--dist"])
        .arg(&dist)
        .run()?;
    drive(&dist, "second-release", Path::new(""))?;
    Ok(Outcome::Passed)
}

/// Serves a page and runs the tests of one folder against it; without a Firefox, its tests skip themselves.
fn drive(dist: &Path, specs: &str, firefox: &Path) -> Result<()> {
    let root = workspace::root()?;
    let browser = browser()?;
    let shell = process::shell()?;
    shell.create_dir("target")?;
    packages(&shell)?;

    let log = root.join("target/e2e-requests.log");
    let site = Site::new(dist)?.logging_to(&log)?;
    let listener = server::listen(0)?;
    let address = listener.local_addr()?;
    thread::spawn(move || server::serve(&listener, site));
    cmd!(shell, "npx --no-install playwright test")
        .env("BASE_URL", format!("http://{address}/"))
        .env("CHROME", browser)
        .env("FIREFOX", firefox)
        // Node has had it without this since version 22.
        .env("NODE_OPTIONS", "--experimental-websocket")
        .env("DIST", dist)
        .env("REQUEST_LOG", log)
        .env("SPECS", specs)
        .run()?;
    Ok(())
}

/// Returns whether a browser can be driven here, without installing one on somebody's machine.
pub(crate) fn possible() -> bool {
    process::find("npm").is_some() && browser().is_ok()
}

/// Installs what drives the browser and leaves the shell in its folder.
pub(crate) fn packages(shell: &Shell) -> Result<()> {
    process::find("npm").context("npm is missing: install Node.js 20 or newer")?;
    shell.change_dir("tests/e2e");
    cmd!(shell, "npm ci --no-audit --no-fund")
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .run()?;
    Ok(())
}

/// Returns the browser that `CHROME` names, or one that the system has or can get.
pub(crate) fn browser() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROME").map(PathBuf::from) {
        let there = named.is_file();
        return there
            .then_some(named)
            .context("CHROME names a file that does not exist");
    }
    let installed = || BROWSERS.iter().find_map(|name| process::find(name));
    if installed().is_none() {
        debian::install("Chromium", "chromium")?;
    }
    installed().context("Chromium was installed but is not on the path")
}

/// Returns the Firefox that `FIREFOX` names, or one that the system has or can get.
fn firefox() -> Result<PathBuf> {
    if let Some(named) = env::var_os("FIREFOX").map(PathBuf::from) {
        return named
            .is_file()
            .then_some(named)
            .context("FIREFOX names a file that does not exist");
    }
    let installed = || FIREFOXES.iter().find_map(|name| process::find(name));
    if installed().is_none() {
        debian::install("Firefox", "firefox-esr")?;
    }
    installed().context("Firefox was installed but is not on the path")
}
