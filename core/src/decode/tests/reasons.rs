//! What stands behind the words with which Helm and kubectl begin every failure: the reason is named, and nothing else.

use super::*;

const CASES: &[(&str, &[&str])] = &[
    (
        "Error: UPGRADE FAILED: context deadline exceeded",
        &["kubectl waited"],
    ),
    (
        "Error: INSTALLATION FAILED: failed post-install: timed out waiting for the condition",
        &["kubectl waited"],
    ),
    (
        "Error: INSTALLATION FAILED: YAML parse error on service/templates/api-service.yaml: error converting YAML to JSON: yaml: line 45: \
         did not find expected key",
        &["prints something that is no YAML"],
    ),
    (
        "Error: INSTALLATION FAILED: values don't meet the specifications of the schema(s) in the following chart(s):\nservice:",
        &["own schema refuses"],
    ),
    (
        "Error: INSTALLATION FAILED: open osmo_values.yaml: no such file or directory",
        &["not in the folder"],
    ),
    (
        "Error: UPGRADE FAILED: \"osmo\" has no deployed releases",
        &["was ever deployed"],
    ),
    (
        "Error: INSTALLATION FAILED: cannot re-use a name that is still in use",
        &["release of that name is in this namespace"],
    ),
    (
        "Error: INSTALLATION FAILED: namespaces \"osmo\" not found",
        &["namespace does not exist"],
    ),
    (
        "Error: INSTALLATION FAILED: admission webhook \"validate.nginx.ingress.kubernetes.io\" denied the request: host \"osmo.example.com\" \
         and path \"/\" is already defined in ingress osmo/osmo-ui",
        &["Another ingress has this host"],
    ),
    (
        "Error: INSTALLATION FAILED: admission webhook \"policy.example.com\" denied the request: no limits",
        &["refuses this one"],
    ),
    (
        "Error: INSTALLATION FAILED: Internal error occurred: failed calling webhook \"a.example.com\": failed to call webhook: Post \
         \"https://a.b.svc:443/x?timeout=10s\": context deadline exceeded",
        &["did not answer"],
    ),
    (
        "Access blocked: OSMO has not completed the Google verification process. Error 403: access_denied",
        &["consent screen"],
    ),
    (
        "Error 403: access_denied The developer hasn't given you access to this app",
        &["consent screen"],
    ),
    ("HTTP 403 access denied", &["The user has no role"]),
    (
        "Error: Kubernetes cluster unreachable: Get \"https://10.0.0.1:6443/version\": dial tcp 10.0.0.1:6443: i/o timeout",
        &["This machine does not reach"],
    ),
    (
        "Error: Kubernetes cluster unreachable: Get \"http://localhost:8080/version\": dial tcp 127.0.0.1:8080: connect: connection refused",
        &["This machine does not reach"],
    ),
    (
        "Unable to connect to the server: dial tcp: lookup abc.eks.amazonaws.com: no such host",
        &["This machine does not reach"],
    ),
    (
        "Unable to connect to the server: x509: certificate signed by unknown authority",
        &["This machine's kubeconfig"],
    ),
    (
        "error: You must be logged in to the server (Unauthorized)",
        &["sign-in of kubectl"],
    ),
    (
        "Error: failed to fetch https://helm.ngc.nvidia.com/nvidia/osmo/charts/service-1.0.0.tgz : 401 Unauthorized",
        &["does not take the credentials"],
    ),
    (
        "Error: looks like \"https://helm.ngc.nvidia.com/nvidia/osmo\" is not a valid chart repository or cannot be reached: failed to fetch \
         https://helm.ngc.nvidia.com/nvidia/osmo/index.yaml : 403 Forbidden",
        &["does not take the credentials"],
    ),
];

#[test]
fn the_reason_is_named_and_not_the_words_before_it() {
    understood(CASES);
}
