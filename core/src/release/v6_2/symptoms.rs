//! What people see, why, and which log says more (D1, D3, D8, D15, D16, D35, F-objects-read). What pre-flight, the
//! installation or a rule refuses before it can happen is not here.

use crate::model::{Controller, SessionStore, Tls};
use crate::plan::Plan;
use crate::release::kit::Stage::{Install, Run, SignIn};
use crate::release::kit::Symptom;

type Row = (fn(&Plan) -> bool, Symptom);

const fn row(when: fn(&Plan) -> bool, symptom: Symptom) -> Row {
    (when, symptom)
}

const EVENTS: &str = "events, as above";
const PROXY: &str = "osmo-ui, oauth2-proxy";
const ENVOY: &str = "osmo-service, envoy";
const AUTHZ: &str = "osmo-service, authz-sidecar";

fn always(_: &Plan) -> bool {
    true
}

fn signs_in(plan: &Plan) -> bool {
    plan.connection().is_some()
}

/// Whether oauth2-proxy reads the claim email, which not every provider fills.
fn reads_email(plan: &Plan) -> bool {
    let mut args = plan.connection().into_iter().flat_map(|c| &c.extra_args);
    signs_in(plan) && !args.any(|(arg, _)| arg.starts_with("--oidc-email-claim="))
}

static ROWS: &[Row] = &[
    row(
        |plan| plan.deployment().pod_monitor,
        Symptom::new(
            Install,
            "no matches for kind PodMonitor",
            "The Prometheus Operator is missing. Install it, or switch the PodMonitor off",
            "install.log",
        ),
    ),
    row(
        always,
        Symptom::new(
            Install,
            "conflict on .spec.replicas",
            "helm was run by hand: an autoscaler holds that field. ./install.sh charts, or --force-conflicts",
            "install.log",
        ),
    ),
    row(
        always,
        Symptom::new(
            Install,
            "violates PodSecurity restricted, and no pod appears",
            "The namespace enforces restricted; the charts' pods fit baseline",
            EVENTS,
        ),
    ),
    row(
        always,
        Symptom::new(
            Install,
            "ImagePullBackOff, ErrImagePull",
            "Nodes cannot reach the registry, or the pull secret is wrong. The event names the image",
            EVENTS,
        ),
    ),
    row(
        always,
        Symptom::new(
            Install,
            "configmap mek-config not found, pods stay in ContainerCreating",
            "The stage database was left out: ./install.sh database",
            EVENTS,
        ),
    ),
    row(
        always,
        Symptom::new(
            Install,
            "CreateContainerConfigError: secret … not found",
            "It is not in this namespace: ./install.sh secrets",
            EVENTS,
        ),
    ),
    row(
        |plan| plan.deployment().site.service_accounts_exist,
        Symptom::new(
            Install,
            "serviceaccount … not found",
            "The answers say that the service accounts are there already",
            EVENTS,
        ),
    ),
    row(
        signs_in,
        Symptom::new(
            Install,
            "authz-sidecar restarts at first",
            "The tables are not there yet; it settles",
            AUTHZ,
        ),
    ),
    row(
        always,
        Symptom::new(
            Install,
            "MOVED 1234 10.0.0.1:6379",
            "This Redis runs in cluster mode, which OSMO cannot use. Take one without",
            "osmo-service",
        ),
    ),
    row(
        always,
        Symptom::new(
            Install,
            "autoscaler shows unknown",
            "metrics-server is missing",
            "kubectl describe hpa, in the namespace",
        ),
    ),
    row(
        signs_in,
        Symptom::new(
            SignIn,
            "the provider says redirect_uri mismatch",
            "The redirect URI in README.md is not registered exactly",
            "the provider's",
        ),
    ),
    row(
        signs_in,
        Symptom::new(
            SignIn,
            "500 after sign-in, or an empty page with 403",
            "oauth2-proxy failed, and Envoy hides it: client secret, no email claim, Redis, provider too slow. The log says which",
            PROXY,
        ),
    ),
    row(
        signs_in,
        Symptom::new(
            SignIn,
            "cannot discover the issuer; oauth2-proxy restarts",
            "Wrong issuer, no way out to the provider, or a certificate that it does not trust",
            PROXY,
        ),
    ),
    row(
        |plan| {
            signs_in(plan) && plan.deployment().oauth2_proxy.session_store == SessionStore::Redis
        },
        Symptom::new(
            SignIn,
            "unable to set a redis initialization key",
            "Session store: wrong host, TLS or password",
            PROXY,
        ),
    ),
    row(
        reads_email,
        Symptom::new(
            SignIn,
            "email in id_token isn't verified",
            "Verify the address at the provider, or allow unverified ones",
            PROXY,
        ),
    ),
    row(
        reads_email,
        Symptom::new(
            SignIn,
            "neither the id_token nor the profileURL set an email",
            "The provider sends no email claim: set --oidc-email-claim",
            PROXY,
        ),
    ),
    row(
        |plan| {
            let d = plan.deployment();
            signs_in(plan)
                && d.ingress.enabled
                && d.ingress.controller == Controller::IngressNginx
                && d.oauth2_proxy.session_store != SessionStore::Redis
        },
        Symptom::new(
            SignIn,
            "400 Request Header Or Cookie Too Large",
            "Header buffers of the ingress controller; or keep sessions in Redis",
            "the controller's",
        ),
    ),
    row(
        |plan| plan.deployment().ingress.enabled && plan.deployment().ingress.tls == Tls::Secret,
        Symptom::new(
            SignIn,
            "CERTIFICATE_VERIFY_FAILED in osmo login",
            "The CLI trusts public certificate authorities only, and the certificate is of a private one",
            "the CLI's own words",
        ),
    ),
    row(
        signs_in,
        Symptom::new(
            SignIn,
            "401 Jwks remote fetch is failed",
            "Pods cannot reach the host of the signing keys on its port over IPv4, without a forward proxy",
            ENVOY,
        ),
    ),
    row(
        signs_in,
        Symptom::new(
            SignIn,
            "401 Jwt issuer is not configured",
            "The issuer in the token differs from the answer, often by a slash",
            ENVOY,
        ),
    ),
    row(
        signs_in,
        Symptom::new(
            SignIn,
            "401 Audiences in Jwt are not allowed",
            "The token is for another client ID",
            ENVOY,
        ),
    ),
    row(
        signs_in,
        Symptom::new(
            Run,
            "401 Jwt is expired",
            "The session refresh is longer than the ID token lives, or a node's clock is ahead",
            "osmo-ui, envoy",
        ),
    ),
    row(
        signs_in,
        Symptom::new(
            Run,
            "401 Jwt not yet valid",
            "A node's clock is behind: look at its NTP",
            ENVOY,
        ),
    ),
    row(
        signs_in,
        Symptom::new(
            Run,
            "403 access denied",
            "The user has no role: osmo user get USER, then [operations/roles.md](operations/roles.md)",
            AUTHZ,
        ),
    ),
    row(
        |plan| *plan.deployment().postgres.port == *"6432",
        Symptom::new(
            Run,
            "prepared statement … already exists; everybody gets 403",
            "The pooler hands out connections by transaction. Take the database's own port, or session mode",
            AUTHZ,
        ),
    ),
    row(
        signs_in,
        Symptom::new(
            Run,
            "Lua error: table expected, got nil",
            "The token has no roles array; harmless, roles come from the database",
            ENVOY,
        ),
    ),
    row(
        always,
        Symptom::new(
            Run,
            "online is false at a backend",
            "Its token has ended, or it does not reach OSMO: [operations/backend-token.md](operations/backend-token.md)",
            "its operator's, in the backend's cluster",
        ),
    ),
    row(
        always,
        Symptom::new(
            Run,
            "a workflow stays in PENDING",
            "The KAI scheduler is missing in the backend's cluster, or no node has room",
            "events of the workflow's namespace there",
        ),
    ),
    row(
        |plan| {
            let images = &plan.deployment().images;
            !images.mirror.is_blank() || !images.image_pull_secret.is_blank()
        },
        Symptom::new(
            Run,
            "a workflow is refused at submit, or its pods wait with ImagePullBackOff",
            "The registry's credential, or its check: [operations/workflow-registry.md](operations/workflow-registry.md)",
            "osmo-service; events of the workflow's namespace",
        ),
    ),
];

/// Returns the symptoms that this deployment can show.
pub(super) fn rows(plan: &Plan) -> Vec<Symptom> {
    let found = ROWS.iter().filter(|(when, _)| when(plan));
    found.map(|(_, symptom)| *symptom).collect()
}
