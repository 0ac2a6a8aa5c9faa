//! Components that are not alike: an answer that holds for all of them is taken only where they agree.

use super::*;

const TAINT: &str = "tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}]";

/// Returns the findings about components that differ: file, line and key.
fn unlike(import: &Import) -> Vec<String> {
    let mut told = told(import);
    told.retain(|one| one.contains("IMP41"));
    told
}

#[test]
fn what_differs_stays_with_its_component() {
    let text = "services:
  agent:
    tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}]
    extraPodAnnotations: {team: infra, a/b: c}
    extraPodLabels: {x: z}
  worker:
    tolerations: [{key: cpu, operator: Exists, effect: NoSchedule}]
    extraPodAnnotations: {team: other, a/b: c}
    extraPodLabels: {x: z}
";
    let import = given(&[("osmo_values.yaml", text)]);
    assert_eq!(answer(&import, "scheduling.tolerations"), "");
    assert_eq!(answer(&import, "scheduling.podAnnotations"), "a/b=c");
    assert_eq!(answer(&import, "scheduling.podLabels"), "x=z");
    let kept = answer(&import, "extraValues.service");
    assert_eq!(
        kept,
        "services:\n  agent:\n    tolerations:\n      - key: \"gpu\"\n        operator: \"Exists\"\n        effect: \"NoSchedule\"\n    extraPodAnnotations:\n      team: \"infra\"\n  worker:\n    tolerations:\n      - key: \"cpu\"\n        operator: \"Exists\"\n        effect: \"NoSchedule\"\n    extraPodAnnotations:\n      team: \"other\"\n"
    );
    let extra = path!("extraValues.service");
    let of = "services.agent.extraPodAnnotations";
    assert_eq!(fate(&import, &format!("{of}.team")), Fate::Kept(extra));
    assert_eq!(
        fate(&import, &format!("{of}.a/b")),
        Fate::Understood(Some(path!("scheduling.podAnnotations")))
    );
    let told = unlike(&import);
    for line in [
        "osmo_values.yaml:3 IMP41 services.agent.tolerations",
        "osmo_values.yaml:4 IMP41 services.agent.extraPodAnnotations",
        "osmo_values.yaml:7 IMP41 services.worker.tolerations",
        "osmo_values.yaml:8 IMP41 services.worker.extraPodAnnotations",
    ] {
        assert!(told.iter().any(|one| one == line), "{line} {told:?}");
    }
}

#[test]
fn what_one_alone_has_is_an_answer_and_it_is_told() {
    let text = format!("services:\n  agent:\n    {TAINT}\n");
    let import = given(&[("osmo_values.yaml", &text)]);
    assert_eq!(answer(&import, "scheduling.tolerations"), "gpu:NoSchedule");
    assert_eq!(
        unlike(&import),
        ["osmo_values.yaml:3 IMP41 services.agent.tolerations"]
    );
}

#[test]
fn where_all_agree_nothing_is_told() {
    let all = ["service", "worker", "agent", "logger", "delayedJobMonitor"];
    let all = all.map(|component| format!("  {component}:\n    {TAINT}\n"));
    let text = format!("services:\n{}", all.concat());
    let import = given(&[("osmo_values.yaml", &text)]);
    assert_eq!(answer(&import, "scheduling.tolerations"), "gpu:NoSchedule");
    assert_eq!(answer(&import, "extraValues.service"), "");
    assert_eq!(unlike(&import), [""; 0]);
}

/// Charts are components too: nodes, annotations of accounts and of ingresses, arguments of the proxy.
#[test]
fn what_one_chart_has_is_not_given_to_another() {
    for (service, router, path) in [
        (
            "global: {nodeSelector: {pool: a}}",
            "services: {service: {nodeSelector: {pool: b}}}",
            "scheduling.nodeSelector",
        ),
        (
            "serviceAccount: {annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::123456789012:role/a'}}",
            "serviceAccount: {annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::123456789012:role/b'}}",
            "site.serviceAccountAnnotations",
        ),
        (
            "sidecars: {oauth2Proxy: {enabled: true, extraArgs: [--skip-provider-button=true]}}",
            "sidecars: {oauth2Proxy: {enabled: true, extraArgs: [--skip-provider-button=false]}}",
            "oauth2Proxy.extraArgs",
        ),
        (
            "services: {service: {ingress: {annotations: {a/b: c}}}}",
            "services: {service: {ingress: {annotations: {a/b: d}}}}",
            "ingress.annotations",
        ),
    ] {
        let import = given(&[
            ("osmo_values.yaml", service),
            ("router_values.yaml", router),
        ]);
        assert_eq!(answer(&import, path), "", "{path}");
        for extra in ["extraValues.service", "extraValues.router"] {
            assert_ne!(answer(&import, extra), "", "{path}");
        }
        assert_eq!(unlike(&import).len(), 2, "{path}");
    }
}
