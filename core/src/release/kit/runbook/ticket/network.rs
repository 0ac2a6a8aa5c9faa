//! Ports and ways out, as a firewall team asks for them.

use super::super::Context;
use super::rows::{Rows, reached};
use crate::model::{Certificate, ChartSource, Tls};
use crate::release::kit::{images, manifests::closes_ports};
use crate::syntax::image;
use crate::text::markdown::Page;
use crate::text::or_gap;

const ADMIN: &str = "Where install.sh runs";

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    page.h2("Ports and ways out");
    page.p("All TCP, from where the connection begins; DNS is UDP too. IPv4.");
    let mut rows = Rows::default();
    inside(&mut rows, c);
    data(&mut rows, c);
    sign_in(&mut rows, c);
    outside(&mut rows, c);
    let rows = rows.all();
    page.rows(["From", "To", "For"], &rows);
    if rows.iter().any(|[_, to, _]| to.contains("docker.io:443")) {
        page.p(
            "Registries hand out layers from more hosts. docker.io stands for \
             registry-1.docker.io, auth.docker.io and production.cloudflare.docker.com; ask the \
             others for theirs, or mirror the images.",
        );
    }
}

/// Ways to and between the pods.
fn inside(rows: &mut Rows, c: &Context<'_>) {
    let d = c.plan.deployment();
    let host = format!("{}:443", c.host);
    rows.add(
        "Users, CLI, compute backends",
        host.as_str(),
        "HTTPS, WebSocket",
    );
    if d.port_forwarding {
        rows.add("Users, CLI", format!("*.{host}"), "port forwarding");
    }
    let (port, what) = if c.plan.connection().is_some() {
        ("8080", "Envoy")
    } else {
        ("8000", "the programs themselves")
    };
    let from = if d.ingress.enabled {
        "Ingress controller"
    } else {
        "What routes to the Services (port 80)"
    };
    let pods = format!("pods of the namespace, port {port}");
    rows.add(from, pods.as_str(), what);
    rows.add("Pods of the namespace", pods, "each other");
    if d.pod_monitor {
        // Our own policy keeps Envoy's admin port closed.
        let ports = if closes_ports(c.plan) {
            "9464, 44180"
        } else {
            "9464, 9901, 44180"
        };
        rows.add(
            "Prometheus",
            format!("pods of the namespace, ports {ports}"),
            "metrics",
        );
    }
    rows.add("Pods, nodes", "the cluster's DNS, port 53", "names");
}

fn data(rows: &mut Rows, c: &Context<'_>) {
    let d = c.plan.deployment();
    let postgres = or_gap(&d.postgres.service_name, "postgresql-host");
    let redis = or_gap(&d.redis.service_name, "redis-host");
    rows.add(
        "Pods",
        format!("{postgres}:{}", d.postgres.port),
        "PostgreSQL",
    );
    let (limit, own) = (&d.rate_limit, &d.rate_limit.service_name);
    let shared = limit.enabled && (own.is_blank() || **own == *redis);
    let sessions = d.keeps_sessions_in_redis();
    let what = match (sessions, shared) {
        (true, true) => "Redis; sessions and rate limiter too",
        (true, false) => "Redis; sessions too",
        (false, true) => "Redis; rate limiter too",
        (false, false) => "Redis",
    };
    rows.add("Pods", format!("{redis}:{}", d.redis.port), what);
    if limit.enabled && !shared {
        // The chart fixes the port.
        rows.add("Pods", format!("{own}:6379"), "Redis of the rate limiter");
    }
    rows.add("Pods, workflow pods", "object storage", "workflow data");
}

fn sign_in(rows: &mut Rows, c: &Context<'_>) {
    let Some(connection) = c.plan.connection() else {
        return;
    };
    let proxy = "Pods (oauth2-proxy)";
    for url in [
        &connection.issuer,
        &connection.token_endpoint,
        &connection.jwks_uri,
    ] {
        rows.add(proxy, reached(url), "sign-in");
    }
    if connection.asks_userinfo() {
        let issuer = connection.issuer.trim_end_matches('/');
        rows.add(
            proxy,
            format!(
                "port 443 of the host that userinfo_endpoint names in \
                 {issuer}/.well-known/openid-configuration"
            ),
            "each sign-in and refresh",
        );
    }
    rows.add(
        "Pods (Envoy)",
        reached(&connection.jwks_uri),
        "signing keys, without a forward proxy",
    );
    rows.add(
        "Users' browsers",
        reached(&connection.authorization_endpoint),
        "sign-in",
    );
    if let Some(device) = &connection.device_endpoint {
        for url in [device, &connection.token_endpoint] {
            rows.add("CLI", reached(url), "osmo login");
        }
    }
}

/// Registries of some images, as a list.
fn registries(c: &Context<'_>, here: bool) -> String {
    let mut found: Vec<String> = Vec::new();
    for one in images::list(c.plan).iter().filter(|one| one.here == here) {
        let full = image::full(&one.pulled);
        let host = format!("{}:443", image::registry(&full).unwrap_or_default());
        let host = match image::registry(&full) {
            Some(name) if name.contains(':') => name.to_owned(),
            _ => host,
        };
        if !found.contains(&host) {
            found.push(host);
        }
    }
    found.join(", ")
}

/// Ways of nodes, of those who install, and of backends.
fn outside(rows: &mut Rows, c: &Context<'_>) {
    let d = c.plan.deployment();
    rows.add("Nodes", registries(c, true), "images");
    rows.add(
        "Pods (API)",
        "the registries of workflow images",
        "a look at submit",
    );
    rows.add(ADMIN, "the API server", "kubectl, helm");
    rows.add(ADMIN, format!("{}:443", c.host), "verify");
    match d.charts.source {
        ChartSource::Repository => {
            rows.add(ADMIN, reached(&d.charts.repository), "charts");
        }
        ChartSource::Oci => {
            let host = d.charts.oci.trim_start_matches("oci://");
            let host = host.split('/').next().unwrap_or_default();
            rows.add(ADMIN, reached(host), "charts");
        }
        ChartSource::Archive => {}
    }
    if let Some(connection) = c.plan.connection() {
        for url in [&connection.issuer, &connection.authorization_endpoint] {
            rows.add(ADMIN, reached(url), "pre-flight, verify");
        }
    }
    if !d.images.mirror.is_blank() {
        rows.add(
            "Where mirror.sh runs",
            "the registries in images.txt, and the mirror",
            "copies",
        );
    }
    for host in ["github.com", "release-assets.githubusercontent.com"] {
        rows.add("Workstations", format!("{host}:443"), "the CLI");
    }
    if d.ingress.enabled
        && d.ingress.tls == Tls::Secret
        && d.ingress.certificate == Certificate::CertManager
    {
        let issuer = format!("what the issuer {} needs", d.ingress.issuer_name);
        rows.add("cert-manager", issuer, "certificates");
    }
    let backend = "Compute backends' nodes";
    rows.add(backend, registries(c, false), "images");
    rows.add(
        backend,
        "the registries of workflow images, scheduler and GPU operator",
        "images",
    );
    if d.upgrade_from_6_0 {
        for host in [
            "github.com",
            "release-assets.githubusercontent.com",
            "dl-cdn.alpinelinux.org",
        ] {
            rows.add("Migration Job", format!("{host}:443"), "pgroll, curl");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answers, Deployment, SessionStore};
    use crate::plan::Plan;
    use crate::secrets::Secrets;
    use crate::text::join;

    /// What a firewall has to let through follows from the answers.
    #[test]
    fn the_table_follows_the_answers() {
        type Case = (fn(&mut Deployment), &'static str);
        let cases: [Case; 10] = [
            (|d| d.port_forwarding = true, "| port forwarding |"),
            (|d| d.pod_monitor = true, "| Prometheus |"),
            (
                |d| d.images.mirror = "m.example".into(),
                "| Where mirror.sh runs |",
            ),
            (
                |d| d.upgrade_from_6_0 = true,
                "| Migration Job | github.com:443 |",
            ),
            (
                |d| d.ingress.certificate = Certificate::CertManager,
                "| cert-manager |",
            ),
            (
                |d| {
                    d.charts.source = ChartSource::Oci;
                    d.charts.oci = "oci://harbor.example:5000/charts".into();
                },
                "| harbor.example:5000 | charts |",
            ),
            (
                |d| d.charts.repository = "https://charts.example:8443/osmo".into(),
                "| charts.example:8443 | charts |",
            ),
            (
                |d| {
                    d.rate_limit.enabled = true;
                    d.rate_limit.service_name = "limits.example".into();
                },
                "| Pods | limits.example:6379 | Redis of the rate limiter |",
            ),
            (
                |d| d.rate_limit.enabled = true,
                "| Redis; rate limiter too |",
            ),
            (
                |d| d.oauth2_proxy.session_store = SessionStore::Redis,
                "| Redis; sessions too |",
            ),
        ];
        let text = |change: fn(&mut Deployment)| {
            let mut answers = Answers::default();
            change(&mut answers.deployment);
            let plan = Plan::new(&answers, &Secrets::default());
            let mut page = Page::default();
            write(&mut page, &Context::new(&plan));
            join(&page.into_lines())
        };
        for (change, row) in cases {
            assert!(text(change).contains(row), "{row}");
            assert!(!text(|_| ()).contains(row), "{row}");
        }
    }
}
