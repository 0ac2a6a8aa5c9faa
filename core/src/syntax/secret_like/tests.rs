//! Texts and names that tell a secret, and those that only look so.

use super::*;

#[test]
fn good() {
    for text in [
        "",
        "osmo.example.com",
        "GOCSPX-",
        "https://login.example.com/abc8Q~",
        "123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com",
        "-----BEGIN CERTIFICATE-----",
        "https://a@b/c:d@e",
        "Bearer",
        "--client-secret-file=/x",
        "--client-secret=",
        "--pass-access-token=true",
        "--banner secret",
        "- token: a",
        "12345678-1234-1234-1234-123456789abc",
        "hf_transfer",
        "Basic support",
        "nginx.ingress.kubernetes.io/auth-secret=osmo/basic",
        "password=$(PASSWORD)",
        "sk-osmo",
        "user:group",
        "1000:1000",
        "registry:5000/envoy:v1.29@sha256:abc",
        "envoy:v1.29.0@sha256:abc",
        "git@github.com:org/repo",
        "mailto:ann@example.com",
        "serviceAccount:osmo@lab.iam.gserviceaccount.com",
        "arn:aws:iam::123456789012:user/ann@example.com",
        "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234",
        "dedicated=osmo:NoSchedule",
        "osmo.example.com:443",
        "{\"issuer\":\"https://a\",\"secretName\":\"oidc\"}",
        "https://osmo.example.com/oauth2/start?rd=$escaped_request_uri",
    ] {
        assert_eq!(find(text), None, "{text}");
    }
    for name in [
        "tokenEndpoint",
        "serviceName",
        "compass",
        "BYPASS",
        "passthrough",
        "passwordSecretKey",
        "MONKEY",
    ] {
        assert!(!is_name(name), "{name}");
    }
    for name in [
        "MY_PASS",
        "dbPw",
        "db-pwd",
        "clientSecret",
        "PGPASS",
        "SECRET_KEY",
        "MY_SECRET_KEY",
        "NGC_KEY",
    ] {
        assert!(is_name(name), "{name}");
    }
}

#[test]
fn bad() {
    for text in [
        "GOCSPX-abcdefghijklmnopqrstuvwxyz12",
        "--client-secret=GOCSPX-abcdefghijklmnopqrstuvwxyz12",
        "-----BEGIN RSA PRIVATE KEY-----",
        "postgres://u:hunter2@h/db",
        "--client-secret hunter2",
        "-client-secret=hunter2",
        "--github-token=hunter2",
        "--signature-key=sha256:hunter2",
        "--jwt-key=hunter2",
        "--x\n--redis-connection-url=redis://:hunter2@h:6379",
        "Authorization: Bearer hunter2hunter2",
        "--banner=x\n--client-secret=x",
        "abc8Q~abcdefghijklmnopqrstuvwxyz_.-12345",
        "a: \"nvapi-abcdefghijklmnop\"",
        "eyJhbGciOiJIUzI1NiJ9.e30.x",
        "ghs_abcdefghijklmnopqrstuvwxyz0123456789",
        "AKIAIOSFODNN7EXAMPLE",
        "hf_abcdefghijklmnopqrstuvwxyzABCDEFGH",
        "sk-proj-abcdefghijklmnopqrstuvwx",
        "AIzaSyA1234567890abcdefghijklmnopqrstuv",
        "hvs.CAESIabcdefghijklmnopqrstuvwx",
        "Authorization: Basic dXNlcjpwYXNz",
        "host=pg user=osmo password=hunter2",
        "u:hunter2@nvcr.io/nvidia/osmo",
        ":hunter2@redis:6379",
        "--client-secret\nhunter2",
        "https://h/?api_key=hunter2",
        "https://a.blob.core.windows.net/c?sv=2022&sig=hunter2",
        "{\"password\":\"hunter2\"}",
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abcd==",
    ] {
        assert!(find(text).is_some(), "{text}");
    }
    assert!(is_name("db_password") && is_name("clientSecret") && is_name("NGC-API-KEY"));
}

#[test]
fn a_reference_is_no_secret() {
    for name in [
        "imagePullSecret",
        "nginx.ingress.kubernetes.io/auth-secret",
        "nginx.ingress.kubernetes.io/auth-tls-secret",
        "haproxy.org/auth-secret",
        "checksum/secret",
    ] {
        assert!(is_reference(name), "{name}");
    }
    for name in ["x/auth-secret", "clientSecret", "vault/password", "secret"] {
        assert!(!is_reference(name) && is_name(name), "{name}");
    }
    assert!(is_gap("$(A)") && is_gap("${A}") && is_gap("<a>") && !is_gap("$a"));
}

#[test]
fn keys_are_shown_unless_they_hold_a_secret() {
    for key in ["hostname", "idp.oidc.clientId", "x/y", "AIza", "skip", ""] {
        assert!(!in_key(key), "{key}");
    }
    for key in [
        "GOCSPX-hunter2",
        "a.GOCSPX-hunter2",
        "x: ghp_abcdefghijklmnop1234567890",
        "https://u:hunter2@x",
    ] {
        assert!(in_key(key), "{key}");
    }
}
