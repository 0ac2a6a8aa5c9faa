//! Another host name: what has to change, in which order (D49, D50).

use super::{certificate, config};
use crate::model::{Certificate, Tls};
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;
use crate::text::or_gap;
use crate::text::shell;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    page.h2("Another host name");
    page.p(
        "NEW is the new name. An ingress carries one host: from the new bundle on the old name is \
         dead, also for workflows that run [not run]. Let them end.",
    );
    before(page, c);
    page.step("The new bundle");
    page.p("Change the host name on the page, download. In the new folder:");
    page.sh(if certificate(c) == Some(Certificate::CertManager) {
        "./install.sh preflight secrets charts verify"
    } else {
        "./install.sh preflight charts verify"
    });
    page.p(
        "No restart by hand: helm renews what carries the name, a digest in our values Envoy in \
         agent and logger; worker and delayed job monitor read the database.",
    );
    let backend = shell::word(&or_gap(&c.plan.deployment().backend.name, "backend"));
    page.step("The name in the database");
    page.p(
        "OSMO writes it at its first start and at a backend's first contact only. Signed in to \
         https://NEW as administrator [not run]:",
    );
    page.sh(&config(
        "SERVICE",
        "service_base_url",
        r#"{"service_base_url": "https://NEW"}"#,
    ));
    page.p("For each backend (AttributeError: it was right already):");
    page.sh(&config(
        &format!("BACKEND {backend}"),
        "router_address",
        r#"{"router_address": "wss://NEW"}"#,
    ));
    page.step("Backends, users, and the old name last");
    page.list(&[
        "Each backend: the helm line of the new README.md, for serviceUrl. Check: online.",
        "Everybody signs in anew, browser and CLI. Tokens stay.",
        "Last, remove the old name's DNS entry, redirect URI, certificate.",
    ]);
    page.p(&format!(
        "Way back until then: `./install.sh charts` of the old bundle, the settings above with \
         {}, the old helm line.",
        c.host
    ));
}

fn before(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    let new = if d.port_forwarding {
        "NEW and *.NEW"
    } else {
        "NEW"
    };
    let mut items = vec!["Back up.".to_owned()];
    if c.plan.connection().is_some() {
        items.push(
            "Identity provider: https://NEW/oauth2/callback beside the old redirect URI."
                .to_owned(),
        );
    }
    let tls = match certificate(c) {
        Some(Certificate::Files | Certificate::Exists) => {
            format!("Certificate for {new} and the old name, as in TLS below.")
        }
        Some(Certificate::CertManager) => {
            "cert-manager: asked in the next step; HTTP-01 needs DNS first.".to_owned()
        }
        None if d.ingress.tls == Tls::Acm => {
            format!("Certificate for {new} in ACM; its ARN is an answer.")
        }
        None => format!("Certificate and route for {new} where TLS ends."),
    };
    items.push(tls);
    items.push(format!(
        "DNS: {new} beside {}, to the same address. Check both.",
        c.host
    ));
    page.step("Before");
    page.list(&items.iter().map(String::as_str).collect::<Vec<_>>());
}
