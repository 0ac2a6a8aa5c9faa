//! Backup, restore, and the drill.

use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    page.h2("Backup and restore");
    page.p(
        "Database and master encryption key: one without the other is worthless. The dump is as \
         secret as the key: OSMO's signing key and mail password stand in it as plain text \
         (config_history).",
    );
    page.step("Back up");
    page.sh("./install.sh backup");
    page.p(
        "Nobody notices. A new folder backup-… holds the dump, read to its end, the key with its \
         fingerprint, and the names of the Secrets that you keep elsewhere. Move osmo.dump and \
         mek.yaml to two places.",
    );
    page.step("Restore");
    page.p(
        "**Never start OSMO on a database with another key: it damages the settings.** The \
         database has to be empty or absent. OSMO stops, and starts when all is in; a failure \
         leaves the database empty, and the same command goes on.",
    );
    page.sh("./install.sh restore BACKUP\n./install.sh verify");
    page.step("The cluster is gone");
    page.p("A new cluster, empty PostgreSQL and Redis, this bundle, its Secrets or their values:");
    page.sh("./install.sh preflight\n./install.sh restore BACKUP\n./install.sh");
    page.p(&format!(
        "restore makes Secrets, then the key, then the database; the installation starts OSMO on \
         them. Then DNS of {}. Backends come back by themselves: their tokens are in the \
         database [not run].",
        c.host
    ));
    page.step("Drill, twice a year");
    page.p(
        "With a bundle for another namespace, host name, database and Redis (never the same). \
         Passed when an access token signs in and a workflow uses a stored credential. Then away \
         with it:",
    );
    page.sh(
        "./install.sh restore BACKUP\n./install.sh\n# look, then:\n./uninstall.sh \
         --delete-secrets --delete-mek",
    );
}
