//! Good and bad entries of extra values.

use super::*;
use crate::rules::bench::{passes, refuses};

const S: &str = "extraValues.service";
const R: &str = "extraValues.router";
const U: &str = "extraValues.webUi";

#[test]
fn good() {
    for (field, text) in [
        (
            S,
            "services: {service: {extraSidecars: [{name: a, image: 'b:1', ports: [{name: web, containerPort: 81}], env: [{name: A, value: b}]}]}}",
        ),
        (
            S,
            "services: {service: {extraVolumes: [{name: a, emptyDir: {}}, {name: b}], extraVolumeMounts: [{name: a, mountPath: /x}]}}",
        ),
        (
            S,
            "services: {service: {extraEnv: [{name: a.b-C, value: ''}, {name: B, valueFrom: {}}]}}",
        ),
        (
            S,
            "services: {service: {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}]}}",
        ),
        (
            S,
            "services: {service: {tolerations: [{operator: Exists}, {key: a, value: b, effect: NoSchedule}]}}",
        ),
        (
            S,
            "services: {service: {extraPodLabels: {app.kubernetes.io/part-of: osmo, a: '', b: ~}}}",
        ),
        (
            S,
            "services: {service: {extraPodAnnotations: {note: 'any text, with: everything'}, nodeSelector: {on: '\"true\"'}}}",
        ),
        (
            S,
            "services: {service: {livenessProbe: {timeoutSeconds: 40}}}\nsidecars: {authz: {livenessProbe: {grpc: {port: 1}}}}",
        ),
        (
            S,
            "services: {service: {livenessProbe: {httpGet: ~, tcpSocket: {port: 8000}}}}",
        ),
        (
            S,
            "services: {service: {livenessProbe: ~, resources: {limits: {cpu: ~, nvidia.com/gpu: 1, hugepages-2Mi: 1Gi}}}}",
        ),
        (S, "sidecars: {envoy: {maxRequests: 4000000}}"),
        (
            S,
            "services: {service: {extraArgs: [--limit, '12345678', 999999]}}",
        ),
        (
            S,
            "sidecars: {envoy: {routes: [{match: {prefix: /}, route: {cluster: service, timeout: 30s}}, {match: {path: /x}, redirect: {}}]}}",
        ),
        (S, "extraConfigMaps: [{name: a, data: {x: '1'}}]"),
        (
            R,
            "extraEnvs: [{name: A, value: '0'}, {name: B, value: true}]",
        ),
        (R, "extraPorts: [{name: debug, containerPort: 81}]"),
        (
            U,
            "services: {ui: {extraEnvs: [{name: A, value: false}], livenessProbe: {tcpSocket: {port: 1}}}}",
        ),
        (
            U,
            "services: {ui: {service: {extraPorts: [{name: web, port: 81}]}, extraVolumeMounts: [{name: logs, mountPath: /logs}]}}",
        ),
    ] {
        passes(RULE, &[(field, text)]);
    }
}

/// What is refused.
const BAD: &[(&str, &str)] = &[
    (S, "services: {service: {extraSidecars: [{image: a}]}}"),
    (
        S,
        "services: {worker: {extraSidecars: [{name: Bad_Name, image: a}]}}",
    ),
    (S, "services: {service: {initContainers: [{name: a}]}}"),
    (
        S,
        "services: {service: {initContainers: [{name: a, image: 'a b'}]}}",
    ),
    (
        S,
        "services: {service: {extraSidecars: [{name: a, image: b, resources: {requests: {memory: 2Gi}, limits: {memory: 1Gi}}}]}}",
    ),
    (
        S,
        "services: {service: {extraSidecars: [{name: a, image: b, ports: [{name: x}]}]}}",
    ),
    (S, "services: {agent: {extraVolumes: [{name: Bad Name}]}}"),
    (
        S,
        "services: {agent: {extraVolumes: [{name: a, emptyDir: {}, hostPath: {path: /x}}]}}",
    ),
    (S, "services: {agent: {extraVolumeMounts: [{name: logs}]}}"),
    (
        S,
        "services: {agent: {extraVolumeMounts: [{name: a, mountPath: /logs}]}}",
    ),
    (
        S,
        "services: {agent: {extraVolumeMounts: [{name: a, mountPath: /x}, {name: b, mountPath: /x}]}}",
    ),
    (
        S,
        "sidecars: {envoy: {extraVolumeMounts: [{name: a, mountPath: /var/config}]}}",
    ),
    (S, "services: {agent: {extraEnv: [{value: x}]}}"),
    (S, "services: {agent: {extraEnv: [{name: A=B, value: x}]}}"),
    (
        S,
        "sidecars: {authz: {extraEnv: [{name: A, value: x, valueFrom: {fieldRef: {}}}]}}",
    ),
    (
        S,
        "services: {service: {topologySpreadConstraints: [{maxSkew: 1, whenUnsatisfiable: DoNotSchedule}]}}",
    ),
    (
        R,
        "services: {service: {topologySpreadConstraints: [{maxSkew: 1, topologyKey: a, whenUnsatisfiable: DoNotSchedule, labelSelector: {}}]}}",
    ),
    (
        S,
        "services: {service: {tolerations: [{key: a, operator: Exists, value: b}]}}",
    ),
    (
        S,
        "services: {service: {tolerations: [{effect: NoSchedule}]}}",
    ),
    (S, "services: {service: {extraPodLabels: {team: 'a b'}}}"),
    (R, "extraPodLabels: {team/: x}"),
    (U, "services: {ui: {podLabels: {team: -x}}}"),
    (U, "services: {ui: {nodeSelector: {pool: 'a b'}}}"),
    (
        S,
        "services: {service: {extraPodAnnotations: {bad key: x}}}",
    ),
    (S, "serviceAccount: {annotations: {bad key: x}}"),
    (
        S,
        "services: {service: {ingress: {annotations: {bad key: x}}}}",
    ),
    (
        S,
        "services: {service: {livenessProbe: {tcpSocket: {port: 8000}}}}",
    ),
    (S, "services: {service: {livenessProbe: {httpGet: ~}}}"),
    (
        S,
        "services: {service: {livenessProbe: {successThreshold: 2}}}",
    ),
    (
        R,
        "services: {service: {readinessProbe: {exec: {command: [a]}}}}",
    ),
    (
        S,
        "sidecars: {authz: {readinessProbe: {httpGet: {port: 1}}}}",
    ),
    (
        S,
        "services: {service: {resources: {limit: {memory: 2Gi}}}}",
    ),
    (S, "services: {service: {resources: {limits: {mem: 2Gi}}}}"),
    (S, "services: {service: {extraArgs: [--limit, 12345678]}}"),
    (
        S,
        "services: {service: {ingress: {annotations: {a/b: 3600000}}}}",
    ),
    (
        U,
        "services: {ui: {extraEnvs: [{name: A, value: 12345678}]}}",
    ),
    (S, "nameOverride: My App"),
    (S, "services: {worker: {serviceAccountName: Not Valid}}"),
    (U, "services: {ui: {service: {portName: Bad_Name}}}"),
    (R, "extraEnvs: [{name: A, value: 0}]"),
    (R, "extraEnvs: [{name: A, value: false}]"),
    (R, "extraPorts: [{name: envoy-http, containerPort: 81}]"),
    (R, "extraPorts: [{name: http, containerPort: 81}]"),
    (
        R,
        "extraPorts: [{name: a-name-that-is-too-long, containerPort: 81}]",
    ),
    (R, "extraPorts: [{name: debug}]"),
    (
        R,
        "extraContainers: [{name: a, image: b, ports: [{name: envoy-http, containerPort: 81}]}]",
    ),
    (U, "services: {ui: {service: {extraPorts: [{port: 81}]}}}"),
    (U, "services: {ui: {service: {extraPorts: [{name: a}]}}}"),
    (U, "services: {ui: {service: {labels: {team: 'a b'}}}}"),
    (S, "sidecars: {envoy: {routes: [{match: {prefix: /x}}]}}"),
    (
        U,
        "sidecars: {envoy: {routes: [{route: {cluster: service}}]}}",
    ),
    (
        S,
        "sidecars: {envoy: {routes: [{match: {prefix: /}, route: {clusterr: service}}]}}",
    ),
    (S, "sidecars: {envoy: {jwt: {providers: [{issuer: a}]}}}"),
];

#[test]
fn bad() {
    for (field, text) in BAD {
        refuses(RULE, &[(field, text)], CODE, field);
    }
}
