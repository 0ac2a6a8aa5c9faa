//! `TROUBLESHOOTING.md`: where to look, what one sees and why, and where the files differ from OSMO's guide.

use super::Context;
use crate::idp::{guide, is_met};
use crate::plan::Plan;
use crate::release::kit::scripts::checks;
use crate::release::kit::{Pages, Stage, header};
use crate::text::Line;
use crate::text::markdown::Page;

/// Returns the lines of the page.
pub(crate) fn lines(release: &dyn Pages, plan: &Plan) -> Vec<Line> {
    let c = Context::new(plan);
    let mut page = Page::default();
    page.h1("When something is wrong");
    page.p(&format!("{} For {}.", header::sentence(plan), c.host));
    look(&mut page, &c);
    page.h2("What verify says");
    page.p("The name after FAILED. `./install.sh verify --json` gives the same to machines.");
    page.rows(["Name", "What to do"], &checks::rows(plan));
    for (title, stage) in [
        ("While it is installed", Stage::Install),
        ("While people sign in", Stage::SignIn),
        ("While OSMO runs", Stage::Run),
    ] {
        let all = release.symptoms(stage).iter();
        let seen: Vec<_> = all.filter(|one| (one.when)(plan)).collect();
        let advice: Vec<String> = seen.iter().map(|one| one.advice()).collect();
        let rows: Vec<[&str; 3]> = seen
            .iter()
            .zip(&advice)
            .map(|(one, advice)| [one.see, advice, one.log])
            .collect();
        if !rows.is_empty() {
            page.h2(title);
            page.rows(["You see", "Cause, and what to do", "Log"], &rows);
        }
    }
    let d = plan.deployment();
    let traps = guide(d).symptoms().filter(|trap| is_met(*trap, d));
    let traps: Vec<[&str; 2]> = traps.collect();
    if !traps.is_empty() {
        page.h2("What the identity provider says");
        page.p("In the browser or in osmo login; its own sign-in log has the details.");
        page.rows(["You see", "Cause"], &traps);
    }
    page.h2("If you compare these files with OSMO's guide");
    page.list(&release.departures(plan));
    page.into_lines()
}

fn look(page: &mut Page, c: &Context<'_>) {
    let ns = &c.ns;
    page.h2("Look first");
    page.sh(&format!(
        "./install.sh verify\nkubectl -n {ns} get pods\nkubectl -n {ns} get events --sort-by=.lastTimestamp | tail -n 20"
    ));
    page.p(
        "Each line with FAILED says what to do. For the log of a row below, NAME is the Deployment and \
         CONTAINER is what stands after the comma (without one: `--all-containers`).",
    );
    page.sh(&format!(
        "kubectl -n {ns} logs deployment/NAME -c CONTAINER --tail=50"
    ));
    page.p(
        "For support: `./install.sh diagnose` packs states, events, logs and names into one \
         archive, without secrets. Look through it before you send it.",
    );
    page.p(
        "After a change of the values: `./install.sh charts verify`. The way back: \
         [rollback](operations/rollback.md).",
    );
}
