//! The stages that need the Rust toolchain alone.

use crate::error::Result;
use crate::process;
use crate::tools::{self, WASM};

/// Checks the formatting.
pub(super) fn fmt() -> Result<()> {
    process::run(process::cargo()?.args(["fmt", "--all", "--check"]))
}

/// Lints everything for this machine.
pub(super) fn clippy() -> Result<()> {
    let mut command = process::cargo()?;
    command.args([
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]);
    process::run(&mut command)
}

/// Lints what goes into the page for the browser, where other code is compiled.
pub(super) fn clippy_wasm() -> Result<()> {
    tools::wasm_target()?;
    let mut command = process::cargo()?;
    command.args(["clippy", "--locked", "-p", "osmo-configurator-core"]);
    command.args([
        "-p",
        "osmo-configurator-app",
        "--target",
        WASM,
        "--",
        "-D",
        "warnings",
    ]);
    process::run(&mut command)
}

/// Runs all native tests.
pub(super) fn test() -> Result<()> {
    process::run(process::cargo()?.args(["test", "--locked", "--workspace"]))
}

/// Builds core's documentation; a broken link is a failure.
pub(super) fn doc() -> Result<()> {
    let mut command = process::cargo()?;
    command.args([
        "doc",
        "--locked",
        "--no-deps",
        "-p",
        "osmo-configurator-core",
    ]);
    process::run(command.env("RUSTDOCFLAGS", "-D warnings"))
}
