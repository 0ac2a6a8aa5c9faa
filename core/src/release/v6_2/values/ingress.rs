//! Ingress values: the same for the three charts (D6), under the key path of each.

use crate::model::{Controller, Deployment, Tls};
use crate::release::kit::values::annotations::{self, Derived};
use crate::release::kit::values::text;
use crate::syntax::pairs;
use crate::yaml::Doc;

/// Writes the ingress below `at`, e.g. `services.ui.ingress`.
pub(super) fn put(doc: &mut Doc, at: &str, d: &Deployment) {
    put_with(doc, at, d, Vec::new());
}

/// Writes the ingress of the router below `at`.
pub(super) fn put_router(doc: &mut Doc, at: &str, d: &Deployment) {
    put_with(doc, at, d, annotations::of_router(d));
}

fn put_with(doc: &mut Doc, at: &str, d: &Deployment, own: Vec<Derived>) {
    let ingress = &d.ingress;
    let key = |name: &str| format!("{at}.{name}");
    if !ingress.enabled {
        doc.put(&key("enabled"), false, path!("ingress.enabled"));
        return;
    }
    doc.put(&key("prefix"), "/", None);
    doc.put(
        &key("ingressClass"),
        text(&ingress.ingress_class, "ingress-class"),
        path!("ingress.ingressClass"),
    );
    let alb = ingress.controller == Controller::Alb;
    doc.put(
        &key("albAnnotations.enabled"),
        alb,
        path!("ingress.controller"),
    );
    if alb {
        doc.put(
            &key("albAnnotations.sslCertArn"),
            text(&ingress.ssl_cert_arn, "acm-certificate-arn"),
            path!("ingress.sslCertArn"),
        )
        .why("Always set: the chart's default is a made-up ARN.");
    }
    let by_secret = ingress.tls == Tls::Secret;
    doc.put(&key("sslEnabled"), by_secret, path!("ingress.tls"));
    if by_secret {
        doc.put(
            &key("sslSecret"),
            text(&ingress.ssl_secret, "tls-secret"),
            path!("ingress.sslSecret"),
        )
        .why("No chart creates this Secret; install.sh does.");
    }
    put_annotations(doc, &key("annotations"), d, own);
}

fn put_annotations(doc: &mut Doc, at: &str, d: &Deployment, own: Vec<Derived>) {
    for one in annotations::of(d).into_iter().chain(own) {
        let mut put = doc.put_entry(at, one.key, one.value, one.origin);
        for why in one.why {
            put = put.why(why);
        }
    }
    for (key, value) in pairs::parse(d.ingress.annotations.entries()).0 {
        doc.put_entry(at, &key, value, path!("ingress.annotations"));
    }
}
