//! `cargo xtask build`: the release, complete in `dist/`.

use crate::clock::Stopwatch;
use crate::error::{Context, Error, Result};
use crate::licences;
use crate::process;
use crate::shrink;
use crate::standard_library;
use crate::tools;
use crate::workspace;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds the page and puts the licences beside it.
pub(crate) fn run() -> Result<()> {
    tools::wasm_target()?;
    // Cargo wants its list of packages even for fetching.
    let library = tools::standard_library()?;
    let path = tools::path()?;
    let (root, dist) = (workspace::root()?, workspace::dist()?);

    let clock = Stopwatch::start();
    // First, because the flags below name the folders that fetching makes.
    process::run(standard_library::rebuilt_by(process::cargo()?.args([
        "fetch",
        "--quiet",
        "--locked",
        "--target",
        tools::WASM,
    ])))?;
    let mut trunk = Command::new("trunk");
    standard_library::rebuilt_by(&mut trunk);
    trunk.args(["build", "--release"]).current_dir(&root);
    trunk
        .env("PATH", &path)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(&root, &library)?);
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Where Trunk's own code was when it met an error in ours helps nobody.
    trunk.env("RUST_BACKTRACE", "0");
    if env::var_os("NO_COLOR").is_some() {
        // Trunk reads the variable as a yes or no and refuses anything else.
        trunk.env("NO_COLOR", "true");
    }
    process::run(&mut trunk)?;
    shrink::run(&dist, &path)?;

    let page = dist.join("index.html");
    let text = fs::read_to_string(&page).context("reading dist/index.html")?;
    fs::write(&page, hash_for_boot(&text)?).context("writing dist/index.html")?;
    fs::copy(root.join("LICENSE"), dist.join("LICENSE")).context("copying the licence")?;
    let notices = licences::text()?;
    fs::write(dist.join("THIRD-PARTY-LICENSES.txt"), notices).context("writing the licences")?;
    println!("-- The page is in dist/, built in {}", clock.words());
    Ok(())
}

/// Hands the hash of the WebAssembly file over to boot.js, which checks it when it fetches the
/// file. Trunk puts it on the preload, where browsers ignore it and complain on the console.
fn hash_for_boot(page: &str) -> Result<String> {
    let mut out = String::with_capacity(page.len());
    let mut count = 0;
    for piece in page.split_inclusive('>') {
        if piece.contains(" rel=preload ") && piece.contains(" integrity=") {
            out.push_str(&piece.replacen(" integrity=", " data-integrity=", 1));
            count += 1;
        } else {
            out.push_str(piece);
        }
    }
    if count == 1 {
        Ok(out)
    } else {
        Err(Error::new("dist/index.html lacks the hash of the program"))
    }
}

/// Returns compiler flags for a small page, and for one that is the same everywhere: the places
/// that panics name carry file names, so the folders of this machine are cut off them.
fn flags(root: &Path, library: &Path) -> Result<String> {
    let mut flags: Vec<String> = env::var("RUSTFLAGS")
        .unwrap_or_default()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    // Leptos then joins views through one dynamic type. Its book calls that a switch for
    // development; here the page gets 5 % smaller after compression and builds twice as fast.
    flags.extend(["--cfg", "erase_components"].map(str::to_owned));
    // Only what is called once is inlined: 2.9 kB less.
    flags.push("-Cllvm-args=--inline-threshold=0".to_owned());
    // The sums of a bundle: a loop instead of 64 rounds written out, 2 kB less.
    for setting in [r#"sha2_backend="soft""#, r#"sha2_backend_soft="compact""#] {
        flags.extend(["--cfg", setting].map(str::to_owned));
    }
    flags.extend(standard_library::flags(library));
    let mut folders = vec![root.to_path_buf()];
    if let Ok(registries) = fs::read_dir(cargo_home()?.join("registry/src")) {
        folders.extend(registries.flatten().map(|registry| registry.path()));
    }
    for folder in folders {
        flags.push(format!("--remap-path-prefix={}=", folder.display()));
    }
    Ok(flags.join("\u{1f}"))
}

fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = env::var_os("CARGO_HOME") {
        return Ok(PathBuf::from(home));
    }
    let home = env::var_os("HOME").context("neither CARGO_HOME nor HOME is set")?;
    Ok(Path::new(&home).join(".cargo"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_preload_loses_its_hash() {
        let page =
            "<link integrity=a rel=stylesheet><link href=b integrity=c rel=preload as=fetch>";
        let expected =
            "<link integrity=a rel=stylesheet><link href=b data-integrity=c rel=preload as=fetch>";
        assert_eq!(hash_for_boot(page).unwrap(), expected);
        assert!(hash_for_boot("<link rel=preload as=fetch>").is_err());
    }
}
