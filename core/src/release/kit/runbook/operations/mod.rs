//! Day 2, from the same answers: one page for each task, and `OPERATIONS.md`, which lists them.
//!
//! What OSMO does with each setting was read in its code at 6.2.10; the pages mark as [not tested] what nobody has run. Every `osmo`
//! command is one that its CLI takes (F-cli-commands).

mod backends;
mod data;
mod first_workflow;
mod hostname;
mod mapping;
mod mek;
mod owned;
mod read_once;
mod releases;
mod roles;
mod rotation;
mod settings;
mod task;
mod throw_away;
mod workflows;

pub(crate) use first_workflow::file as first_workflow;
pub(crate) use mapping::files as mapping;
pub(crate) use settings::files as settings;
pub(crate) use task::Task;

use super::Context;
use crate::model::{Certificate, Tls};
use crate::plan::Plan;
use crate::release::kit::{header, pods};
use crate::text::Line;
use crate::text::markdown::Page;
use task::always;

/// Every task, in the order of the list.
static TASKS: &[(&str, &[&Task])] = &[
    (
        "Until the first workflow runs",
        &[
            &roles::MAPPING,
            &workflows::STORAGE,
            &workflows::REGISTRY,
            &backends::BACKEND,
            &first_workflow::FIRST,
        ],
    ),
    (
        "Backup",
        &[
            &throw_away::STORES,
            &data::BACKUP,
            &data::RESTORE,
            &data::GONE,
            &data::DRILL,
        ],
    ),
    (
        "Versions",
        &[
            &releases::UPGRADE,
            &releases::ROLLBACK,
            &hostname::HOSTNAME,
            &releases::REMOVAL,
        ],
    ),
    (
        "Secrets, one by one",
        &[
            &rotation::DATABASE,
            &rotation::REDIS,
            &rotation::CLIENT,
            &rotation::COOKIE,
            &rotation::ADMIN,
            &owned::REGISTRY,
            &owned::TLS,
            &owned::AUTHORITY,
            &mek::KEY,
            &backends::TOKEN,
        ],
    ),
];

/// Returns the tasks that this deployment has.
pub(crate) fn tasks(plan: &Plan) -> impl Iterator<Item = &'static Task> {
    TASKS.iter().flat_map(|(_, tasks)| those_of(plan, tasks))
}

/// Returns those that lead to a first workflow.
pub(super) fn first(plan: &Plan) -> impl Iterator<Item = &'static Task> {
    let group = TASKS.iter().take(1);
    group.flat_map(|(_, tasks)| those_of(plan, tasks))
}

fn those_of<'a>(
    plan: &'a Plan,
    tasks: &'static [&'static Task],
) -> impl Iterator<Item = &'static Task> + use<'a> {
    let c = Context::new(plan);
    tasks.iter().copied().filter(move |task| (task.has)(&c))
}

/// Returns the lines of `OPERATIONS.md`.
pub(crate) fn lines(plan: &Plan) -> Vec<Line> {
    let c = Context::new(plan);
    let mut page = Page::default();
    page.h1(&format!("Day 2 of OSMO at {}", c.host));
    page.p(&format!(
        "{} Each task has a page of its own, always in the same parts: health before, do, check, way back.",
        header::sentence(plan)
    ));
    page.list(&[
        "Something is wrong, and you do not know what: [TROUBLESHOOTING.md](TROUBLESHOOTING.md).",
        "Commands run in bash, in the folder of this file, with the kube-context of OSMO's \
         cluster. `. lib/functions.sh`, where a page has it, reads the names that begin with \
         osmo_ and mek_.",
        "[not tested] means: read in OSMO's code, run by nobody. The rest was run in a simulated cluster.",
        "Times are estimates: one to three minutes for each Deployment that restarts.",
        "Pods read secrets at their start, so each page restarts what reads the secret; old pods \
         serve until new ones are ready.",
    ]);
    for (title, tasks) in TASKS {
        let rows: Vec<[String; 3]> = those_of(plan, tasks)
            .map(|task| {
                let notices = (task.notices)(&c).to_owned();
                [task.link(), task.long.to_owned(), notices]
            })
            .collect();
        let rows: Vec<[&str; 3]> = rows
            .iter()
            .map(|row| row.each_ref().map(String::as_str))
            .collect();
        page.h2(title);
        page.rows(["Task", "How long", "Who notices"], &rows);
    }
    page.into_lines()
}

/// Commands by which workflows find OSMO without a way to its host name.
pub(super) fn base_url(c: &Context<'_>) -> String {
    settings::put(c, &settings::BASE_URL, "Trial")
}

/// Who keeps the certificate.
fn certificate(c: &Context<'_>) -> Option<Certificate> {
    let i = &c.plan.deployment().ingress;
    (i.enabled && i.tls == Tls::Secret).then_some(i.certificate)
}

/// Deployments with the database password and the master encryption key.
fn six(c: &Context<'_>) -> String {
    pods::read_mek(c.plan).join(" ")
}

#[cfg(test)]
mod tests;
