//! Ingress values: the same for the three charts (D6), under the key path of each.

use crate::model::{Controller, Deployment, Tls};
use crate::release::kit::values::text;
use crate::syntax::pairs;
use crate::yaml::Doc;

/// Writes the ingress below `at`, e.g. `services.ui.ingress`.
pub(super) fn put(doc: &mut Doc, at: &str, d: &Deployment) {
    let ingress = &d.ingress;
    let key = |name: &str| format!("{at}.{name}");
    if !ingress.enabled {
        doc.put(&key("enabled"), false, "ingress.enabled");
        return;
    }
    doc.put(&key("prefix"), "/", "");
    doc.put(
        &key("ingressClass"),
        text(&ingress.ingress_class, "ingress-class"),
        "ingress.ingressClass",
    );
    let alb = ingress.controller == Controller::Alb;
    doc.put(&key("albAnnotations.enabled"), alb, "ingress.controller");
    if alb {
        doc.put(
            &key("albAnnotations.sslCertArn"),
            text(&ingress.ssl_cert_arn, "acm-certificate-arn"),
            "ingress.sslCertArn",
        )
        .why("Always set: the chart's default is a made-up ARN.");
    }
    let by_secret = ingress.tls == Tls::Secret;
    doc.put(&key("sslEnabled"), by_secret, "ingress.tls");
    if by_secret {
        doc.put(
            &key("sslSecret"),
            text(&ingress.ssl_secret, "tls-secret"),
            "ingress.sslSecret",
        )
        .why("No chart creates this Secret; the README does.");
    }
    annotations(doc, &key("annotations"), d);
}

fn annotations(doc: &mut Doc, at: &str, d: &Deployment) {
    match d.ingress.controller {
        Controller::IngressNginx => nginx(doc, at),
        Controller::Alb => alb(doc, at, d),
        Controller::Other => {}
    }
    for (key, value) in pairs::parse(d.ingress.annotations.entries()).0 {
        doc.put_entry(at, &key, value, "ingress.annotations");
    }
}

fn nginx(doc: &mut Doc, at: &str) {
    let origin = "ingress.controller";
    let name = |key: &str| format!("nginx.ingress.kubernetes.io/{key}");
    doc.put_entry(at, &name("proxy-buffer-size"), "16k", origin)
        .why("Room for sign-in headers. The guide's proxy-buffers and large-client-header-buffers are no annotations:")
        .why("the first is proxy-buffers-number, the second belongs into the controller's ConfigMap.");
    doc.put_entry(at, &name("proxy-buffers-number"), "8", origin);
    doc.put_entry(at, &name("proxy-busy-buffers-size"), "32k", origin);
}

fn alb(doc: &mut Doc, at: &str, d: &Deployment) {
    let name = |key: &str| format!("alb.ingress.kubernetes.io/{key}");
    doc.put_entry(
        at,
        &name("scheme"),
        d.ingress.scheme.value(),
        "ingress.scheme",
    );
    doc.put_entry(
        at,
        &name("listen-ports"),
        "[{\"HTTPS\":443}]",
        "ingress.tls",
    );
    doc.put_entry(at, &name("ssl-redirect"), "443", "ingress.tls");
    doc.put_entry(at, &name("success-codes"), "200-399", "ingress.controller")
        .why("Envoy answers the health check with a redirect to sign-in.");
}
