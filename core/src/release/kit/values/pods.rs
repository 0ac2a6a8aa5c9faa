//! Node selector, tolerations, labels and annotations of pods.

use crate::model::{Lines, Scheduling};
use crate::path::Path;
use crate::syntax::{pairs, toleration, yaml11};
use crate::yaml::Doc;

/// Writes the tolerations below each of the key paths (Kubernetes API, `v1.Toleration`).
pub(crate) fn put_tolerations(doc: &mut Doc, at: &[&str], scheduling: &Scheduling) {
    let origin = path!("scheduling.tolerations");
    for path in at {
        let lines = scheduling.tolerations.entries();
        for (index, t) in lines.filter_map(toleration::parse).enumerate() {
            let at = |key: &str| format!("{path}[{index}].{key}");
            doc.put(&at("key"), t.key.as_str(), origin);
            doc.put(&at("operator"), t.operator(), origin);
            if let Some(value) = t.value {
                doc.put(&at("value"), value, origin);
            }
            doc.put(&at("effect"), t.effect, origin);
        }
    }
}

/// Writes `key=value` lines below each of the key paths.
fn put_pairs(doc: &mut Doc, at: &[&str], lines: &Lines, origin: Path) {
    for path in at {
        for (key, value) in pairs::parse(lines.entries()).0 {
            doc.put_entry(path, &key, value, origin);
        }
    }
}

/// Writes the pod labels below each of the key paths.
pub(crate) fn put_labels(doc: &mut Doc, at: &[&str], scheduling: &Scheduling) {
    put_pairs(
        doc,
        at,
        &scheduling.pod_labels,
        path!("scheduling.podLabels"),
    );
}

/// Writes the pod annotations below each of the key paths.
pub(crate) fn put_annotations(doc: &mut Doc, at: &[&str], scheduling: &Scheduling) {
    put_pairs(
        doc,
        at,
        &scheduling.pod_annotations,
        path!("scheduling.podAnnotations"),
    );
}

/// How a chart prints the node selector.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Printed {
    /// As YAML: quotes survive (router).
    Quoted,
    /// Bare: `true` would become a truth value, which the API server refuses (service, web-ui).
    Bare,
}

/// Writes the node selector at a key path.
pub(crate) fn put_node_selector(
    doc: &mut Doc,
    at: &str,
    scheduling: &Scheduling,
    printed: Printed,
) {
    for (key, value) in pairs::parse(scheduling.node_selector.entries()).0 {
        let bare = printed == Printed::Bare;
        let value = if bare && yaml11::changes_type(&value) {
            format!("\"{value}\"")
        } else {
            value
        };
        doc.put_entry(at, &key, value, path!("scheduling.nodeSelector"));
    }
}
