//! What runs where, as a picture of letters: releases, pods, ports, and which secret each reads (F-objects-read, F-mek-mounts,
//! F-request-path).

use super::Context;
use crate::idp::host_of;
use crate::model::{Controller, Tls};
use crate::release::kit::pods;
use crate::secrets::{mounts_redis_password, objects};
use crate::text::markdown::Page;
use crate::text::or_gap;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    page.h2("What runs");
    page.text(&picture(c).join("\n"));
}

fn picture(c: &Context<'_>) -> Vec<String> {
    let d = c.plan.deployment();
    let ports = &c.plan.facts().ports;
    let mut out = vec![
        "browsers, CLI, compute backends".to_owned(),
        if c.by_port_forward() {
            "  | http://localhost, no TLS".to_owned()
        } else {
            format!("  | https://{}:443", c.host)
        },
        format!("{}", front(c)),
    ];
    out.push(if d.signs_in() {
        format!(
            "  | port 80 of a Service, {} of its pods: Envoy > oauth2-proxy {} > authz-sidecar {} > program {}",
            ports.envoy, ports.proxy, ports.authorization, ports.program
        )
    } else {
        format!("  | port 80 of a Service, {} of its pods", ports.program)
    });
    out.extend(table(c));
    out.push(format!(
        "  | PostgreSQL {}:{}   Redis {}:{}{}",
        or_gap(&d.postgres.service_name, "postgresql-host"),
        d.postgres.port,
        or_gap(&d.redis.service_name, "redis-host"),
        d.redis.port,
        c.plan
            .connection()
            .map_or_else(String::new, |connection| format!(
                "   provider {}:443",
                host_of(&connection.issuer)
            ))
    ));
    out.push(String::new());
    out.push(secrets(c));
    out
}

/// What stands in front of the pods.
fn front(c: &Context<'_>) -> String {
    let d = c.plan.deployment();
    if c.by_port_forward() {
        return "kubectl port-forward, while it runs".to_owned();
    }
    if !d.ingress.enabled {
        return "your own routing, which ends TLS".to_owned();
    }
    let tls = match d.ingress.tls {
        Tls::Secret => format!("TLS from Secret {}", d.ingress.ssl_secret),
        Tls::Acm => "TLS from ACM".to_owned(),
        Tls::Upstream => "TLS ends before it".to_owned(),
    };
    let what = match d.ingress.controller {
        Controller::Alb => "load balancer",
        _ => "ingress",
    };
    format!(
        "{what}, class {}, {tls}",
        or_gap(&d.ingress.ingress_class, "ingress-class")
    )
}

/// A row for each Deployment, columns in line.
fn table(c: &Context<'_>) -> Vec<String> {
    let facts = c.plan.facts();
    let mut rows =
        vec![["release", "Deployment", "containers", "path", "reads"].map(str::to_owned)];
    for (name, count, release) in pods::pods(c.plan) {
        let path = facts.routes.iter().find(|(_, to)| *to == name);
        let mut reads = Vec::new();
        if let Some(one) = facts.deployments.iter().find(|one| one.name == name) {
            let known = names(c).into_iter();
            reads.extend(
                known
                    .filter(|(_, of)| one.reads.contains(of))
                    .map(|(name, _)| name),
            );
            reads.extend(one.reads_mek.then_some("key"));
        }
        if count > 1 && c.plan.connection().is_some() {
            reads.push("proxy");
        }
        rows.push([
            release.to_owned(),
            name.to_owned(),
            count.to_string(),
            path.map_or("-", |(path, _)| path).to_owned(),
            reads.join(" "),
        ]);
    }
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(String::len).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..5).map(width).collect();
    let line = |row: &[String; 5]| {
        let cells = row.iter().zip(&widths);
        let cells: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        format!("  {}", cells.join("  ")).trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// The Secrets of OSMO's own programs under short names.
fn names(c: &Context<'_>) -> Vec<(&'static str, &'static str)> {
    let mut out = vec![("db", objects::DB.0), ("redis", objects::REDIS.0)];
    if c.plan.deployment().default_admin.enabled {
        out.push(("admin", objects::ADMIN.0));
    }
    out
}

/// What the short names stand for.
fn secrets(c: &Context<'_>) -> String {
    let names = names(c).into_iter();
    let mut out: Vec<String> = names
        .map(|(name, of)| format!("{name}: Secret {of}"))
        .collect();
    out.push(format!("key: ConfigMap {}", objects::MEK.0));
    if c.plan.connection().is_some() {
        let mut proxy = vec![objects::CLIENT.0];
        if mounts_redis_password(c.plan.deployment()) {
            proxy.push(objects::OAUTH2_PROXY_REDIS.0);
        }
        out.push(format!("proxy: Secret {}", proxy.join(", ")));
    }
    out.join("   ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Answers;
    use crate::plan::Plan;
    use crate::secrets::Secrets;

    /// Every Deployment is a row, and the picture follows the answers.
    #[test]
    fn the_picture_follows_the_answers() {
        let text = |change: fn(&mut crate::model::Deployment)| {
            let mut answers = Answers::default();
            answers.deployment.hostname = "osmo.example.com".into();
            change(&mut answers.deployment);
            let plan = Plan::new(&answers, &Secrets::default());
            picture(&Context::new(&plan)).join("\n")
        };
        let usual = text(|_| ());
        let plan = Plan::new(&Answers::default(), &Secrets::default());
        for (name, ..) in pods::pods(&plan) {
            assert_eq!(usual.matches(&format!("  {name} ")).count(), 1, "{name}");
        }
        assert!(
            usual.contains("Envoy > oauth2-proxy") && usual.contains("db redis admin key proxy")
        );
        let open = text(|d| d.idp.provider = crate::idp::find("none").unwrap().id);
        assert!(!open.contains("Envoy") && !open.contains("proxy") && open.contains("8000"));
        assert!(text(|d| d.ingress.enabled = false).contains("your own routing"));
    }
}
