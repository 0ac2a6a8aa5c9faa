//! Before the start, and the one command that does the rest (F-cli-installer).

use super::Context;
use crate::model::{Certificate, ChartSource, Controller, Deployment, Platform, Tls};
use crate::release::kit::scripts::tls_names;
use crate::text::markdown::Page;

pub(super) fn write(page: &mut Page, c: &Context<'_>, more: &[&str]) {
    before(page, c, more);
    page.h2("Install");
    page.step("Look first");
    if c.plan.deployment().site.kube_context.is_blank() {
        page.p(
            "Choose the cluster first: `kubectl config use-context NAME`. Then write NAME into the line KUBE_CONTEXT of \
             site.sh, in each new bundle again. Or add `--context NAME` to each ./install.sh and ./uninstall.sh. Other \
             commands use the current context.",
        );
    }
    page.sh("./install.sh preflight");
    page.p(
        "It refuses another context. It looks at tools, rights, names, certificate, charts, PostgreSQL, Redis \
         and the identity provider, from pods too, and pulls every image once. That takes minutes. It asks for \
         passwords unless secrets/ or the cluster has them. Its two \
         pods, and a temporary namespace if ours is not there yet, are gone afterwards; nothing \
         else is changed. Everything that says FAILED comes with what to do.",
    );
    page.step("Install");
    page.sh("./install.sh");
    page.p(
        "It prints its plan, asks once, and goes through the stages of `--help`. Each may be \
         named alone; all may be run again and leave alone what is there. After a failure fix what it names and start it again.",
    );
    page.list(&[
        "`--dry-run` prints every command of the stages that would change something, and runs none. That is \
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

/// What ingress-nginx needs for sessions in cookies (D18, F-azure-app-routing).
fn header_buffers(d: &Deployment) -> Option<&'static str> {
    let nginx = d.ingress.enabled && d.ingress.controller == Controller::IngressNginx;
    if !nginx || !d.keeps_sessions_in_cookies() {
        return None;
    }
    Some(if d.ingress.is_azure_add_on() {
        "Azure's add-on takes request headers up to 8 kB, and nothing of yours changes that: its \
         ConfigMap is managed. Sessions in cookies pass with a few groups; for people in many, \
         keep sessions in Redis."
    } else if d.platform == Platform::Azure {
        "`large-client-header-buffers: \"4 16k\"` in the ConfigMap of ingress-nginx: sessions in \
         cookies are large, and there is no annotation for it. If the class is one of Azure's \
         add-on, its ConfigMap is managed: keep sessions in Redis."
    } else {
        "`large-client-header-buffers: \"4 16k\"` in the ConfigMap of ingress-nginx: sessions in \
         cookies are large, and there is no annotation for it."
    })
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
             The server offers the latest CLI, which may be too new: take this one. The CLI trusts certificates of public \
             authorities only; with a private one osmo login fails.",
            d.osmo_image_tag
        ),
        if d.throw_away_stores {
            "Kubernetes 1.27 or later with metrics-server: kind, k3d, minikube or one node will do."
        } else {
            "Kubernetes 1.27 or later with metrics-server, PostgreSQL 15 or later, Redis 7 or later."
        }
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
    items.extend(header_buffers(d).map(str::to_owned));
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
            crate::idp::guide(d).title
        ));
    }
    if !d.images.mirror.is_blank() || d.charts.source != ChartSource::Repository {
        page.p(&format!(
            "mirror.sh brings images and charts there, with skopeo and helm.{} At once:",
            match (
                d.images.mirror.is_blank(),
                d.charts.source == ChartSource::Oci
            ) {
                (false, true) => " Run `skopeo login` and `helm registry login` first.",
                (false, false) => " Run `skopeo login` first.",
                (true, true) => " Run `helm registry login` first.",
                (true, false) => "",
            }
        ));
        page.sh("./mirror.sh copy");
        page.p("Or in two halves. With internet access:");
        page.sh("./mirror.sh pull carried");
        page.p("Inside, with the folder carried:");
        page.sh("./mirror.sh push carried");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answers, SessionStore};
    use crate::plan::Plan;
    use crate::secrets::Secrets;
    use crate::text::join;

    /// Only cookies are large, only ingress-nginx has the setting, and Azure's add-on lets nobody set it.
    #[test]
    fn header_buffers_are_named_where_somebody_can_set_them() {
        const ADD_ON: &str = "webapprouting.kubernetes.azure.com";
        const SET: &str = "`large-client-header-buffers:";
        let text = |store, class: &str, more: fn(&mut Deployment)| {
            let mut answers = Answers::default();
            answers.deployment.oauth2_proxy.session_store = store;
            answers.deployment.ingress.controller = Controller::IngressNginx;
            answers.deployment.ingress.ingress_class = class.into();
            more(&mut answers.deployment);
            let plan = Plan::new(&answers, &Secrets::default());
            let mut page = Page::default();
            before(&mut page, &Context::new(&plan), &[]);
            join(&page.into_lines())
        };
        let usual = |_: &mut Deployment| ();
        let said = text(SessionStore::Cookie, "nginx", usual);
        assert!(said.contains(SET) && !said.contains("Azure"), "{said}");
        let said = text(SessionStore::Cookie, ADD_ON, usual);
        assert!(
            !said.contains(SET) && said.contains("keep sessions in Redis"),
            "{said}"
        );
        let said = text(SessionStore::Cookie, "nginx-internal", |d| {
            d.platform = Platform::Azure;
        });
        assert!(said.contains(SET) && said.contains("add-on"), "{said}");
        for store in [SessionStore::Redis, SessionStore::RedisPassword] {
            for class in ["nginx", ADD_ON] {
                let said = text(store, class, usual);
                assert!(!said.contains("header"), "{store:?} {class}: {said}");
            }
        }
        let others: [fn(&mut Deployment); 3] = [
            |d| d.ingress.enabled = false,
            |d| d.ingress.controller = Controller::Alb,
            |d| d.idp.provider = crate::idp::find("none").unwrap().id,
        ];
        for more in others {
            let said = text(SessionStore::Cookie, "nginx", more);
            assert!(!said.contains("header"), "{said}");
        }
    }
}
