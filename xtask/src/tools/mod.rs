//! The programs that turn Rust into a page. Each is used from the path if exactly the pinned
//! version is there, and otherwise installed into the cache, once, from its package registry.

mod pins;

use crate::clock::Stopwatch;
use crate::error::{Context, Error, Result};
use crate::process;
use crate::workspace;
use pins::{Installer, TOOLS, Tool};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the compiler can build for the browser.
pub(crate) fn wasm_target() -> Result<()> {
    let libraries =
        process::ask(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if libraries.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    println!("-- Adding the Rust target {WASM} (a few seconds)");
    process::run(Command::new("rustup").args(["target", "add", WASM])).context(format!(
        "the Rust target {WASM} is missing and could not be added"
    ))
}

/// Makes sure that all tools are there, and returns a search path on which they come first.
pub(crate) fn path() -> Result<OsString> {
    let mut folders = Vec::new();
    for tool in &TOOLS {
        folders.push(ready(tool)?);
    }
    let old = env::var_os("PATH").unwrap_or_default();
    folders.extend(env::split_paths(&old));
    env::join_paths(folders).context("putting the tools on the path")
}

/// Returns the folder that holds the pinned version of `tool`, after installing it if need be.
fn ready(tool: &Tool) -> Result<PathBuf> {
    if let Some(own) = process::find(tool.program)
        && is_right(tool, &own)
    {
        return own
            .parent()
            .map(Path::to_path_buf)
            .context("a program lies in no folder");
    }
    let home = workspace::cache(&format!("{}-{}", tool.package, tool.version))?;
    let folder = home.join(tool.installer.programs());
    let program = folder.join(tool.program);
    if is_right(tool, &program) {
        return Ok(folder);
    }
    install(tool, &home)?;
    if is_right(tool, &program) {
        return Ok(folder);
    }
    Err(Error::new(format!(
        "{} was installed but is not version {}",
        program.display(),
        tool.version
    )))
}

/// Returns whether `program` says that it is the pinned version.
fn is_right(tool: &Tool, program: &Path) -> bool {
    let said = process::ask(Command::new(program).arg("--version"));
    said.is_some_and(|text| text.split_whitespace().any(|word| word == tool.version))
}

fn install(tool: &Tool, home: &Path) -> Result<()> {
    println!(
        "-- Installing {} {} into {} ({})",
        tool.package,
        tool.version,
        home.display(),
        tool.takes
    );
    let clock = Stopwatch::start();
    fs::create_dir_all(home).context(format!("making {}", home.display()))?;
    let mut command = match tool.installer {
        Installer::Cargo { locked } => {
            let mut command = process::cargo()?;
            command
                .args(["install", tool.package, "--version", tool.version, "--root"])
                .arg(home);
            command.args(locked.then_some("--locked"));
            command
        }
        Installer::Npm => {
            process::find("npm").context(format!(
                "{} comes as a Node package, and npm is missing: install Node.js 20 or newer",
                tool.program
            ))?;
            let mut command = Command::new("npm");
            command.args([
                "install",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--prefix",
            ]);
            command
                .arg(home)
                .arg(format!("{}@{}", tool.package, tool.version));
            command
        }
    };
    process::run(&mut command)?;
    println!(
        "-- {} {} installed in {}",
        tool.package,
        tool.version,
        clock.words()
    );
    Ok(())
}
