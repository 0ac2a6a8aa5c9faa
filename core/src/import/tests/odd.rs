//! Values as operators write them, each with something that is easily taken for something else.

use super::*;

/// Values, an answer that comes of them, and what is kept beside it.
#[test]
fn what_is_understood_is_not_kept_as_well() {
    for (text, path, expected) in [
        (
            "services: {service: {tolerations: [{key: a, value: b, effect: NoSchedule}]}}",
            "scheduling.tolerations",
            "a=b:NoSchedule",
        ),
        (
            "global: {nodeSelector: {osmo/pool: 'true', gpu: 'yes'}}",
            "scheduling.nodeSelector",
            "osmo/pool=true\ngpu=yes",
        ),
        (
            "services: {service: {extraPodLabels: {x: yes}}}",
            "scheduling.podLabels",
            "x=true",
        ),
        (
            "services: {service: {extraPodLabels: {2.5: b}}}",
            "scheduling.podLabels",
            "2.5=b",
        ),
    ] {
        let import = given(&[("osmo_values.yaml", text)]);
        assert_eq!(answer(&import, path), expected, "{text}");
        assert_eq!(answer(&import, "extraValues.service"), "", "{text}");
        assert_eq!(answer(&import, "extraValues.lists"), "append", "{text}");
    }
}

#[test]
fn what_holds_for_a_time_is_no_answer() {
    let import = given(&[(
        "osmo_values.yaml",
        "services: {service: {tolerations: [{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 300}]}}",
    )]);
    assert_eq!(answer(&import, "scheduling.tolerations"), "");
    assert!(answer(&import, "extraValues.service").contains("tolerationSeconds: 300"));
}

/// The mode of a file is a number for Helm; as a text Kubernetes refuses it.
#[test]
fn an_octal_number_is_kept_as_helm_reads_it() {
    let text = "services: {service: {extraVolumes: [{name: a, secret: {secretName: b, defaultMode: 0400}}]}}";
    let import = given(&[("osmo_values.yaml", text)]);
    let kept = answer(&import, "extraValues.service");
    assert!(kept.contains("defaultMode: 256"), "{kept}");
}

#[test]
fn an_encrypted_secret_is_none() {
    let encrypted = "'ENC[AES256_GCM,data:aaa,iv:bbb,tag:ccc,type:str]'";
    let values = format!("services: {{postgres: {{password: {encrypted}}}}}\n");
    let object = format!(
        "apiVersion: v1\nkind: Secret\nmetadata: {{name: db-secret}}\nstringData: {{db-password: {encrypted}}}\n"
    );
    for (name, text, key) in [
        ("osmo_values.yaml", values, "services.postgres.password"),
        ("s.yaml", object, "db-secret/db-password"),
    ] {
        let import = given(&[(name, &text)]);
        assert!(import.secrets.is_empty(), "{text}");
        assert!(matches!(fate(&import, key), Fate::Aside(_)), "{text}");
    }
}

/// What `--set` takes is no values file; names of annotations have dots of their own.
#[test]
fn a_path_is_no_key() {
    let text = "services.service.hostname: a\nservices:\n  service:\n    extraPodAnnotations: {a.b/c: d}\n";
    let import = given(&[("osmo_values.yaml", text)]);
    assert_eq!(fate(&import, "services.service.hostname"), Fate::Dead);
    assert_eq!(answer(&import, "hostname"), "");
    assert_eq!(answer(&import, "scheduling.podAnnotations"), "a.b/c=d");
    let dead = "osmo_values.yaml:1 EXTR02 services.service.hostname";
    assert!(told(&import).iter().any(|one| one == dead));
}

/// A space that is none makes one text of a key and its value.
#[test]
fn a_value_in_place_of_keys_is_not_kept() {
    let text = "services:\n  service:\n    hostname:\u{a0}osmo.example.com\n";
    let import = given(&[("osmo_values.yaml", text)]);
    assert_eq!(fate(&import, "services.service"), Fate::Repaired("IMP43"));
    assert_eq!(answer(&import, "extraValues.service"), "");
}

#[test]
fn what_a_tool_gives_to_a_chart_is_named() {
    for kind in ["HelmRelease", "Application", "Kustomization"] {
        let text = format!(
            "apiVersion: x/v1\nkind: {kind}\nmetadata: {{name: osmo}}\nspec: {{values: {{services: {{}}}}}}\n"
        );
        let import = given(&[("x.yaml", &text)]);
        assert!(
            account(&import).contains("Give these values alone"),
            "{kind}"
        );
    }
}
