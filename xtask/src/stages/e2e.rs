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

/// What drives `WebKit`.
const WEBKIT_DRIVER: &str = "WebKitWebDriver";

/// Serves the release on a free port and runs the browser tests against it.
///
/// They get `BASE_URL`, `DIST` (the folder of the release), `CHROME`, `FIREFOX` and `WEBKIT` (the browsers' programs) and `REQUEST_LOG` (a file with a line
/// for each request that reached the server).
pub(super) fn run() -> Result<Outcome> {
    let root = workspace::root()?;
    let tests = root.join("tests/e2e");
    if !tests.join("package.json").is_file() {
        return Ok(Outcome::Skipped("tests/e2e/package.json does not exist"));
    }
    let dist = workspace::built_dist()?;
    let firefox = or_say("Firefox", firefox());
    let webkit = or_say("WebKit", webkit());
    drive(
        &dist,
        "specs",
        &[("FIREFOX", &firefox), ("WEBKIT", &webkit)],
    )?;
    Ok(match (firefox.is_some(), webkit.is_some()) {
        (true, true) => Outcome::Passed,
        (false, true) => Outcome::PassedWithout("Firefox"),
        (true, false) => Outcome::PassedWithout("WebKit"),
        (false, false) => Outcome::PassedWithout("Firefox and WebKit"),
    })
}

/// Returns a browser's program, or says loudly that its walks are skipped: their tests do that when they are not told of one.
fn or_say(name: &str, found: Result<PathBuf>) -> Option<PathBuf> {
    found
        .inspect_err(|why| {
            let line = "!".repeat(80);
            println!(
                "{line}\nSKIPPED: the walks in {name}, because it is missing ({why:#})\n{line}"
            );
        })
        .ok()
}

/// Builds a page without optimisation that offers a made-up second release, and drives it.
pub(super) fn second_release() -> Result<Outcome> {
    let shell = process::shell()?;
    let dist = shell.create_dir("target/second-release")?;
    build::trunk(&shell)?
        .args(["build", "--features", "made-up-release", "--dist"])
        .arg(&dist)
        .run()?;
    drive(&dist, "second-release", &[])?;
    Ok(Outcome::Passed)
}

/// Serves a page and runs the tests of one folder against it, with the programs of other browsers.
fn drive(dist: &Path, specs: &str, browsers: &[(&str, &Option<PathBuf>)]) -> Result<()> {
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
    let programs = browsers
        .iter()
        .filter_map(|(name, program)| Some((name, program.as_ref()?)));
    cmd!(shell, "npx --no-install playwright test")
        .env("BASE_URL", format!("http://{address}/"))
        .env("CHROME", browser)
        .envs(programs)
        // Node has had it without this since version 22.
        .env("NODE_OPTIONS", "--experimental-websocket")
        .env("DIST", dist)
        .env("REQUEST_LOG", log)
        .env("SPECS", specs)
        .run()?;
    Ok(())
}

/// Takes the pictures of the README from the release.
pub(crate) fn pictures() -> Result<()> {
    let folder = workspace::root()?.join("docs/pictures");
    let site = Site::new(&workspace::built_dist()?)?;
    let browser = browser()?;
    let shell = process::shell()?;
    packages(&shell)?;
    let listener = server::listen(0)?;
    let address = listener.local_addr()?;
    thread::spawn(move || server::serve(&listener, site));
    cmd!(shell, "node pictures.mjs")
        .env("BASE_URL", format!("http://{address}/"))
        .env("CHROME", browser)
        .env("PICTURES", folder)
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

/// Returns what drives `WebKit`: the driver that `WEBKIT` names, or one that the system has or can get. It needs a screen that nobody sees.
fn webkit() -> Result<PathBuf> {
    debian::need("Xvfb", "xvfb")?;
    if let Some(named) = env::var_os("WEBKIT").map(PathBuf::from) {
        return named
            .is_file()
            .then_some(named)
            .context("WEBKIT names a file that does not exist");
    }
    debian::need(WEBKIT_DRIVER, "webkit2gtk-driver")?;
    process::find(WEBKIT_DRIVER).context("WebKit's driver was installed but is not on the path")
}
