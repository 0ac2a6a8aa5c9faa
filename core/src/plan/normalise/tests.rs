use super::*;

fn give(answers: &mut Answers, path: &str, text: &str) {
    crate::questions::find(path)
        .unwrap()
        .set(answers, text)
        .unwrap();
}

fn taken(answers: &Answers, path: &str) -> String {
    crate::questions::find(path)
        .unwrap()
        .read(&answers.normalised())
}

#[test]
fn harmless_variants_are_taken_for_what_they_mean() {
    let mut answers = Answers::default();
    for (provider, path, text, meant) in [
        (
            "entra",
            "hostname",
            " https://OSMO.example.com/ ",
            "osmo.example.com",
        ),
        (
            "entra",
            "idp.entra.tenantId",
            " 12345678-1234-1234-1234-123456789ABC",
            "12345678-1234-1234-1234-123456789abc",
        ),
        ("entra", "postgres.user", " postgres ", "postgres"),
        (
            "entra",
            "hostname",
            "https://OSMO.example.com/workflows?page=2",
            "osmo.example.com",
        ),
        (
            "entra",
            "hostname",
            "HTTPS://osmo.example.com:443/",
            "osmo.example.com",
        ),
        (
            "entra",
            "oauth2Proxy.cookieDomain",
            "https://.OSMO.example.com/",
            ".osmo.example.com",
        ),
        (
            "entra",
            "images.osmoImageLocation",
            "HTTPS://NVCR.io/nvidia/osmo//",
            "nvcr.io/nvidia/osmo",
        ),
        (
            "entra",
            "images.mirror",
            "https://Harbor.example.com:5000/Team",
            "harbor.example.com:5000/Team",
        ),
        ("entra", "images.mirror", "TEAM/osmo", "TEAM/osmo"),
        (
            "entra",
            "images.envoy",
            "docker://Harbor.example.com:5000/envoyproxy/envoy:v1.29.0",
            "harbor.example.com:5000/envoyproxy/envoy:v1.29.0",
        ),
        (
            "entra",
            "images.oauth2Proxy",
            "https://QUAY.io/oauth2-proxy/oauth2-proxy:v7.15.3-RC1",
            "quay.io/oauth2-proxy/oauth2-proxy:v7.15.3-RC1",
        ),
        ("entra", "images.psql", "postgres:V15", "postgres:V15"),
        (
            "entra",
            "charts.repository",
            "HTTPS://Helm.NGC.nvidia.com/nvidia/osmo/",
            "https://helm.ngc.nvidia.com/nvidia/osmo",
        ),
        (
            "dex",
            "idp.dex.issuer",
            "HTTPS://dex.example.com/dex",
            "https://dex.example.com/dex",
        ),
        (
            "oidc",
            "idp.oidc.issuer",
            "HTTPS://login.example.com/",
            "https://login.example.com/",
        ),
        (
            "oidc",
            "idp.oidc.tokenEndpoint",
            "Https://login.example.com/Token",
            "https://login.example.com/Token",
        ),
        (
            "keycloak",
            "idp.keycloak.host",
            "https://Auth.example.com/",
            "auth.example.com",
        ),
        (
            "oidc",
            "idp.oidc.issuer",
            "https://a.example.com/realms/x/.well-known/openid-configuration",
            "https://a.example.com/realms/x",
        ),
    ] {
        give(&mut answers, "idp.provider", provider);
        give(&mut answers, path, text);
        assert_eq!(taken(&answers, path), meant, "{path}");
    }
}

#[test]
fn an_oci_address_is_taken_like_the_others() {
    let mut answers = Answers::default();
    give(&mut answers, "charts.source", "oci");
    give(
        &mut answers,
        "charts.oci",
        "OCI://Harbor.example.com/Team/charts/",
    );
    assert_eq!(
        taken(&answers, "charts.oci"),
        "oci://harbor.example.com/Team/charts"
    );
}

/// The answers of a choice that was taken back must not reach a file.
#[test]
fn unasked_answers_are_back_at_their_defaults() {
    let mut answers = Answers::default();
    let d = &mut answers.deployment;
    d.ingress.controller = crate::model::Controller::Alb;
    d.ingress.tls = crate::model::Tls::Acm;
    d.ingress.ssl_secret = "My_Secret".into();
    d.images.registry = "$(touch x)".into();
    d.trust.key = "..".into();
    d.rate_limit.service_name = "unasked".into();
    give(&mut answers, "idp.keycloak.realm", "\u{1b}");
    let d = answers.normalised().deployment;
    let usual = Deployment::default();
    assert_eq!(d.ingress.ssl_secret, usual.ingress.ssl_secret);
    assert_eq!(d.images.registry, usual.images.registry);
    assert_eq!(d.trust, usual.trust);
    assert_eq!(d.idp, usual.idp);
    assert_eq!(d.rate_limit, usual.rate_limit);
    assert_eq!(d.ingress.controller, crate::model::Controller::Alb);
    assert_eq!(d.ingress.tls, crate::model::Tls::Acm);
}

/// What is asked stays, and doing it twice changes nothing more.
#[test]
fn asked_answers_stay() {
    for enabled in [true, false] {
        let mut answers = Answers::default();
        let d = &mut answers.deployment;
        d.ingress.controller = crate::model::Controller::Alb;
        d.ingress.ingress_class = "public".into();
        d.ingress.enabled = enabled;
        let once = answers.normalised();
        assert_eq!(once.normalised(), once);
        let class = once.deployment.ingress.ingress_class.as_str();
        assert_eq!(class, if enabled { "public" } else { "nginx" });
    }
}

#[test]
fn an_entry_is_one_line() {
    let mut answers = Answers::default();
    answers.deployment.scheduling.pod_labels = crate::model::Lines(vec!["a=1\nb=2".into()]);
    assert_eq!(
        answers.normalised().deployment.scheduling.pod_labels.0,
        ["a=1", "b=2"]
    );
}
