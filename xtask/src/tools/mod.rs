//! The programs that turn Rust into a page and look after its packages. Each is used from the path if exactly the pinned
//! version is there, and otherwise installed into the cache, once, from its package registry.

mod pins;

use crate::clock::Stopwatch;
use crate::process;
use crate::workspace;
use anyhow::{Context, Result, ensure};
use pins::{ABOUT, DENY, Installer, TOOLS, Tool};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use xshell::cmd;

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the compiler can build for the browser.
pub(crate) fn wasm_target() -> Result<()> {
    let shell = process::shell()?;
    let libraries = process::ask(cmd!(shell, "rustc --print target-libdir --target {WASM}"));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    println!("-- Adding the Rust target {WASM} (a few seconds)");
    cmd!(shell, "rustup target add {WASM}")
        .run()
        .with_context(|| format!("the Rust target {WASM} is missing and could not be added"))
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

/// Returns cargo-about.
pub(crate) fn about() -> Result<PathBuf> {
    Ok(ready(&ABOUT)?.join(ABOUT.program))
}

/// Returns cargo-deny.
pub(crate) fn deny() -> Result<PathBuf> {
    Ok(ready(&DENY)?.join(DENY.program))
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
    ensure!(
        is_right(tool, &program),
        "{} was installed but is not version {}",
        program.display(),
        tool.version
    );
    Ok(folder)
}

/// Returns whether `program` says that it is the pinned version.
fn is_right(tool: &Tool, program: &Path) -> bool {
    let said = process::shell()
        .ok()
        .and_then(|shell| process::ask(cmd!(shell, "{program} --version")));
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
    let shell = process::shell()?;
    shell.create_dir(home)?;
    let (package, version) = (tool.package, tool.version);
    match tool.installer {
        Installer::Cargo { locked, feature } => {
            cmd!(
                shell,
                "cargo install {package} --version {version} --root {home}"
            )
            .args(locked.then_some("--locked"))
            .args(feature.into_iter().flat_map(|name| ["--features", name]))
            .run()?;
        }
        Installer::Npm => {
            process::find("npm").with_context(|| {
                format!(
                    "{} comes as a Node package, and npm is missing: install Node.js 20 or newer",
                    tool.program
                )
            })?;
            for file in ["package.json", "package-lock.json"] {
                shell.copy_file(Path::new("xtask/npm").join(file), home)?;
            }
            shell.change_dir(home);
            cmd!(shell, "npm ci --ignore-scripts --no-audit --no-fund").run()?;
        }
    }
    println!("-- {package} {version} installed in {}", clock.words());
    Ok(())
}
