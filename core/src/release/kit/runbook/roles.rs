//! The first administrator, and which names of the provider's stand for which role of OSMO.

use super::Context;
use crate::idp::{Roles, chosen};
use crate::text::markdown::Page;
use crate::text::shell;

/// Reads a role into a file, once: what was edited there is not overwritten.
const SAVE: &str = "test -s osmo-user.json || osmo config show ROLE osmo-user > osmo-user.json";

/// Writes a role back. A mapping that is kept would be dropped (F-role-mappings); from an empty list none is. Without `-d` the CLI opens an editor.
const WRITE: &str = r#"tr -d '\n' < osmo-user.json | sed 's/"external_roles": *\[[^]]*\]/"external_roles": []/' > empty.json &&
  osmo config update ROLE osmo-user -f empty.json -d 'Role mapping: empty' &&
  osmo config update ROLE osmo-user -f osmo-user.json -d 'Role mapping' &&
  osmo config show ROLE osmo-user external_roles"#;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    administrator(page, c);
    mapping(page, c);
}

fn administrator(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    if c.plan.connection().is_none() {
        return;
    }
    page.step("The first administrator");
    if d.default_admin.enabled {
        page.p(
            "Sign in with the default admin's token, then make yourself an administrator. USER is \
             the user name that the UI shows.",
        );
        page.sh(&format!(
            "umask 077 && token=$(mktemp)\n\
             kubectl -n {} get secret default-admin-secret -o jsonpath='{{.data.password}}' | openssl base64 -d -A > \"$token\"\n\
             osmo login {} --method token --token-file \"$token\" && rm -f \"$token\"\n\
             osmo user update USER --add-roles osmo-admin\n\
             osmo user get USER",
            c.ns,
            shell::word(&format!("https://{}", c.host))
        ));
    } else {
        page.p(
            "There is no default admin: a token of the provider has to carry the role osmo-admin \
             in its roles claim.",
        );
    }
}

fn mapping(page: &mut Page, c: &Context<'_>) {
    let Some(_) = c.plan.connection() else { return };
    page.step("Role mapping");
    let provider = chosen(c.plan.deployment());
    if provider.roles == Roles::Never {
        page.p(&format!(
            "{}'s tokens carry no roles, so roles are given in OSMO, user by user. Envoy logs a \
             harmless Lua error on each request.",
            provider.label
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
    page.p("Expect your list. In between, a moment, nobody has the role by a mapping.");
}
