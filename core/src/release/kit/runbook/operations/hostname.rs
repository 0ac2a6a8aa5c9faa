//! Another host name: what has to change, in which order (D49, D50).

use super::backends::helm;
use super::certificate;
use super::settings::{self, put};
use super::task::{Task, always, healthy};
use crate::model::{Certificate, Tls};
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;

pub(super) static HOSTNAME: Task = Task {
    file: "operations/hostname.md",
    title: "Another host name",
    has: always,
    long: "An hour, and what DNS and the certificate take",
    notices: |_| {
        "Everybody: the old name stops working with the new bundle, also for workflows that run [not \
     run]; all sign in again"
    },
    before,
    work,
    check: |page, _| {
        page.p("In the new bundle's folder, then in a private window at the new name:");
        page.sh("./install.sh verify");
        page.list(&[
            "Each backend is online: [backend.md](backend.md), Check.",
            "Everybody signs in again, browser and CLI. Tokens stay.",
            "Last, remove the old name's DNS entry, redirect URI, certificate.",
        ]);
    },
    back: |page, c| {
        page.p(&format!(
            "It works until the old name's entries are removed. In the old bundle's folder, which names {}: \
             `./install.sh charts`, then the same commands on its files, then its helm line for each backend.",
            c.host
        ));
    },
};

fn before(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    healthy(page, c);
    page.sh("./install.sh backup");
    page.p("An ingress carries one host: let workflows that run end. NEW is the new name.");
    let new = if d.port_forwarding {
        "NEW and *.NEW"
    } else {
        "NEW"
    };
    let mut items = Vec::new();
    if c.plan.connection().is_some() {
        items.push(
            "Identity provider: https://NEW/oauth2/callback beside the old redirect URI."
                .to_owned(),
        );
    }
    let tls = match certificate(c) {
        Some(Certificate::Files | Certificate::Exists) => {
            format!("Certificate for {new} and the old name, as in [tls.md](tls.md).")
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
    page.list(&items.iter().map(String::as_str).collect::<Vec<_>>());
}

fn work(page: &mut Page, c: &Context<'_>) {
    page.step("The new bundle");
    page.p(
        "Change the host name on the page, download. In the new folder, and from here on in it:",
    );
    page.sh(if certificate(c) == Some(Certificate::CertManager) {
        "./install.sh preflight secrets charts verify"
    } else {
        "./install.sh preflight charts verify"
    });
    page.p(
        "No restart by hand: helm restarts what carries the name. A digest in our values does it for Envoy in \
         agent and logger. Worker and delayed job monitor read the database.",
    );
    page.step("The name in the database");
    page.p(
        "OSMO writes it at its first start and at a backend's first contact only. Sign in to the \
         new name as an administrator (`osmo login`, as in the new README.md), then, still in \
         the new folder [not run]:",
    );
    page.sh(&put(c, &settings::BASE_URL, "Host name"));
    page.p("For each backend (AttributeError: it was right already):");
    page.sh(&put(c, &settings::ROUTER, "Host name"));
    page.step("Backends");
    page.p("For each, with its kube-context, for serviceUrl:");
    page.sh(&helm(c));
}
