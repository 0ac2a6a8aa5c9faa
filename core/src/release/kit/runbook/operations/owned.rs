//! What may belong to others: pull secret, certificate, private authority.

use super::certificate;
use crate::model::{Certificate, Tls};
use crate::release::kit::pods;
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;
use crate::text::shell;

pub(super) fn registry(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    let name = &d.images.image_pull_secret;
    if name.is_blank() {
        return;
    }
    page.step("Pull secret");
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
    page.p("Nodes read it at each pull; the restart is only the test. Each backend has a copy.");
    page.sh(&format!(
        "(\n  unset value; value=$(osmo_ask 'Registry password')\n  if [ -n \"$value\" ]; then\n    \
         printf '{{\"auths\":{{\"%s\":{{\"auth\":\"%s\"}}}}}}' {registry} \"$(printf %s:%s \
         {user} \"$value\" | openssl base64 -A)\"\n  fi | osmo_put {} .dockerconfigjson\n) && \
         osmo_restart osmo-ui",
        shell::word(name)
    ));
}

pub(super) fn tls(page: &mut Page, c: &Context<'_>) {
    let i = &c.plan.deployment().ingress;
    if !i.enabled {
        return;
    }
    page.step("TLS");
    let name = shell::word(&i.ssl_secret);
    match certificate(c) {
        Some(Certificate::Files) => {
            page.p("New tls.crt (with its chain) and tls.key into this folder. No restart.");
            page.sh(&format!(
                "osmo_replace secret tls {name} --cert=tls.crt --key=tls.key"
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
    let host = shell::word(&c.host);
    page.sh(&format!(
        "openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl \
         x509 -noout -dates"
    ));
}

pub(super) fn authority(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    if d.trusted_by().next().is_none() {
        return;
    }
    page.step("Private authority");
    let all = pods::names(c.plan).join(" ");
    let map = shell::word(&d.trust.config_map);
    let mut text = format!("osmo_restart {all}");
    if d.trust.exists {
        page.p(&format!(
            "The ConfigMap {} is others'. Pods read it at their start:",
            d.trust.config_map
        ));
    } else {
        page.p("Pods read it at their start. Until all servers have changed, ca.crt holds both authorities.");
        let key = shell::word(&format!("{}=ca.crt", d.trust.key));
        text = format!("osmo_replace configmap {map} --from-file={key} &&\n  {text}");
    }
    page.sh(&text);
}
