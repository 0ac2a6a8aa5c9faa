//! Which names of the provider's stand for which role of OSMO.

use super::mapping;
use super::read_once::read_and_keep;
use super::task::{Task, nobody};
use crate::idp::{self, Roles, chosen, steps_for_roles};
use crate::plan::Plan;
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;

/// Writes a role back. A mapping that is kept would be dropped (F-role-mappings); from an empty list none is. Without `-d` the CLI opens an editor.
const WRITE: &str = r#"tr -d '\n' < osmo-user.json | sed 's/"external_roles": *LIST/"external_roles": []/' > empty.json &&
  osmo config update ROLE osmo-user -f empty.json -d 'Role mapping: empty' &&
  osmo config update ROLE osmo-user -f osmo-user.json -d 'Role mapping' &&
  osmo config show ROLE osmo-user external_roles"#;

pub(super) static MAPPING: Task = Task {
    file: "operations/roles.md",
    title: "Role mapping",
    has: |c| c.plan.connection().is_some(),
    long: "10 minutes",
    notices: |c| {
        if by_hand(c.plan) {
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
        if by_hand(c.plan) {
            page.sh("osmo user get USER");
            page.p("Expect osmo-user among the roles.");
        } else {
            let lines: Vec<String> = roles(c)
                .iter()
                .map(|role| format!("osmo config show ROLE {role} external_roles"))
                .collect();
            page.sh(&lines.join("\n"));
            page.p("Expect the whole list. Then let one of these people sign in again and submit [a first workflow](first-workflow.md).");
        }
    },
    back: |page, c| {
        if by_hand(c.plan) {
            page.sh("osmo user update USER --remove-roles osmo-user");
        } else {
            if mapping::of(c.plan.deployment()).is_empty() {
                page.p("Copy osmo-user.before.json over osmo-user.json, and run the last block of Do again.");
            } else {
                page.p(
                    "NAME.json, as it was read, is the old role: copy it over NAME.new.json and \
                     run the last block of Do again.",
                );
            }
            page.p(
                "Older lists: `osmo config history ROLE` names the revisions, `osmo config show \
                 ROLE:REVISION osmo-user` shows one.",
            );
        }
    },
};

/// Whether roles are given out user by user, because the provider's tokens carry none.
pub(super) fn by_hand(plan: &Plan) -> bool {
    idp::roles(plan.deployment()) == Roles::Never
}

/// The roles that are written: those of the mapping, else the one that every user has.
fn roles(c: &Context<'_>) -> Vec<String> {
    let mapped = mapping::of(c.plan.deployment());
    if mapped.is_empty() {
        return vec!["osmo-user".to_owned()];
    }
    mapped.into_iter().map(|(role, _)| role).collect()
}

fn work(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    if by_hand(c.plan) {
        page.p(&format!(
            "{}'s tokens carry no roles, so roles are given in OSMO, user by user. Envoy logs a \
             harmless Lua error on each request. USER is the name that the UI shows.",
            chosen(d).label
        ));
        page.sh("osmo user update USER --add-roles osmo-user");
        return;
    }
    if let Some(steps) = steps_for_roles(d) {
        page.p(&format!(
            "At {}: {steps} of [IDP-ADMIN.md](../IDP-ADMIN.md), if that is not done yet.",
            chosen(d).label
        ));
    }
    if !mapping::of(d).is_empty() {
        mapping::write(page, d);
        return;
    }
    page.p(
        "OSMO reads the list of names in the claim roles, and nothing else. If it holds osmo-user or osmo-admin, you are \
         done here: go to Check. Other names go into external_roles of a role. This saves the role to osmo-user.json, \
         and a copy for the way back. A file older than a day is renamed first:",
    );
    page.sh(&read_and_keep(
        "osmo-user.json",
        "osmo-user.before.json",
        "osmo config show ROLE osmo-user",
    ));
    page.p("Edit osmo-user.json: only external_roles, the whole list, and sync_mode, which is one of these:");
    page.list(&[
        "`import`: a name in the token gives the role, and the person keeps it.",
        "`force`: without a name in the token the role is taken away.",
        "`ignore`: the token changes nothing.",
    ]);
    page.p(
        "Then write it back, in two steps: OSMO drops each mapping that is in the old list and in the new one. It may \
         be run again:",
    );
    page.sh(&WRITE.replace("LIST", mapping::LIST));
}
