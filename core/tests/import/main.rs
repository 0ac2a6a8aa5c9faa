//! What we write, read back: the values of every fixture give its answers again, and the same files after that.
#![allow(clippy::unwrap_used, reason = "a panic in a test is the finding")]

mod guide;
#[path = "../support/mod.rs"]
mod support;

use osmo_configurator_core::bundle::bundle;
use osmo_configurator_core::check::{check, report};
use osmo_configurator_core::import::{Fate, Import, import};
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::preview;
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets::{SPECS, Secrets};
use std::collections::BTreeSet;
use std::fs;
use support::{answers, cases, fixtures, secrets};

const VALUES: [&str; 3] = ["osmo_values.yaml", "router_values.yaml", "ui_values.yaml"];

/// What values do not say. The questions about the cluster, the scripts and what others make stand in no chart.
const UNSAID: &[&str] = &[
    "chartVersion",
    "platform",
    "site.kubeContext",
    "site.airGapped",
    "site.namespaceExists",
    "site.networkPolicy",
    "site.ingressNamespace",
    "charts.source",
    "charts.oci",
    "images.registry",
    "images.registryUser",
    "images.psql",
    "throwAwayStores",
    "postgres.sslMode",
    "ingress.certificate",
    "ingress.issuerName",
    "idp.noneAccepted",
    "postgres.creation",
    "postgres.adminUser",
    "redis.password",
    "roleMapping.entries",
];

fn rendered(answers: &Answers) -> Vec<(&'static str, String)> {
    let plan = Plan::new(answers, &Secrets::default());
    let files = preview(&plan, &report(&plan), false);
    VALUES
        .iter()
        .map(|name| {
            let file = files.iter().find(|file| file.name == *name).unwrap();
            let lines = file.lines.iter();
            (
                *name,
                lines.flat_map(|line| [line.text.as_str(), "\n"]).collect(),
            )
        })
        .collect()
}

fn imported(files: &[(&str, String)]) -> Import {
    let given: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    import(&given)
}

/// Returns an answer as it is compared: extra values by what they say.
fn said(answers: &Answers, path: &str) -> String {
    let text = questions::find(path).unwrap().read(answers);
    if path.starts_with("extraValues.") && path != "extraValues.lists" {
        let value: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        return format!("{value:?}");
    }
    text
}

/// Returns the paths of what differs between two sets of answers.
fn different(a: &Answers, b: &Answers) -> Vec<&'static str> {
    let fields = questions::all().map(|field| field.path.as_str());
    fields
        .filter(|path| said(a, path) != said(b, path))
        .collect()
}

fn values_of(case: &str) -> Vec<(&'static str, String)> {
    let folder = fixtures().join(case).join("bundle");
    let read = |name: &&'static str| (*name, fs::read_to_string(folder.join(name)).unwrap());
    VALUES.iter().map(read).collect()
}

fn without_comments(files: &[(&str, String)]) -> String {
    let lines = files.iter().flat_map(|(_, text)| text.lines());
    lines
        .filter(|line| !line.trim_start().starts_with('#'))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_fixture_comes_back() {
    let mut wrong = Vec::new();
    let mut unsaid = BTreeSet::new();
    for case in cases() {
        let files = values_of(&case);
        let result = imported(&files);
        let expected = answers(&case).normalised();
        for path in different(&expected, &result.answers.normalised()) {
            if UNSAID.contains(&path) {
                unsaid.insert(path);
            } else {
                wrong.push(format!("{case}: {path}"));
            }
        }
        for sheet in &result.sheets {
            for key in &sheet.keys {
                let known = matches!(
                    key.fate,
                    Fate::Understood(_) | Fate::Kept(_) | Fate::Replaced
                );
                if !known {
                    let (line, says) = (key.line, key.fate.says());
                    wrong.push(format!("{case}: {}:{line} {} {says}", sheet.name, key.key));
                }
            }
            for one in &sheet.found {
                wrong.push(format!("{case}: {}:{} {}", sheet.name, one.line, one.code));
            }
        }
        // Once more: the same files, the same answers.
        let again = rendered(&result.answers);
        assert_eq!(without_comments(&again), without_comments(&files), "{case}");
        let twice = imported(&again);
        assert_eq!(
            different(&result.answers.normalised(), &twice.answers.normalised()),
            [""; 0],
            "{case}"
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The list of what values do not say is no longer than it has to be.
    assert_eq!(unsaid, UNSAID.iter().copied().collect());
}

/// What only the bundle's other files say comes from them: Secrets, the key, the compute backend.
#[test]
fn a_whole_bundle_gives_its_secrets() {
    for case in [
        "entra",
        "onprem-airgap-keycloak",
        "mirror-registry",
        "entra-redis-store-noauth",
    ] {
        let (answers, secrets) = (answers(case), secrets());
        let checked = check(Plan::new(&answers, &secrets)).unwrap();
        let bundle = bundle(&checked);
        let given: Vec<(&str, &[u8])> = bundle
            .files
            .iter()
            .chain(&bundle.secrets)
            .filter(|file| file.name != "osmo-configurator.yaml")
            .map(|file| (file.name.as_str(), file.text.as_bytes()))
            .collect();
        let result = import(&given);
        for held in &result.secrets {
            assert_eq!(
                (held.spec.get)(&secrets),
                &held.secret,
                "{case} {}",
                held.spec.path
            );
            assert!(!format!("{:?}", result.answers).contains(held.secret.expose()));
        }
        let needed = SPECS
            .iter()
            .filter(|spec| (spec.needed)(&answers.deployment));
        let paths: BTreeSet<&str> = needed
            .filter(|spec| spec.path != "secrets.dbAdminPassword" || !result.secrets.is_empty())
            .map(|spec| spec.path.as_str())
            .collect();
        let held: BTreeSet<&str> = result
            .secrets
            .iter()
            .map(|held| held.spec.path.as_str())
            .collect();
        assert_eq!(held, paths, "{case}");
        for path in [
            "postgres.password",
            "redis.password",
            "images.registry",
            "images.registryUser",
            "namespace",
            "mek.currentMek",
        ] {
            let field = questions::find(path).unwrap();
            let (a, b) = (
                field.read(&answers.normalised()),
                field.read(&result.answers.normalised()),
            );
            assert_eq!(a, b, "{case} {path}");
        }
        assert_eq!(
            result
                .sheets
                .iter()
                .flat_map(|sheet| &sheet.found)
                .map(|one| one.code)
                .collect::<Vec<_>>(),
            [""; 0],
            "{case}"
        );
    }
}

/// A second file that sets one key takes nothing away from the first one, and is blamed for nothing that the first one has.
#[test]
fn a_small_override_is_no_broken_file() {
    let mut files: Vec<(&str, String)> = VALUES
        .iter()
        .map(|name| {
            let path = fixtures().join("entra/bundle").join(name);
            (*name, fs::read_to_string(path).unwrap())
        })
        .collect();
    let codes = |files: &[(&str, String)]| -> BTreeSet<String> {
        let found = imported(files)
            .sheets
            .into_iter()
            .flat_map(|sheet| sheet.found);
        found.map(|one| one.code.to_owned()).collect()
    };
    let mut expected = codes(&files);
    expected.insert("IMP35".to_owned());
    let small = "services:
  service:
    scaling:
      minReplicas: 5
";
    files.push(("service-override.yaml", small.to_owned()));
    assert_eq!(codes(&files), expected);
}
