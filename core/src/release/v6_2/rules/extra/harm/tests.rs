//! Values that do harm, and values that look like them.

use super::super::breaking_value::RULE;
use crate::rules::bench::{passes, refuses};

const APPEND: (&str, &str) = ("extraValues.lists", "append");
const REPLACE: (&str, &str) = ("extraValues.lists", "replace");

/// What is left once both are laid over each other is looked at.
#[test]
fn lists_are_counted_together() {
    let field = "extraValues.service";
    for text in [
        "sidecars: {envoy: {jwt: {providers: [{cluster: idp}]}}}",
        "sidecars: {envoy: {jwt: {providers: []}}}",
        "sidecars: {envoy: {skipAuthPaths: []}}",
    ] {
        passes(RULE, &[APPEND, (field, text)]);
        refuses(RULE, &[REPLACE, (field, text)], "EXTR05", field);
        refuses(
            RULE,
            &[REPLACE, ("extraValues.router", text)],
            "EXTR05",
            "extraValues.router",
        );
    }
    for text in [
        "sidecars: {envoy: {jwt: {providers: ~}}}",
        "sidecars: {envoy: {skipAuthPaths: ~}}",
        "services: {service: {envoy: {skipAuthPaths: []}}}",
        "services: {agent: {envoy: {skipAuthPaths: ~}}}",
    ] {
        for lists in [APPEND, REPLACE] {
            refuses(RULE, &[lists, (field, text)], "EXTR05", field);
        }
    }
}

#[test]
fn what_the_answers_say_anyway_does_no_harm() {
    for (field, text) in [
        ("extraValues.service", "serviceAccount: {create: true}"),
        (
            "extraValues.router",
            "serviceAccount: {create: true}\ntargetSchema: public",
        ),
        ("extraValues.webUi", "services: {ui: {service: {port: 80}}}"),
        (
            "extraValues.webUi",
            "services: {ui: {podLabels: {apps: x}}}",
        ),
        (
            "extraValues.service",
            "sidecars: {authz: {grpcPort: 50052}, envoy: {listenerPort: 8081}}",
        ),
        (
            "extraValues.router",
            "sidecars: {envoy: {routes: [{route: {cluster: service}}]}}",
        ),
    ] {
        passes(RULE, &[(field, text)]);
    }
    passes(
        RULE,
        &[
            ("site.serviceAccountsExist", "true"),
            ("extraValues.service", "serviceAccount: {create: false}"),
        ],
    );
}

#[test]
fn pods_and_names() {
    for (field, text) in [
        ("extraValues.service", "serviceAccount: {create: false}"),
        ("extraValues.router", "serviceAccount: {create: ~}"),
        ("extraValues.service", "serviceAccount: {name: other}"),
        ("extraValues.router", "serviceAccount: {name: other}"),
        ("extraValues.router", "targetSchema: v2"),
        (
            "extraValues.service",
            "services: {service: {extraPodLabels: {app: foo}}}",
        ),
        (
            "extraValues.service",
            "services: {worker: {extraPodLabels: {app: 1}}}",
        ),
        ("extraValues.router", "extraPodLabels: {app: foo}"),
        (
            "extraValues.webUi",
            "services: {ui: {podLabels: {app: foo}}}",
        ),
        (
            "extraValues.webUi",
            "services: {ui: {service: {selector: {app: foo}}}}",
        ),
        (
            "extraValues.service",
            "services: {service: {extraPodAnnotations: {checksum/envoy-config: x}}}",
        ),
        (
            "extraValues.router",
            "extraPodAnnotations: {checksum/envoy-config: x}",
        ),
        (
            "extraValues.webUi",
            "extraPodAnnotations: {checksum/envoy-config: x}",
        ),
        ("extraValues.router", "sidecars: {envoy: {routes: []}}"),
        (
            "extraValues.router",
            "sidecars: {envoy: {routes: [{route: {cluster: nope}}]}}",
        ),
        (
            "extraValues.service",
            "sidecars: {envoy: {routes: [{route: {cluster: nope}}]}}",
        ),
        (
            "extraValues.service",
            "services: {logger: {envoy: {routes: [{route: {cluster: nope}}]}}}",
        ),
        (
            "extraValues.webUi",
            "services: {ui: {service: {port: 8080}}}",
        ),
        ("extraValues.webUi", "services: {ui: {service: {port: ~}}}"),
        (
            "extraValues.service",
            "sidecars: {authz: {grpcPort: 50053}}",
        ),
        (
            "extraValues.router",
            "sidecars: {authz: {grpcPort: '50053'}}",
        ),
        (
            "extraValues.service",
            "sidecars: {envoy: {listenerPort: 8000}}",
        ),
        (
            "extraValues.webUi",
            "sidecars: {envoy: {listenerPort: 4180}}",
        ),
        (
            "extraValues.router",
            "sidecars: {oauth2Proxy: {httpPort: 8000}}",
        ),
        (
            "extraValues.service",
            "sidecars: {oauth2Proxy: {httpPort: 9464}}",
        ),
        ("extraValues.webUi", "global: {osmoImageTag: ~}"),
        ("extraValues.service", "services: {redis: {port: ~}}"),
        (
            "extraValues.service",
            "services: {service: {auth: {logout_endpoint: ''}}}",
        ),
    ] {
        refuses(RULE, &[(field, text)], "EXTR05", field);
    }
}

/// A key of a label has dots of its own.
#[test]
fn a_key_that_begins_like_another_is_another() {
    let field = "extraValues.service";
    let label = |key: &str| format!("services: {{service: {{extraPodLabels: {{{key}: x}}}}}}");
    for key in ["app.kubernetes.io/part-of", "app.x", "apps"] {
        passes(RULE, &[(field, label(key).as_str())]);
    }
    refuses(RULE, &[(field, label("app").as_str())], "EXTR05", field);
}

/// The policies name Envoy's usual port.
#[test]
fn network_policies_keep_the_port_of_envoy() {
    let text = "sidecars: {envoy: {listenerPort: 8443}}";
    for field in [
        "extraValues.service",
        "extraValues.router",
        "extraValues.webUi",
    ] {
        let policies = |answer| ("site.networkPolicy", answer);
        passes(RULE, &[policies("false"), (field, text)]);
        refuses(RULE, &[policies("true"), (field, text)], "EXTR05", field);
        let usual = "sidecars: {envoy: {listenerPort: '8080'}}";
        passes(RULE, &[policies("true"), (field, usual)]);
        let none = ("idp.provider", "none");
        passes(RULE, &[policies("true"), none, (field, text)]);
    }
}

#[test]
fn more_ways_to_break_or_expose() {
    for (field, text) in [
        ("extraValues.service", "services: {agent: {imageName: ''}}"),
        ("extraValues.service", "sidecars: {envoy: {image: ~}}"),
        (
            "extraValues.service",
            "sidecars: {rateLimit: {configName: x}}",
        ),
        ("extraValues.service", "services: {configFile: {path: ''}}"),
        (
            "extraValues.service",
            "sidecars: {envoy: {securityContext: {privileged: true}}}",
        ),
        (
            "extraValues.service",
            "services: {agent: {envoy: {routes: [{typed_per_filter_config: {a: b}}]}}}",
        ),
        (
            "extraValues.router",
            "sidecars: {envoy: {osmoauth: {address: x}}}",
        ),
        (
            "extraValues.router",
            "services: {service: {webserverEnabled: true}}",
        ),
        (
            "extraValues.webUi",
            "services: {ui: {service: {extraPorts: [{port: 81, targetPort: 9901}]}}}",
        ),
        (
            "extraValues.webUi",
            "services: {ui: {service: {extraPorts: [{port: 81, targetPort: envoy-admin}]}}}",
        ),
        (
            "extraValues.webUi",
            "services: {ui: {service: {extraPorts: [{port: 80}]}}}",
        ),
    ] {
        refuses(RULE, &[(field, text)], "EXTR05", field);
    }
    for (field, text) in [
        (
            "extraValues.service",
            "services: {agent: {imageName: mine}}",
        ),
        (
            "extraValues.service",
            "sidecars: {rateLimit: {configName: ratelimit-config}}",
        ),
        (
            "extraValues.service",
            "sidecars: {envoy: {securityContext: {privileged: false}}}",
        ),
        (
            "extraValues.webUi",
            "services: {ui: {service: {extraPorts: [{port: 81, targetPort: envoy-http}]}}}",
        ),
    ] {
        passes(RULE, &[(field, text)]);
    }
}
