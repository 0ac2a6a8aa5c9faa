//! `cargo xtask serve`: from a fresh checkout to the page in the browser, in one command.

use crate::build;
use crate::flags;
use crate::server::{self, Site};
use crate::workspace;
use anyhow::Result;

/// The port unless another one is asked for.
pub(crate) const PORT: u16 = 8080;

/// Builds the page and serves it until the program is stopped.
pub(crate) fn run(flags: &flags::Serve) -> Result<()> {
    // Before the build, so that a taken port is told now and not minutes later.
    let listener = server::listen(flags.port.unwrap_or(PORT))?;
    if !flags.no_build {
        build::run(false)?;
    }
    let site = Site::new(&workspace::built_dist()?)?;
    println!(
        "-- Serving dist/ at http://{}/ (Ctrl-C stops it)",
        listener.local_addr()?
    );
    server::serve(&listener, site);
    Ok(())
}
