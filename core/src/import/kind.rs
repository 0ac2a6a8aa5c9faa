//! What a document is: its content says so, and its name where the content fits several charts.

use super::files::Document;
use super::live::{self, Live};
use super::place::word;
use crate::questions;
use crate::release;
use crate::release::facts::Chart;
use crate::release::offered;
use crate::secrets::objects;
use crate::yaml::{Branch, Tree};

/// How `helm get values` begins (F-helm-get-values).
pub(crate) const USER: &str = "USER-SUPPLIED VALUES";
/// The same with `--all`.
pub(crate) const COMPUTED: &str = "COMPUTED VALUES";

/// Keys that charts of all kinds have, at the top or below `global`.
const SHARED: &[&str] = &[
    "extraConfigMaps",
    "extraVolumeMounts",
    "extraVolumes",
    "nodeSelector",
    "podMonitor",
    "serviceAccount",
];

/// What a document is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Values of a chart.
    Values(&'static Chart),
    /// Values of the chart of a compute backend.
    Backend,
    /// A Secret.
    Secret,
    /// The `ConfigMap` with the master encryption key.
    Mek,
    /// The file in it, alone.
    MekFile,
    /// An ingress.
    Ingress,
    /// What a tool gives values to a chart with.
    Wrapped,
    /// Another object of Kubernetes.
    Object,
    /// Answers of this page.
    Answers,
    /// Nothing that is known here.
    Unknown,
}

/// Returns what a document is.
pub(crate) fn kind(name: &str, tree: &Tree) -> Kind {
    if let Some(kind) = object(tree) {
        return kind;
    }
    if tree.child("meks").is_some() && tree.child("currentMek").is_some() {
        return Kind::MekFile;
    }
    if ["global.backendName", "global.agentNamespace"]
        .iter()
        .any(|key| tree.at(key).is_some())
    {
        return Kind::Backend;
    }
    match chart(name, tree) {
        Some(chart) => Kind::Values(chart),
        // One word of theirs may stand in anything.
        None if asked(tree) * 2 > top(tree).count() => Kind::Answers,
        None => Kind::Unknown,
    }
}

/// Says whether a document is something that is known here, or what Helm shows.
pub(super) fn is_known(document: &Document) -> bool {
    let name = &document.name;
    let tree = document.tree.as_ref().filter(|tree| !tree.is_null());
    document.text.trim_start().starts_with(USER)
        || document.text.trim_start().starts_with(COMPUTED)
        || tree.is_some_and(|tree| object(tree).is_some() || kind(name, tree) != Kind::Unknown)
}

fn object(tree: &Tree) -> Option<Kind> {
    tree.child("apiVersion")?;
    let kind = tree.text_at("kind")?;
    let is_mek = tree.text_at("metadata.name").as_deref() == Some(objects::MEK.0)
        || tree
            .at("data")
            .is_some_and(|data| data.child(objects::MEK.1).is_some());
    Some(match kind.as_str() {
        "Secret" => Kind::Secret,
        "ConfigMap" if is_mek => Kind::Mek,
        "Ingress" => Kind::Ingress,
        "HelmRelease" | "HelmChart" | "HelmChartConfig" | "Application" | "Kustomization" => {
            Kind::Wrapped
        }
        _ => Kind::Object,
    })
}

/// Returns how many keys at the top are those of answers.
fn asked(tree: &Tree) -> usize {
    let root = |path: &str, key: &str| path.split('.').next() == Some(key);
    top(tree)
        .filter(|key| questions::all().any(|field| root(&field.path, key)))
        .count()
}

fn top(tree: &Tree) -> impl Iterator<Item = &str> {
    let entries = match &tree.branch {
        Branch::Map(entries) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().filter_map(|(key, _)| word(key))
}

/// Returns the chart whose values a document holds.
pub(crate) fn chart(name: &str, tree: &Tree) -> Option<&'static Chart> {
    let charts = offered::NEWEST.charts;
    if let Some(named) = charts.iter().find(|chart| name.ends_with(chart.file)) {
        return Some(named);
    }
    let live = |chart: &&Chart| top(tree).filter(|key| live::keys(chart).has(key)).count();
    let best = charts.iter().map(|chart| live(&chart)).max()?;
    if best <= asked(tree) || !charts.iter().any(|chart| is_its(name, tree, chart)) {
        return None;
    }
    // Of those that fit the first, unless another one reads more of it.
    let score = |chart: &&'static Chart| (Live::new(chart).count(tree), hint(name, tree, chart));
    charts.iter().rev().max_by_key(score)
}

/// Says whether something in a document is the chart's own, and not a key that charts of all kinds have. The release's name
/// in that of the file will do where the chart reads each key at the top.
fn is_its(name: &str, tree: &Tree, chart: &Chart) -> bool {
    let its = |(key, _, value): (String, &Tree, &Tree)| {
        let below = value.entries().any(|(inner, ..)| {
            !SHARED.contains(&inner.as_str()) && live::keys(chart).has(&format!("{key}.{inner}"))
        });
        !SHARED.contains(&key.as_str()) && below
    };
    tree.entries().any(its)
        || name.contains(chart.release) && top(tree).all(|key| live::keys(chart).has(key))
}

/// Says whether name or content speak for a chart where the keys fit several.
fn hint(name: &str, tree: &Tree, chart: &Chart) -> bool {
    let begins = |list: &str, start: &str| {
        let items = tree.at(list).map_or(&[][..], Tree::items);
        items
            .iter()
            .any(|one| one.text().is_some_and(|text| text.starts_with(start)))
    };
    let mut signs = release::reading().signs.iter();
    name.contains(chart.release)
        || signs.any(|(of, list, start)| *of == chart.name && begins(list, start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::tree;

    #[test]
    fn the_content_says_what_it_is() {
        for (name, text, expected) in [
            (
                "x",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n",
                "Secret",
            ),
            (
                "x",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: mek-config}\n",
                "Mek",
            ),
            (
                "x",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n",
                "Object",
            ),
            ("x", "apiVersion: a/v2\nkind: HelmRelease\n", "Wrapped"),
            ("x", "currentMek: a\nmeks: {a: b}\n", "MekFile"),
            ("x", "global: {backendName: a}\n", "Backend"),
            ("x", "hostname: a\n", "Answers"),
            ("x", "nonsense: a\n", "Unknown"),
            (
                "kps.yaml",
                "global: {imagePullSecrets: []}\npodMonitor: {enabled: true}\nserviceAccount: {create: true}\n",
                "Unknown",
            ),
            (
                "pg.yaml",
                "global: {postgresql: {auth: {}}}\nauth: {username: osmo}\nprimary: {resources: {}}\n",
                "Unknown",
            ),
            ("compose.yaml", "services: {web: {image: a}}\n", "Unknown"),
            ("x", "global: {osmoImageTag: a}\n", "service"),
            (
                "service-more.yaml",
                "serviceAccount: {create: false}\n",
                "service",
            ),
            ("x", "services: {ui: {hostname: a}}\n", "web-ui"),
            (
                "x",
                "services: {worker: {scaling: {minReplicas: 1}}}\n",
                "service",
            ),
            (
                "x",
                "services: {service: {webserverEnabled: true}}\n",
                "router",
            ),
            (
                "x",
                "sidecars: {envoy: {osmoauth: {enabled: true}}}\n",
                "router",
            ),
            ("x", "services: {service: {hostname: a}}\n", "service"),
            (
                "router.yaml",
                "services: {service: {hostname: a}}\n",
                "router",
            ),
            (
                "x",
                "sidecars: {envoy: {skipAuthPaths: [/api/router/version]}}\n",
                "router",
            ),
        ] {
            let tree = tree(text).0.unwrap();
            let found = match kind(name, &tree) {
                Kind::Values(chart) => chart.name.to_owned(),
                other => format!("{other:?}"),
            };
            assert_eq!(found, expected, "{text}");
        }
    }
}
