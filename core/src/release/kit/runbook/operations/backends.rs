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
        page.p("You are signed in as an administrator:");
        page.sh("./install.sh verify\nosmo config show BACKEND");
        page.p(&format!(
            "The cluster for workflows needs, in this order: {} Their images are \
             not in images.txt; `helm template` prints them.",
            c.plan.facts().words.scheduler
        ));
        page.p("There; BACKEND and OSMO stand for the kube-contexts:");
        page.sh(&format!(
            "kubectl config use-context BACKEND\nhelm list -n {0}\nkubectl -n {0} get secret {TOKEN_SECRET} --ignore-not-found",
            agent(c)
        ));
        page.p(&format!(
            "Expect neither. A Secret alone was left by a failed try: delete it as in Way back. Of a release, `helm get values osmo-operator -n {}` says to \
             which OSMO it reports: that one would lose this backend.",
            agent(c)
        ));
    },
    work,
    check: |page, c| {
        page.sh(&online(c));
        page.p(&format!(
            "Expect true within a minute; if not, look at the pods in {}. Then go back, `kubectl config use-context OSMO`, and run \
             [a first workflow](first-workflow.md).",
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
pub(super) fn agent(c: &Context<'_>) -> String {
    shell::word(&c.plan.deployment().backend.agent_namespace)
}

/// Where the pods of workflows run, as a shell word.
pub(super) fn workflows(c: &Context<'_>) -> String {
    shell::word(&c.plan.deployment().backend.namespace)
}

pub(super) fn online(c: &Context<'_>) -> String {
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
    let workflows = workflows(c);
    page.step("Namespaces");
    page.sh(&format!(
        "for ns in {agent} {workflows}; do\n  kubectl get namespace \"$ns\" >/dev/null 2>&1 || kubectl create namespace \"$ns\"\ndone"
    ));
    pull_secret(page, c);
    page.step("Token and operator");
    page.p(
        "The token goes into its Secret unseen. YYYY-MM-DD is its last day, a year \
         from now at most: note it, the backend stops then.",
    );
    page.sh(&format!(
        "osmo user create backend-operator --roles osmo-backend\n\
         kubectl -n {agent} get secret {TOKEN_SECRET} >/dev/null 2>&1 || (\n  set +ax; unset token\n  \
         token=$(osmo token set backend-token --user backend-operator --expires-at YYYY-MM-DD --roles osmo-backend -t json |\n    \
         sed -n 's/.*\"token\": *\"\\([^\"]*\\)\".*/\\1/p')\n  \
         if [ -z \"$token\" ]; then echo 'No token, so no Secret.' >&2; exit 1; fi\n  \
         printf %s \"$token\" | kubectl -n {agent} create secret generic {TOKEN_SECRET} --from-file=token=/dev/stdin ||\n    \
         {{ osmo token delete backend-token --user backend-operator; exit 1; }}\n) &&\n  {helm}",
    ));
    page.p("If that token is there already, it may be another backend's: then write another name.");
}

/// Operator and workflows run in namespaces of their own, and each has to have the pull secret before pods start there.
fn pull_secret(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    let name = &d.images.image_pull_secret;
    if name.is_blank() {
        return;
    }
    page.step("Pull secret in both namespaces");
    let (agent, workflows) = (agent(c), workflows(c));
    if d.site.pull_secret_exists {
        page.p(&format!("Others keep the pull secret {name}. Ask them to put it into {agent} and {workflows}, and wait for it."));
        return;
    }
    let word = shell::word(name);
    let get = super::owned::docker_config(c);
    page.p("What is there stays:");
    page.sh(&format!(
        ". lib/functions.sh && (\n  {get}\n  [ -n \"$auth\" ] || exit\n  \
         for ns in {agent} {workflows}; do\n    \
         kubectl -n \"$ns\" get secret {word} >/dev/null 2>&1 || docker_config |\n      \
         kubectl -n \"$ns\" create secret generic {word} --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin || exit\n  \
         done\n)"
    ));
}

pub(super) static TOKEN: Task = Task {
    file: "operations/backend-token.md",
    title: "A backend's token",
    has: always,
    long: "10 minutes; before the day on which the old one ends",
    notices: |_| "Nobody; new workflows wait a minute while the operator restarts",
    before: |page, c| {
        page.p(
            "In the backend's cluster. BACKEND and OSMO stand for the kube-contexts of the two:",
        );
        page.sh(&format!(
            "kubectl config use-context BACKEND\n{}\nosmo token list --user backend-operator",
            online(c)
        ));
        page.p("Expect true, and the old token with its name and its last day.");
    },
    work: |page, c| {
        page.p("Choose the last day of the new token, a year from now at most. If backend-token-2 was used before, write another name [not tested]:");
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
        page.p("Expect true. Only then delete the old token. OLD is its name, as `osmo token list` showed it:");
        page.sh("osmo token delete OLD --user backend-operator");
        page.p("Then go back: `kubectl config use-context OSMO`");
    },
    back: |page, _| {
        page.p(
            "There is none: nobody has the text of the old token. If the new one fails, run the block again with \
             another name.",
        );
    },
};
