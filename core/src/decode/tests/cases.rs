//! Pastes as people make them.

use super::*;

/// Pastes, and a word of each cause in its order.
const CASES: &[(&str, &[&str])] = &[
    (
        "Error: INSTALLATION FAILED: unable to build kubernetes objects from release manifest: resource mapping not found for name: \
         \"otel-monitor\" namespace: \"osmo\" from \"\": no matches for kind \"PodMonitor\" in version \"monitoring.coreos.com/v1\"\nensure CRDs are installed first",
        &["Prometheus Operator is missing"],
    ),
    (
        "Error: execution error at (service/templates/validation.yaml:62:4): \n\nBREAKING CHANGE: sidecars.envoy.useKubernetesSecrets has moved in OSMO",
        &["as OSMO's guide prints them"],
    ),
    (
        "Error: UPGRADE FAILED: conflict occurred while applying object osmo/osmo-router apps/v1, Kind=Deployment: Apply failed with 1 conflict: \
         conflict with \"kube-controller-manager\" with subresource \"scale\" using apps/v1: .spec.replicas",
        &["an autoscaler holds that field"],
    ),
    (
        "Error: INSTALLATION FAILED: Deployment in version \"v1\" cannot be handled as a Deployment: json: cannot unmarshal number into Go struct field \
         Container.spec.template.spec.containers.args of type string",
        &["looks like a number"],
    ),
    // A log as JSON, in a JSON log of something else.
    (
        r#"{"log":"2026-11-20T10:11:12.345Z [2026/11/20 10:11:12] [main.go:59] invalid configuration:\\n  cookie_secret from file must be 16, 24, or 32 bytes to create an AES cipher, but is 44 bytes\n","stream":"stderr"}"#,
        &["cookie secret has another size"],
    ),
    (
        "[2026/11/20 15:48:02] [main.go:53] invalid configuration:\n unable to set a redis initialization key: WRONGPASS invalid username-password pair or user is disabled.\n \
         unable to delete the redis initialization key: WRONGPASS invalid username-password pair or user is disabled.",
        &["Session store", "Redis refuses the password"],
    ),
    // A terminal of 40 columns that broke the lines by itself.
    (
        "osmo-service-6c7d9f5b4d-x2x9k envoy [2026\n-11-20 10:00:00.123][1][critical][main] e\nrror initializing config: route: unknown\n cluster 'oauth2-pr\noxy'",
        &["Envoy is on and oauth2-proxy off"],
    ),
    (
        "error initializing configuration '/var/config/config.yaml': Proto constraint validation failed (JwtAuthenticationValidationError.Rules: \
         embedded message failed validation | caused by RequirementRuleValidationError.Requires: embedded message failed validation | caused by \
         JwtRequirementValidationError.RequiresAny: embedded message failed validation",
        &["Envoy wants two"],
    ),
    (
        "Error redeeming code during OAuth2 callback: email in id_token (ann@example.com) isn't verified",
        &["Verify the address"],
    ),
    // As the page of oauth2-proxy v7.15.6 was seen.
    (
        "403\nForbidden\n\nMore Info\n\nGo back\nSign in\n\nSecured with OAuth2 Proxy version v7.15.6",
        &["oauth2-proxy failed"],
    ),
    (
        "[2026/11/26 04:58:53] [oauthproxy.go:956] Error redeeming code during OAuth2 callback: could not verify id_token: failed to verify token: \
         oidc: current time 2026-11-26 04:58:53.581984078 +0000 UTC m=+70.036974881 before the nbf (not before) time: 2026-11-26 05:08:53 +0000 UTC",
        &["clock is behind"],
    ),
    (
        "https://osmo.example.com/oauth2/callback?error=invalid_client&error_description=AADSTS7000215%3A+Invalid+client+secret+provided.+Ensure+the+secret\
         +being+sent+is+the+client+secret+value&state=abc%3A%2F",
        &["refuses the client secret", "Secret ID in place of Value"],
    ),
    (
        "AADSTS50011: The redirect URI 'https://osmo.example.com/api/auth/getAToken' specified in the request does not match the redirect URIs configured",
        &["or not as type Web", "The redirect URI in README.md"],
    ),
    (
        "Events:\n  Type     Reason       Age                From     Message\n  Warning  FailedMount  4s (x7 over 36s)  kubelet  MountVolume.SetUp failed for volume \"mek\" : \
         configmap \"mek-config\" not found",
        &["stage database was left out"],
    ),
    (
        "  Warning  Failed  9s (x3 over 24s)  kubelet  Error: secret \"redis-secret\" not found\n  Normal Pulled 9s kubelet Container image already present",
        &["not in this namespace"],
    ),
    (
        "  Warning  Failed     12s  kubelet  Failed to pull image \"nvcr.io/nvidia/osmo/service:7.1.9\": rpc error: code = NotFound desc = failed to pull and unpack image \
         \"nvcr.io/nvidia/osmo/service:7.1.9\": failed to resolve reference \"nvcr.io/nvidia/osmo/service:7.1.9\": nvcr.io/nvidia/osmo/service:7.1.9: not found\n  \
         Warning  Failed     12s  kubelet  Error: ErrImagePull",
        &[
            "no image of that name and tag",
            "Nodes cannot reach the registry",
        ],
    ),
    (
        "0/6 nodes are available: 3 Insufficient cpu, 3 node(s) had untolerated taint {nvidia.com/gpu: present}. preemption: 0/6 nodes are available",
        &["No node has that much left", "has a taint"],
    ),
    (
        "the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource \
         metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)",
        &["metrics-server is missing"],
    ),
    (
        "Traceback (most recent call last):\n  File \"/app/src/service/core/service.py\", line 369, in setup_default_admin\nsrc.lib.utils.osmo_errors.OSMOUserError: \
         Default admin password must be 43 characters long",
        &["default-admin-secret"],
    ),
    (
        "ValueError: Port could not be cast to integer value as 'p#ss'",
        &["# / ? [ ]"],
    ),
    (
        "jwcrypto.jwe.InvalidJWEKeyLength: Expected key of length 256, got 192",
        &["not 32 bytes long"],
    ),
    (
        "psycopg2.errors.FeatureNotSupported: extension \"hstore\" is not allow-listed for users in Azure Database for PostgreSQL",
        &["may not create the extension"],
    ),
    (
        "connection to server at \"pg.example.internal\" (10.0.0.4), port 5432 failed: FATAL:  password authentication failed for user \"osmo\"",
        &["the password in db-secret", "do not reach PostgreSQL"],
    ),
    (
        "ERROR: prepared statement \"stmtcache_1\" already exists (SQLSTATE 42P05)",
        &["by transaction"],
    ),
    (
        "[2026-11-20 10:00:00][20][error][lua] script log: [string \"...\"]:14: bad argument #1 to 'concat' (table expected, got nil)",
        &["no roles array"],
    ),
    (
        "<html>\r\n<head><title>400 Request Header Or Cookie Too Large</title></head>\r\n<body>",
        &["Header buffers"],
    ),
    (
        "  ok      release service\n  FAILED  certificate: it ended on 2026-10-01\n  FAILED  key: mek-config is gone",
        &["check certificate", "check key"],
    ),
    (
        "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)",
        &[
            "trusts public certificate authorities only",
            "authority that the program does not know",
        ],
    ),
];

#[test]
fn pastes_are_understood() {
    understood(CASES);
}

#[test]
fn colours_quotes_and_line_ends_change_nothing() {
    let plan = plan("entra");
    for (pasted, _) in CASES {
        let whole = causes(&plan, pasted);
        let colour = pasted.replace(' ', " \u{1b}[0;33m");
        assert_eq!(causes(&plan, &colour), whole, "{pasted}");
        let mail = pasted.replace('\n', "\r\n> > ");
        assert_eq!(causes(&plan, &mail), whole, "{pasted}");
    }
}

#[test]
fn several_causes_come_in_their_order_with_their_lines() {
    let all = CASES.iter().map(|(pasted, _)| pasted.replace('\n', " "));
    let all = all.collect::<Vec<_>>().join("\n");
    let found = decode(&plan("entra"), &all).causes;
    assert!(found.len() > 25, "{}", found.len());
    let vague = found.iter().position(|one| one.vague).unwrap();
    assert!(found[vague..].iter().all(|one| one.vague));
    assert!(found[..vague].is_sorted_by_key(|one| one.line));
    assert_eq!(found[0].line, 1);
    let twice = found
        .iter()
        .find(|one| one.why.contains("Redis refuses"))
        .unwrap();
    assert_eq!((twice.line, twice.times), (6, 2));
}

/// Texts that look like known ones and are others.
#[test]
fn near_misses_are_not_known() {
    let plan = plan("entra");
    for pasted in [
        "",
        "it does not work",
        "Error: UPGRADE FAILED: something that nobody knows",
        "Error: INSTALLATION FAILED: 1 error occurred:\n\t* Ingress.extensions \"x\" is invalid",
        "no matches for kind \"ServiceMonitor\" in version \"monitoring.coreos.com/v1\"",
        "JWT provider cluster \"oauth2\" no longer exists",
        "cannot unmarshal string into Go struct field",
        "AADSTS500113: No reply address is registered",
        "AADSTS5001: x",
        "configmap \"mek-configuration\" not found",
        "cookie_name must be 16, 24, or 32 bytes",
        "unknown cluster 'oauth2'",
        "Jwt issuer is configured",
        "Expected key of length 2560",
        "prepared statement is fine. Nothing already there",
        "FAILED nothing: x",
        "key is not a check here",
        "the namespace osmo was found",
        "helm upgrade --install service osmo/service -f osmo_values.yaml",
    ] {
        assert_eq!(causes(&plan, pasted), [""; 0], "{pasted}");
    }
    assert!(
        FOR_SUPPORT
            .iter()
            .any(|one| one.contains("install.sh diagnose"))
    );
}

#[test]
fn another_providers_words_say_whose_they_are() {
    let paste = "invalid_request: Invalid parameter: redirect_uri";
    let keycloak = causes(&plan("keycloak"), paste);
    assert!(
        keycloak[0].starts_with("Valid redirect URIs"),
        "{keycloak:?}"
    );
    let okta = causes(
        &plan("entra"),
        "User is not assigned to the client application.",
    );
    assert_eq!(okta.len(), 1);
    assert!(okta[0].starts_with("If the provider is Okta: "));
    // What several say is said of the chosen one alone.
    assert_eq!(
        causes(&plan("entra"), "Redirect URI Error")[0]
            .split(':')
            .next(),
        Some("If the provider is Authentik")
    );
}
