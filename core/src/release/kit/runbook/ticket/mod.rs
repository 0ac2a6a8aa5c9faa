//! `CHANGE.md`, the page for the change ticket: for people who approve, not for those who install.

mod network;
mod objects;
mod rows;
mod size;

use super::Context;
use crate::accepted::reason;
use crate::finding::Report;
use crate::model::{ChartSource, Controller};
use crate::plan::Plan;
use crate::proof;
use crate::release::kit::{header, images, manifests};
use crate::text::Line;
use crate::text::markdown::{Page, plain};
use crate::text::or_gap;

/// Returns the lines of the page.
pub(crate) fn lines(plan: &Plan, report: &Report) -> Vec<Line> {
    let c = Context::new(plan);
    let mut page = Page::default();
    page.h1(&format!("Change: {} at {}", plan.facts().label, c.host));
    page.p(&header::sentence(plan));
    what(&mut page, &c);
    objects::write(&mut page, &c);
    size::write(&mut page, &c);
    network::write(&mut page, &c);
    people(&mut page, &c);
    pulled(&mut page, &c);
    warnings(&mut page, &c, report);
    limits(&mut page, &c);
    page.h2("Way back");
    page.p(
        "Until users have worked with it: ./uninstall.sh removes the three releases and keeps \
         database, Secrets and master encryption key. [rollback](operations/rollback.md) says what \
         a rollback cannot undo; how long each task takes, and who notices, stands in \
         [OPERATIONS.md](OPERATIONS.md).",
    );
    page.h2("Integrity");
    page.p(
        "SHA256SUMS lists every file of the bundle but this one, osmo-configurator.yaml and the secrets; \
         `sha256sum -c SHA256SUMS` compares them. Its own sum, which the OSMO Configurator showed at the download:",
    );
    page.into_lines()
}

fn what(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.h2("What is deployed, and where");
    let charts: Vec<&str> = c
        .plan
        .facts()
        .charts
        .iter()
        .map(|chart| chart.name)
        .collect();
    let source = match d.charts.source {
        ChartSource::Archive => format!("files in {}/", d.charts.folder),
        _ => d.charts.location().0.clone(),
    };
    let context = if d.site.kube_context.is_blank() {
        "named when install.sh runs"
    } else {
        &d.site.kube_context
    };
    page.rows(
        ["", ""],
        &[
            [
                "OSMO",
                &format!("image tag {}", or_gap(&d.osmo_image_tag, "image-tag")),
            ],
            [
                "Charts",
                &format!("{} {} from {source}", charts.join(", "), d.chart_version),
            ],
            ["Kube-context", context],
            ["Namespace", &or_gap(&d.namespace, "namespace")],
            ["Address", &format!("https://{}", c.host)],
        ],
    );
    page.p(c.plan.facts().words.proof);
    page.p(&proof::platform(d.platform.value(), d.platform.label()));
    if d.signs_in() {
        page.p(proof::sign_in());
    }
}

fn people(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.h2("Who can sign in");
    if !d.signs_in() {
        page.p("**Nobody has to: whoever reaches the address can do everything, as any user.**");
        return;
    }
    let who = (crate::idp::guide(d).who)(d);
    page.p(&format!(
        "{who}: oauth2-proxy runs with `--email-domain=*`. Restrict it at the provider."
    ));
    page.p(
        "Without another role such a user has osmo-default only; roles come from the claim roles \
         or from osmo user update.",
    );
    if d.default_admin.enabled {
        page.p(&format!(
            "The default admin {} holds a token that lasts ten years, in the Secret default-admin-secret.",
            d.default_admin.username
        ));
    }
}

fn pulled(page: &mut Page, c: &Context<'_>) {
    page.h2("Images");
    let list = images::list(c.plan);
    for (title, here) in [
        ("Of this installation:", true),
        ("Of compute backends:", false),
    ] {
        page.p(title);
        let items: Vec<&str> = list
            .iter()
            .filter(|i| i.here == here)
            .map(|i| i.pulled.as_str())
            .collect();
        page.list(&items);
    }
    page.p(
        "Digests are known where the images are: mirror.sh writes them to images.lock, install.sh \
         preflight prints them. Add them here.",
    );
}

fn warnings(page: &mut Page, c: &Context<'_>, report: &Report) {
    page.h2("Accepted warnings");
    let found: Vec<_> = report.warnings().collect();
    if found.is_empty() {
        page.p("None.");
        return;
    }
    let items: Vec<String> = found
        .iter()
        .map(|one| {
            let why = reason(c.plan.deployment(), report, one);
            let why = if why.is_empty() {
                "**no reason given**".to_owned()
            } else {
                plain(why)
            };
            format!("{} {} Accepted because: {why}", one.code, plain(&one.what))
        })
        .collect();
    page.list(&items.iter().map(String::as_str).collect::<Vec<_>>());
}

fn limits(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.h2("Known limits");
    let mut items = vec![
        "The master encryption key lies in a ConfigMap: whoever may read ConfigMaps in the namespace has it.",
        "A rollback does not undo what a newer release did to the database.",
    ];
    if d.pod_monitor && manifests::closes_ports(c.plan) {
        items.push(
            "The network policy keeps Envoy's admin port closed, so the PodMonitor's targets \
             envoy-admin are down.",
        );
    }
    items.push(
        "Pods of the charts do not fit the Pod Security level restricted: the namespace has to \
         allow baseline.",
    );
    if c.plan.connection().is_some() {
        items.push(
            "Envoy does not verify the certificate of the host of the signing keys (JWKS): whoever can pretend \
             to be it can sign tokens.",
        );
        if c.plan.facts().default_at("images.envoy") == Some(d.images.envoy.as_str()) {
            items.push(c.plan.facts().words.envoy);
        }
        items.push(if manifests::closes_ports(c.plan) {
            "Whoever reaches a pod without going through Envoy can send x-osmo-* headers and act as any user. The \
             NetworkPolicy of this bundle prevents it, if the network plug-in enforces policies."
        } else {
            "Whoever reaches a pod without going through Envoy can send x-osmo-* headers and act as any user. A \
             NetworkPolicy would prevent it; this bundle has none."
        });
    }
    if d.ingress.enabled && d.ingress.controller == Controller::Alb {
        items.push(
            "The load balancer belongs to the group osmo, which the charts fix: another OSMO in \
             this cluster shares it.",
        );
    }
    if d.trusts("postgres") {
        items.push("The authorization sidecars do not verify the database's certificate.");
    }
    if d.trusts("redis") {
        items.push("A private authority for Redis is no feature of the charts; it was rendered, never run.");
    }
    page.list(&items);
}
