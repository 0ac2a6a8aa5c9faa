//! The notices that the release carries: what is in the page, under which licences, and their texts. cargo-about
//! collects them after `about.toml`, and `xtask/licences.hbs` is their form.

use crate::process;
use crate::tools;
use anyhow::Result;
use std::path::Path;
use xshell::{Shell, cmd};

/// What the notices are made from, besides the compiler.
const SOURCES: [&str; 3] = ["Cargo.lock", "about.toml", "xtask/licences.hbs"];

/// Writes the notices into `file`. Reading every package takes a minute, so they are kept until something changes.
pub(crate) fn write(file: &str) -> Result<()> {
    let shell = process::shell()?;
    let folder = shell.create_dir("target/licences")?;
    let (stamp, kept) = (folder.join("recipe.txt"), folder.join("text.txt"));
    let compiler = cmd!(shell, "rustc --version").quiet().read()?;
    let mut recipe = compiler.clone();
    for source in SOURCES {
        recipe += &shell.read_file(source)?;
    }
    if shell.read_file(&stamp).ok().as_ref() != Some(&recipe) {
        collect(&shell, &kept)?;
        let version = compiler.split_whitespace().nth(1).unwrap_or_default();
        let text = shell.read_file(&kept)? + &standard_library(version);
        shell.write_file(&kept, text)?;
        shell.write_file(&stamp, recipe)?;
    }
    Ok(shell.copy_file(&kept, file)?)
}

/// Has cargo-about write what the packages of the page say.
fn collect(shell: &Shell, file: &Path) -> Result<()> {
    let about = tools::about()?;
    // cargo-about looks at the packages of every platform before it picks ours, and may not fetch them itself.
    cmd!(shell, "cargo fetch --quiet --locked").quiet().run()?;
    cmd!(shell, "{about} generate --frozen --fail")
        .args([
            "--config",
            "about.toml",
            "--manifest-path",
            "app/Cargo.toml",
        ])
        .arg("--output-file")
        .arg(file)
        .arg("xtask/licences.hbs")
        .run()?;
    Ok(())
}

/// Returns the part about what comes with the compiler, where no package says it.
fn standard_library(version: &str) -> String {
    format!(
        "\n{line}\nRust standard library {version} (MIT OR Apache-2.0)\n{line}\n\n\
         It is in the program under the Apache License 2.0, whose text is in LICENSE.\n",
        line = "-".repeat(80)
    )
}
