//! Objects as kubectl shows them.

use super::*;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

fn b64(text: &str) -> String {
    STANDARD.encode(text)
}

fn held<'a>(import: &'a Import, path: &str) -> Option<&'a str> {
    let found = import.secrets.iter().find(|held| held.spec.path == path);
    found.map(|held| held.secret.expose())
}

#[test]
fn secrets_go_to_the_store_and_nowhere_else() {
    let text = format!(
        "apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Secret
  metadata: {{name: db-secret, namespace: osmo-lab}}
  data: {{db-password: {}}}
- apiVersion: v1
  kind: Secret
  metadata: {{name: redis-secret, namespace: osmo-lab}}
  data: {{redis-password: \"\"}}
- apiVersion: v1
  kind: Secret
  metadata: {{name: oauth2-proxy-secrets}}
  data:
    client_secret: {}
    cookie_secret: '###'
- apiVersion: v1
  kind: Secret
  type: kubernetes.io/dockerconfigjson
  metadata: {{name: ngc-pull}}
  data: {{.dockerconfigjson: {}}}
- apiVersion: v1
  kind: Secret
  type: kubernetes.io/tls
  metadata: {{name: osmo-tls}}
  data: {{tls.key: AAAA}}
- apiVersion: v1
  kind: Secret
  metadata: {{name: other}}
  data: {{x: {}}}
",
        b64("hunter2"),
        b64("hunter3\n"),
        b64(&format!(
            "{{\"auths\":{{\"nvcr.io\":{{\"auth\":\"{}\"}}}}}}",
            b64("$oauthtoken:hunter4")
        )),
        b64("hunter5"),
    );
    let import = given(&[("secrets.yaml", &text)]);
    assert_eq!(held(&import, "secrets.dbPassword"), Some("hunter2"));
    assert_eq!(held(&import, "secrets.clientSecret"), Some("hunter3"));
    assert_eq!(held(&import, "secrets.registryPassword"), Some("hunter4"));
    assert_eq!(held(&import, "secrets.redisPassword"), None);
    assert_eq!(import.secrets.len(), 3);
    for (path, expected) in [
        ("namespace", "osmo-lab"),
        ("postgres.password", "true"),
        ("redis.password", "false"),
        ("images.imagePullSecret", "ngc-pull"),
        ("images.registry", "nvcr.io"),
        ("images.registryUser", "$oauthtoken"),
    ] {
        assert_eq!(answer(&import, path), expected, "{path}");
    }
    let told = told(&import);
    assert_eq!(
        told,
        [
            "secrets.yaml:16 IMP31 oauth2-proxy-secrets/client_secret",
            "secrets.yaml:17 IMP30 oauth2-proxy-secrets/cookie_secret"
        ]
    );
    assert!(matches!(fate(&import, "osmo-tls"), Fate::Aside(_)));
    assert!(matches!(fate(&import, "other/x"), Fate::Aside(_)));
    let all = format!("{import:?}");
    for secret in ["hunter2", "hunter3", "hunter4", "hunter5"] {
        assert!(!all.contains(secret), "{secret}");
    }
}

#[test]
fn the_master_encryption_key_is_checked() {
    let jwk = b64(
        "{\"k\":\"-_ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\",\"kid\":\"key7\",\"kty\":\"oct\"}",
    );
    let text = format!(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: mek-config}}\ndata:\n  mek.yaml: |\n    currentMek: key7\n    meks:\n      key7: {jwk}\n"
    );
    let import = given(&[("mek", &text)]);
    assert_eq!(answer(&import, "mek.currentMek"), "key7");
    assert_eq!(
        held(&import, "secrets.mek"),
        Some("-_ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
    );
    assert_eq!(told(&import), [""; 0]);
    let raw = text.replace(&jwk, "'{\"k\": \"x\"}'");
    let import = given(&[("mek", &raw)]);
    assert!(told(&import)[0].contains("MEK10") && import.secrets.is_empty());
    assert!(
        told(&given(&[(
            "mek",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: mek-config}\n"
        )]))[0]
            .contains("MEK10")
    );
}

/// `mek-config` as kubectl shows it.
fn mek_config(current: &str, kid: &str, key: &str) -> String {
    let jwk = b64(&format!(
        "{{\"k\":\"{key}\",\"kid\":\"{kid}\",\"kty\":\"oct\"}}"
    ));
    format!(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: mek-config}}\ndata:\n  mek.yaml: |\n    currentMek: {current}\n    meks:\n      {kid}: {jwk}\n"
    )
}

const KEY: &str = "-_ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
const OTHER_KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

#[test]
fn a_key_and_its_name_come_from_one_file() {
    let wrong = given(&[("mek", &mek_config("key3", "key1", KEY))]);
    assert!(told(&wrong)[0].contains("MEK10") && wrong.secrets.is_empty());
    assert_ne!(answer(&wrong, "mek.currentMek"), "key3");

    let (first, second) = (mek_config("a", "a", KEY), mek_config("b", "b", OTHER_KEY));
    let two = given(&[("x", &format!("{first}---\n{second}"))]);
    assert_eq!(answer(&two, "mek.currentMek"), "a");
    assert_eq!(held(&two, "secrets.mek"), Some(KEY));
    assert_eq!(two.secrets.len(), 1);
    assert!(told(&two)[0].contains("MEK13"), "{:?}", told(&two));

    // The first names a key that it does not have: nothing of the second is put beside it.
    let bad = mek_config("a", "b", KEY);
    let mixed = given(&[("x", &format!("{bad}---\n{second}"))]);
    assert!(mixed.secrets.is_empty());
    assert!(told(&mixed).iter().any(|one| one.contains("MEK13")));

    let same = given(&[("x", &first), ("y", &first)]);
    assert_eq!((told(&same), same.secrets.len()), (vec![], 1));
}

#[test]
fn an_ingress_tells_host_class_and_tls() {
    let text = "apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: osmo-ui
  namespace: osmo-lab
  annotations: {nginx.ingress.kubernetes.io/proxy-buffer-size: 16k}
spec:
  ingressClassName: public
  rules: [{host: osmo.lab.example.com}]
  tls: [{hosts: [osmo.lab.example.com], secretName: lab-tls}]
";
    let import = given(&[("x", text)]);
    for (path, expected) in [
        ("hostname", "osmo.lab.example.com"),
        ("namespace", "osmo-lab"),
        ("ingress.controller", "ingress-nginx"),
        ("ingress.ingressClass", "public"),
        ("ingress.tls", "secret"),
        ("ingress.sslSecret", "lab-tls"),
    ] {
        assert_eq!(answer(&import, path), expected, "{path}");
    }
    let alb = text
        .replace(
            "{nginx.ingress.kubernetes.io/proxy-buffer-size: 16k}",
            "{alb.ingress.kubernetes.io/certificate-arn: \"arn:aws:acm:x\"}",
        )
        .replace(
            "  tls: [{hosts: [osmo.lab.example.com], secretName: lab-tls}]\n",
            "",
        );
    let import = given(&[("x", &alb)]);
    assert_eq!(
        (
            answer(&import, "ingress.tls"),
            answer(&import, "ingress.controller")
        ),
        ("acm".to_owned(), "alb".to_owned())
    );
}

#[test]
fn an_ingress_of_something_else_tells_nothing() {
    let ingress = |name: &str, namespace: &str, host: &str, service: &str| {
        format!(
            "- apiVersion: networking.k8s.io/v1
  kind: Ingress
  metadata: {{name: {name}, namespace: {namespace}}}
  spec:
    ingressClassName: of-{namespace}
    rules: [{{host: {host}, http: {{paths: [{{path: /, backend: {{service: {{name: {service}}}}}}}]}}}}]
    tls: [{{secretName: {name}-tls}}]
"
        )
    };
    let list = format!(
        "apiVersion: v1\nkind: List\nitems:\n{}{}",
        ingress("grafana", "monitoring", "grafana.example.com", "grafana"),
        ingress("front", "lab", "osmo.example.com", "osmo-service"),
    );
    let import = given(&[("x", &list)]);
    for (path, expected) in [
        ("hostname", "osmo.example.com"),
        ("namespace", "lab"),
        ("ingress.ingressClass", "of-lab"),
        ("ingress.sslSecret", "front-tls"),
    ] {
        assert_eq!(answer(&import, path), expected, "{path}");
    }
    assert!(matches!(fate(&import, "grafana"), Fate::Aside(_)));
}

/// `kubectl get secrets` shows what Helm keeps of every release too.
#[test]
fn releases_of_helm_do_not_make_a_list_too_large() {
    let release = |number: usize| {
        format!(
            "- apiVersion: v1\n  data:\n    release: {}\n  kind: Secret\n  metadata: {{name: sh.helm.release.v1.service.v{number}}}\n  type: helm.sh/release.v1\n",
            "SDRz".repeat(50_000)
        )
    };
    let list = format!(
        "apiVersion: v1\nitems:\n{}{}- apiVersion: v1\n  data: {{db-password: {}}}\n  kind: Secret\n  metadata: {{name: db-secret}}\nkind: List\n",
        release(1),
        release(2),
        b64("hunter2\n"),
    );
    let import = given(&[("secrets.yaml", &list)]);
    assert_eq!(held(&import, "secrets.dbPassword"), Some("hunter2"));
    assert_eq!(
        told(&import),
        ["secrets.yaml:16 IMP31 db-secret/db-password"]
    );
    assert!(matches!(
        fate(&import, "sh.helm.release.v1.service.v2"),
        Fate::Aside(_)
    ));
    let json = format!(
        "{{\n\"apiVersion\": \"v1\",\n\"kind\": \"List\",\n\"items\": [\n{{\n\"apiVersion\": \"v1\",\n\"kind\": \"Secret\",\n\
         \"data\": {{\n\"release\": \"{}\"\n}},\n\"metadata\": {{\"name\": \"x\"}},\n\"type\": \"helm.sh/release.v1\"\n}}\n]\n}}\n",
        "SDRz".repeat(100_000)
    );
    let import = given(&[("of-the-cluster.json", &json)]);
    assert_eq!(told(&import), [""; 0]);
    assert!(matches!(fate(&import, "x"), Fate::Aside(_)));
}
