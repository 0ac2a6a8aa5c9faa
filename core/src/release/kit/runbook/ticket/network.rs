//! Ports and ways out of the cluster.

use super::super::Context;
use crate::idp::host_of;
use crate::model::ChartSource;
use crate::release::kit::images;
use crate::syntax::image;
use crate::text::markdown::Page;
use crate::text::or_gap;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.h2("Ports and ways out");
    let mut rows: Vec<[String; 2]> = Vec::new();
    let mut add = |from: &str, to: String| rows.push([from.to_owned(), to]);
    add(
        "Users, CLI, compute backends",
        format!("{}:443 (HTTPS, WebSocket)", c.host),
    );
    add(
        "Ingress controller",
        "pods, port 8080 (Envoy) in the namespace".to_owned(),
    );
    add(
        "Pods",
        format!(
            "{}:{} (PostgreSQL)",
            or_gap(&d.postgres.service_name, "postgresql-host"),
            d.postgres.port
        ),
    );
    add(
        "Pods",
        format!(
            "{}:{} (Redis)",
            or_gap(&d.redis.service_name, "redis-host"),
            d.redis.port
        ),
    );
    if let Some(connection) = c.plan.connection() {
        add(
            "Pods (oauth2-proxy)",
            format!("{}:443", host_of(&connection.issuer)),
        );
        if host_of(&connection.token_endpoint) != host_of(&connection.issuer) {
            add(
                "Pods (oauth2-proxy)",
                format!("{}:443", host_of(&connection.token_endpoint)),
            );
        }
        if connection.asks_userinfo() {
            add(
                "Pods (oauth2-proxy)",
                format!(
                    "port 443 of the host that userinfo_endpoint names in {}/.well-known/openid-configuration, at each sign-in and refresh",
                    connection.issuer.trim_end_matches('/')
                ),
            );
        }
        add(
            "Pods (Envoy)",
            format!("{}:443, IPv4, no forward proxy", connection.jwks_host()),
        );
    }
    let mut registries = Vec::new();
    for one in images::list(c.plan).iter().filter(|one| one.here) {
        let full = image::full(&one.pulled);
        let host = image::registry(&full).unwrap_or_default().to_owned();
        if !registries.contains(&host) {
            registries.push(host);
        }
    }
    add("Nodes", format!("{} (images)", registries.join(", ")));
    if d.charts.source == ChartSource::Repository {
        add(
            "Where install.sh runs",
            format!("{}:443 (charts)", host_of(&d.charts.repository)),
        );
    }
    add(
        "Where install.sh runs",
        format!("the API server; {}:443", c.host),
    );
    if d.upgrade_from_6_0 {
        add("Migration Job", "github.com:443 (pgroll)".to_owned());
    }
    let rows: Vec<[&str; 2]> = rows
        .iter()
        .map(|[from, to]| [from.as_str(), to.as_str()])
        .collect();
    page.rows(["From", "To"], &rows);
}
