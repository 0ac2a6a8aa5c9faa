//! A compute backend, and its token (F-scheduler).

use super::task::{Task, always, nobody};
use crate::model::ChartSource;
use crate::release::kit::runbook::Context;
use crate::release::kit::values::backend::TOKEN_SECRET;
use crate::text::markdown::Page;
use crate::text::or_gap;
use crate::text::shell;

pub(super) static BACKEND: Task = Task {
    file: "operations/backend.md",
    title: "A compute backend",
    has: always,
    long: "30 minutes, and what scheduler and GPU operator take",
    notices: nobody,
    before: |page, c| {
        page.p(&format!(
            "OSMO answers (`./install.sh verify`), you are signed in as an administrator, and the \
             current kube-context is the cluster that runs workflows. There have to be, in this \
             order and before the backend registers: {} Their images are not in images.txt.",
            c.plan.facts().words.scheduler
        ));
        page.sh(&format!(
            "kubectl config current-context\nosmo config show BACKEND\nhelm list -n {}",
            agent(c)
        ));
        page.p(
            "Expect no release osmo-operator there. If there is one, `helm get values` says to \
             which OSMO it reports: that one would lose this backend.",
        );
        if !c.plan.deployment().images.image_pull_secret.is_blank() {
            page.p(&format!(
                "The pull secret {} has to be in both namespaces too.",
                c.plan.deployment().images.image_pull_secret
            ));
        }
    },
    work,
    check: |page, c| {
        page.sh(&online(c));
        page.p(&format!(
            "Expect true within a minute; false: look at the pods in {}. Then submit a workflow.",
            or_gap(&c.plan.deployment().backend.agent_namespace, "namespace")
        ));
    },
    back: |page, c| {
        page.sh(&format!(
            "helm uninstall osmo-operator -n {0}\nkubectl -n {0} delete secret {TOKEN_SECRET}\nosmo \
             token delete backend-token --user backend-operator",
            agent(c)
        ));
        page.p("Workflows that run there are lost; let them end first.");
    },
};

/// Where the operator of the backend runs, as a shell word.
fn agent(c: &Context<'_>) -> String {
    shell::word(&c.plan.deployment().backend.agent_namespace)
}

fn online(c: &Context<'_>) -> String {
    let name = or_gap(&c.plan.deployment().backend.name, "backend");
    format!("osmo config show BACKEND {} online", shell::word(&name))
}

/// Chart and version as arguments of helm.
fn chart(c: &Context<'_>) -> String {
    let d = c.plan.deployment();
    let version = shell::word(&d.chart_version);
    match d.charts.source {
        ChartSource::Repository => format!(
            "backend-operator --repo {} --version {version}",
            shell::word(&d.charts.repository)
        ),
        ChartSource::Oci => format!(
            "{} --version {version}",
            shell::word(&format!("{}/backend-operator", d.charts.oci))
        ),
        ChartSource::Archive => shell::word(&format!(
            "{}/backend-operator-{}.tgz",
            d.charts.folder, d.chart_version
        )),
    }
}

/// The command that installs the operator, or brings it up to date.
pub(super) fn helm(c: &Context<'_>) -> String {
    format!(
        "helm upgrade --install osmo-operator {} -n {} -f backend_operator_values.yaml",
        chart(c),
        agent(c)
    )
}

fn work(page: &mut Page, c: &Context<'_>) {
    let (agent, helm) = (agent(c), helm(c));
    let workflows = shell::word(&c.plan.deployment().backend.namespace);
    page.p(
        "The token goes into its Secret without being shown. YYYY-MM-DD is its last day, a year \
         from now at most: note it, the backend stops then.",
    );
    page.sh(&format!(
        "for ns in {agent} {workflows}; do\n  kubectl get namespace \"$ns\" >/dev/null 2>&1 || kubectl create namespace \"$ns\"\ndone\n\
         osmo user create backend-operator --roles osmo-backend\n\
         kubectl -n {agent} get secret {TOKEN_SECRET} >/dev/null 2>&1 || (\n  set +ax; unset token\n  \
         token=$(osmo token set backend-token --user backend-operator --expires-at YYYY-MM-DD --roles osmo-backend -t json |\n    \
         sed -n 's/.*\"token\": *\"\\([^\"]*\\)\".*/\\1/p')\n  \
         if [ -z \"$token\" ]; then echo 'No token, so no Secret.' >&2; exit 1; fi\n  \
         printf %s \"$token\" | kubectl -n {agent} create secret generic {TOKEN_SECRET} --from-file=token=/dev/stdin ||\n    \
         {{ osmo token delete backend-token --user backend-operator; exit 1; }}\n) &&\n  {helm}",
    ));
    page.p(
        "If there is a token of that name already, either another backend has it: then give this one another \
         name. Or a failed try left it: then delete it.",
    );
}

pub(super) static TOKEN: Task = Task {
    file: "operations/backend-token.md",
    title: "A backend's token",
    has: always,
    long: "10 minutes; before the day on which the old one ends",
    notices: |_| "Nobody; new workflows wait a minute while the operator restarts",
    before: |page, c| {
        page.p("The current kube-context is the backend's cluster.");
        page.sh(&format!(
            "kubectl config current-context\n{}\nosmo token list --user backend-operator",
            online(c)
        ));
        page.p("Expect true, and the old token with its last day.");
    },
    work: |page, c| {
        page.p("Choose the day, a year from now at most, and a new name [not run]:");
        page.sh(&format!(
            ". lib/functions.sh &&\n  osmo token set backend-token-2 --user backend-operator --expires-at YYYY-MM-DD --roles \
             osmo-backend -t json |\n  sed -n 's/.*\"token\": *\"\\([^\"]*\\)\".*/\\1/p' | tr -d \
             '\\n' | osmo_put {TOKEN_SECRET} token {0} &&\n  kubectl -n {0} rollout restart \
             deployment",
            agent(c)
        ));
    },
    check: |page, c| {
        page.sh(&online(c));
        page.p("Expect true. Only then delete the old token:");
        page.sh("osmo token delete backend-token --user backend-operator");
    },
    back: |page, _| {
        page.p(
            "Until the old token is deleted: nobody has its text any more, so there is no way \
             back but another new one. Run the block again with another name.",
        );
    },
};
