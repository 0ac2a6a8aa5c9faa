//! A trial on one node: what is thrown away, and the way to OSMO without ingresses, TLS and sign-in (F-throw-away, F-port-forward).

use super::Context;
use super::operations::base_url;
use crate::text::markdown::Page;

/// Where the API is while its command runs.
pub(super) const API: &str = "http://localhost:9000";

pub(super) fn warn(page: &mut Page, c: &Context<'_>) {
    if c.plan.deployment().throw_away_stores {
        page.p(
            "**PostgreSQL and Redis are throw-away pods of this bundle. When one of them is removed, its data is gone: users, tokens, \
             settings, workflows. Nothing on the way to them is encrypted. A laptop or a trial only.** \
             [operations/throw-away.md](operations/throw-away.md) says what to do then.",
        );
    }
}

/// The way in, while commands run.
pub(super) fn reach(page: &mut Page, c: &Context<'_>) {
    page.step("The way in");
    page.p(&format!(
        "There are no ingresses and there is no TLS. These two commands carry everything, each in a terminal of its own and as long as \
         it runs. {} leads nowhere; OSMO only calls itself so.",
        c.host
    ));
    page.sh(&format!(
        "kubectl -n {} port-forward service/osmo-service 9000:80",
        c.ns
    ));
    page.sh(&format!(
        "kubectl -n {} port-forward service/osmo-ui 3000:80",
        c.ns
    ));
    page.p(&format!("The UI is http://localhost:3000, the API {API}:"));
    page.sh(&format!("curl -fsS {API}/api/version"));
    page.p("Expect the version as JSON. What does not work this way:");
    page.list(&[
        "Sessions into workflows (exec and port-forward of the CLI): they need the router, and the router needs ingresses.",
        "Signing in with a provider: oauth2-proxy returns to https:// only, and its cookie goes over https only. With a provider take \
         ingresses and TLS.",
        "Anybody else: the commands listen on this computer alone. Whoever uses it is an administrator.",
    ]);
}

/// So that workflows find the logger; after the sign-in, since it is a command of the CLI.
pub(super) fn settings(page: &mut Page, c: &Context<'_>) {
    if c.by_port_forward() {
        page.p("So that workflows find the logger without the host name:");
        page.sh(&base_url(c));
    }
}
