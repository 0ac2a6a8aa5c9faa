//! Secrets in wrong places: each is left out with its fate, and what stands beside it stays.

use super::*;
use crate::answers;

/// Values with secrets: key of the account, question, and what the answer keeps.
const CASES: &[(&str, &str, &str, &str)] = &[
    (
        "services: {service: {extraPodAnnotations: {vault/password: hunter2a, team: infra}}}",
        "services.service.extraPodAnnotations.vault/password",
        "scheduling.podAnnotations",
        "team=infra",
    ),
    (
        "services: {service: {extraPodAnnotations: {my/dsn: 'postgres://osmo:hunter2e@pg/osmo', team: infra}}}",
        "services.service.extraPodAnnotations.my/dsn",
        "scheduling.podAnnotations",
        "team=infra",
    ),
    (
        "serviceAccount: {annotations: {x/api-key: hunter2a, a/b: c}}",
        "serviceAccount.annotations.x/api-key",
        "site.serviceAccountAnnotations",
        "a/b=c",
    ),
    (
        "services: {service: {ingress: {annotations: {x/token: hunter2, nginx.ingress.kubernetes.io/auth-secret: osmo/basic}}}}",
        "services.service.ingress.annotations.x/token",
        "ingress.annotations",
        "nginx.ingress.kubernetes.io/auth-secret=osmo/basic",
    ),
    (
        "sidecars: {oauth2Proxy: {enabled: true, extraArgs: [--client-secret, hunter2b, --skip-provider-button=true]}}",
        "sidecars.oauth2Proxy.extraArgs[1]",
        "oauth2Proxy.extraArgs",
        "--skip-provider-button=true",
    ),
    (
        "sidecars: {oauth2Proxy: {enabled: true, extraArgs: [--client-secret=hunter2m, --skip-provider-button=true]}}",
        "sidecars.oauth2Proxy.extraArgs[0]",
        "oauth2Proxy.extraArgs",
        "--skip-provider-button=true",
    ),
    (
        "services: {agent: {extraArgs: [--token, hunter2d, --verbose]}}",
        "services.agent.extraArgs[1]",
        "extraValues.service",
        "services:\n  agent:\n    extraArgs:\n      - \"--verbose\"\n",
    ),
    (
        "global: {osmoImageLocation: 'https://u:hunter2t@nvcr.io/nvidia/osmo'}",
        "global.osmoImageLocation",
        "images.osmoImageLocation",
        "nvcr.io/nvidia/osmo",
    ),
    (
        "global: {osmoImageLocation: 'u:hunter2t@nvcr.io/nvidia/osmo'}",
        "global.osmoImageLocation",
        "images.osmoImageLocation",
        "nvcr.io/nvidia/osmo",
    ),
    (
        "services: {postgres: {serviceName: 'postgres://osmo:hunter2h@pg/osmo', db: lab}}",
        "services.postgres.serviceName",
        "postgres.db",
        "lab",
    ),
    (
        "sidecars: {envoy: {skipAuthPaths: ['/api/x?token=hunter2q', /api/y]}}",
        "sidecars.envoy.skipAuthPaths[0]",
        "skipAuthPaths.service",
        "/api/y",
    ),
    (
        "services: {agent: {extraEnv: [{name: A, value: 'https://h/?api_key=hunter2'}, {name: B, value: b}]}}",
        "services.agent.extraEnv[0].value",
        "extraValues.service",
        "services:\n  agent:\n    extraEnv:\n      - name: \"B\"\n        value: \"b\"\n",
    ),
    (
        "services: {agent: {extraEnv: [{name: A, value: 'https://a.blob.core.windows.net/c?sv=1&sig=hunter2'}]}}",
        "services.agent.extraEnv[0].value",
        "extraValues.service",
        "",
    ),
    (
        "services: {agent: {extraEnv: [{name: A, value: '{\"password\":\"hunter2\"}'}]}}",
        "services.agent.extraEnv[0].value",
        "extraValues.service",
        "",
    ),
    (
        "services: {agent: {extraEnv: [{name: A, value: ':hunter2v@redis:6379'}]}}",
        "services.agent.extraEnv[0].value",
        "extraValues.service",
        "",
    ),
];

#[test]
fn a_secret_is_left_out_alone() {
    for (text, key, path, rest) in CASES {
        let import = given(&[("osmo_values.yaml", text)]);
        assert_eq!(fate(&import, key), Fate::Withheld, "{text}");
        assert_eq!(answer(&import, path), *rest, "{text}");
        let codes = told(&import);
        assert!(
            codes.iter().any(|one| one.contains("IMP33")),
            "{text} {codes:?}"
        );
        for shown in [
            format!("{import:?}"),
            account(&import),
            answers::differences(&import.answers),
        ] {
            assert!(!shown.contains("hunter2"), "{text}\n{shown}");
        }
    }
}

#[test]
fn what_only_looks_like_one_stays() {
    let text = "services:
  service:
    extraPodAnnotations:
      checksum/secret: 0123abc
      vault.hashicorp.com/agent-inject-token: 'true'
      image: registry.example.com:5000/osmo@sha256:abc
      owner: user:group
    tolerations: [{key: token, operator: Equal, value: osmo, effect: NoSchedule}]
serviceAccount:
  annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::123456789012:role/osmo'}
";
    let import = given(&[("osmo_values.yaml", text)]);
    assert_eq!(
        answer(&import, "scheduling.podAnnotations"),
        "checksum/secret=0123abc\nvault.hashicorp.com/agent-inject-token=true\nimage=registry.example.com:5000/osmo@sha256:abc\nowner=user:group"
    );
    assert_eq!(
        answer(&import, "scheduling.tolerations"),
        "token=osmo:NoSchedule"
    );
    assert!(answer(&import, "site.serviceAccountAnnotations").contains("role/osmo"));
    let keys = import.sheets.iter().flat_map(|sheet| &sheet.keys);
    assert!(keys.into_iter().all(|key| key.fate != Fate::Withheld));
}

#[test]
fn a_key_that_is_a_secret_is_not_shown() {
    for text in [
        "'x: ghp_abcdefghijklmnop1234567890': 1\nservices: {}\n",
        "services: {ui: {podLabels: {'https://u:hunter2u@x': a}}}\n",
        "services: {service: {extraPodLabels: {'https://u:hunter2u@x': a, 'https://u:hunter2u@x': b}}}\n",
        "services: {service: {extraPodLabels: {'https://u:hunter2u@x': {a: b}}}}\n",
    ] {
        for name in ["osmo_values.yaml", "ui_values.yaml"] {
            let import = given(&[(name, text)]);
            let shown = format!("{import:?}{}", account(&import));
            assert!(
                !shown.contains("hunter2u") && !shown.contains("ghp_"),
                "{shown}"
            );
        }
    }
}

/// A Secret with a part of its data.
fn secret(namespace: &str, data: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Secret\nmetadata: {{name: db-secret, namespace: {namespace}}}\n{data}\n"
    )
}

#[test]
fn of_two_values_one_is_taken_and_it_is_told() {
    let one = |import: &Import| import.secrets[0].secret.expose().to_owned();
    let both = given(&[(
        "s",
        &secret(
            "a",
            "data: {db-password: aHVudGVyMg==}\nstringData: {db-password: hunter3}",
        ),
    )]);
    assert_eq!((one(&both), both.secrets.len()), ("hunter3".to_owned(), 1));
    assert!(
        told(&both)[0].contains("IMP37 db-secret/db-password"),
        "{:?}",
        told(&both)
    );

    let first = secret("a", "stringData: {db-password: hunter2}");
    let second = secret("b", "stringData: {db-password: hunter3}");
    let values = "services: {postgres: {password: hunter3}}\n";
    for (name, other) in [("t", second.as_str()), ("osmo_values.yaml", values)] {
        let import = given(&[("s", &first), (name, other)]);
        assert_eq!(one(&import), "hunter2");
        let codes = told(&import);
        assert!(codes.iter().any(|one| one.contains("IMP38")), "{codes:?}");
        assert!(!format!("{import:?}{}", account(&import)).contains("hunter"));
        let same = given(&[("s", &first), (name, &other.replace("hunter3", "hunter2"))]);
        assert!(!told(&same).iter().any(|one| one.contains("IMP38")));
    }
    let empty = given(&[("osmo_values.yaml", "services: {postgres: {password: ''}}\n")]);
    assert_eq!(fate(&empty, "services.postgres.password"), Fate::Nothing);
    assert!(empty.secrets.is_empty());
}

#[test]
fn base64_may_have_line_breaks() {
    let text = secret("a", "data:\n  db-password: |\n    aHVu\n    dGVyMg==");
    let import = given(&[("s", &text)]);
    assert_eq!(import.secrets[0].secret.expose(), "hunter2");
    assert_eq!(told(&import), [""; 0]);
}

/// The file of the key in a Secret is read like that in a `ConfigMap`, never taken for the key itself.
#[test]
fn a_secret_with_the_file_of_the_key() {
    let text =
        secret("a", "stringData: {mek.yaml: 'currentMek: a'}").replace("db-secret", "mek-config");
    let import = given(&[("s", &text)]);
    assert!(import.secrets.is_empty());
    assert!(matches!(
        fate(&import, "mek-config/mek.yaml"),
        Fate::Aside(_)
    ));
}
