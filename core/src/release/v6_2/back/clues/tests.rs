//! What several keys tell, file by file.

use super::*;
use crate::yaml::tree;

fn told(text: &str) -> Vec<String> {
    let tree = tree(text).0.unwrap();
    let read = clues(&Files(vec![("service", &tree)]));
    read.into_iter()
        .map(|(path, text)| format!("{path}={text}"))
        .collect()
}

#[test]
fn the_ingress_tells_controller_and_tls() {
    let at = "services: {service: {ingress: ";
    for (ingress, controller, tls) in [
        ("{ingressClass: nginx}", "ingress-nginx", "secret"),
        (
            "{ingressClass: public, sslEnabled: false, annotations: {nginx.ingress.kubernetes.io/x: y}}",
            "ingress-nginx",
            "upstream",
        ),
        (
            "{ingressClass: traefik, sslEnabled: no}",
            "other",
            "upstream",
        ),
        (
            "{ingressClass: alb, sslEnabled: false, albAnnotations: {enabled: true}}",
            "alb",
            "acm",
        ),
        (
            "{ingressClass: <your-ingress-class>, sslEnabled: true}",
            "ingress-nginx",
            "secret",
        ),
    ] {
        let told = told(&format!("{at}{ingress}}}}}"));
        let expected = [
            format!("ingress.controller={controller}"),
            format!("ingress.tls={tls}"),
        ];
        assert_eq!(told, expected, "{ingress}");
    }
    assert_eq!(told(&format!("{at}{{enabled: false}}}}}}")), [""; 0]);
}

#[test]
fn a_mirror_is_one_only_if_all_images_are_below_it() {
    for (proxy, read) in [
        (
            "h.example/m/oauth2-proxy/oauth2-proxy:v7.14.2",
            "images.mirror=h.example/m",
        ),
        (
            "h.example/m/oauth2-proxy/oauth2-proxy:v7.15.3",
            "images.osmoImageLocation=h.example/m/nvidia/osmo",
        ),
    ] {
        let text = format!(
            "global: {{osmoImageLocation: h.example/m/nvidia/osmo/}}\nsidecars: {{envoy: {{image: \"h.example/m/envoyproxy/envoy:v1.29.0\"}}, oauth2Proxy: {{image: \"{proxy}\"}}}}\n"
        );
        assert_eq!(told(&text), [read]);
    }
}

#[test]
fn the_host_of_the_api_tells_the_namespace() {
    let text = "services: {ui: {apiHostname: osmo-service.lab.svc.cluster.local:80}}";
    assert_eq!(told(text), ["namespace=lab"]);
    assert_eq!(
        told("services: {ui: {apiHostname: api.example.com}}"),
        [""; 0]
    );
}
