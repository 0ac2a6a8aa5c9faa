//! After the installation: the objects that have to be there, DNS, sign-in, roles, storage (F-rendered-objects,
//! F-roles-claim).

use super::{Context, roles};
use crate::idp::chosen;
use crate::model::{ChartSource, Controller, Tls};
use crate::release::kit::pods;
use crate::release::kit::values::backend::TOKEN_SECRET;
use crate::text::markdown::Page;
use crate::text::or_gap;
use crate::text::shell;
use std::fmt::Write as _;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    page.h2("After the installation");
    for item in super::checklist::items(c) {
        page.task(&item);
    }
    objects(page, c);
    dns(page, c);
    sign_in(page, c);
    roles::write(page, c);
    storage(page);
    backend(page, c);
}

fn objects(page: &mut Page, c: &Context<'_>) {
    let (d, ns) = (c.plan.deployment(), &c.ns);
    page.step("Pods, services, ingresses");
    page.sh(&format!("kubectl -n {ns} get pods"));
    page.p("Expect these, each at least once and Running (the guide's numbers are those of an older release):");
    let mut table = format!("{:<34}{}\n", "NAME", "READY");
    for (name, ready, _) in pods::pods(c.plan) {
        let _ = writeln!(table, "{:<34}{ready}/{ready}", format!("{name}-…"));
    }
    page.out(&table);
    let services = c.plan.facts().services.iter();
    let services: Vec<String> = services.map(|s| format!("{s:<17}80/TCP")).collect();
    page.sh(&format!("kubectl -n {ns} get services"));
    page.out(&format!(
        "{:<17}{}\n{}",
        "NAME",
        "PORT(S)",
        services.join(
            "
"
        )
    ));
    if !d.ingress.enabled {
        page.p("There are no ingresses, as you chose.");
        return;
    }
    page.sh(&format!("kubectl -n {ns} get ingress"));
    page.p("All with the same class and host; the ADDRESS may take minutes:");
    let ports = if d.ingress.tls == Tls::Secret {
        "80, 443"
    } else {
        "80"
    };
    let class = or_gap(&d.ingress.ingress_class, "ingress-class");
    let mut rows = format!("{:<15}{:<38}{:<40}{}\n", "NAME", "CLASS", "HOSTS", "PORTS");
    for name in c.plan.facts().ingresses {
        let hosts = if *name == "osmo-router" && d.port_forwarding {
            format!("*.{0},{0}", c.host)
        } else {
            c.host.clone()
        };
        let _ = writeln!(rows, "{name:<15}{class:<38}{hosts:<40}{ports}");
    }
    page.out(&rows);
}

fn dns(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.step("DNS");
    let kind = if d.ingress.controller == Controller::Alb {
        "a CNAME or alias to"
    } else {
        "the address of"
    };
    page.p(&format!("Point {} at {kind} the load balancer.", c.host));
    if d.port_forwarding {
        page.p(&format!(
            "Do the same for *.{}: port forwarding uses names below the host name.",
            c.host
        ));
    }
    page.sh(&format!(
        "curl -fsS {}",
        shell::word(&format!("https://{}/api/version", c.host))
    ));
    page.p("Expect the version as JSON; this path needs no sign-in.");
}

fn sign_in(page: &mut Page, c: &Context<'_>) {
    page.step("Sign in");
    let Some(connection) = c.plan.connection() else {
        page.p("There is no sign-in. The CLI names a user by itself:");
        page.sh(&format!(
            "osmo login {} --method dev --username admin",
            shell::word(&format!("https://{}", c.host))
        ));
        return;
    };
    page.p(&format!(
        "Open https://{} in a private window: the provider asks, and the UI appears.",
        c.host
    ));
    let provider = chosen(c.plan.deployment());
    if connection.device_endpoint.is_some() && provider.no_device_login.is_none() {
        page.sh(&format!(
            "osmo login {}",
            shell::word(&format!("https://{}", c.host))
        ));
    } else {
        page.p(
            "osmo login by device does not work with this provider: use an access token, as below.",
        );
    }
    page.p("Everybody whom the provider signs in gets in: oauth2-proxy accepts every e-mail domain. Restrict it at the provider.");
}

fn storage(page: &mut Page) {
    page.step("Storage");
    page.p("Workflow logs and data need a bucket: endpoint, access_key_id, access_key, region in each file.");
    page.sh(
        "osmo config update WORKFLOW --file workflow_log_config.json\nosmo config update WORKFLOW --file workflow_data_config.json",
    );
}

fn backend(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    let b = &d.backend;
    let (agent, workflows) = (shell::word(&b.agent_namespace), shell::word(&b.namespace));
    let version = shell::word(&d.chart_version);
    page.step("A compute backend");
    page.p("In the cluster that runs workflows. The token goes into its Secret without being shown; choose the day on which it ends.");
    let (reference, version) = match d.charts.source {
        ChartSource::Repository => (
            "backend-operator".to_owned(),
            format!(
                " --repo {} --version {version}",
                shell::word(&d.charts.repository)
            ),
        ),
        ChartSource::Oci => (
            format!("{}/backend-operator", d.charts.oci),
            format!(" --version {version}"),
        ),
        ChartSource::Archive => (
            format!(
                "{}/backend-operator-{}.tgz",
                d.charts.folder, d.chart_version
            ),
            String::new(),
        ),
    };
    page.sh(&format!(
        "for ns in {agent} {workflows}; do\n  kubectl get namespace \"$ns\" >/dev/null 2>&1 || kubectl create namespace \"$ns\"\ndone\n\
         osmo user create backend-operator --roles osmo-backend\n\
         osmo token set backend-token --user backend-operator --expires-at YYYY-MM-DD --roles osmo-backend -t json |\n  \
         sed -n 's/.*\"token\": *\"\\([^\"]*\\)\".*/\\1/p' | tr -d '\\n' |\n  \
         kubectl -n {agent} create secret generic {TOKEN_SECRET} --from-file=token=/dev/stdin\n\
         helm upgrade --install osmo-operator {}{version} -n {agent} -f backend_operator_values.yaml\n\
         osmo config show BACKEND {}",
        shell::word(&reference),
        shell::word(&b.name)
    ));
    page.p("The last command says online within a minute.");
    if !d.images.image_pull_secret.is_blank() {
        page.p(&format!(
            "The pull secret {} has to be in both namespaces too.",
            d.images.image_pull_secret
        ));
    }
}
