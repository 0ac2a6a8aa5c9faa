//! Backup, restore, and the drill.

use super::six;
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;
use crate::text::or_gap;
use crate::text::shell;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    let (ns, six) = (&c.ns, six(c));
    page.h2("Backup and restore");
    page.p(
        "Database and master encryption key: one without the other is worthless. Keep them apart, mek.sha256 with the dump. The dump is \
         secret too: OSMO's old settings stand in it as plain text (config_history).",
    );
    page.step("Back up");
    page.sh("(umask 077 && mek_get > mek.yaml)\nmek_fingerprints < mek.yaml | tee mek.sha256");
    page.p("The dump, or a snapshot if it takes longer than 15 minutes [not run]:");
    page.sh(&dump(c));
    page.step("Restore");
    page.p(
        "**Never start OSMO on a database with another key: it damages the settings.** Stop it:",
    );
    page.sh(&format!(
        "kubectl -n {ns} scale deployment {six} --replicas=0"
    ));
    page.p("Into an empty database: `pg_restore --no-owner` [not run]. Then:");
    page.sh(&format!(
        "mek_fingerprints < mek.yaml | cmp - mek.sha256 && mek_put < mek.yaml &&\n  \
         kubectl -n {ns} scale deployment {six} --replicas=1"
    ));
    page.p(
        "Drill, twice a year: a bundle for another namespace, host name, database and Redis (never the same), with this data and key. \
         Passed when an access token signs in and a workflow uses a stored credential.",
    );
}

fn dump(c: &Context<'_>) -> String {
    let (p, ns) = (&c.plan.deployment().postgres, &c.ns);
    let user = shell::word(&or_gap(&p.user, "database-user"));
    let db = shell::word(&or_gap(&p.db, "database-name"));
    let (before, read) = if p.password {
        (
            "osmo_get db-secret db-password |\n  ",
            "IFS= read -r PGPASSWORD; export PGPASSWORD; ",
        )
    } else {
        ("printf '' | ", "")
    };
    let delete = format!("kubectl -n {ns} delete pod osmo-preflight --ignore-not-found");
    format!(
        "{delete}\nkubectl -n {ns} create -f preflight/probe.yaml\n\
         kubectl -n {ns} wait --for=condition=Ready pod/osmo-preflight --timeout=5m\n\
         {before}kubectl -n {ns} exec -i osmo-preflight -c psql -- \\\n  \
         sh -c '{read}exec pg_dump -wFc -U \"$1\" \"$2\"' sh {user} {db} > osmo.dump\n{delete}"
    )
}
