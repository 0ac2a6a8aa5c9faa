//! The stages that need the Rust toolchain alone, and cargo-deny.

use crate::process;
use crate::tools::{self, WASM};
use anyhow::Result;
use xshell::cmd;

/// Checks the formatting.
pub(super) fn fmt() -> Result<()> {
    let shell = process::shell()?;
    Ok(cmd!(shell, "cargo fmt --all --check").run()?)
}

/// Lints everything for this machine.
pub(super) fn clippy() -> Result<()> {
    let shell = process::shell()?;
    Ok(cmd!(
        shell,
        "cargo clippy --locked --workspace --all-targets -- -D warnings"
    )
    .run()?)
}

/// Lints what goes into the page for the browser, where other code is compiled.
pub(super) fn clippy_wasm() -> Result<()> {
    tools::wasm_target()?;
    let shell = process::shell()?;
    Ok(cmd!(
        shell,
        "cargo clippy --locked -p osmo-configurator-core -p osmo-configurator-app --target {WASM} -- -D warnings"
    )
    .run()?)
}

/// Runs all native tests.
pub(super) fn test() -> Result<()> {
    let shell = process::shell()?;
    cmd!(shell, "cargo test --locked --workspace").run()?;
    // A second release, which only a test build knows.
    Ok(cmd!(
        shell,
        "cargo test --locked -p osmo-configurator-core --features made-up-release --test made_up_release"
    )
    .run()?)
}

/// Builds core's documentation; a broken link is a failure.
pub(super) fn doc() -> Result<()> {
    let shell = process::shell()?;
    Ok(cmd!(
        shell,
        "cargo doc --locked --no-deps -p osmo-configurator-core"
    )
    .env("RUSTDOCFLAGS", "-D warnings")
    .run()?)
}

/// Checks which packages are used, from where and under which licences.
pub(super) fn deny() -> Result<()> {
    let (shell, deny) = (process::shell()?, tools::deny()?);
    Ok(cmd!(shell, "{deny} --locked check bans licenses sources").run()?)
}

/// Looks for known weaknesses in what is used; the list comes from the network.
pub(crate) fn advisories() -> Result<()> {
    let (shell, deny) = (process::shell()?, tools::deny()?);
    Ok(cmd!(shell, "{deny} --locked check advisories").run()?)
}
