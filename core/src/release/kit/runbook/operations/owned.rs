//! What may belong to others: pull secret, certificate, private authority.

use super::certificate;
use super::task::{Task, healthy, nobody, verified};
use crate::model::{Certificate, Tls};
use crate::release::kit::pods;
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;
use crate::text::shell;

pub(super) static REGISTRY: Task = Task {
    file: "operations/pull-secret.md",
    title: "Pull secret",
    has: |c| !c.plan.deployment().images.image_pull_secret.is_blank(),
    long: "5 minutes",
    notices: nobody,
    before: healthy,
    work: registry,
    check: verified,
    back: |page, _| page.p("The same with the old password, while the registry takes it."),
};

fn registry(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    let name = &d.images.image_pull_secret;
    if d.site.pull_secret_exists {
        page.p(&format!(
            "{name} is others'. Nodes read it at each pull: no restart."
        ));
        return;
    }
    let (user, registry) = (
        shell::word(&d.images.registry_user),
        shell::word(&d.images.registry),
    );
    page.p(
        "Nodes read it at each pull; the restart is only the test. Each backend has a copy, and \
         workflow pods a credential of their own ([workflow-registry.md](workflow-registry.md)).",
    );
    page.sh(&format!(
        ". lib/functions.sh && (\n  set +ax; unset value auth; value=$(osmo_ask 'Registry password')\n  auth=\n  [ -z \"$value\" ] || \
         auth=$(printf %s:%s {user} \"$value\" | openssl base64 -A)\n  if [ -n \"$auth\" ]; then\n    \
         printf '{{\"auths\":{{\"%s\":{{\"auth\":\"%s\"}}}}}}' {registry} \"$auth\"\n  fi | \
         osmo_put {} .dockerconfigjson\n) && \
         osmo_restart osmo-ui",
        shell::word(name)
    ));
}

pub(super) static TLS: Task = Task {
    file: "operations/tls.md",
    title: "TLS",
    has: |c| c.plan.deployment().ingress.enabled,
    long: "5 minutes",
    notices: nobody,
    before: |page, c| {
        page.sh(&dates(c));
        page.p("Expect the certificate that is served now, with its last day.");
    },
    work: tls,
    check: |page, c| {
        page.sh(&dates(c));
        page.p("Expect the new last day, within two minutes.");
    },
    back: |page, c| {
        page.p(match certificate(c) {
            Some(Certificate::Files) => {
                "The same with the old files, while they are valid. Keep them until the check is done."
            }
            _ => "At whoever keeps the certificate: the old one, while it is valid.",
        });
    },
};

fn dates(c: &Context<'_>) -> String {
    let host = shell::word(&c.host);
    format!(
        "openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl \
         x509 -noout -dates"
    )
}

fn tls(page: &mut Page, c: &Context<'_>) {
    let i = &c.plan.deployment().ingress;
    let name = shell::word(&i.ssl_secret);
    match certificate(c) {
        Some(Certificate::Files) => {
            page.p("New tls.crt (with its chain) and tls.key into this folder. No restart.");
            page.sh(&format!(
                ". lib/functions.sh && osmo_replace secret tls {name} --cert=tls.crt --key=tls.key"
            ));
        }
        Some(Certificate::Exists) => page.p(&format!(
            "The Secret {} is others'. No restart.",
            i.ssl_secret
        )),
        Some(Certificate::CertManager) => {
            page.p("cert-manager renews it; at once: `cmctl renew` [not run].");
        }
        None if i.tls == Tls::Acm => {
            page.p(
                "ACM renews it. Another ARN is another answer: new bundle, `./install.sh charts`.",
            );
        }
        None => page.p("Where TLS ends, in front of the ingress."),
    }
}

pub(super) static AUTHORITY: Task = Task {
    file: "operations/authority.md",
    title: "Private authority",
    has: |c| c.plan.deployment().trusted_by().next().is_some(),
    long: "15 minutes",
    notices: |_| "Nobody while both authorities are in the file; sessions into workflows are cut once",
    before: healthy,
    work: |page, c| {
        let d = c.plan.deployment();
        let map = shell::word(&d.trust.config_map);
        let restart = format!("osmo_restart {}", pods::names(c.plan).join(" "));
        if d.trust.exists {
            page.p(&format!(
                "The ConfigMap {} is others'. Pods read it at their start:",
                d.trust.config_map
            ));
            page.sh(&format!(". lib/functions.sh &&\n  {restart}"));
            return;
        }
        page.p(
            "Pods read it at their start. Until all servers have changed, ca.crt in this folder \
             holds both authorities.",
        );
        let key = shell::word(&format!("{}=ca.crt", d.trust.key));
        page.sh(&format!(
            ". lib/functions.sh &&\n  openssl x509 -noout -in ca.crt &&\n  osmo_replace configmap {map} --from-file={key} &&\n  {restart}"
        ));
    },
    check: verified,
    back: |page, _| page.p("The same with the old file: keep it until the check is done."),
};
