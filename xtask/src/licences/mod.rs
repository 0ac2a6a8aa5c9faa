//! The notices that the release carries: what is in the page, under which licences, and their
//! texts. Each different text is printed once, below the names of the packages that ship it.

mod packages;
mod texts;

use crate::error::Result;
use crate::process;
use packages::Package;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// Returns the text of `THIRD-PARTY-LICENSES.txt`.
pub(crate) fn text() -> Result<String> {
    let mut packages = packages::of_the_page()?;
    packages.push(standard_library()?);
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut without = Vec::new();
    for package in &packages {
        let found = texts::of(package)?;
        if found.is_empty() {
            without.push(package.title());
        }
        for text in found {
            texts.entry(text).or_default().push(package.title());
        }
    }
    Ok(compose(&packages, texts, &without))
}

fn compose(
    packages: &[Package],
    texts: BTreeMap<String, Vec<String>>,
    without: &[String],
) -> String {
    let mut out = String::from(
        "Third-party software in the OSMO Configurator\n\
         =============================================\n\n\
         The page is compiled from its own source and these packages:\n\n",
    );
    for package in packages {
        let _ = writeln!(out, "  {} ({})", package.title(), package.licence);
    }
    if !without.is_empty() {
        out.push_str("\nPublished without a licence text, under the licence named above:\n\n");
        for title in without {
            let _ = writeln!(out, "  {title}");
        }
    }
    // By first user, so that the order does not depend on how a text begins.
    let mut texts: Vec<(Vec<String>, String)> = texts
        .into_iter()
        .map(|(text, mut users)| {
            users.dedup();
            (users, text)
        })
        .collect();
    texts.sort();
    for (users, text) in texts {
        let line = "-".repeat(80);
        let _ = write!(
            out,
            "\n{line}\n{}\n{line}\n\n{}\n",
            users.join("\n"),
            text.trim_matches('\n')
        );
    }
    out
}

/// Returns the part of the page that comes with the compiler.
fn standard_library() -> Result<Package> {
    let version = process::read(Command::new("rustc").arg("--version"))?;
    let sysroot = process::read(Command::new("rustc").args(["--print", "sysroot"]))?;
    Ok(Package {
        name: "Rust standard library".to_owned(),
        version: version
            .split_whitespace()
            .nth(1)
            .unwrap_or_default()
            .to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        folder: Path::new(sysroot.trim()).join("share/doc/rust/licenses"),
        named_file: Some("Apache-2.0.txt".to_owned()),
    })
}
