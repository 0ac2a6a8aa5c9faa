//! The Helm releases: upgrade, rollback, removal.

use super::config;
use crate::idp::chosen;
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;
use crate::text::or_gap;

pub(super) fn upgrade(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    let words = &c.plan.facts().words;
    page.h2(&format!("Upgrade within {}", c.plan.facts().label));
    page.p(&format!(
        "{} Back up, change tag and charts on the page, download; mirror.sh if you mirror. There:",
        words.upgrade
    ));
    let maps = maps_roles(c);
    if maps {
        page.step("Role mappings, before");
        page.p(&format!("{} Save them:", words.role_mappings));
        page.sh("test -s roles.json || osmo config show ROLE > roles.json");
    }
    page.step("The charts");
    page.sh("./install.sh preflight charts verify");
    page.p("Then each backend: the helm line of README.md.");
    if maps {
        page.step("Role mappings, after");
        page.p(
            "A list that is shorter than in roles.json: set it again as in README.md, Role \
             mapping, from a newly read osmo-user.json.",
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
    page.p(words.may_submit);
    page.sh("osmo config show ROLE osmo-user");
    page.p(words.beyond);
}

/// Google's tokens carry no roles, so nothing is mapped.
fn maps_roles(c: &Context<'_>) -> bool {
    c.plan.connection().is_some() && chosen(c.plan.deployment()).no_device_login.is_none()
}

pub(super) fn rollback(page: &mut Page, c: &Context<'_>) {
    let ns = &c.ns;
    page.h2("Rollback");
    page.step("Back, in reverse order");
    page.p(
        "`./install.sh charts` of the old bundle; or, each to its last good REVISION, with Helm 4 \
         `--force-conflicts` too (an autoscaler holds `.spec.replicas`):",
    );
    let charts = c.plan.facts().charts.iter().rev();
    let names: Vec<&str> = charts.map(|chart| chart.release).collect();
    page.sh(&format!(
        "for name in {}; do helm -n {ns} history \"$name\"; done",
        names.join(" ")
    ));
    let back: String = names
        .iter()
        .flat_map(|name| ["helm -n ", ns, " rollback ", name, " REVISION --wait\n"])
        .collect();
    page.sh(&format!("{back}./install.sh verify"));
    page.p(
        "Not undone: the database (tables, roles; set service_base_url, router_address, \
         backend_images again), Secrets, mek-config, backends. Damaged data: restore it together \
         with the key of its time.",
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
        "By hand: `helm uninstall osmo-operator` at each backend, DROP DATABASE and its user, \
         Redis, DNS, identity provider.",
    ]);
}
