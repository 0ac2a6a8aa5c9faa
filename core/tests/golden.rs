//! Every fixture renders to its golden bundle. `UPDATE_GOLDEN=1` writes the bundles anew: review them as an operator
//! would read them.
#![allow(clippy::unwrap_used, reason = "a panic in a test is the finding")]

mod support;

use osmo_configurator_core::bundle::bundle;
use osmo_configurator_core::check::check;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use support::{answers, cases, fixtures, secrets};

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

#[test]
fn fixtures_render_to_their_golden_bundles() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    for case in cases() {
        let (answers, secrets) = (answers(&case), secrets());
        let checked = check(&answers, &secrets)
            .unwrap_or_else(|report| panic!("{case}: {:#?}", report.findings));
        let bundle = bundle(&checked);
        let folder = fixtures().join(&case).join("bundle");
        let rendered: BTreeMap<_, _> = bundle
            .files
            .into_iter()
            .chain(bundle.secrets)
            .map(|file| (file.name, file.text))
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
