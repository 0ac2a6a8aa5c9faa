//! Backup, restore, the lost cluster, and the drill.

use super::six;
use super::task::{Task, always, healthy, nobody, verified};
use crate::model::DatabaseCreation;
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;
use crate::text::or_gap;

/// How one sees that the right key came with the data.
const TOKEN_OF_BEFORE: &str = "Check that an access token from before the backup still signs in.";

pub(super) static BACKUP: Task = Task {
    file: "operations/backup.md",
    title: "Back up",
    has: always,
    long: "5 minutes, more with a large database",
    notices: nobody,
    before: |page, _| {
        page.p("OSMO need not be healthy: back up what there is before you repair it.");
    },
    work: |page, _| {
        page.p(
            "Database and master encryption key: one without the other is worthless. The dump is \
             as secret as the key: OSMO's signing key and mail password stand in it as plain text \
             (config_history).",
        );
        page.sh("./install.sh backup");
    },
    check: |page, _| {
        page.p(
            "It ends well only after the dump was read to its end. A new folder backup-… holds \
             the dump, the key with its fingerprint, and the names of the Secrets that you keep \
             elsewhere. Move osmo.dump and mek.yaml to two places. Twice a year: \
             [drill.md](drill.md).",
        );
    },
    back: |page, _| page.p("Nothing was changed. A folder that you do not want may be deleted."),
};

pub(super) static RESTORE: Task = Task {
    file: "operations/restore.md",
    title: "Restore",
    has: always,
    long: "20 minutes, more with a large database",
    notices: |_| "Everybody: OSMO stands still until it ends, and what was written after the backup is gone",
    before: |page, _| {
        page.p("**Never start OSMO on a database with another key: it damages the settings.**");
        page.numbered(&[
            "BACKUP is a folder of `./install.sh backup`. If osmo.dump and mek.yaml were moved, put both back into it.",
            "Save the damaged database, as it is: `./install.sh backup`. If that fails, dump it with the tools of your PostgreSQL.",
        ]);
    },
    work: |page, c| {
        page.step("An empty database");
        empty(page, c);
        page.step("Restore");
        page.sh("./install.sh restore BACKUP");
        page.p(
            "It starts OSMO when all is in. After a failure the database is empty, and the same command goes on.",
        );
    },
    check: |page, c| {
        verified(page, c);
        page.p(TOKEN_OF_BEFORE);
    },
    back: |page, _| page.p("Another backup, the same way: both steps again."),
};

/// How a database that holds something is emptied: restore refuses to write into one.
fn empty(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.p("restore fills an empty database only. Stop OSMO first:");
    page.sh(&format!(
        "kubectl -n {} scale deployment {} --replicas=0",
        c.ns,
        six(c)
    ));
    if d.throw_away_stores {
        page.p("Then throw the database away: restore starts an empty one.");
        page.sh(&format!(
            "kubectl -n {} delete deployment throwaway-postgres",
            c.ns
        ));
        return;
    }
    let drop = format!(
        "DROP DATABASE \"{}\" WITH (FORCE);",
        or_gap(&d.postgres.db, "database-name")
    );
    page.p(&match d.postgres.creation {
        DatabaseCreation::Exists => format!(
            "Then whoever runs PostgreSQL drops the database and makes it again, empty, with the same owner and the extension \
             hstore. As its administrator: `{drop}`"
        ),
        _ => format!(
            "Then, as administrator of PostgreSQL: `{drop}` restore makes the database again."
        ),
    });
}

pub(super) static GONE: Task = Task {
    file: "operations/cluster-lost.md",
    title: "The cluster is gone",
    has: always,
    long: "Two hours from an empty cluster",
    notices: |_| "Everybody, until DNS leads to the new cluster",
    before: |page, _| {
        page.p("You need a new cluster, an empty PostgreSQL and Redis, this bundle, the values of its Secrets, and a backup.");
        page.numbered(&[
            "site.sh names the old cluster: write the new kube-context into its line KUBE_CONTEXT.",
            "If PostgreSQL or Redis has another address, open osmo-configurator.yaml in the OSMO Configurator, change it there, \
             and take the new bundle.",
            "If osmo.dump and mek.yaml were moved, put both back into the folder of the backup, BACKUP.",
        ]);
        page.sh("./install.sh preflight");
        page.p("Expect no FAILED.");
    },
    work: |page, c| {
        page.sh("./install.sh restore BACKUP\n./install.sh");
        page.p(&format!(
            "restore makes Secrets, then the key, then the database; the installation starts OSMO \
             on them. Then point DNS of {} at the new cluster. Backends come back by themselves: their \
             tokens are in the database [not tested].",
            c.host
        ));
    },
    check: |page, c| {
        verified(page, c);
        page.p(TOKEN_OF_BEFORE);
        page.p("Each backend is online: [backend.md](backend.md), Check.");
    },
    back: |page, _| {
        page.p("If the old cluster is there again, point DNS back at it. Never let both clusters use one database.");
    },
};

pub(super) static DRILL: Task = Task {
    file: "operations/drill.md",
    title: "Drill",
    has: always,
    long: "An hour, twice a year",
    notices: nobody,
    before: |page, c| {
        page.p(
            "You need a backup, and a second bundle. Its namespace, host name, database and Redis are others than those of this \
             one. In this folder first:",
        );
        healthy(page, c);
    },
    work: |page, _| {
        page.p("In the other bundle's folder:");
        page.sh("./install.sh restore BACKUP\n./install.sh");
    },
    check: |page, _| {
        page.p("It passes when an access token from before the backup signs in there, and a workflow uses a \
         stored credential.");
    },
    back: |page, _| {
        page.p("Remove it, in the other bundle's folder:");
        page.sh("./uninstall.sh --delete-secrets --delete-mek");
    },
};
