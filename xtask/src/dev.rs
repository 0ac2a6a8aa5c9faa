//! `cargo xtask dev`: the quick loop. A page without optimisation, built again at each change, under the same policy.

use crate::build;
use crate::flags;
use crate::process;
use crate::serve::PORT;
use crate::server::{self, Site};
use anyhow::Result;
use std::thread;

/// What the page is made of. Without the list Trunk would also watch what tests write.
const SOURCES: [&str; 7] = [
    "index.html",
    "public",
    "style",
    "app/src",
    "app/Cargo.toml",
    "core/src",
    "core/Cargo.toml",
];

/// Builds, serves and watches until the program is stopped.
pub(crate) fn run(flags: &flags::Dev) -> Result<()> {
    let listener = server::listen(flags.port.unwrap_or(PORT))?;
    let shell = process::shell()?;
    // Apart from dist/, so that nobody publishes it by mistake.
    let dist = shell.create_dir("target/dev")?;
    let site = Site::new(&dist)?;
    println!(
        "-- Building; reload http://{}/ after each change (Ctrl-C stops it)",
        listener.local_addr()?
    );
    thread::spawn(move || server::serve(&listener, site));
    let watched = SOURCES.iter().flat_map(|source| ["--watch", source]);
    build::trunk(&shell)?
        .args(["watch", "--dist"])
        .arg(dist)
        .args(watched)
        .run()?;
    Ok(())
}
