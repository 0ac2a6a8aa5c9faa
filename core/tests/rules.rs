//! The rules together, through the public check: codes, texts, paths, good deployments, and any input at all.

// Helpers of tests may be as blunt as the tests themselves.
#![allow(clippy::panic, clippy::unwrap_used)]

use osmo_configurator_core::check::{check, report};
use osmo_configurator_core::entropy::Seeded;
use osmo_configurator_core::fields::{self, Kind};
use osmo_configurator_core::finding::{Finding, Report};
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::secrets::{self, SPECS, Secret, Secrets, generate};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Changes<'a> = &'a [(&'a str, &'a str)];

/// What an operator types beside the defaults, whatever the provider.
const BASE: Changes<'static> = &[
    ("hostname", "osmo.example.com"),
    ("postgres.serviceName", "pg.example.internal"),
    ("redis.serviceName", "redis.example.internal"),
];

/// A complete deployment for each provider.
const GOOD: &[(&str, Changes<'static>)] = &[
    (
        "entra",
        &[
            ("idp.entra.tenantId", "12345678-1234-1234-1234-123456789abc"),
            ("idp.entra.clientId", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
        ],
    ),
    (
        "google",
        &[(
            "idp.google.clientId",
            "123456789012-abc123def456ghi789jkl012mno345pq.apps.googleusercontent.com",
        )],
    ),
    ("keycloak", &[("idp.keycloak.host", "auth.example.com")]),
    (
        "oidc",
        &[
            ("idp.oidc.issuer", "https://login.example.com"),
            (
                "idp.oidc.authorizationEndpoint",
                "https://login.example.com/authorize",
            ),
            ("idp.oidc.tokenEndpoint", "https://login.example.com/token"),
            (
                "idp.oidc.deviceAuthorizationEndpoint",
                "https://login.example.com/device",
            ),
            ("idp.oidc.jwksUri", "https://login.example.com/keys"),
            ("idp.oidc.clientId", "osmo"),
        ],
    ),
    ("none", &[("idp.noneAccepted", "true")]),
];

const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

/// A broken answer for each code, on top of everything good for every provider; Entra is chosen unless another one is.
const BROKEN: &[(&str, Changes<'static>)] = &[
    ("FORM01", &[("hostname", "")]),
    ("FORM02", &[("hostname", "osmo\u{200b}.example.com")]),
    ("FORM02", &[("secrets.clientSecret", "abc\n")]),
    (
        "FORM03",
        &[("extraValues.service", "global: {osmoImageTag: <version>}")],
    ),
    ("FORM04", &[("scheduling.podLabels", LONG)]),
    ("HOST01", &[("hostname", "10.0.0.1")]),
    ("NAME01", &[("namespace", "kube-system")]),
    ("NAME02", &[("namespace", "default")]),
    ("NAME03", &[("ingress.sslSecret", "on")]),
    ("NAME04", &[("ingress.sslSecret", "db-secret")]),
    ("NAME05", &[("defaultAdmin.username", "a b")]),
    ("MEK01", &[("mek.currentMek", "yes")]),
    ("CHART01", &[("chartVersion", "1.3.1")]),
    (
        "CHART02",
        &[("chartVersion", "1.2.0"), ("osmoImageTag", "6.2")],
    ),
    ("CHART03", &[("osmoImageTag", "6.2")]),
    ("CHART04", &[("osmoImageTag", "6.3.1")]),
    ("CHART05", &[("upgradeFrom60", "true")]),
    ("CHART06", &[("podMonitor", "true")]),
    ("CHART07", &[("scheduling.podLabels", "app=x")]),
    ("CHART08", &[("routerServiceAccountName", "osmo")]),
    ("IMG01", &[("images.osmoImageLocation", "https://nvcr.io")]),
    ("IMG02", &[("images.envoy", "a b")]),
    ("IMG03", &[("images.envoy", "envoyproxy/envoy")]),
    ("IMG04", &[("osmoImageTag", "latest")]),
    ("IMG05", &[("images.oauth2Proxy", "oauth2-proxy:v7.6.0")]),
    (
        "PULL01",
        &[
            ("images.imagePullSecret", "pull"),
            ("images.registry", "https://nvcr.io"),
        ],
    ),
    (
        "PULL02",
        &[
            ("images.imagePullSecret", "pull"),
            ("images.registry", "registry.example.com"),
        ],
    ),
    (
        "PULL03",
        &[
            ("images.imagePullSecret", "pull"),
            ("images.registryUser", "me"),
        ],
    ),
    ("IDP01", &[("idp.provider", "aws")]),
    ("IDP01", &[("idp.provider", "github")]),
    (
        "IDP02",
        &[("idp.provider", "none"), ("idp.noneAccepted", "false")],
    ),
    ("IDP03", &[("idp.provider", "none")]),
    ("IDP04", &[("idp.provider", "none")]),
    (
        "IDP05",
        &[
            ("idp.provider", "google"),
            ("defaultAdmin.enabled", "false"),
        ],
    ),
    ("IDP06", &[("idp.provider", "google")]),
    ("ENTRA01", &[("idp.entra.tenantId", "common")]),
    (
        "ENTRA02",
        &[("idp.entra.tenantId", "9188040d-6c67-4c5b-b112-36a304b66dad")],
    ),
    (
        "ENTRA03",
        &[("idp.entra.clientId", "12345678-1234-1234-1234-123456789abc")],
    ),
    (
        "GOOG01",
        &[
            ("idp.provider", "google"),
            ("idp.google.clientId", "123456789012"),
        ],
    ),
    (
        "GOOG02",
        &[
            ("idp.provider", "google"),
            ("idp.google.clientId", "1-a.apps.googleusercontent.com"),
        ],
    ),
    (
        "KC01",
        &[
            ("idp.provider", "keycloak"),
            ("idp.keycloak.host", "osmo.example.com"),
        ],
    ),
    (
        "KC02",
        &[("idp.provider", "keycloak"), ("idp.keycloak.realm", "a/b")],
    ),
    (
        "KC03",
        &[
            ("idp.provider", "keycloak"),
            ("idp.keycloak.realm", "master"),
        ],
    ),
    (
        "KC04",
        &[
            ("idp.provider", "keycloak"),
            ("idp.keycloak.deviceClientId", "osmo-browser-flow"),
        ],
    ),
    (
        "KC05",
        &[
            ("idp.provider", "keycloak"),
            ("idp.keycloak.tokenLifespan", "5 minutes"),
        ],
    ),
    (
        "CLIENT01",
        &[("idp.provider", "oidc"), ("idp.oidc.clientId", "yes")],
    ),
    (
        "OIDC01",
        &[
            ("idp.provider", "oidc"),
            ("idp.oidc.issuer", "http://login.example.com"),
        ],
    ),
    (
        "OIDC02",
        &[
            ("idp.provider", "oidc"),
            ("idp.oidc.jwksUri", "https://login.example.com:8443/keys"),
        ],
    ),
    (
        "OIDC03",
        &[
            ("idp.provider", "oidc"),
            (
                "idp.oidc.issuer",
                "https://login.microsoftonline.com/common/v2.0",
            ),
        ],
    ),
    (
        "OIDC04",
        &[
            ("idp.provider", "oidc"),
            ("idp.oidc.tokenEndpoint", "https://login.example.org/token"),
        ],
    ),
    (
        "OIDC05",
        &[("idp.provider", "oidc"), ("idp.oidc.userClaim", "a.b")],
    ),
    (
        "OIDC06",
        &[("idp.provider", "oidc"), ("idp.oidc.scope", "email")],
    ),
    (
        "OIDC07",
        &[("idp.provider", "oidc"), ("idp.oidc.scope", "openid")],
    ),
    (
        "OIDC08",
        &[("idp.provider", "oidc"), ("idp.oidc.scope", "openid")],
    ),
    (
        "OIDC09",
        &[
            ("idp.provider", "oidc"),
            ("idp.oidc.deviceAuthorizationEndpoint", ""),
        ],
    ),
    (
        "OIDC10",
        &[("idp.provider", "oidc"), ("idp.oidc.userClaim", "email")],
    ),
    ("COOKIE01", &[("oauth2Proxy.cookieDomain", "example.org")]),
    ("COOKIE02", &[("oauth2Proxy.cookieDomain", "example.com")]),
    ("COOKIE03", &[("oauth2Proxy.cookieExpire", "7d")]),
    ("COOKIE04", &[("oauth2Proxy.cookieRefresh", "200h")]),
    (
        "COOKIE05",
        &[
            ("idp.provider", "keycloak"),
            ("oauth2Proxy.cookieRefresh", "1h"),
        ],
    ),
    ("ARG01", &[("oauth2Proxy.extraArgs", "banner")]),
    ("ARG02", &[("oauth2Proxy.extraArgs", "--client-secret=x")]),
    (
        "ARG03",
        &[("oauth2Proxy.extraArgs", "--skip-auth-route=/x")],
    ),
    ("ARG04", &[("oauth2Proxy.extraArgs", "--provider=github")]),
    (
        "ARG05",
        &[("oauth2Proxy.extraArgs", "--trusted-proxy-ip=10.0.0.1")],
    ),
    (
        "SKIP01",
        &[(
            "skipAuthPaths.service",
            "/api/version') or true) then skip = true end --",
        )],
    ),
    (
        "SKIP02",
        &[
            ("skipAuthPaths.mode", "replace"),
            ("skipAuthPaths.router", "/x"),
        ],
    ),
    ("SKIP03", &[("skipAuthPaths.service", "/x")]),
    ("DATA01", &[("postgres.serviceName", "postgres://pg")]),
    ("DATA02", &[("redis.serviceName", "localhost")]),
    ("DATA03", &[("redis.port", "0")]),
    ("PG01", &[("postgres.db", "true")]),
    ("PG02", &[("postgres.user", "a b")]),
    ("PG03", &[("platform", "azure")]),
    ("PG04", &[("postgres.creation", "admin")]),
    ("PG05", &[("postgres.sslMode", "verify-full")]),
    ("REDIS01", &[("redis.dbNumber", "16")]),
    (
        "REDIS02",
        &[("redis.tlsEnabled", "false"), ("redis.dbNumber", "1")],
    ),
    ("REDIS03", &[("oauth2Proxy.sessionStore", "redis")]),
    ("RATE01", &[("rateLimit.enabled", "true")]),
    ("ING01", &[("ingress.tls", "acm")]),
    (
        "ING02",
        &[("ingress.controller", "alb"), ("ingress.sslCertArn", "x")],
    ),
    ("ING03", &[]),
    (
        "ING04",
        &[
            ("ingress.controller", "other"),
            ("ingress.ingressClass", "traefik"),
        ],
    ),
    ("ING05", &[("portForwarding", "true")]),
    ("ING06", &[("ingress.tls", "upstream")]),
    ("ING07", &[("ingress.enabled", "false")]),
    (
        "ING08",
        &[(
            "ingress.annotations",
            "nginx.ingress.kubernetes.io/proxy-buffers=8 16k",
        )],
    ),
    (
        "ING09",
        &[(
            "ingress.annotations",
            "alb.ingress.kubernetes.io/scheme=internal",
        )],
    ),
    ("ING10", &[("ingress.ingressClass", "alb")]),
    (
        "ING11",
        &[(
            "ingress.annotations",
            "nginx.ingress.kubernetes.io/proxy-buffer-size=8k",
        )],
    ),
    ("SCALE01", &[("scaling.service.minReplicas", "0")]),
    ("SCALE02", &[("scaling.service.minReplicas", "9")]),
    (
        "SCALE03",
        &[("scaling.service.resources.requests.cpu", "one")],
    ),
    (
        "SCALE04",
        &[("scaling.service.resources.limits.memory", "512Mi")],
    ),
    (
        "SCALE05",
        &[("scaling.service.resources.limits.memory", "512")],
    ),
    (
        "SCALE06",
        &[("scaling.service.resources.requests.cpu", "16")],
    ),
    ("SCHED01", &[("scheduling.nodeSelector", "linux")]),
    ("SCHED02", &[("scheduling.podAnnotations", "a b")]),
    ("SCHED03", &[("scheduling.tolerations", "a")]),
    ("SCHED04", &[("scheduling.podLabels", "a=1\na=2")]),
    (
        "SECR01",
        &[(
            "secrets.clientSecret",
            "12345678-1234-1234-1234-123456789abc",
        )],
    ),
    ("SECR02", &[("secrets.clientSecret", "short")]),
    ("SECR03", &[("secrets.redisPassword", "a#b")]),
    ("SECR04", &[("secrets.cookieSecret", "short")]),
    ("SECR05", &[("secrets.adminPassword", "short")]),
    (
        "SECR06",
        &[(
            "secrets.adminPassword",
            "+AECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        )],
    ),
    ("SECR07", &[("secrets.mek", "short")]),
    (
        "SECR08",
        &[("secrets.mek", KEY), ("secrets.cookieSecret", KEY)],
    ),
    ("SECR09", &[("secrets.dbPassword", " x")]),
    ("SECR20", &[("secrets.cookieSecret", KEY)]),
    ("EXTR01", &[("extraValues.router", "- a")]),
    (
        "EXTR02",
        &[(
            "extraValues.service",
            "sidecars: {logAgent: {enabled: false}}",
        )],
    ),
    (
        "EXTR03",
        &[("extraValues.service", "services: {postgres: {password: x}}")],
    ),
    (
        "EXTR04",
        &[(
            "extraValues.service",
            "services: {service: {disableTaskMetrics: yes}}",
        )],
    ),
    (
        "EXTR05",
        &[("extraValues.service", "sidecars: {authz: {enabled: false}}")],
    ),
    (
        "EXTR06",
        &[(
            "extraValues.service",
            "sidecars: {envoy: {skipAuthPaths: [/x]}}",
        )],
    ),
    (
        "EXTR08",
        &[("extraValues.service", "podMonitor: {enabled: true}")],
    ),
];

/// More than any list of lines may hold.
const LONG: &str = match std::str::from_utf8(&[b'a'; 16_385]) {
    Ok(text) => text,
    Err(_) => "",
};

fn apply(answers: &mut Answers, held: &mut Secrets, changes: Changes<'_>) {
    for (path, value) in changes {
        if let Some(field) = fields::find(path) {
            field.write(answers, value);
        } else {
            let spec = secrets::find(path).unwrap_or_else(|| panic!("{path} is no path"));
            *(spec.get_mut)(held) = Secret::new(*value);
        }
    }
}

/// Everything good for every provider, Entra chosen, and then the changes.
fn case(changes: Changes<'_>) -> (Answers, Secrets) {
    let (mut answers, mut held) = (Answers::default(), Secrets::default());
    apply(&mut answers, &mut held, BASE);
    for (_, good) in GOOD {
        apply(&mut answers, &mut held, good);
    }
    apply(&mut answers, &mut held, changes);
    (answers, held)
}

#[track_caller]
fn assert_well_formed(finding: &Finding) {
    let known = fields::find(&finding.path).is_some() || secrets::find(&finding.path).is_some();
    assert!(
        known,
        "{} points at {}, which is no path",
        finding.code, finding.path
    );
    for text in [&finding.what, &finding.why, &finding.fix] {
        assert!(text.len() > 10 && text.ends_with('.'), "{finding:?}");
        assert!(!text.contains(char::is_control), "{finding:?}");
    }
}

fn codes(report: &Report) -> BTreeSet<&'static str> {
    report.findings.iter().map(|f| f.code).collect()
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|end| end == "rs") {
            out.push(path);
        }
    }
}

/// Returns the code of each rule and the file that it is kept in.
fn rule_files() -> BTreeMap<String, (PathBuf, String)> {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let mut found = BTreeMap::new();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let is_rule = text.contains("pub(crate) fn rule(");
        let code = text.lines().find_map(|line| {
            line.strip_prefix("const CODE: &str = \"")?
                .strip_suffix("\";")
        });
        assert_eq!(
            is_rule,
            code.is_some(),
            "{} has a rule without a code, or a code without a rule",
            path.display()
        );
        if let Some(code) = code {
            let earlier = found.insert(code.to_owned(), (path.clone(), text.clone()));
            assert!(earlier.is_none(), "{code} stands in {} too", path.display());
        }
    }
    found
}

#[test]
fn every_code_has_one_file_which_begins_with_it() {
    for (code, (path, text)) in rule_files() {
        let area = code.trim_end_matches(|c: char| c.is_ascii_digit());
        let well_formed =
            code.len() == area.len() + 2 && area.bytes().all(|b| b.is_ascii_uppercase());
        assert!(well_formed, "{code} is not an area and two digits");
        assert!(
            text.starts_with(&format!("//! {code}: ")),
            "{} does not begin with its code",
            path.display()
        );
        assert!(
            text.contains("#[cfg(test)]"),
            "{} has no tests",
            path.display()
        );
    }
}

#[test]
fn every_rule_runs() {
    let files = rule_files();
    let table = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/release/v6_2/rules/mod.rs"),
    )
    .unwrap();
    for (path, _) in files.values() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            table.contains(&format!("{name}::rule,")),
            "{name} is not in the table"
        );
    }
}

#[test]
fn every_code_is_found_and_every_finding_is_well_formed() {
    let mut missing: BTreeSet<String> = rule_files().into_keys().collect();
    for (code, changes) in BROKEN {
        let (answers, held) = case(changes);
        let report = report(&answers, &held);
        report.findings.iter().for_each(assert_well_formed);
        assert!(
            codes(&report).contains(code),
            "{changes:?} gives {:?}, not {code}",
            codes(&report)
        );
        missing.remove(*code);
    }
    assert!(missing.is_empty(), "no example for {missing:?}");
}

#[test]
fn good_deployments_have_no_errors() {
    for (provider, good) in GOOD {
        let (mut answers, mut held) = (Answers::default(), Secrets::default());
        apply(&mut answers, &mut held, &[("idp.provider", provider)]);
        apply(&mut answers, &mut held, BASE);
        apply(&mut answers, &mut held, good);
        let found = report(&answers, &held);
        assert!(
            found.is_clean(),
            "{provider}: {:?}",
            found.errors().collect::<Vec<_>>()
        );
        for spec in SPECS {
            generate(&mut held, spec, &mut Seeded::new(b"rules")).unwrap();
        }
        assert!(
            check(&answers, &held).is_ok(),
            "{provider} with generated secrets"
        );
    }
}

/// Every platform's defaults are good too, once what it asks for is filled in.
#[test]
fn good_platforms_have_no_errors() {
    let arn = "arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789abc";
    for platform in ["on-prem", "aws", "azure", "gcp"] {
        let (answers, held) = case(&[("platform", platform), ("ingress.sslCertArn", arn)]);
        let found = report(&answers, &held);
        assert!(
            found.is_clean(),
            "{platform}: {:?}",
            found.errors().collect::<Vec<_>>()
        );
    }
}

const MARK: &str = "k4naRie";

/// Text that grammars stumble over, and any characters at all.
fn any_text() -> impl Strategy<Value = String> {
    let hard = [
        "",
        " ",
        "0",
        "-",
        "--",
        "=",
        ":",
        "a=",
        "=b",
        "a: b",
        "<a>",
        "\u{200b}",
        "https://",
        "https://a:/",
        "[",
        "{a: *b}",
        "1e999",
        "٣",
        "ß/…",
        "99999999999999999999999999",
        "a@sha256:",
        "v1.2",
        "\u{10ffff}",
        "a:\n\t- b",
        "!x y",
        "<<: 1",
        "\"",
        "'",
        "--=",
        "--a=: #",
        "1h",
        "0.5Gi",
    ];
    let chars = proptest::collection::vec(any::<char>(), 0..24)
        .prop_map(|chars| chars.into_iter().collect::<String>());
    let words = proptest::collection::vec(proptest::sample::select(hard.to_vec()), 0..4)
        .prop_map(|words| words.concat());
    prop_oneof![chars, words]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed, the check ends, says sensible things, and repeats no secret.
    #[test]
    fn any_input_is_checked(texts in proptest::collection::vec(any_text(), 128), from in 0_usize..64, choices in any::<u64>()) {
        let (mut answers, mut held) = case(&[]);
        for (at, field) in fields::all().enumerate() {
            match field.kind {
                Kind::Choice(options) => {
                    let pick = usize::try_from(choices.rotate_left(u32::try_from(at % 64).unwrap()) % 97).unwrap();
                    field.write(&mut answers, options[pick % options.len()].value);
                }
                Kind::Flag => field.write(&mut answers, if choices.rotate_right(u32::try_from(at % 64).unwrap()) % 2 == 0 { "true" } else { "false" }),
                // A stretch of the fields stays good, so that later rules are reached too.
                _ if at % 64 < from => {}
                _ => field.write(&mut answers, &texts[at % texts.len()]),
            }
        }
        for (at, spec) in SPECS.iter().enumerate() {
            *(spec.get_mut)(&mut held) = Secret::new(format!("{}{MARK}{}", texts[at], texts[at + 8]));
        }
        let found = report(&answers, &held);
        for finding in &found.findings {
            assert_well_formed(finding);
            prop_assert!(!format!("{finding:?}").contains(MARK), "{} repeats a secret", finding.code);
        }
    }
}
