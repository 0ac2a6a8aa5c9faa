//! Our values agree in meaning with the reference sets of the fixtures (`reference/`, written by hand and rendered with the
//! real charts before there was a generator): every difference is named here with its reason.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a panic in a test is the finding"
)]

mod support;

use osmo_configurator_core::bundle::bundle;
use osmo_configurator_core::check::check;
use osmo_configurator_core::plan::Plan;
use serde_yaml::Value;
use std::collections::BTreeMap;

/// Ending of file name and key path, and why we write something else there than the reference.
const DIFFERENCES: &[(&str, &str)] = &[
    (
        ".cookieDomain",
        "left out: a host-only cookie; the reference's leading dot logs a warning for the host itself",
    ),
    (
        ".cookieExpire",
        "the chart's default, written so that refresh and length stand together",
    ),
    (
        ".cookieRefresh",
        "N5: shorter than the ID token's life of the provider",
    ),
    (
        ".extraArgs",
        "PKCE, nonce check, SameSite, parallel sign-in; Entra's e-mail claim (F-proxy-arguments, \
         F-entra-email)",
    ),
    (
        ".authz.postgres.sslMode",
        "the TLS mode is asked; prefer is the chart's default",
    ),
    (
        "services.defaultAdmin.enabled",
        "D24: advised with every provider",
    ),
    (
        "services.postgres.passwordSecretName",
        "D21: fixed by the charts, db-secret is the default",
    ),
    (
        "services.postgres.passwordSecretKey",
        "D21: fixed by the charts, db-password is the default",
    ),
    (
        ".extraPodAnnotations.checksum/envoy-settings",
        "D49: restarts agent and logger when Envoy's settings change",
    ),
    (
        "ui_values.yaml: sidecars.envoy.skipAuthPaths",
        "F-blank-403: oauth2-proxy's own paths, so that a failed sign-in shows its page",
    ),
    (
        ".resources.requests.ephemeral-storage",
        "F-log-files: without it the limit counts as the request",
    ),
    (
        ".resources.limits.ephemeral-storage",
        "F-log-files: the charts give the volume of the log files no limit",
    ),
    (
        "services.ui.replicas",
        "the chart's default, written because it is asked",
    ),
    (
        ".annotations.alb.ingress.kubernetes.io/success-codes",
        "D39: Envoy answers the health check with a redirect",
    ),
    (
        ".annotations.nginx.ingress.kubernetes.io/proxy-body-size",
        "the controller's 1 MB would refuse uploads",
    ),
    (
        ".annotations.nginx.ingress.kubernetes.io/proxy-read-timeout",
        "the controller's 60 seconds would end quiet streams",
    ),
    (
        ".annotations.nginx.ingress.kubernetes.io/proxy-send-timeout",
        "the controller's 60 seconds would end quiet streams",
    ),
    (
        ".annotations.nginx.ingress.kubernetes.io/affinity",
        "sessions live in the memory of one router",
    ),
    (
        ".annotations.alb.ingress.kubernetes.io/load-balancer-attributes",
        "the load balancer's 60 seconds would end quiet streams",
    ),
    (
        ".annotations.alb.ingress.kubernetes.io/target-group-attributes",
        "sessions live in the memory of one router",
    ),
];

fn flatten(value: &Value, path: &str, out: &mut BTreeMap<String, String>) {
    match value {
        Value::Mapping(map) => {
            for (key, inner) in map {
                let key = key.as_str().unwrap();
                flatten(
                    inner,
                    &if path.is_empty() {
                        key.to_owned()
                    } else {
                        format!("{path}.{key}")
                    },
                    out,
                );
            }
        }
        // Arguments have no order; everything else does.
        Value::Sequence(items) if path.ends_with(".extraArgs") => {
            let mut items: Vec<_> = items.iter().map(|v| v.as_str().unwrap()).collect();
            items.sort_unstable();
            out.insert(path.to_owned(), items.join(" "));
        }
        other => {
            out.insert(path.to_owned(), serde_yaml::to_string(other).unwrap());
        }
    }
}

fn keys(text: &str) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    flatten(&serde_yaml::from_str(text).unwrap(), "", &mut out);
    out
}

#[test]
fn values_agree_with_the_reference_sets() {
    let mut compared = 0;
    let mut used = vec![false; DIFFERENCES.len()];
    let mut unexplained = Vec::new();
    for case in support::cases() {
        let reference = support::fixtures().join(&case).join("reference");
        if !reference.is_dir() {
            continue;
        }
        let (answers, secrets) = (support::answers(&case), support::secrets());
        let ours = bundle(&check(Plan::new(&answers, &secrets)).unwrap());
        for file in ours
            .files
            .iter()
            .filter(|f| f.name.ends_with("_values.yaml") && reference.join(&f.name).exists())
        {
            compared += 1;
            let theirs = keys(&std::fs::read_to_string(reference.join(&file.name)).unwrap());
            let ours = keys(&file.text);
            for key in theirs
                .keys()
                .chain(ours.keys())
                .collect::<std::collections::BTreeSet<_>>()
            {
                if theirs.get(key) == ours.get(key) {
                    continue;
                }
                let place = format!("{}: {key}", file.name);
                match DIFFERENCES
                    .iter()
                    .position(|(ending, _)| place.ends_with(ending))
                {
                    Some(index) => used[index] = true,
                    None => unexplained.push(format!(
                        "{case}/{}: {key}: {:?} / {:?}",
                        file.name,
                        theirs.get(key),
                        ours.get(key)
                    )),
                }
            }
        }
    }
    assert!(unexplained.is_empty(), "{unexplained:#?}");
    assert!(compared >= 24, "only {compared} files compared");
    for (index, (ending, _)) in DIFFERENCES.iter().enumerate() {
        assert!(used[index], "no set differs at {ending} any more");
    }
}
