//! The Helm releases: upgrade, rollback, removal.

use super::backends::helm;
use super::read_once::read_once;
use super::roles;
use super::settings::{self, put};
use super::task::{Task, always, healthy, verified};
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;

pub(super) static UPGRADE: Task = Task {
    file: "operations/upgrade.md",
    title: "Upgrade",
    has: always,
    long: "45 minutes",
    notices: |_| "Sessions into workflows (exec, port-forward) are cut once; the API answers throughout",
    before: |page, c| {
        let words = &c.plan.facts().words;
        page.p(&format!("{} {}", words.upgrade, words.beyond));
        healthy(page, c);
        page.sh("./install.sh backup");
        if maps_roles(c) {
            page.p(&format!("{} Save them:", words.role_mappings));
            page.sh(&read_once("roles.json", "osmo config show ROLE"));
        }
    },
    work: upgrade,
    check: |page, c| {
        verified(page, c);
        if maps_roles(c) {
            page.p(
                "A list that is shorter than in roles.json: set it again as in \
                 [roles.md](roles.md), from a newly read osmo-user.json.",
            );
            page.sh("osmo config show ROLE osmo-user external_roles");
        }
        page.p(c.plan.facts().words.may_submit);
        page.sh("osmo config show ROLE osmo-user");
    },
    back: |page, _| {
        page.p("[rollback.md](rollback.md). What the newer release did to the database stays.");
    },
};

fn upgrade(page: &mut Page, c: &Context<'_>) {
    page.p(
        "Change tag and charts on the page, download; mirror.sh if you mirror. In the new folder:",
    );
    page.step("The charts");
    page.sh("./install.sh preflight charts verify");
    page.p(c.plan.facts().words.replicas);
    page.step("Backends");
    page.p("Each, with its kube-context:");
    page.sh(&helm(c));
    page.step("Images of workflow pods");
    page.p("Written to the database at the first start only [not run]. Still in the new folder:");
    page.sh(&put(c, &settings::IMAGES, "Upgrade"));
}

/// Where tokens carry no roles, nothing is mapped.
fn maps_roles(c: &Context<'_>) -> bool {
    c.plan.connection().is_some() && !roles::by_hand(c.plan)
}

pub(super) static ROLLBACK: Task = Task {
    file: "operations/rollback.md",
    title: "Rollback",
    has: always,
    long: "20 minutes",
    notices: |_| "Sessions into workflows (exec, port-forward) are cut once; the API answers throughout",
    before: |page, _| {
        page.p("verify may fail here: note what it says, to compare afterwards.");
        page.sh("./install.sh verify\n./install.sh rollback");
        page.p("The second changes nothing: it shows the revisions that there are.");
    },
    work: |page, c| {
        page.p("With the old bundle's folder, in it:");
        page.sh("./install.sh charts");
        page.p(
            "Without it, each to its last good REVISION; a release that is left out stays. It may \
             be run again:",
        );
        page.sh(&format!(
            "./install.sh rollback {}=REVISION",
            names(c).join("=REVISION ")
        ));
    },
    check: verified,
    back: |page, c| {
        page.p("In the newer bundle's folder: `./install.sh charts`.");
        page.p(
            "A rollback leaves alone the database (tables, roles), Secrets, mek-config, backends. \
             In the old bundle's folder set again:",
        );
        page.sh(&format!(
            "{}\n{}\n{}",
            put(c, &settings::BASE_URL, "Rollback"),
            put(c, &settings::ROUTER, "Rollback"),
            put(c, &settings::IMAGES, "Rollback")
        ));
        page.p(
            "Damaged data: restore it together with the key that belongs to it, [restore.md](restore.md).",
        );
    },
};

/// Names of the Helm releases, the last first.
fn names(c: &Context<'_>) -> Vec<&'static str> {
    let charts = c.plan.facts().charts.iter().rev();
    charts.map(|chart| chart.release).collect()
}

pub(super) static REMOVAL: Task = Task {
    file: "operations/remove.md",
    title: "Removal",
    has: always,
    long: "10 minutes",
    notices: |_| "Everybody: OSMO is gone, and workflows that run with it",
    before: |page, _| {
        page.p("Let workflows end. A backup is the only way back of what is deleted on purpose:");
        page.sh("./install.sh backup\n./uninstall.sh --dry-run");
    },
    work: |page, c| {
        page.sh("./uninstall.sh");
        page.p("Database, Secrets, mek-config, namespace stay. On purpose, after a backup:");
        page.list(&[
            "`./uninstall.sh --delete-secrets`",
            "`./uninstall.sh --delete-mek`: what the database holds encrypted is lost.",
            if c.plan.deployment().site.namespace_exists {
                "The namespace is others'."
            } else {
                "`./uninstall.sh --delete-namespace`"
            },
            "By hand: `helm uninstall osmo-operator` at each backend, DROP DATABASE and its user, \
             Redis, DNS, identity provider.",
        ]);
    },
    check: |page, c| {
        page.sh(&format!(
            "helm -n {0} list\nkubectl -n {0} get pods,secrets,configmaps",
            c.ns
        ));
        page.p("Expect no release and no pod, and the Secrets that you kept.");
    },
    back: |page, _| {
        page.sh("./install.sh");
        page.p(
            "While database, Secrets and mek-config are there, OSMO is as it was. After \
             `--delete-mek`: [restore.md](restore.md).",
        );
    },
};
