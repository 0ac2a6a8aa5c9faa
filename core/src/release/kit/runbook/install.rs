//! Before the start, and the one command that does the rest (F-cli-installer).

use super::Context;
use crate::model::{Certificate, ChartSource, Controller, SessionStore, Tls};
use crate::release::kit::scripts::tls_names;
use crate::text::markdown::Page;

pub(super) fn write(page: &mut Page, c: &Context<'_>, more: &[&str]) {
    before(page, c, more);
    page.h2("Install");
    page.step("Look first");
    if c.plan.deployment().site.kube_context.is_blank() {
        page.p(
            "The answers name no kube-context. Write yours into the line KUBE_CONTEXT of site.sh, \
             once, or add `--context NAME` to each command of these pages.",
        );
    }
    page.sh("./install.sh preflight");
    page.p(
        "It refuses another context, looks at tools, rights, names, certificate, charts, \
         PostgreSQL, Redis and the identity provider, from pods too, and pulls every image once: \
         minutes, and passwords are asked for unless secrets/ or the cluster has them. Its two \
         pods, and a temporary namespace if ours is not there yet, are gone afterwards; nothing \
         else is changed. Everything that says FAILED comes with what to do.",
    );
    page.step("Install");
    page.sh("./install.sh");
    page.p(
        "It prints its plan, asks once, and goes through the stages of `--help`. Each may be \
         named alone; all may be run again and leave alone what is there. After a failure mend \
         what it says and start it again.",
    );
    page.list(&[
        "`--dry-run` prints every command that would change something, and runs none. That is \
         also the way to do it by hand.",
        "`--context NAME`, `--yes`, `--timeout 10m`, `--no-probes`, `--help`. install.log keeps \
         what happened, without secrets.",
        "Windows: in WSL, `wsl bash ./install.sh`, in the folder of this file. Or upload the \
         folder to a cloud shell, or to any Linux pod that has kubectl, helm and your \
         kubeconfig.",
    ]);
    page.step("Save the master encryption key");
    page.p("Now, in a vault; a database backup without it is worthless. This prints it:");
    page.sh(&format!(
        "kubectl -n {} get configmap mek-config -o yaml",
        c.ns
    ));
    page.p(
        "It is a ConfigMap, as the charts want it: whoever may read ConfigMaps in this namespace \
         can read the key.",
    );
}

fn before(page: &mut Page, c: &Context<'_>, more: &[&str]) {
    let d = c.plan.deployment();
    page.h2("Before you start");
    let mut items = vec![
        "bash 3.2 or later, kubectl, helm 3.8 or later, openssl and curl where you run this."
            .to_owned(),
        format!(
            "For the last steps the osmo CLI of https://github.com/NVIDIA/OSMO/releases/tag/{0} : \
             osmo-client-installer-{0}-linux-x86_64.sh (also -linux-arm64.sh, -macos-arm64.pkg). \
             What the server itself advertises is the latest one. It trusts public certificate \
             authorities only.",
            d.osmo_image_tag
        ),
        "Kubernetes 1.27 or later with metrics-server, PostgreSQL 15 or later, Redis 7 or later."
            .to_owned(),
    ];
    items.extend(more.iter().map(|item| (*item).to_owned()));
    if c.plan.connection().is_some() {
        items.push(format!(
            "At the identity provider, this redirect URI exactly: `{}`",
            crate::idp::redirect_uri(&c.host)
        ));
    }
    if d.ingress.enabled && d.ingress.tls == Tls::Secret {
        let names = tls_names(c.plan).join(" and ");
        items.push(match d.ingress.certificate {
            Certificate::Files => format!(
                "A certificate for {names} beside this file: tls.crt (with its chain) and tls.key."
            ),
            Certificate::Exists => format!(
                "The TLS secret {} for {names}, from the platform team.",
                d.ingress.ssl_secret
            ),
            Certificate::CertManager => format!(
                "cert-manager with the issuer {}, which makes a certificate for {names}.",
                d.ingress.issuer_name
            ),
        });
    }
    let large_cookies = d.signs_in() && d.oauth2_proxy.session_store != SessionStore::Redis;
    if d.ingress.enabled && d.ingress.controller == Controller::IngressNginx && large_cookies {
        items.push(
            "`large-client-header-buffers: \"4 16k\"` in the ConfigMap of ingress-nginx: sessions \
             in cookies are large, and there is no annotation for it."
                .to_owned(),
        );
    }
    if d.trusted_by().next().is_some() && !d.trust.exists {
        items.push(
            "The certificates of your private authority, as PEM, in ca.crt beside this file."
                .to_owned(),
        );
    }
    match d.charts.source {
        ChartSource::Oci => items.push("`helm registry login` for the chart registry.".to_owned()),
        ChartSource::Archive => items.push(format!("The charts as .tgz in {}/.", d.charts.folder)),
        ChartSource::Repository => {}
    }
    if !d.images.mirror.is_blank() {
        items.push(format!("The images of images.txt in {}.", d.images.mirror));
    }
    page.list(&items.iter().map(String::as_str).collect::<Vec<_>>());
    if d.signs_in() {
        page.p(&format!(
            "{}: [IDP-ADMIN.md](IDP-ADMIN.md) says it step by step. Send it to whoever runs the provider.",
            crate::idp::chosen(d).title
        ));
    }
    if !d.images.mirror.is_blank() || d.charts.source != ChartSource::Repository {
        page.p(
            "mirror.sh brings images and charts there, with skopeo and helm, after skopeo login \
             and helm registry login: at once, or in two halves with a folder that you carry \
             across.",
        );
        page.sh("./mirror.sh copy");
        page.sh(
            "# or: with internet access, then inside\n./mirror.sh pull carried\n./mirror.sh push \
             carried",
        );
    }
}
