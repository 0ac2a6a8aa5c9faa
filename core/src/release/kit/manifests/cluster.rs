//! Objects that no chart makes: cert-manager's `Certificate` and the `NetworkPolicy`.

use super::secret::begin;
use crate::model::{Certificate, Tls};
use crate::plan::Plan;
use crate::release::kit::Draft;
use crate::release::kit::scripts::tls_names;
use crate::text::or_gap;
use crate::yaml::Doc;

/// Returns those that were asked for.
pub(super) fn files(plan: &Plan) -> impl Iterator<Item = Draft<'_>> {
    let certificate = asks_cert_manager(plan)
        .then(|| Draft::yaml("cluster/certificate.yaml", || certificate(plan)));
    let policy = closes_ports(plan)
        .then(|| Draft::yaml("cluster/network-policy.yaml", || network_policy(plan)));
    certificate.into_iter().chain(policy)
}

/// The mark by which the scripts know what they may bring up to date or remove.
pub(super) fn mark(doc: &mut Doc) {
    let key = "app.kubernetes.io/managed-by";
    doc.put_entry("metadata.labels", key, "osmo-configurator", None);
}

/// Says whether cert-manager makes the certificate.
fn asks_cert_manager(plan: &Plan) -> bool {
    let i = &plan.deployment().ingress;
    i.enabled && i.tls == Tls::Secret && i.certificate == Certificate::CertManager
}

fn certificate(plan: &Plan) -> Doc {
    let i = &plan.deployment().ingress;
    let secret = or_gap(&i.ssl_secret, "tls-secret");
    let notes = ["cert-manager makes and renews the TLS secret."];
    let mut doc = begin(plan, "cert-manager.io/v1", "Certificate", &secret, &notes);
    mark(&mut doc);
    doc.put(
        "spec.secretName",
        secret.as_str(),
        path!("ingress.sslSecret"),
    );
    doc.put("spec.dnsNames", tls_names(plan), path!("hostname"));
    doc.put("spec.issuerRef.group", "cert-manager.io", None);
    doc.put(
        "spec.issuerRef.kind",
        i.issuer_kind.value(),
        path!("ingress.issuerKind"),
    );
    doc.put(
        "spec.issuerRef.name",
        or_gap(&i.issuer_name, "issuer"),
        path!("ingress.issuerName"),
    );
    doc
}

/// Says whether there is a `NetworkPolicy`: only Envoy is worth it, and without a provider there is none.
pub(crate) fn closes_ports(plan: &Plan) -> bool {
    plan.deployment().site.network_policy && plan.connection().is_some()
}

fn network_policy(plan: &Plan) -> Doc {
    let d = plan.deployment();
    let notes = [
        "Pods trust x-osmo-* headers, so only Envoy may be reached; the kubelet's probes are exempt.",
        "It needs a network plug-in that enforces policies.",
    ];
    let mut doc = begin(
        plan,
        "networking.k8s.io/v1",
        "NetworkPolicy",
        "osmo-envoy-only",
        &notes,
    );
    mark(&mut doc);
    let at = "spec.podSelector.matchExpressions[0]";
    doc.put(&format!("{at}.key"), "app", None);
    doc.put(&format!("{at}.operator"), "In", None);
    let pods = crate::release::kit::pods::names(plan);
    doc.put(&format!("{at}.values"), pods, None);
    doc.put("spec.policyTypes", vec!["Ingress"], None);
    doc.put("spec.ingress[0].ports[0].protocol", "TCP", None);
    doc.put("spec.ingress[0].ports[0].port", 8080_u64, None)
        .why("Envoy.");
    let from = &d.site.ingress_namespace;
    if !from.is_blank() {
        let rule = "spec.ingress[0].from";
        doc.put_entry(
            &format!("{rule}[0].namespaceSelector.matchLabels"),
            "kubernetes.io/metadata.name",
            from.as_str(),
            path!("site.ingressNamespace"),
        )
        .why("A controller with hostNetwork comes from a node, not from this namespace: leave the answer empty then.");
        doc.put_entry(
            &format!("{rule}[1].namespaceSelector.matchLabels"),
            "kubernetes.io/metadata.name",
            or_gap(&d.namespace, "namespace"),
            path!("namespace"),
        );
    }
    if d.pod_monitor {
        doc.put(
            "spec.ingress[1].ports[0].protocol",
            "TCP",
            path!("podMonitor"),
        );
        doc.put(
            "spec.ingress[1].ports[0].port",
            9464_u64,
            path!("podMonitor"),
        )
        .why("Metrics, for Prometheus.");
        doc.put(
            "spec.ingress[1].ports[1].protocol",
            "TCP",
            path!("podMonitor"),
        );
        doc.put("spec.ingress[1].ports[1].port", 44_180_u64, path!("podMonitor"))
            .why("Metrics of oauth2-proxy. Envoy's admin port 9901 stays closed: whoever reaches it can stop Envoy.");
    }
    doc
}
