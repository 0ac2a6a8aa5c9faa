//! The scripts of the bundle. Their text is constant; what differs between deployments stands in `site.sh`, each value as
//! one shell word.

pub(super) mod checks;
mod variables;

use super::{header, pods};
use crate::idp::Connection;
use crate::model::{Certificate, ChartSource, DatabaseCreation, Tls};
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::secrets::mounts_redis_password;
use crate::text::Line;
use crate::text::or_gap;
use variables::Site;

macro_rules! scripts {
    ($($name:literal)+) => { &[$(($name, include_str!($name))),+] };
}

/// Name and text of each constant script.
pub(super) const CONSTANT: &[(&str, &str)] = scripts!(
    ".gitignore"
    "install.sh"
    "uninstall.sh"
    "mirror.sh"
    "lib/common.sh"
    "lib/releases.sh"
    "lib/waiting.sh"
    "lib/preflight.sh"
    "lib/probe.sh"
    "lib/secrets.sh"
    "lib/existing.sh"
    "lib/database.sh"
    "lib/charts.sh"
    "lib/path.sh"
    "lib/verify.sh"
    "lib/json.sh"
    "lib/backup.sh"
    "lib/functions.sh"
    "lib/masks.sh"
    "lib/diagnose.sh"
    "lib/size.sh"
    "lib/rollback.sh"
);

/// Returns `site.sh`.
pub(super) fn site(plan: &Plan) -> Vec<Line> {
    let mut s = Site(header::comments(
        plan,
        &["Answers for the scripts beside this file. No secret stands in it."],
    ));
    s.line("# shellcheck shell=bash disable=SC2034".to_owned(), None);
    s.set("BUNDLE_FORMAT", header::FORMAT, None);
    s.set("TOOL_VERSION", env!("CARGO_PKG_VERSION"), None);
    cluster(&mut s, plan);
    data(&mut s, plan);
    sign_in(&mut s, plan);
    ingress(&mut s, plan);
    objects(&mut s, plan);
    // Every variable is always there; of a question that is not asked it holds what the scripts take for "no".
    let asked: Vec<Path> = questions::asked(plan.deployment())
        .map(|field| field.path)
        .collect();
    for line in &mut s.0 {
        if !line.origin.is_some_and(|origin| asked.contains(&origin)) {
            line.origin = None;
        }
    }
    s.0
}

fn cluster(s: &mut Site, plan: &Plan) {
    let d = plan.deployment();
    s.set(
        "OSMO_TAG",
        &or_gap(&d.osmo_image_tag, "image-tag"),
        path!("osmoImageTag"),
    );
    s.set(
        "PUBLIC_HOST",
        &or_gap(&d.hostname, "hostname"),
        path!("hostname"),
    );
    s.note("The scripts refuse any other kube-context; empty: name it with --context.");
    s.set(
        "KUBE_CONTEXT",
        &d.site.kube_context,
        path!("site.kubeContext"),
    );
    s.set(
        "NAMESPACE",
        &or_gap(&d.namespace, "namespace"),
        path!("namespace"),
    );
    s.flag(
        "NAMESPACE_EXISTS",
        d.site.namespace_exists,
        path!("site.namespaceExists"),
    );
    let (origin, gap) = match d.charts.source {
        ChartSource::Repository => (path!("charts.repository"), "helm-repository"),
        ChartSource::Oci => (path!("charts.oci"), "oci-address"),
        ChartSource::Archive => (path!("charts.folder"), "chart-folder"),
    };
    s.set(
        "CHART_SOURCE",
        d.charts.source.value(),
        path!("charts.source"),
    );
    s.set("CHART_LOCATION", &or_gap(d.charts.location(), gap), origin);
    s.set(
        "CHART_VERSION",
        &or_gap(&d.chart_version, "chart-version"),
        path!("chartVersion"),
    );
    s.set(
        "PULL_SECRET",
        &d.images.image_pull_secret,
        path!("images.imagePullSecret"),
    );
    s.flag(
        "PULL_SECRET_EXISTS",
        d.site.pull_secret_exists,
        path!("site.pullSecretExists"),
    );
    s.set(
        "PULL_REGISTRY",
        &d.images.registry,
        path!("images.registry"),
    );
    s.set(
        "PULL_USER",
        &d.images.registry_user,
        path!("images.registryUser"),
    );
    s.flag(
        "SERVICE_ACCOUNTS_EXIST",
        d.site.service_accounts_exist,
        path!("site.serviceAccountsExist"),
    );
    let accounts = [&*d.service_account_name, &*d.router_service_account_name];
    s.list("SERVICE_ACCOUNTS", &accounts, path!("serviceAccountName"));
}

fn data(s: &mut Site, plan: &Plan) {
    let d = plan.deployment();
    let (p, r) = (&d.postgres, &d.redis);
    s.set(
        "DB_HOST",
        &or_gap(&p.service_name, "postgresql-host"),
        path!("postgres.serviceName"),
    );
    s.set("DB_PORT", &or_gap(&p.port, "port"), path!("postgres.port"));
    s.set(
        "DB_NAME",
        &or_gap(&p.db, "database-name"),
        path!("postgres.db"),
    );
    s.set(
        "DB_USER",
        &or_gap(&p.user, "database-user"),
        path!("postgres.user"),
    );
    s.flag("DB_PASSWORD", p.password, path!("postgres.password"));
    s.note("user, admin or exists: who creates the database.");
    s.set(
        "DB_CREATION",
        p.creation.value(),
        path!("postgres.creation"),
    );
    let admin = if p.creation == DatabaseCreation::Admin {
        &*p.admin_user
    } else {
        ""
    };
    s.set("DB_ADMIN_USER", admin, path!("postgres.adminUser"));
    s.set(
        "REDIS_HOST",
        &or_gap(&r.service_name, "redis-host"),
        path!("redis.serviceName"),
    );
    s.set("REDIS_PORT", &or_gap(&r.port, "port"), path!("redis.port"));
    s.flag("REDIS_TLS", r.tls_enabled, path!("redis.tlsEnabled"));
    s.flag("REDIS_PASSWORD", r.password, path!("redis.password"));
    s.note("Whether PostgreSQL and Redis are pods of this bundle, for a trial.");
    s.flag("THROW_AWAY", d.throw_away_stores, path!("throwAwayStores"));
    s.note("Whether oauth2-proxy reads the Redis password from a Secret of its own.");
    s.flag(
        "SESSIONS_PASSWORD",
        mounts_redis_password(d),
        path!("oauth2Proxy.sessionStore"),
    );
}

fn sign_in(s: &mut Site, plan: &Plan) {
    let d = plan.deployment();
    s.flag(
        "SIGN_IN",
        plan.connection().is_some(),
        path!("idp.provider"),
    );
    let c = plan.connection();
    let of = |look: fn(&Connection) -> &String| c.map_or("", |c| look(c).as_str());
    let origin = c.map(|c| c.issuer_from);
    s.set("ISSUER", of(|c| &c.issuer), origin);
    s.set("JWKS_URI", of(|c| &c.jwks_uri), origin);
    let login = of(|c| &c.authorization_endpoint);
    s.set("AUTHORIZATION_ENDPOINT", login, origin);
    s.set("CLIENT_ID", of(|c| &c.client_id), c.map(|c| c.client_from));
    s.note("Whether oauth2-proxy asks the provider's userinfo endpoint at each sign-in.");
    let asks = plan.connection().is_some_and(Connection::asks_userinfo);
    s.flag("ASKS_USERINFO", asks, origin);
    s.flag(
        "DEFAULT_ADMIN",
        d.default_admin.enabled,
        path!("defaultAdmin.enabled"),
    );
    s.set(
        "MEK_ID",
        &or_gap(&d.mek.current_mek, "key-id"),
        path!("mek.currentMek"),
    );
}

fn ingress(s: &mut Site, plan: &Plan) {
    let d = plan.deployment();
    let i = &d.ingress;
    s.flag("INGRESS", i.enabled, path!("ingress.enabled"));
    s.set(
        "INGRESS_CLASS",
        &i.ingress_class,
        path!("ingress.ingressClass"),
    );
    s.note("files, exists, cert-manager, or none: TLS ends elsewhere.");
    let tls = match i.certificate {
        _ if !i.enabled || i.tls != Tls::Secret => "none",
        Certificate::Files => "files",
        Certificate::Exists => "exists",
        Certificate::CertManager => "cert-manager",
    };
    s.set("TLS", tls, path!("ingress.certificate"));
    s.set("TLS_SECRET", &i.ssl_secret, path!("ingress.sslSecret"));
    s.list("TLS_NAMES", &tls_names(plan), path!("hostname"));
    s.note("Private certificate authority; empty for none.");
    let trusted: Vec<&str> = d.trusted_by().collect();
    let map = if trusted.is_empty() {
        ""
    } else {
        &*d.trust.config_map
    };
    s.set("CA_MAP", map, path!("trust.configMap"));
    s.set("CA_KEY", &d.trust.key, path!("trust.key"));
    s.flag("CA_EXISTS", d.trust.exists, path!("trust.exists"));
    s.list("CA_FOR", &trusted, path!("trust.idp"));
}

/// Returns the names that the certificate has to carry.
pub(super) fn tls_names(plan: &Plan) -> Vec<String> {
    let d = plan.deployment();
    let host = or_gap(&d.hostname, "hostname");
    let wildcard = d.port_forwarding.then(|| format!("*.{host}"));
    [Some(host), wildcard].into_iter().flatten().collect()
}

fn objects(s: &mut Site, plan: &Plan) {
    let d = plan.deployment();
    s.flag(
        "NETWORK_POLICY",
        super::manifests::closes_ports(plan),
        path!("site.networkPolicy"),
    );
    s.flag("POD_MONITOR", d.pod_monitor, path!("podMonitor"));
    s.note("Helm release, chart and values file, in the order of installation.");
    let charts = plan.facts().charts.iter();
    let releases: Vec<String> = charts
        .map(|chart| format!("{} {} {}", chart.release, chart.name, chart.file))
        .collect();
    s.list("RELEASES", &releases, None);
    s.note("Deployments with the containers of a pod, and the Helm release that makes them.");
    let workloads: Vec<String> = pods::pods(plan)
        .iter()
        .map(|(name, ready, release)| format!("{name} {ready} {release}"))
        .collect();
    s.list("WORKLOADS", &workloads, None);
    s.list("SERVICES", plan.facts().services, None);
    s.list("INGRESSES", pods::ingresses(plan), None);
    s.note("Their pods go on with old Envoy settings until somebody restarts them.");
    let deployments = plan.facts().deployments.iter();
    let stale: Vec<&str> = deployments
        .filter(|one| one.stale_envoy)
        .map(|one| one.name)
        .collect();
    s.list("RESTART_STALE", &stale, None);
    s.list("READS_MEK", &pods::read_mek(plan), None);
}
