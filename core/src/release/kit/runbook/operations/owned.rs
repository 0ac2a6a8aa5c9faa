//! What may belong to others: pull secret, certificate, private authority.

use super::task::{Task, healthy, nobody, verified};
use super::{backends, certificate};
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
    back: |page, _| page.p("The same blocks with the old password, while the registry takes it."),
};

fn registry(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    let name = &d.images.image_pull_secret;
    if d.site.pull_secret_exists {
        page.p(&format!(
            "Others keep the Secret {name}. Ask them to put the new password into it, in each backend's cluster too. \
             Nodes read it at each pull, so nothing has to be restarted."
        ));
        return;
    }
    let (name, get) = (shell::word(name), docker_config(c));
    page.step("OSMO's copy");
    page.p("Nodes read it at each pull; the restart is only the test.");
    page.sh(&format!(
        ". lib/functions.sh && (\n  {get}\n  docker_config | osmo_put {name} .dockerconfigjson\n) && osmo_restart osmo-ui"
    ));
    page.step("The copies of backends");
    page.p("For each backend, with its kube-context: `kubectl config use-context BACKEND`, then:");
    page.sh(&format!(
        ". lib/functions.sh && (\n  {get}\n  for ns in {} {}; do\n    \
         docker_config | osmo_put {name} .dockerconfigjson \"$ns\" || exit\n  done\n)",
        backends::agent(c),
        backends::workflows(c)
    ));
    page.p(
        "Then go back to that of OSMO's own cluster: `kubectl config use-context OSMO`. Workflow pods have a credential of their \
         own: [workflow-registry.md](workflow-registry.md).",
    );
}

/// Lines of a block that ask for the registry's password, and a function that writes what a pull secret holds; nothing without a
/// password.
pub(super) fn docker_config(c: &Context<'_>) -> String {
    let images = &c.plan.deployment().images;
    let (user, registry) = (
        shell::word(&images.registry_user),
        shell::word(&images.registry),
    );
    format!(
        "set +ax; unset value auth; value=$(osmo_ask 'Registry password')\n  auth=\n  [ -z \"$value\" ] || \
         auth=$(printf %s:%s {user} \"$value\" | openssl base64 -A)\n  \
         docker_config() {{ [ -z \"$auth\" ] || printf '{{\"auths\":{{\"%s\":{{\"auth\":\"%s\"}}}}}}' {registry} \"$auth\"; }}"
    )
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
                "`cp -p tls.crt.old tls.crt; cp -p tls.key.old tls.key`, then the same block, while the old certificate is valid."
            }
            _ => "Whoever keeps the certificate puts the old one back, while it is valid.",
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
            page.p(
                "If tls.key.old is here from an earlier change, delete it and tls.crt.old. Keep the files of today: \
                 `test -e tls.key.old || { cp -p tls.crt tls.crt.old && cp -p tls.key tls.key.old; }`. Then put the new tls.crt (with \
                 its chain) and the new tls.key into this folder. Pods need no restart.",
            );
            page.sh(&format!(
                ". lib/functions.sh && osmo_replace secret tls {name} --cert=tls.crt --key=tls.key"
            ));
        }
        Some(Certificate::Exists) => page.p(&format!(
            "Others keep the Secret {}: ask them to put the new certificate into it. Pods need no restart.",
            i.ssl_secret
        )),
        Some(Certificate::CertManager) => {
            page.p(&format!(
                "cert-manager renews it by itself. To have it at once: `cmctl renew -n {} {name}` [not tested].",
                c.ns
            ));
        }
        None if i.tls == Tls::Acm => {
            page.p(
                "ACM renews it. For another ARN change it in the OSMO Configurator, download, and run `./install.sh charts` in the \
                 new folder.",
            );
        }
        None => page.p("TLS ends in front of the ingress: change the certificate there."),
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
                "Others keep the ConfigMap {}: ask them to put the new authority into it. Pods read it at their start, so then:",
                d.trust.config_map
            ));
            page.sh(&format!(". lib/functions.sh &&\n  {restart}"));
            return;
        }
        page.p(
            "While some servers still have the old authority, ca.crt in this folder holds both:",
        );
        page.numbered(&[
            "Keep the old one: `test -e old-ca.crt || cp -p ca.crt old-ca.crt`. Put the new one beside it: new-ca.crt.",
            "Both into one file: `cat old-ca.crt new-ca.crt > ca.crt`.",
            "The block below. It shows a line with subject for each authority, then restarts the pods: they read it at their start.",
            "When all servers have new certificates: `cp new-ca.crt ca.crt`, and the block again.",
        ]);
        let key = shell::word(&format!("{}=ca.crt", d.trust.key));
        page.sh(&format!(
            ". lib/functions.sh &&\n  openssl x509 -noout -in ca.crt &&\n  openssl crl2pkcs7 -nocrl -certfile ca.crt | openssl pkcs7 -print_certs -noout &&\n  osmo_replace configmap {map} --from-file={key} &&\n  {restart}"
        ));
    },
    check: verified,
    back: |page, c| {
        page.p(if c.plan.deployment().trust.exists {
            "Others put the old authority back; then the same block."
        } else {
            "`cp old-ca.crt ca.crt`, then the same block."
        });
    },
};
