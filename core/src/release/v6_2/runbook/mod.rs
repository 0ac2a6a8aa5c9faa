//! The runbook: every command in its order, each with its reason, what to expect and how to check it.
//!
//! Every command may be run twice; no secret stands on a command line.

mod departures;
mod install;
mod page;
mod prepare;
mod secrets;
mod troubleshoot;
mod verify;

use crate::idp::or_gap;
use crate::preview::Line;
use crate::release::Plan;
use crate::shell;
use page::Page;

/// What every chapter needs.
struct Context<'a> {
    plan: &'a Plan<'a>,
    /// Namespace as a shell word.
    ns: String,
    /// Host name as text.
    host: String,
}

/// Returns the lines of the runbook.
pub(super) fn lines(plan: &Plan<'_>) -> Vec<Line> {
    let d = plan.deployment();
    let context = Context {
        plan,
        ns: shell::word(&or_gap(&d.namespace, "namespace")),
        host: or_gap(&d.hostname, "hostname"),
    };
    let mut page = Page::default();
    intro(&mut page, &context);
    prepare::write(&mut page, &context);
    secrets::write(&mut page, &context);
    install::write(&mut page, &context);
    verify::write(&mut page, &context);
    troubleshoot::write(&mut page, &context);
    departures::write(&mut page, &context);
    page.into_lines()
}

fn intro(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.h1(&format!("OSMO 6.2 at {}", c.host));
    page.p(&format!(
        "Made by the OSMO Configurator {} (not an NVIDIA product) for OSMO {}, charts {}. Follow it from top to bottom \
         in bash, in the folder of this file. Each block may be run again: it leaves alone what is there.",
        env!("CARGO_PKG_VERSION"),
        d.osmo_image_tag,
        d.chart_version
    ));
    page.p("The files were checked by rendering the real charts, not on a cluster.");
    page.rows(
        ["File", "What it is"],
        &[
            ["osmo_values.yaml", "Values of the chart service: API, worker, logger, agent, delayed job monitor"],
            ["router_values.yaml", "Values of the chart router"],
            ["ui_values.yaml", "Values of the chart web-ui"],
            ["database/", "Jobs that look at the database and create it"],
            ["secrets/", "A download of its own. Unpack it into this folder, or leave it out: the commands then ask"],
        ],
    );
    if c.plan.connection.is_none() {
        page.p(
            "**There is no identity provider: whoever reaches this address can call every API as any user. The admin's \
             password protects nothing. Private test networks only.**",
        );
    }
}
