//! Pre-flight: what can be known before anything is changed (contract section 6.4).

use super::Context;
use super::page::Page;
use crate::model::{Controller, Tls};
use crate::shell;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.h2("Before you start");
    page.p("You need kubectl, helm 3 or 4, openssl, curl and the osmo CLI, the right to create objects in the namespace, PostgreSQL 15 or later and Redis 7 or later.");
    page.step("Is this the right cluster?");
    page.sh("kubectl config current-context\nkubectl cluster-info | head -n 1\nkubectl version");
    page.p("Kubernetes 1.27 or later: the autoscalers measure single containers.");
    page.step("Does the cluster have what the charts use?");
    page.sh("kubectl get ingressclass\nkubectl top nodes");
    let class = &d.ingress.ingress_class;
    page.p(&format!(
        "The class {class} has to be in the list. `kubectl top` answers only with metrics-server, without which the \
         autoscalers have no figures."
    ));
    if d.pod_monitor {
        page.sh("kubectl get crd podmonitors.monitoring.coreos.com");
        page.p("It has to exist: you asked for a PodMonitor.");
    }
    if d.ingress.enabled && d.ingress.controller == Controller::IngressNginx {
        page.p(
            "Set `large-client-header-buffers: \"4 16k\"` in the ConfigMap of ingress-nginx: sign-in cookies are large, \
             and there is no annotation for it.",
        );
    }
    if d.ingress.tls == Tls::Upstream {
        page.p("TLS ends in front of the ingress: browsers must reach this host name by https, or sign-in cannot return.");
    }
    provider(page, c);
}

fn provider(page: &mut Page, c: &Context<'_>) {
    let Some(connection) = c.plan.connection else {
        return;
    };
    page.step("Does the identity provider answer as expected?");
    page.p(&format!(
        "Register this redirect URI there, exactly: `{}`",
        crate::idp::redirect_uri(&c.host)
    ));
    let document = format!(
        "{}/.well-known/openid-configuration",
        connection.issuer.trim_end_matches('/')
    );
    page.sh(&format!("curl -fsS {}", shell::word(&document)));
    page.p("These two have to stand in the answer byte for byte:");
    page.out(&format!(
        "\"issuer\": \"{}\"\n\"jwks_uri\": \"{}\"",
        connection.issuer, connection.jwks_uri
    ));
    page.p(&format!(
        "Pods reach {} on port 443 directly and over IPv4; Envoy knows no forward proxy. It does not check the certificate \
         of that host, which is a known limit of the charts.",
        connection.jwks_host()
    ));
}
