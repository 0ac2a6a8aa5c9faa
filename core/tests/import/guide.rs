//! The samples of the written guide, in our own words: every defect of them, and a bundle that passes once their
//! placeholders are answered. The real text is NVIDIA's and no part of this repository: where `OSMO_GUIDE` names the folder
//! with the three files as printed, they have to give the same.

use crate::imported;
use osmo_configurator_core::bundle::bundle;
use osmo_configurator_core::check;
use osmo_configurator_core::finding::Severity;
use osmo_configurator_core::import::{Fate, Import};
use osmo_configurator_core::lint::lint;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets::Secrets;

const OURS: [(&str, &str); 3] = [
    (
        "osmo_values.yaml",
        include_str!("../../../tests/fixtures/import/guide/osmo_values.yaml"),
    ),
    (
        "router_values.yaml",
        include_str!("../../../tests/fixtures/import/guide/router_values.yaml"),
    ),
    (
        "ui_values.yaml",
        include_str!("../../../tests/fixtures/import/guide/ui_values.yaml"),
    ),
];

/// What answers the placeholders.
const ANSWERS: [(&str, &str); 10] = [
    ("<version>", "6.2.8"),
    ("<your-postgres-hostname>", "pg.example.internal"),
    ("<your-postgres-host>", "pg.example.internal"),
    ("<your-database-name>", "osmo"),
    ("<your-redis-host>", "redis.example.internal"),
    ("<your-domain>", "osmo.example.com"),
    ("<client-id>", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
    ("<tenant-id>", "12345678-1234-1234-1234-123456789abc"),
    ("<your-ingress-class>", "nginx"),
    (
        "<idp-",
        "https://login.microsoftonline.com/12345678-1234-1234-1234-123456789abc/oauth2/v2.0/<",
    ),
];

/// The six addresses of the provider.
const ENDPOINTS: [(&str, &str); 4] = [
    ("<device-auth-url>", "devicecode"),
    ("<authorize-url>", "authorize"),
    ("<token-url>", "token"),
    ("<logout-url>", "logout"),
];

fn samples() -> Vec<Vec<(String, String)>> {
    let own = |files: &[(&str, &str)]| {
        files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    };
    let mut out = vec![own(&OURS)];
    if let Some(folder) = std::env::var_os("OSMO_GUIDE") {
        let folder = std::path::PathBuf::from(folder);
        let read = |(name, _): &(&str, &str)| {
            (
                (*name).to_owned(),
                std::fs::read_to_string(folder.join(name)).unwrap(),
            )
        };
        out.push(OURS.iter().map(read).collect());
    }
    out
}

fn given(files: &[(&str, &str)]) -> Import {
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, (*text).to_owned()))
        .collect();
    imported(&files)
}

fn answer(import: &Import, path: &str) -> String {
    questions::find(path).unwrap().read(&import.answers)
}

fn fate(import: &Import, key: &str) -> Fate {
    let mut keys = import.sheets.iter().flat_map(|sheet| &sheet.keys);
    keys.find(|one| one.key == key).unwrap().fate
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect()
}

fn answered(files: &[(String, String)]) -> Vec<(String, String)> {
    let answer = |text: &str| {
        let mut text = text.to_owned();
        for (placeholder, value) in ANSWERS.iter().chain(&ENDPOINTS) {
            text = text.replace(placeholder, value);
        }
        text
    };
    files
        .iter()
        .map(|(name, text)| (name.clone(), answer(text)))
        .collect()
}

/// Code and key of each defect, file by file, in the order of the keys.
const DEFECTS: [(&str, &[&str]); 3] = [
    (
        "osmo_values.yaml",
        &[
            "EXTR02 services.defaultAdmin.ingress",
            "EXTR02 services.defaultAdmin.resources",
            "EXTR02 services.delayedJobMonitor.resources",
            "EXTR02 sidecars.envoy.useKubernetesSecrets",
            "EXTR02 sidecars.logAgent",
            "EXTR02 sidecars.otel",
            "IMP01 sidecars.envoy.idp.host",
            "IMP05 sidecars.oauth2Proxy.redisSessionStore",
            "IMP06 podMonitor.enabled",
            "IMP14 sidecars.oauth2Proxy.scope",
            "IMP19 services.agent.extraPodAnnotations",
        ],
    ),
    (
        "router_values.yaml",
        &[
            "EXTR02 sidecars.envoy.jwt.enabled",
            "EXTR02 sidecars.envoy.osmoauth.hostname",
            "EXTR02 sidecars.envoy.useKubernetesSecrets",
            "EXTR02 sidecars.logAgent",
            "IMP01 sidecars.envoy.idp.host",
            "IMP04 sidecars.oauth2Proxy.redisSessionStore",
            "IMP14 sidecars.oauth2Proxy.scope",
        ],
    ),
    (
        "ui_values.yaml",
        &[
            "EXTR02 sidecars.envoy.useKubernetesSecrets",
            "EXTR02 sidecars.logAgent",
            "IMP01 sidecars.envoy.idp.host",
            "IMP02 sidecars.envoy.jwt.providers",
            "IMP04 sidecars.oauth2Proxy.redisSessionStore",
            "IMP13 services.ui.apiHostname",
            "IMP14 sidecars.oauth2Proxy.scope",
        ],
    ),
];

#[test]
fn the_samples_as_printed_give_all_their_defects() {
    for files in samples() {
        let import = given(&borrowed(&files));
        for ((name, expected), sheet) in DEFECTS.iter().zip(&import.sheets) {
            let mut found: Vec<String> = sheet
                .found
                .iter()
                .filter(|one| one.code != "IMP24")
                .map(|one| format!("{} {}", one.code, one.path))
                .collect();
            found.sort();
            assert_eq!(&found, expected, "{name}");
            let placeholders = sheet.found.iter().filter(|one| one.code == "IMP24").count();
            let lines = files.iter().find(|(of, _)| of == name).unwrap().1.lines();
            let there = lines
                .filter(|line| line.split('#').next().unwrap_or_default().contains('<'))
                .count();
            assert_eq!(placeholders, there, "{name}");
        }
        assert_eq!(answer(&import, "idp.provider"), "entra");
        for key in [
            "services.service.auth.device_client_id",
            "sidecars.envoy.jwt.providers[0].user_claim",
            "sidecars.oauth2Proxy.oidcIssuerUrl",
        ] {
            assert!(matches!(fate(&import, key), Fate::Placeholder(_)), "{key}");
        }
        assert_eq!(answer(&import, "hostname"), "");
    }
}

#[test]
fn with_their_placeholders_answered_they_give_a_bundle_that_passes() {
    for files in samples() {
        let import = given(&borrowed(&answered(&files)));
        let plan = Plan::new(&import.answers, &Secrets::default());
        let report = check::report(&plan);
        let errors: Vec<_> = report
            .errors()
            .map(|one| (one.code, &one.path, &one.what))
            .collect();
        assert!(errors.is_empty(), "{errors:?}");
        let files = bundle(&check::check(plan).unwrap()).files;
        for (name, _) in OURS {
            let file = files.iter().find(|file| file.name == name).unwrap();
            let found = lint(name, &file.text).found;
            assert!(
                found.iter().all(|one| one.severity != Severity::Error),
                "{found:?}"
            );
        }
        for (path, expected) in [
            ("ingress.tls", "upstream"),
            ("ingress.ingressClass", "nginx"),
            ("oauth2Proxy.sessionStore", "cookie"),
            ("oauth2Proxy.cookieDomain", ".osmo.example.com"),
            ("logs.logLevel", "DEBUG"),
            ("scaling.service.resources.requests.cpu", "1"),
            ("defaultAdmin.enabled", "false"),
            ("extraValues.service", ""),
            ("extraValues.webUi", ""),
        ] {
            assert_eq!(answer(&import, path), expected, "{path}");
        }
        // Of all its keys only one is neither a question's nor dead: where the router takes Envoy's image from.
        let kept: Vec<&str> = import
            .sheets
            .iter()
            .flat_map(|sheet| &sheet.keys)
            .filter(|key| matches!(key.fate, Fate::Kept(_)))
            .map(|key| key.key.as_str())
            .collect();
        assert_eq!(kept, ["sidecars.envoy.imagePullPolicy"]);
        assert_eq!(
            fate(&import, "services.defaultAdmin.ingress.ingressClass"),
            Fate::Moved("services.service.ingress")
        );
        assert_eq!(
            fate(&import, "sidecars.oauth2Proxy.scope"),
            Fate::Repaired("IMP14")
        );
    }
}
