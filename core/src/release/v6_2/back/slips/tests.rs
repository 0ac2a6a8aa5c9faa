//! Each departure, with a file that has it and one that has not.

use super::*;
use crate::yaml::tree;

/// Each code stands for one thing, and its key is one that a template reads.
#[test]
fn every_slip_is_whole() {
    for one in SLIPS {
        assert!(
            !one.what.is_empty() && !one.why.is_empty() && !one.fix.is_empty(),
            "{}",
            one.code
        );
        for chart in one.charts {
            let live = crate::release::v6_2::facts::KEYS.live;
            let (_, keys) = live.iter().find(|(known, _)| known == chart).unwrap();
            assert!(keys.has(one.key), "{} {}", one.code, one.key);
        }
        let same = SLIPS.iter().filter(|other| other.code == one.code);
        assert!(
            same.into_iter().all(|other| other.what == one.what),
            "{}",
            one.code
        );
    }
}

#[test]
#[rustfmt::skip]
fn bad_and_good() {
    for (code, bad, good) in [
        ("IMP01", "a: 1", "sidecars: {envoy: {idp: {host: a.example.com}}}"),
        ("IMP02", "sidecars: {envoy: {jwt: {providers: [{cluster: idp}]}}}", "sidecars: {envoy: {jwt: {providers: [{cluster: idp}, {cluster: idp}]}}}"),
        ("IMP03", "a: 1", "sidecars: {envoy: {enabled: false}}"),
        ("IMP04", "a: 1", "services: {redis: {serviceName: r}}"),
        ("IMP05", "a: 1", "sidecars: {oauth2Proxy: {redisSessionStore: true}}"),
        ("IMP06", "podMonitor: ~", "podMonitor: {enabled: true}"),
        ("IMP07", "a: 1", "sidecars: {rateLimit: {enabled: false}}"),
        ("IMP08", "sidecars: {oauth2Proxy: {enabled: no}}", "a: 1"),
        ("IMP09", "sidecars: {envoy: {enabled: off}}", "sidecars: {envoy: {enabled: false}, oauth2Proxy: {enabled: false}}"),
        ("IMP10", "sidecars: {envoy: {enabled: off}}", "sidecars: {envoy: {enabled: false}, authz: {enabled: false}}"),
        ("IMP11", "a: 1", "services: {configFile: {enabled: true}}"),
        ("IMP12", "services: {service: {ingress: {albAnnotations: {enabled: true}}}}", "a: 1"),
        ("IMP13", "a: 1", "services: {ui: {apiHostname: a}}"),
        ("IMP14", "sidecars: {oauth2Proxy: {oidcIssuerUrl: https://a/realms/b, scope: openid}}", "sidecars: {oauth2Proxy: {oidcIssuerUrl: https://accounts.google.com, scope: openid}}"),
        ("IMP15", "services: {ui: {ingress: {annotations: {nginx.ingress.kubernetes.io/proxy-buffers: x}}}}", "services: {ui: {ingress: {annotations: ~}}}"),
        ("IMP16", "services: {service: {ingress: {annotations: {nginx.ingress.kubernetes.io/large-client-header-buffers: x}}}}", "a: 1"),
        ("IMP17", "services: {service: {auth: {device_endpoint: https://a/realms/b/protocol/openid-connect/device}}}", "services: {service: {auth: {device_endpoint: https://a/realms/b/protocol/openid-connect/auth/device}}}"),
        ("IMP18", "a: 1", "services: {service: {auth: {device_endpoint: a, device_client_id: a, browser_endpoint: a, browser_client_id: a, token_endpoint: a, logout_endpoint: a}}}"),
        ("IMP19", "a: 1", "services: {agent: {extraPodAnnotations: {checksum/envoy-settings: x}}}"),
        ("IMP20", "global: {logs: {enabled: false}}", "a: 1"),
        ("IMP21", "extraArgs: [a]", "a: 1"),
    ] {
        let says = |text: &str| {
            let file = tree(text).0.unwrap();
            SLIPS.iter().any(|one| one.code == code && (one.found)(&file))
        };
        assert!(says(bad), "{code}");
        assert!(!says(good), "{code}");
    }
}
