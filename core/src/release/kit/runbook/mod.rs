//! The runbook: every command in its order, each with its reason, what to expect and how to check it.
//!
//! Every command may be run twice; no secret stands on a command line.

mod administrator;
mod checklist;
mod components;
pub(super) mod idp_admin;
mod install;
pub(super) mod operations;
pub(super) mod ticket;
mod trial;
pub(super) mod troubleshoot;
mod verify;

use crate::plan::Plan;
use crate::proof;
use crate::release::kit::{Pages, header, manifests};
use crate::text::Line;
use crate::text::markdown::Page;
use crate::text::or_gap;
use crate::text::shell;

/// What every chapter needs.
struct Context<'a> {
    plan: &'a Plan,
    /// Namespace as a shell word.
    ns: String,
    /// Host name as text.
    host: String,
}

impl<'a> Context<'a> {
    fn new(plan: &'a Plan) -> Self {
        let d = plan.deployment();
        Self {
            plan,
            ns: shell::word(&or_gap(&d.namespace, "namespace")),
            host: or_gap(&d.hostname, "hostname"),
        }
    }

    /// Says whether the only way to OSMO is a port-forward: a trial without ingresses and without a provider.
    fn by_port_forward(&self) -> bool {
        self.plan.deployment().by_port_forward()
    }
}

/// Returns what is to be looked at after the installation.
pub(super) fn checklist(plan: &Plan) -> Vec<String> {
    checklist::items(&Context::new(plan))
}

/// Returns the lines of the runbook.
pub(super) fn lines(release: &dyn Pages, plan: &Plan) -> Vec<Line> {
    let context = Context::new(plan);
    let mut page = Page::default();
    intro(&mut page, &context);
    components::write(&mut page, &context);
    install::write(&mut page, &context, release.before(plan));
    verify::write(&mut page, &context);
    page.h2("When something is wrong");
    page.p("[TROUBLESHOOTING.md](TROUBLESHOOTING.md): where to look, and what it means.");
    page.into_lines()
}

/// Returns the folders of this bundle in which manifests lie; those that have a row of their own are left out.
fn folders(plan: &Plan) -> String {
    let mut names: Vec<String> = Vec::new();
    for draft in manifests::files(plan) {
        if let Some((folder, _)) = draft.name.split_once('/') {
            let name = format!("{folder}/");
            if !["secrets/", "throwaway/"].contains(&name.as_str()) && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join(", ")
}

fn intro(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.h1(&format!("{} at {}", c.plan.facts().label, c.host));
    page.p(&format!(
        "{} Image tag {}, charts {}. Follow it from top to bottom in bash, in the folder of this file.",
        header::sentence(c.plan),
        d.osmo_image_tag,
        d.chart_version
    ));
    page.p(&format!(
        "The files were checked by rendering the real charts. {}",
        proof::cluster()
    ));
    page.p("Words of OSMO: a workflow is work in containers, a backend a cluster that runs workflows, a pool a \
     part of a backend to which people submit. The master encryption key (MEK) encrypts the credentials that \
     OSMO stores.");
    let values: Vec<[String; 2]> = c
        .plan
        .facts()
        .charts
        .iter()
        .map(|chart| {
            [
                chart.file.to_owned(),
                format!("Values of the chart {}: {}", chart.name, chart.about),
            ]
        })
        .collect();
    let mut rows = vec![[
        "install.sh, lib/, site.sh",
        "Installs in stages; site.sh holds your answers for it",
    ]];
    rows.extend(
        values
            .iter()
            .map(|[name, about]| [name.as_str(), about.as_str()]),
    );
    let folders = folders(c.plan);
    if c.plan.connection().is_some() {
        rows.push([
            "[IDP-ADMIN.md](IDP-ADMIN.md), idp/",
            "For whoever runs the identity provider",
        ]);
    }
    rows.extend([
            ["backend_operator_values.yaml", "Values of the chart backend-operator, for backends"],
            [&folders, "Objects that the scripts make"],
            ["images.txt, mirror.sh", "Every image, and how to copy them to a mirror"],
            ["[CHANGE.md](CHANGE.md)", "For the change ticket: objects, ports, images"],
            ["[OPERATIONS.md](OPERATIONS.md), operations/", "A page for each task: first workflow, backup, upgrade, secrets"],
            ["[TROUBLESHOOTING.md](TROUBLESHOOTING.md)", "What you see, why, and which log says more"],
            ["osmo-configurator.yaml", "Your answers: open it in the configurator to go on"],
            ["uninstall.sh", if d.throw_away_stores { "Removes the releases and the throw-away pods; keeps Secrets and key" } else { "Removes the releases; keeps database, Secrets and key" }],
            ["secrets/", "A download of its own. Unpack it into this folder, or leave it out: install.sh then asks"],
    ]);
    if d.throw_away_stores {
        rows.push([
            "throwaway/",
            "PostgreSQL and Redis for a trial: their data goes with their pods",
        ]);
    }
    page.rows(["File", "What it is"], &rows);
    trial::warn(page, c);
    if c.plan.connection().is_none() {
        page.p(
            "**There is no identity provider: whoever reaches this address can call every API as any user. The admin's \
             password protects nothing. Private test networks only.**",
        );
    }
}
