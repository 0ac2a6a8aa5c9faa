//! Backup, restore, the lost cluster, and the drill.

use super::task::{Task, always, healthy, nobody, verified};

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
        page.p(
            "The database has to be empty or absent; dump the damaged one first, with the tools \
             of your PostgreSQL. BACKUP is a folder of `./install.sh backup`.",
        );
        page.p("**Never start OSMO on a database with another key: it damages the settings.**");
    },
    work: |page, _| {
        page.sh("./install.sh restore BACKUP");
        page.p(
            "OSMO stops, and starts when all is in. After a failure the database is empty, and the \
             same command goes on.",
        );
    },
    check: |page, c| {
        verified(page, c);
        page.p("An access token from before the backup signs in.");
    },
    back: |page, _| page.p("Another backup, the same way: empty the database first."),
};

pub(super) static GONE: Task = Task {
    file: "operations/cluster-lost.md",
    title: "The cluster is gone",
    has: always,
    long: "Two hours from an empty cluster",
    notices: |_| "Everybody, until DNS leads to the new cluster",
    before: |page, _| {
        page.p("A new cluster, empty PostgreSQL and Redis, this bundle, its Secrets or their values, a backup:");
        page.sh("./install.sh preflight");
        page.p("Expect no FAILED.");
    },
    work: |page, c| {
        page.sh("./install.sh restore BACKUP\n./install.sh");
        page.p(&format!(
            "restore makes Secrets, then the key, then the database; the installation starts OSMO \
             on them. Then DNS of {}. Backends come back by themselves: their tokens are in the \
             database [not run].",
            c.host
        ));
    },
    check: |page, c| {
        verified(page, c);
        page.p(
            "An access token from before the backup signs in, and each backend is online: \
         [backend.md](backend.md), Check.",
        );
    },
    back: |page, _| {
        page.p("DNS back to the old cluster, if it is there again. Never both on one database.");
    },
};

pub(super) static DRILL: Task = Task {
    file: "operations/drill.md",
    title: "Drill",
    has: always,
    long: "An hour, twice a year",
    notices: nobody,
    before: |page, c| {
        page.p("A bundle for another namespace, host name, database and Redis (never the same), and a backup. Here:");
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
