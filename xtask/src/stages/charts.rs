//! Finds OSMO's own Helm charts, which the generated values are rendered with. They are not kept
//! in this repository: they belong to their releases.

use crate::error::{Context, Error, Result};
use crate::process;
use crate::workspace;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The releases whose charts are rendered.
const RELEASES: [&str; 2] = ["6.2.8", "6.2.10"];
/// Where a release keeps them.
const CHARTS: &str = "deployments/charts";
/// Where the releases are.
const REPOSITORY: &str = "https://github.com/NVIDIA/OSMO";
/// A network that does not answer must not hold up the other checks.
const LIMIT: Duration = Duration::from_mins(1);

/// Returns a folder with `RELEASE/deployments/charts` for each release, or `None` if the charts
/// cannot be had here.
pub(super) fn find() -> Result<Option<PathBuf>> {
    if let Some(folder) = env::var_os("OSMO_CHARTS").map(PathBuf::from) {
        return if is_complete(&folder) {
            Ok(Some(folder))
        } else {
            let releases = RELEASES.map(|release| format!("{release}/{CHARTS}"));
            Err(Error::new(format!(
                "OSMO_CHARTS has to name a folder with {}",
                releases.join(" and ")
            )))
        };
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
    for release in RELEASES {
        let (whole, part) = (folder.join(release), folder.join(format!("{release}.part")));
        if whole.join(CHARTS).is_dir() {
            continue;
        }
        if part.exists() {
            fs::remove_dir_all(&part).context("removing half a download")?;
        }
        fs::create_dir_all(folder).context(format!("making {}", folder.display()))?;
        let mut clone = git();
        clone.args(["clone", "--quiet", "--depth", "1", "--branch", release]);
        clone
            .args(["--filter=blob:none", "--sparse", REPOSITORY])
            .arg(&part);
        process::run_within(LIMIT, &mut clone)?;
        let mut choose = git();
        choose
            .arg("-C")
            .arg(&part)
            .args(["sparse-checkout", "set", CHARTS]);
        process::run_within(LIMIT, &mut choose)?;
        fs::rename(&part, &whole).context("keeping the charts")?;
    }
    Ok(())
}

fn git() -> Command {
    let mut command = Command::new("git");
    command.env("GIT_TERMINAL_PROMPT", "0");
    command
}
