//! What Kubernetes and Envoy refuse of the entries that the charts hand on to them (F-pod-limits, F-envoy-limits).

use crate::syntax::{dns_label, quantity};
use crate::yaml::scalar_text;
use serde_yaml::{Mapping, Value};
use std::collections::BTreeSet;

/// What is wrong with an entry, as the end of a sentence that begins with its path, and what to do.
pub(super) type Flaw = (&'static str, &'static str);

fn text(entry: &Mapping, key: &str) -> Option<String> {
    scalar_text(entry.get(key)?).filter(|text| !text.is_empty())
}

fn has(entry: &Mapping, key: &str) -> bool {
    entry.get(key).is_some_and(|value| !value.is_null())
}

/// Returns the entries of a list in an entry.
fn list<'a>(entry: &'a Mapping, key: &str) -> impl Iterator<Item = &'a Mapping> {
    let items = entry.get(key).and_then(Value::as_sequence);
    items.into_iter().flatten().filter_map(Value::as_mapping)
}

/// Says whether a text may be the name of a port.
pub(super) fn is_port_name(name: &str) -> bool {
    name.len() <= 15
        && dns_label::is_label(name)
        && !name.contains("--")
        && name.bytes().any(|b| b.is_ascii_lowercase())
}

/// Looks at a container.
pub(super) fn container(entry: &Mapping, out: &mut Vec<Flaw>) {
    if !text(entry, "name").is_some_and(|name| dns_label::is_label(&name)) {
        out.push((
            "has a container without a valid name",
            "Give it a name of lower-case letters, digits and hyphens.",
        ));
    }
    if text(entry, "image").is_none_or(|image| image.contains(char::is_whitespace)) {
        out.push((
            "has a container without an image",
            "Write image, with a tag.",
        ));
    }
    for port in list(entry, "ports") {
        let name = text(port, "name");
        if name.as_deref() == Some("envoy-http") {
            out.push(HIJACKED);
        } else if name.is_some_and(|name| !is_port_name(&name)) {
            out.push(PORT_NAME);
        }
        if !has(port, "containerPort") {
            out.push(("has a port without containerPort", "Write containerPort."));
        }
    }
    list(entry, "env").for_each(|one| variable(one, out));
    mounts(list(entry, "volumeMounts"), &[], out);
    if let Some(resources) = entry.get("resources").and_then(Value::as_mapping) {
        amounts(resources, out);
    }
}

pub(super) const HIJACKED: Flaw = (
    "has a port called envoy-http, to which the Service leads",
    "Give the port another name.",
);
const PORT_NAME: Flaw = (
    "has a port without a valid name",
    "Write at most 15 lower-case letters, digits and hyphens.",
);

fn amounts(resources: &Mapping, out: &mut Vec<Flaw>) {
    let amount = |kind: &str, name: &Value| {
        let text = scalar_text(resources.get(kind)?.get(name)?)?;
        quantity::thousandths(&text)
    };
    let limits = resources.get("limits").and_then(Value::as_mapping);
    for (name, _) in limits.into_iter().flatten() {
        if let (Some(least), Some(most)) = (amount("requests", name), amount("limits", name))
            && most < least
        {
            out.push((
                "has a container whose limit is below its request",
                "Raise the limit, or lower the request.",
            ));
        }
    }
}

/// Looks at an environment variable.
pub(super) fn variable(entry: &Mapping, out: &mut Vec<Flaw>) {
    if !text(entry, "name").is_some_and(|name| {
        name.bytes()
            .all(|b| (b' '..=b'~').contains(&b) && b != b'=')
    }) {
        out.push((
            "has an environment variable without a valid name",
            "Write name, with letters, digits and underscores.",
        ));
    }
    if text(entry, "value").is_some() && has(entry, "valueFrom") {
        out.push((
            "has an environment variable with value and valueFrom",
            "Delete one of the two.",
        ));
    }
}

/// Looks at a volume.
pub(super) fn volume(entry: &Mapping, out: &mut Vec<Flaw>) {
    if !text(entry, "name").is_some_and(|name| dns_label::is_label(&name)) {
        out.push((
            "has a volume without a valid name",
            "Give it a name of lower-case letters, digits and hyphens.",
        ));
    }
    let sources = entry
        .iter()
        .filter(|(key, value)| key.as_str() != Some("name") && !value.is_null());
    if sources.count() > 1 {
        out.push((
            "has a volume of more than one kind",
            "Keep one kind, such as emptyDir or configMap.",
        ));
    }
}

/// Looks at the mounts of one container, which has some of the chart's own.
pub(super) fn mounts<'a>(
    entries: impl Iterator<Item = &'a Mapping>,
    own: &[&str],
    out: &mut Vec<Flaw>,
) {
    let mut seen: BTreeSet<String> = own.iter().map(|&path| path.to_owned()).collect();
    for entry in entries {
        let at = text(entry, "mountPath");
        if text(entry, "name").is_none() || at.as_ref().is_none_or(|at| at.contains(':')) {
            out.push((
                "has a mount without name or mountPath",
                "Write both: the name of a volume, and a path in the container.",
            ));
        } else if at.is_some_and(|at| !seen.insert(at)) {
            out.push((
                "mounts two things at one path",
                "Choose another mountPath; /logs and the settings of the sidecars are taken.",
            ));
        }
    }
}

/// Looks at the ports of the router's own container.
pub(super) fn router_port(entry: &Mapping, out: &mut Vec<Flaw>) {
    match text(entry, "name").as_deref() {
        Some("envoy-http") => out.push(HIJACKED),
        Some("http") => out.push((
            "has a port called http, as the router's own is called",
            "Give the port another name.",
        )),
        Some(name) if is_port_name(name) => {}
        _ => out.push(PORT_NAME),
    }
    if !has(entry, "containerPort") {
        out.push(("has a port without containerPort", "Write containerPort."));
    }
}

/// Looks at the ports of the web UI's Service.
pub(super) fn service_port(entry: &Mapping, out: &mut Vec<Flaw>) {
    if !text(entry, "name").is_some_and(|name| dns_label::is_label(&name)) {
        out.push((
            "has a port without a valid name",
            "Give it a name of lower-case letters, digits and hyphens.",
        ));
    }
    if !has(entry, "port") {
        out.push(("has a port without a number", "Write port."));
    }
}

/// Looks at a constraint, of which the chart prints each value bare and the selector itself.
pub(super) fn constraint(entry: &Mapping, out: &mut Vec<Flaw>) {
    let missing = |key: &&str| text(entry, key).is_none();
    let wanted = ["topologyKey", "maxSkew", "whenUnsatisfiable"];
    if wanted.iter().any(missing) {
        out.push((
            "has a constraint that is not complete",
            "Write topologyKey, maxSkew and whenUnsatisfiable.",
        ));
    }
    if entry.values().any(|value| scalar_text(value).is_none()) {
        out.push((
            "has a constraint with more than texts and numbers, which the chart prints wrongly",
            "Delete what is no text or number: the chart writes labelSelector itself.",
        ));
    }
}

/// Looks at a toleration.
pub(super) fn toleration(entry: &Mapping, out: &mut Vec<Flaw>) {
    let exists = text(entry, "operator").as_deref() == Some("Exists");
    if exists && text(entry, "value").is_some() {
        out.push((
            "has a toleration with a value although its operator is Exists",
            "Delete value, or write Equal.",
        ));
    }
    if !exists && text(entry, "key").is_none() {
        out.push((
            "has a toleration without a key",
            "Write key, or operator: Exists for every taint.",
        ));
    }
}

/// Looks at an entry of a list of token providers.
pub(super) fn provider(entry: &Mapping, out: &mut Vec<Flaw>) {
    let wanted = ["issuer", "audience", "jwks_uri", "user_claim", "cluster"];
    if wanted.iter().any(|key| text(entry, key).is_none()) {
        out.push((
            "has a token provider that is not complete",
            "Write issuer, audience, jwks_uri, user_claim and cluster.",
        ));
    }
}

/// Looks at a route of Envoy's.
pub(super) fn route(entry: &Mapping, out: &mut Vec<Flaw>) {
    let matches = entry.get("match").and_then(Value::as_mapping);
    let ways = [
        "prefix",
        "path",
        "regex",
        "safe_regex",
        "path_separated_prefix",
        "connect_matcher",
        "path_match_policy",
    ];
    if !matches.is_some_and(|one| ways.iter().any(|way| has(one, way))) {
        out.push((
            "has a route that says nothing about paths",
            "Write match, with prefix: / for every path.",
        ));
    }
    let ends = [
        "redirect",
        "direct_response",
        "filter_action",
        "non_forwarding_action",
    ];
    let leads = entry
        .get("route")
        .and_then(Value::as_mapping)
        .is_some_and(|one| {
            [
                "cluster",
                "cluster_header",
                "weighted_clusters",
                "cluster_specifier_plugin",
            ]
            .iter()
            .any(|way| has(one, way))
        });
    if !leads && !ends.iter().any(|end| has(entry, end)) {
        out.push((
            "has a route that leads nowhere",
            "Write route, with cluster: service for the program beside Envoy.",
        ));
    }
}
