//! Where things are: the repository, the finished page, and the cache for tools.
//!
//! The cache has one folder per tool and version, so a tool of the user's own is never replaced
//! and an old version never mistaken for a new one.

use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};

/// Returns the root of the repository.
pub(crate) fn root() -> Result<PathBuf> {
    // Cargo sets the variable for `cargo run`; a bare start of the binary works from anywhere inside.
    if let Some(manifest) = env::var_os("CARGO_MANIFEST_DIR")
        && let Some(root) = Path::new(&manifest).parent()
    {
        return Ok(root.to_path_buf());
    }
    let here = env::current_dir().context("finding the current folder")?;
    here.ancestors()
        .find(|folder| folder.join("xtask/Cargo.toml").is_file())
        .map(Path::to_path_buf)
        .context("start this inside the repository")
}

/// Returns the folder that holds the finished page, whether or not it exists yet.
pub(crate) fn dist() -> Result<PathBuf> {
    Ok(root()?.join("dist"))
}

/// Returns the folder of the finished page, or says how to make it.
pub(crate) fn built_dist() -> Result<PathBuf> {
    let dist = dist()?;
    if dist.join("index.html").is_file() {
        Ok(dist)
    } else {
        None.context("there is no finished page in dist/; run `cargo xtask build` first")
    }
}

/// Returns the folder for tool `name`, below the cache.
pub(crate) fn cache(name: &str) -> Result<PathBuf> {
    let folder = |variable: &str| env::var_os(variable).filter(|value| !value.is_empty());
    let base = if let Some(own) = folder("OSMO_CONFIGURATOR_CACHE") {
        PathBuf::from(own)
    } else if let Some(shared) = folder("XDG_CACHE_HOME") {
        Path::new(&shared).join("osmo-configurator")
    } else {
        let home = folder("HOME")
            .context("HOME is not set; name a folder for tools in OSMO_CONFIGURATOR_CACHE")?;
        Path::new(&home).join(".cache/osmo-configurator")
    };
    Ok(base.join(name))
}
