//! Another host name: what has to change, in which order (D49, D50).

use super::certificate;
use super::releases::backends;
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
     tested]; all sign in again"
    },
    before,
    work,
    check: |page, _| {
        page.p("In the new bundle's folder, then in a private window at the new name:");
        page.sh("./install.sh verify");
        page.list(&[
            "Each backend is online: [backend.md](backend.md), Check.",
            "Everybody signs in again, browser and CLI. Tokens stay.",
            "Last, remove the DNS entry, the redirect URI and the certificate of the old name.",
        ]);
    },
    back: |page, c| {
        page.p(&format!(
            "It works until the entries of the old name are removed. In the folder of the old bundle, which is for {}: \
             `./install.sh charts`, then the second and the third step of Do with its files.",
            c.host
        ));
    },
};

fn before(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    healthy(page, c);
    page.sh("./install.sh backup");
    page.p("The old name stops at once, so wait until workflows have ended. NEW is the new name.");
    let new = if d.port_forwarding {
        "NEW and *.NEW"
    } else {
        "NEW"
    };
    let mut items = Vec::new();
    if c.plan.connection().is_some() {
        items.push(
            "Identity provider: add https://NEW/oauth2/callback, and keep the old redirect URI."
                .to_owned(),
        );
    }
    let tls = match certificate(c) {
        Some(Certificate::Files | Certificate::Exists) => {
            format!("A certificate for {new} and the old name, as in [tls.md](tls.md).")
        }
        Some(Certificate::CertManager) => {
            "Certificate: cert-manager is asked for it in Do. With HTTP-01 it needs the DNS entry first.".to_owned()
        }
        None if d.ingress.tls == Tls::Acm => {
            format!("A certificate for {new} in ACM. Its ARN goes into the configurator.")
        }
        None => format!("A certificate and a route for {new} where TLS ends."),
    };
    items.push(tls);
    items.push(format!(
        "DNS: {new}, to the same address as {}, which stays for now. Check both.",
        c.host
    ));
    page.list(&items.iter().map(String::as_str).collect::<Vec<_>>());
}

fn work(page: &mut Page, c: &Context<'_>) {
    page.step("The new bundle");
    page.p(
        "Open osmo-configurator.yaml in the OSMO Configurator, the web page that made this bundle. Change the host name \
         there, and download. Then, in the new folder, and from here on in it:",
    );
    page.sh(if certificate(c) == Some(Certificate::CertManager) {
        "./install.sh preflight secrets charts verify"
    } else {
        "./install.sh preflight charts verify"
    });
    page.p(
        "You need not restart anything: helm restarts what carries the name. Worker and delayed job monitor read it \
         from the database.",
    );
    page.step("The name in the database");
    page.p(
        "OSMO writes it at its first start and at a backend's first contact only. Sign in to the \
         new name as an administrator (`osmo login`, as in the new README.md), then, still in \
         the new folder [not tested]:",
    );
    page.sh(&put(c, &settings::BASE_URL, "Host name"));
    page.p(settings::EACH_BACKEND);
    page.sh(&put(c, &settings::ROUTER, "Host name"));
    page.step("Backends");
    page.p("Each backend has the name in its values (serviceUrl).");
    backends(page, c);
}
