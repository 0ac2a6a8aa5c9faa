//! Which names of the provider's stand for which role of OSMO.

use super::task::{Task, nobody};
use crate::idp::{Roles, chosen};
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;

/// Reads a role into a file, once: what was edited there is not overwritten.
const SAVE: &str = "test -s osmo-user.json || osmo config show ROLE osmo-user > osmo-user.json";

/// Writes a role back. A mapping that is kept would be dropped (F-role-mappings); from an empty list none is. Without `-d` the CLI opens an editor.
const WRITE: &str = r#"tr -d '\n' < osmo-user.json | sed 's/"external_roles": *\[[^]]*\]/"external_roles": []/' > empty.json &&
  osmo config update ROLE osmo-user -f empty.json -d 'Role mapping: empty' &&
  osmo config update ROLE osmo-user -f osmo-user.json -d 'Role mapping' &&
  osmo config show ROLE osmo-user external_roles"#;

pub(super) static MAPPING: Task = Task {
    file: "operations/roles.md",
    title: "Role mapping",
    has: |c| c.plan.connection().is_some(),
    long: "10 minutes",
    notices: |c| {
        if by_hand(c) {
            return nobody(c);
        }
        "For a moment between the two writes nobody has the role by a mapping"
    },
    before: |page, _| {
        page.sh("osmo config show ROLE");
        page.p("Expect the list of roles: then you are signed in as an administrator.");
    },
    work,
    check: |page, c| {
        if by_hand(c) {
            page.sh("osmo user get USER");
            page.p("Expect osmo-user among the roles.");
        } else {
            page.sh("osmo config show ROLE osmo-user external_roles");
            page.p("Expect your list, the whole of it. Then let one of these people sign in anew and submit a workflow.");
        }
    },
    back: |page, c| {
        if by_hand(c) {
            page.sh("osmo user update USER --remove-roles osmo-user");
        } else {
            page.p(
                "Write the old list into osmo-user.json and write it back as above. The old list: \
                 `osmo config history ROLE` names the revisions, `osmo config show ROLE:REVISION \
                 osmo-user` shows one.",
            );
        }
    },
};

/// Whether roles are given out user by user, because the provider's tokens carry none.
pub(super) fn by_hand(c: &Context<'_>) -> bool {
    chosen(c.plan.deployment()).roles == Roles::Never
}

fn work(page: &mut Page, c: &Context<'_>) {
    if by_hand(c) {
        page.p(&format!(
            "{}'s tokens carry no roles, so roles are given in OSMO, user by user. Envoy logs a \
             harmless Lua error on each request. USER is the name that the UI shows.",
            chosen(c.plan.deployment()).label
        ));
        page.sh("osmo user update USER --add-roles osmo-user");
        return;
    }
    page.p(
        "OSMO reads the array claim roles and nothing else. A role of OSMO matches its own name; \
         other names go into external_roles. Read the role once, into a file:",
    );
    page.sh(SAVE);
    page.p(
        "There, change external_roles (the whole list as it shall be) and sync_mode (ignore, \
         import or force) only. Then write it back, in two steps: OSMO drops each mapping that \
         is in the old list and in the new one. It may be run again:",
    );
    page.sh(WRITE);
}
