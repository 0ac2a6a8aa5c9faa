//! The three Helm releases, in their order, each waited for.

use super::Context;
use super::page::Page;
use crate::shell;
use std::fmt::Write as _;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    let ns = &c.ns;
    let version = shell::word(&c.plan.deployment().chart_version);
    page.h2("Install");
    page.step("The Helm repository");
    page.sh(&format!(
        "helm repo add osmo https://helm.ngc.nvidia.com/nvidia/osmo --force-update\nhelm repo update osmo\n\
         helm show chart osmo/service --version {version}"
    ));
    page.p("The last command has to find the chart.");
    let releases = [
        (
            "The API service",
            "service",
            "osmo/service",
            "osmo_values.yaml",
            SERVICE,
        ),
        (
            "The router",
            "router",
            "osmo/router",
            "router_values.yaml",
            ROUTER,
        ),
        ("The web UI", "ui", "osmo/web-ui", "ui_values.yaml", UI),
    ];
    for (title, release, chart, file, (why, deployments)) in releases {
        page.step(title);
        page.p(why);
        let mut text = format!(
            "helm upgrade --install {release} {chart} --version {version} -n {ns} -f {file}"
        );
        for deployment in deployments {
            let _ = write!(
                text,
                "\nkubectl -n {ns} rollout status deployment/{deployment} --timeout=10m"
            );
        }
        page.sh(&text);
    }
}

const SERVICE: (&str, &[&str]) = (
    "First: it prepares the database and makes the service account of the UI. Its authorization sidecar restarts until the \
     tables are there; that settles within minutes.",
    &[
        "osmo-service",
        "osmo-worker",
        "osmo-logger",
        "osmo-agent",
        "osmo-delayed-job-monitor",
    ],
);
const ROUTER: (&str, &[&str]) = (
    "It reads the keys of OSMO's own tokens from the API service.",
    &["osmo-router"],
);
const UI: (&str, &[&str]) = (
    "Last: its ingress takes everything that the others do not.",
    &["osmo-ui"],
);
