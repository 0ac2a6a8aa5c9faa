//! Which packages are in the page: everything that `app` uses for the browser, directly or not,
//! without what only tests or build scripts use.

use crate::error::{Context, Error, Result};
use crate::process;
use crate::tools::WASM;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The package whose tree is the page.
const APP: &str = "osmo-configurator-app";

/// One package of the page.
pub(super) struct Package {
    /// Its name.
    pub(super) name: String,
    /// Its version.
    pub(super) version: String,
    /// Its licence expression.
    pub(super) licence: String,
    /// The folder of its source.
    pub(super) folder: PathBuf,
    /// A licence file that its manifest names.
    pub(super) named_file: Option<String>,
}

impl Package {
    /// Returns name and version.
    pub(super) fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }
}

/// Returns the packages of the page by name, without our own.
pub(super) fn of_the_page() -> Result<Vec<Package>> {
    let mut command = process::cargo()?;
    command.args([
        "metadata",
        "--locked",
        "--format-version=1",
        "--filter-platform",
        WASM,
    ]);
    let metadata: Value =
        serde_json::from_str(&process::read(&mut command)?).context("reading cargo's metadata")?;
    select(&metadata)
}

fn select(metadata: &Value) -> Result<Vec<Package>> {
    let all: BTreeMap<&str, &Value> = list(metadata, "packages")
        .map(|package| (text(package, "id"), package))
        .collect();
    let app = all
        .iter()
        .find(|(_, package)| text(package, "name") == APP)
        .context(format!("the workspace has no package {APP}"))?
        .0;
    let resolve = metadata
        .get("resolve")
        .context("cargo's metadata lacks the dependencies")?;
    let uses: BTreeMap<&str, &Value> = list(resolve, "nodes")
        .map(|node| (text(node, "id"), node))
        .collect();

    let mut seen = BTreeSet::from([*app]);
    let mut waiting = vec![*app];
    while let Some(id) = waiting.pop() {
        let node = uses
            .get(id)
            .context(format!("cargo's metadata lacks {id}"))?;
        for used in list(node, "deps").filter(|used| is_normal(used)) {
            let id = text(used, "pkg");
            if seen.insert(id) {
                waiting.push(id);
            }
        }
    }
    let mut packages = Vec::new();
    for id in seen {
        let package = all
            .get(id)
            .context(format!("cargo's metadata lacks {id}"))?;
        // Members of the workspace have no source.
        if package
            .get("source")
            .is_some_and(|source| !source.is_null())
        {
            packages.push(read(package)?);
        }
    }
    packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(packages)
}

fn read(package: &Value) -> Result<Package> {
    let name = text(package, "name").to_owned();
    let licence = text(package, "license");
    let named_file = package
        .get("license_file")
        .and_then(Value::as_str)
        .map(str::to_owned);
    if licence.is_empty() && named_file.is_none() {
        return Err(Error::new(format!(
            "{name} names no licence, so it cannot be published"
        )));
    }
    let manifest = Path::new(text(package, "manifest_path"));
    Ok(Package {
        version: text(package, "version").to_owned(),
        licence: if licence.is_empty() {
            "see its text"
        } else {
            licence
        }
        .to_owned(),
        folder: manifest
            .parent()
            .context(format!("{name} has no folder"))?
            .to_path_buf(),
        named_file,
        name,
    })
}

/// Returns whether a package needs `used` at run time; other kinds are for tests and build scripts.
fn is_normal(used: &Value) -> bool {
    list(used, "dep_kinds").any(|kind| kind.get("kind").is_some_and(Value::is_null))
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn package(name: &str, source: Option<&str>) -> Value {
        json!({"id": name, "name": name, "version": "1.0.0", "license": "MIT", "license_file": null,
               "source": source, "manifest_path": format!("/src/{name}/Cargo.toml")})
    }

    fn used(name: &str, kind: Option<&str>) -> Value {
        json!({"pkg": name, "dep_kinds": [{"kind": kind}]})
    }

    #[test]
    fn only_what_runs_in_the_page_is_listed() {
        let registry = Some("registry");
        let metadata = json!({
            "packages": [package(APP, None), package("core", None), package("yaml", registry),
                         package("hash", registry), package("tests-only", registry)],
            "resolve": {"nodes": [
                {"id": APP, "deps": [used("core", None), used("tests-only", Some("dev"))]},
                {"id": "core", "deps": [used("yaml", None)]},
                {"id": "yaml", "deps": [used("hash", None), used("tests-only", Some("build"))]},
                {"id": "hash", "deps": []},
                {"id": "tests-only", "deps": []}]}
        });
        let names: Vec<String> = select(&metadata)
            .unwrap()
            .into_iter()
            .map(|p| p.name)
            .collect();
        assert_eq!(names, ["hash", "yaml"]);
    }
}
