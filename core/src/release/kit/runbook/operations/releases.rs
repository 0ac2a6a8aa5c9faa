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
            page.sh("osmo config show ROLE osmo-user external_roles");
            page.p(
                "If this list is shorter than external_roles of osmo-user in roles.json, names are lost. Delete \
                 osmo-user.json if there is one, and set the list again as in [roles.md](roles.md).",
            );
        }
        page.sh("osmo config show ROLE osmo-user");
        page.p(c.plan.facts().words.may_submit);
    },
    back: |page, _| {
        page.p("[rollback.md](rollback.md). What the newer release did to the database stays.");
    },
};

fn upgrade(page: &mut Page, c: &Context<'_>) {
    page.p(
        "Open osmo-configurator.yaml in the OSMO Configurator, the web page that made this bundle. Change image tag and chart \
         version there, and download. If you mirror, run mirror.sh. Then, in the new folder:",
    );
    page.step("The charts");
    page.sh("./install.sh preflight charts verify");
    page.p(c.plan.facts().words.replicas);
    page.step("Backends");
    backends(page, c);
    page.step("Images of workflow pods");
    page.p("OSMO writes them to the database at its first start only [not tested]. Still in the new folder:");
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
        page.step("The releases");
        page.p("If you have the old bundle's folder, in it:");
        page.sh("./install.sh charts");
        page.p(
            "If not, take each release to its last good REVISION. One that you leave out stays. It may be run again:",
        );
        page.sh(&format!(
            "./install.sh rollback {}=REVISION",
            names(c).join("=REVISION ")
        ));
        page.step("Settings in the database");
        page.p(
            "A rollback does not change the database. So set these again, in the old bundle's folder. Without it, \
             make a bundle with the old image tag and host name in the OSMO Configurator, and use its folder:",
        );
        page.sh(&put(c, &settings::IMAGES, "Rollback"));
        page.p("Only if the host name has changed since then:");
        page.sh(&put(c, &settings::BASE_URL, "Rollback"));
        page.p(settings::EACH_BACKEND);
        page.sh(&put(c, &settings::ROUTER, "Rollback"));
        page.p(
            "Backends keep the newer operator. To take one back, use the command under Backends in \
             operations/upgrade.md of the old bundle.",
        );
    },
    check: verified,
    back: |page, _| {
        page.p("In the newer bundle's folder: `./install.sh charts`, then the second step with its files.");
        page.p(
            "Tables, roles, Secrets and mek-config stay as they are. Damaged data: restore it together with the key \
             that belongs to it, [restore.md](restore.md).",
        );
    },
};

/// The command for each backend, and the way back to OSMO's own cluster: scripts refuse another one.
pub(super) fn backends(page: &mut Page, c: &Context<'_>) {
    page.p("For each backend, with its kube-context: `kubectl config use-context BACKEND`, then:");
    page.sh(&helm(c));
    page.p("Then go back to that of OSMO's own cluster: `kubectl config use-context OSMO`");
}

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
                "The namespace belongs to others: it stays."
            } else {
                "`./uninstall.sh --delete-namespace`"
            },
            &format!(
                "By hand: at each backend `helm uninstall osmo-operator -n {}`; the database and its user; Redis; \
                 DNS; the registration at the identity provider.",
                super::backends::agent(c)
            ),
        ]);
    },
    check: |page, c| {
        page.sh(&format!(
            "helm -n {0} list\nkubectl -n {0} get pods,secrets,configmaps",
            c.ns
        ));
        page.p("Expect no release and no pod, and the Secrets that you kept.");
    },
    back: |page, c| {
        page.p(
            "While database, Secrets and mek-config are there, this brings OSMO back as it was:",
        );
        page.sh("./install.sh");
        page.p(
            "After `--delete-mek` put the key back first. BACKUP is the folder of a backup; a key from a vault goes into a file \
             mek.yaml:",
        );
        page.sh(&format!(
            "./install.sh secrets\nkubectl -n {} create configmap mek-config --from-file=mek.yaml=BACKUP/mek.yaml\n./install.sh",
            c.ns
        ));
    },
};
