//! Every fixture renders to its golden bundle. `UPDATE_GOLDEN=1` writes the bundles anew: review them as an operator
//! would read them.
#![allow(clippy::unwrap_used, reason = "a panic in a test is the finding")]

mod support;

use osmo_configurator_core::bundle::bundle;
use osmo_configurator_core::check::{check, report};
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::preview;
use osmo_configurator_core::{questions, secrets};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::{answers, cases, fixtures, secrets, secrets_for};

fn read_tree(folder: &Path, prefix: &str, out: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read_tree(&entry.path(), &format!("{name}/"), out);
        } else {
            out.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// The scripts are the same in every bundle and stand in the source: one copy is enough. The sums have a test of
/// their own.
fn is_constant(name: &str) -> bool {
    ["SHA256SUMS", ".gitignore"].contains(&name)
        || Path::new(name).extension().is_some_and(|e| e == "sh")
            && name != "site.sh"
            && name != "idp/register.sh"
}

/// The scripts in a bundle are those in the source, with the header after the first line.
#[test]
fn scripts_are_the_ones_in_the_source() {
    let (answers, secrets) = (answers("entra"), secrets());
    let checked = check(Plan::new(&answers, &secrets)).unwrap();
    let mut count = 0;
    for file in bundle(&checked).files {
        if is_constant(&file.name) && file.name != "SHA256SUMS" {
            let mut lines: Vec<&str> = file.text.split_inclusive('\n').collect();
            assert!(lines.remove(1).contains("bundle format"), "{}", file.name);
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("src/release/kit/scripts")
                .join(&file.name);
            assert_eq!(
                lines.concat(),
                fs::read_to_string(path).unwrap(),
                "{}",
                file.name
            );
            count += 1;
        }
    }
    assert_eq!(count, 22);
}

/// The ticket without the sum of the sums, which changes with every script.
fn unsealed(text: &str) -> String {
    text.split("\n\n```text\n")
        .next()
        .map_or_else(String::new, |head| {
            if text.ends_with("  SHA256SUMS\n```\n") {
                format!("{head}\n")
            } else {
                text.to_owned()
            }
        })
}

fn hex(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for byte in Sha256::digest(text.as_bytes()) {
        write!(out, "{byte:02x}").unwrap();
    }
    out
}

/// The sums are those of the files, in the form that `sha256sum -c` reads; no secret is among them.
#[test]
fn sums_are_those_of_the_files() {
    let (answers, secrets) = (answers("entra"), secrets());
    let bundle = bundle(&check(Plan::new(&answers, &secrets)).unwrap());
    let text = |name: &str| &bundle.files.iter().find(|f| f.name == name).unwrap().text;
    let mut listed = Vec::new();
    for line in text("SHA256SUMS").lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        assert_eq!(sum, hex(text(name)), "{name}");
        listed.push(name);
    }
    let unlisted: Vec<_> = bundle
        .files
        .iter()
        .filter(|f| !listed.contains(&&*f.name))
        .map(|f| &*f.name)
        .collect();
    assert_eq!(
        unlisted,
        ["CHANGE.md", "SHA256SUMS", "osmo-configurator.yaml"]
    );
    assert_eq!(bundle.digest, hex(text("SHA256SUMS")));
    assert!(text("CHANGE.md").contains(&bundle.digest));
}

/// Every file says who made it, for what, in which format; the list of sums and JSON have no place for it.
#[test]
fn every_file_has_the_header() {
    let (answers, secrets) = (answers("onprem-airgap-keycloak"), secrets());
    let bundle = bundle(&check(Plan::new(&answers, &secrets)).unwrap());
    let header = concat!("OSMO Configurator ", env!("CARGO_PKG_VERSION"));
    for file in bundle.files.iter().chain(&bundle.secrets) {
        let json = Path::new(&file.name)
            .extension()
            .is_some_and(|e| e == "json");
        if file.name != "SHA256SUMS" && !json {
            let top: Vec<&str> = file.text.lines().take(4).collect();
            let top = top.join("\n");
            assert!(
                top.contains(header) && top.contains("for OSMO 6.2; bundle format 2."),
                "{}",
                file.name
            );
        }
    }
}

#[test]
fn fixtures_render_to_their_golden_bundles() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    for case in cases() {
        let answers = answers(&case);
        let secrets = secrets_for(&answers);
        let checked = check(Plan::new(&answers, &secrets))
            .unwrap_or_else(|report| panic!("{case}: {:#?}", report.findings));
        let bundle = bundle(&checked);
        let folder = fixtures().join(&case).join("bundle");
        let all = bundle.files.into_iter().chain(bundle.secrets);
        let rendered: BTreeMap<_, _> = all
            .filter(|file| !is_constant(&file.name))
            .map(|file| (file.name, unsealed(&file.text)))
            .collect();
        if update {
            let _ = fs::remove_dir_all(&folder);
            for (name, text) in &rendered {
                let path = folder.join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
        }
        let mut golden = BTreeMap::new();
        read_tree(&folder, "", &mut golden);
        assert_eq!(
            golden.keys().collect::<Vec<_>>(),
            rendered.keys().collect::<Vec<_>>(),
            "{case}: files"
        );
        for (name, text) in &rendered {
            assert_eq!(text, &golden[name], "{case}: {name}");
        }
    }
}

#[test]
fn there_is_a_fixture_for_every_provider_that_signs_in_and_for_none() {
    let cases = cases();
    for name in ["entra", "google", "keycloak", "oidc", "none"] {
        assert!(cases.iter().any(|case| case == name), "{name}");
    }
}

/// A line leads to the question behind it, so that question has to be one that is asked.
#[test]
fn origins_are_asked() {
    let mut astray = BTreeSet::new();
    for case in cases() {
        let plan = Plan::new(&answers(&case), &secrets());
        let asked: Vec<_> = questions::asked(plan.deployment())
            .map(|field| field.path)
            .collect();
        for file in preview(&plan, &report(&plan), true) {
            for line in &file.lines {
                let Some(origin) = line.origin else { continue };
                if !asked.contains(&origin) && secrets::find(&origin).is_none() {
                    astray.insert(format!("{case} {}: {origin} {}", file.name, line.text));
                }
            }
        }
    }
    assert!(astray.is_empty(), "{astray:#?}");
}
