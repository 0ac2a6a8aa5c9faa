//! Ports and ways out of the cluster.

use super::super::Context;
use crate::idp::host_of;
use crate::model::ChartSource;
use crate::release::kit::images;
use crate::syntax::image;
use crate::text::markdown::Page;
use crate::text::or_gap;

/// Returns host and port of an `https` address.
fn reached(url: &str) -> String {
    let rest = url.strip_prefix("https://").unwrap_or(url);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains(':') {
        host.to_owned()
    } else {
        format!("{host}:443")
    }
}

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.h2("Ports and ways out");
    let mut rows: Vec<[String; 2]> = Vec::new();
    let mut add = |from: &str, to: String| rows.push([from.to_owned(), to]);
    add(
        "Users, CLI, compute backends",
        format!("{}:443 (HTTPS, WebSocket)", c.host),
    );
    let port = if c.plan.connection().is_some() {
        "8080 (Envoy)"
    } else {
        "8000 (the programs themselves)"
    };
    let from = if d.ingress.enabled {
        "Ingress controller"
    } else {
        "What routes to the Services (port 80)"
    };
    add(from, format!("pods, port {port} in the namespace"));
    add("Pods, nodes", "the cluster's DNS, port 53".to_owned());
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
            "{}:{} (Redis; sessions and rate limiter too)",
            or_gap(&d.redis.service_name, "redis-host"),
            d.redis.port
        ),
    );
    if let Some(connection) = c.plan.connection() {
        let mut seen = Vec::new();
        for url in [
            &connection.issuer,
            &connection.token_endpoint,
            &connection.jwks_uri,
        ] {
            let to = reached(url);
            if !seen.contains(&to) {
                add("Pods (oauth2-proxy)", to.clone());
                seen.push(to);
            }
        }
        if connection.asks_userinfo() {
            add(
                "Pods (oauth2-proxy)",
                format!(
                    "port 443 of the host that userinfo_endpoint names in \
                     {}/.well-known/openid-configuration, at each sign-in and refresh",
                    connection.issuer.trim_end_matches('/')
                ),
            );
        }
        add(
            "Pods (Envoy)",
            format!("{}, IPv4, no forward proxy", reached(&connection.jwks_uri)),
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
    add(
        "Pods, workflow pods",
        "object storage; the registries of workflow images, from the API and from the nodes"
            .to_owned(),
    );
    if d.upgrade_from_6_0 {
        add(
            "Migration Job",
            "github.com, release-assets.githubusercontent.com (pgroll), dl-cdn.alpinelinux.org (curl): 443"
                .to_owned(),
        );
    }
    let rows: Vec<[&str; 2]> = rows
        .iter()
        .map(|[from, to]| [from.as_str(), to.as_str()])
        .collect();
    page.rows(["From", "To"], &rows);
}

#[cfg(test)]
mod tests {
    use super::reached;

    #[test]
    fn an_address_keeps_its_port() {
        for (url, to) in [
            ("https://sso.example:8443/realms/a", "sso.example:8443"),
            ("https://sso.example/realms/a", "sso.example:443"),
            ("https://sso.example?x", "sso.example:443"),
        ] {
            assert_eq!(reached(url), to);
        }
    }
}
