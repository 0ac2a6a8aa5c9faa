//! A first workflow: a small file of the bundle, how it is submitted, and how one sees its end (F-workflow-file, F-default-pool).

use super::backends::online;
use super::settings::{self, put, registry};
use super::task::{Task, always, nobody};
use crate::plan::Plan;
use crate::release::kit::runbook::Context;
use crate::release::kit::{Draft, header};
use crate::text::markdown::Page;
use crate::text::{Language, Line};

/// The file that is submitted.
const FILE: &str = "operations/first-workflow.yaml";
/// What it prints.
const SAYS: &str = "OSMO ran this";

pub(super) static FIRST: Task = Task {
    file: "operations/first-workflow.md",
    title: "A first workflow",
    has: always,
    long: "10 minutes",
    notices: nobody,
    before: |page, c| {
        page.p("Storage and a backend are there, and you are signed in with the role osmo-admin:");
        page.sh(&format!(
            "osmo config show WORKFLOW workflow_data\n{}",
            online(c)
        ));
        page.p("Expect your bucket, and true.");
    },
    work,
    check,
    back: |page, _| {
        page.p("Nothing has to be undone. To stop a workflow that does not end:");
        page.sh("osmo workflow cancel ID");
    },
};

fn work(page: &mut Page, c: &Context<'_>) {
    if settings::has_own_pool(c) {
        page.p(&format!(
            "People submit to a pool. OSMO makes one, default, for a backend that is called default. Yours is called {}, so once:",
            c.plan.deployment().backend.name
        ));
        page.sh(&put(c, &settings::POOL, "Pool of the backend"));
    }
    page.sh("osmo pool list");
    page.p("Expect the pool default with the status ONLINE.");
    page.p(&format!(
        "{FILE} is a small workflow: it runs {} and prints one line. Submit it:",
        image(c)
    ));
    page.sh(&format!("osmo workflow submit {FILE} --pool default"));
    page.p("It prints the Workflow ID. In the commands below write it for ID.");
}

fn check(page: &mut Page, c: &Context<'_>) {
    page.sh("osmo workflow query ID\nosmo workflow logs ID");
    page.p(&format!(
        "Within a few minutes expect the status COMPLETED, and in the log the line: {SAYS}. Else:"
    ));
    let registry = if registry(c).is_empty() {
        "the nodes cannot pull the image that is named above."
    } else {
        "see [workflow-registry.md](workflow-registry.md)."
    };
    page.list(&[
        "The CLI speaks of a registry or a credential, or FAILED_IMAGE_PULL: REGISTRY".replace("REGISTRY", registry).as_str(),
        "PENDING for long: no node has 2 CPUs free, or the scheduler is missing. See [backend.md](backend.md), Health before.",
        "COMPLETED, but no log: see [storage.md](storage.md).",
        "Another status that begins with FAILED: `osmo workflow events ID` says more.",
    ]);
}

/// The image that the cluster pulls anyway, for tests of a backend: it is in a mirror too.
fn image(c: &Context<'_>) -> String {
    let images = &c.plan.deployment().images;
    images.pulled(c.plan.facts().backend_test_image)
}

/// Returns the workflow.
pub(crate) fn file(plan: &Plan) -> Draft<'_> {
    Draft::text(FILE, Language::Yaml, move || {
        let c = Context::new(plan);
        let about = "A first workflow: operations/first-workflow.md says how to submit it.";
        let mut lines = header::comments(plan, &[about]);
        let text = [
            "workflow:",
            "  name: \"first\"",
            "  resources:",
            "    default:",
            "      cpu: 1",
            "      memory: \"1Gi\"",
            "      storage: \"1Gi\"",
            "  tasks:",
            "    - name: \"hello\"",
        ];
        lines.extend(text.map(|text| Line::new(text, None)));
        let image = format!("      image: \"{}\"", image(&c));
        lines.push(Line::new(image, path!("images.mirror")));
        let text = [
            "      command: [\"echo\"]".to_owned(),
            format!("      args: [\"{SAYS}\"]"),
        ];
        lines.extend(text.map(|text| Line::new(text, None)));
        lines
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Answers;
    use crate::secrets::Secrets;
    use crate::text::join;

    /// The pool that OSMO makes knows a backend of one name only, and a mirror has the image.
    #[test]
    fn the_pool_leads_to_the_backend_and_the_image_is_inside() {
        for (backend, mirror) in [("default", ""), ("gpu-a", "harbor.example.com/osmo")] {
            let mut answers = Answers::default();
            answers.deployment.backend.name = backend.into();
            answers.deployment.images.mirror = mirror.into();
            let plan = Plan::new(&answers, &Secrets::default());
            let page = join(&FIRST.lines(&plan));
            assert_eq!(
                page.contains("osmo config update POOL default"),
                backend == "gpu-a"
            );
            let image = image(&Context::new(&plan));
            assert_eq!(
                image.starts_with("harbor.example.com/osmo/"),
                !mirror.is_empty()
            );
            assert!(page.contains(&image));
        }
    }
}
