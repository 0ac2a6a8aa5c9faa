//! The Helm releases: upgrade, rollback, removal.

use super::config;
use crate::idp::chosen;
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;
use crate::text::or_gap;

pub(super) fn upgrade(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.h2("Upgrade within 6.2");
    page.p(
        "6.2.8 (charts 1.2.0) to 6.2.10 (1.2.1): one chart argument is quoted; values and tables are the same. Back up, change tag and \
         charts on the page, download; mirror.sh if you mirror. There:",
    );
    let maps = maps_roles(c);
    if maps {
        page.step("Role mappings, before");
        page.p("A start that adds rights to a role drops its mappings, as 6.2.10 does with osmo-user. Save them:");
        page.sh("test -s roles.json || osmo config show ROLE > roles.json");
    }
    page.step("Service, router, UI");
    page.sh("./install.sh preflight charts verify");
    page.p("Then each backend: the helm line of README.md.");
    if maps {
        page.step("Role mappings, after");
        page.p(
            "A list that is shorter than in roles.json: set it again as in README.md, Role mapping, from a newly read osmo-user.json.",
        );
        page.sh("osmo config show ROLE osmo-user external_roles");
    }
    page.step("Images of workflow pods");
    page.p(
        "Written to the database at the first start only [not run]. From the new bundle's page:",
    );
    let at = d
        .images
        .pulled(&or_gap(&d.images.osmo_image_location, "image-registry"));
    let tag = or_gap(&d.osmo_image_tag, "image-tag");
    let json = format!(
        r#"{{"backend_images": {{"init": "{at}/init-container:{tag}", "client": "{at}/client:{tag}"}}}}"#
    );
    page.sh(&config("WORKFLOW", "backend_images", &json));
    page.step("Who may submit");
    page.p(
        "6.2.10 adds workflow:Create to osmo-user: in a new database for pool/default, in an old one to its first policy, with resource \
         `*`: every pool [not run]. Give it a policy of its own if that is too much.",
    );
    page.sh("osmo config show ROLE osmo-user");
    page.p("Beyond 6.2: not covered; 6.3 has other charts and values.");
}

/// Google's tokens carry no roles, so nothing is mapped.
fn maps_roles(c: &Context<'_>) -> bool {
    c.plan.connection().is_some() && chosen(c.plan.deployment()).no_device_login.is_none()
}

pub(super) fn rollback(page: &mut Page, c: &Context<'_>) {
    let ns = &c.ns;
    page.h2("Rollback");
    page.step("Back, in reverse order");
    page.p("`./install.sh charts` of the old bundle; or, each to its last good REVISION:");
    page.sh(&format!(
        "for name in ui router service; do helm -n {ns} history \"$name\"; done"
    ));
    let back = ["ui", "router", "service"]
        .map(|name| format!("helm -n {ns} rollback {name} REVISION --wait\n"));
    page.sh(&format!("{}./install.sh verify", back.concat()));
    page.p(
        "Not undone: the database (tables, roles; set service_base_url, router_address, backend_images again), Secrets, mek-config, \
         backends. Damaged data: restore it together with the key of its time.",
    );
}

pub(super) fn removal(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.h2("Removal");
    page.step("Remove the releases");
    page.sh("./uninstall.sh --dry-run\n./uninstall.sh");
    page.p("Database, Secrets, mek-config, namespace stay. On purpose, after a backup:");
    page.list(&[
        "`./uninstall.sh --delete-secrets`",
        "`./uninstall.sh --delete-mek`: what the database holds encrypted is lost.",
        if d.site.namespace_exists {
            "The namespace is others'."
        } else {
            "`./uninstall.sh --delete-namespace`"
        },
        "By hand: `helm uninstall osmo-operator` at each backend, DROP DATABASE and its user, Redis, DNS, identity provider.",
    ]);
}
