//! Finds OSMO's own Helm charts, which the generated values are rendered with. They are not kept
//! in this repository: they belong to their releases.

use crate::process;
use crate::workspace;
use anyhow::{Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use xshell::{Cmd, Shell, cmd};

/// The releases whose charts are rendered.
const RELEASES: [&str; 2] = ["6.2.8", "6.2.10"];
/// Where a release keeps them.
const CHARTS: &str = "deployments/charts";
/// The command line's parsers, with which the commands of our pages are compared.
const CLI: &str = "src/cli";
/// Where the releases are.
const REPOSITORY: &str = "https://github.com/NVIDIA/OSMO";
/// A network that does not answer must not hold up the other checks.
const LIMIT: Duration = Duration::from_mins(1);

/// Returns a folder with `RELEASE/deployments/charts` for each release, or `None` if the charts
/// cannot be had here.
pub(super) fn find() -> Result<Option<PathBuf>> {
    if let Some(folder) = env::var_os("OSMO_CHARTS").map(PathBuf::from) {
        if is_complete(&folder) {
            return Ok(Some(folder));
        }
        let releases = RELEASES.map(|release| format!("{release}/{CHARTS}"));
        bail!(
            "OSMO_CHARTS has to name a folder with {}",
            releases.join(" and ")
        );
    }
    let folder = workspace::cache("osmo-charts")?;
    if !is_complete(&folder) {
        println!("-- Fetching OSMO's charts (some seconds)");
        if let Err(error) = fetch(&folder) {
            println!("{error}");
            return Ok(None);
        }
    }
    Ok(Some(folder))
}

fn is_complete(folder: &Path) -> bool {
    RELEASES
        .iter()
        .all(|release| folder.join(release).join(CHARTS).is_dir())
}

fn fetch(folder: &Path) -> Result<()> {
    let shell = process::shell()?;
    shell.create_dir(folder)?;
    for release in RELEASES {
        let (whole, part) = (folder.join(release), folder.join(format!("{release}.part")));
        if whole.join(CHARTS).is_dir() {
            continue;
        }
        // Half a download.
        shell.remove_path(&part)?;
        let clone = git(&shell)
            .args(["clone", "--quiet", "--depth", "1", "--branch", release])
            .args(["--filter=blob:none", "--sparse", REPOSITORY])
            .arg(&part);
        process::run_within(LIMIT, clone)?;
        let choose = git(&shell)
            .arg("-C")
            .arg(&part)
            .args(["sparse-checkout", "set", CHARTS, CLI]);
        process::run_within(LIMIT, choose)?;
        fs::rename(&part, &whole)?;
    }
    Ok(())
}

fn git(shell: &Shell) -> Cmd<'_> {
    cmd!(shell, "git").env("GIT_TERMINAL_PROMPT", "0")
}
