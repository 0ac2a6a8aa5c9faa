//! The first administrator.

use super::Context;
use crate::text::markdown::Page;
use crate::text::shell;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
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
             test -s \"$token\" && osmo login {} --method token --token-file \"$token\" &&\n  \
             osmo user update USER --add-roles osmo-admin &&\n  osmo user get USER\n\
             rm -f \"$token\"; osmo logout",
            c.ns,
            shell::word(&format!("https://{}", c.host))
        ));
        page.p(
            "The CLI keeps what signed in last in a file of yours: `osmo logout` takes the token out of it. From here on sign in as \
             yourself.",
        );
    } else {
        page.p(
            "There is no default admin: a token of the provider has to carry the role osmo-admin \
             in its roles claim.",
        );
    }
}
