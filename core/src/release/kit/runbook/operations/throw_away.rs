//! The throw-away PostgreSQL and Redis: after their data is gone, and the way to ones that stay (F-throw-away).

use super::six;
use super::task::{Task, verified};

pub(super) static STORES: Task = Task {
    file: "operations/throw-away.md",
    title: "Throw-away PostgreSQL and Redis",
    has: |c| c.plan.deployment().throw_away_stores,
    long: "10 minutes",
    notices: |_| "Everybody: users, tokens, settings and workflows are gone with the data",
    before: |page, c| {
        page.p("Their data stays while their pods do, also when a container or the node starts again. It goes with a pod that is removed:");
        page.sh(&format!(
            "kubectl -n {} get pods -l 'app in (throwaway-postgres, throwaway-redis)'",
            c.ns
        ));
        page.p("A pod that is younger than OSMO's began empty.");
    },
    work: |page, c| {
        page.p("Begin again with an empty database. The master encryption key stays:");
        page.sh(&format!(
            "./install.sh database\nkubectl -n {} rollout restart deployment {}",
            c.ns,
            six(c)
        ));
        page.p("Then the settings and the backend again: [storage.md](storage.md), [backend.md](backend.md).");
    },
    check: verified,
    back: |page, _| {
        page.p(
            "To keep what is there: `./install.sh backup` while the pods run, then servers of your own in a new bundle, \
             `./uninstall.sh --delete-secrets`, and there `./install.sh restore BACKUP`, `./install.sh` [not tested].",
        );
    },
};
