//! "When something is wrong": where to look, and the release's symptoms.

use super::Context;
use crate::idp::chosen;
use crate::text::markdown::Page;

pub(super) fn write(page: &mut Page, c: &Context<'_>, rows: &[[&str; 2]]) {
    let ns = &c.ns;
    page.h2("When something is wrong");
    let sign_in = if c.plan.deployment().signs_in() {
        format!("\nkubectl -n {ns} logs deployment/osmo-ui -c oauth2-proxy --tail=50")
    } else {
        String::new()
    };
    page.sh(&format!(
        "kubectl -n {ns} get pods\nkubectl -n {ns} get events --sort-by=.lastTimestamp | tail -n 20\n\
         kubectl -n {ns} logs deployment/osmo-service --all-containers --tail=50{sign_in}"
    ));
    let provider = chosen(c.plan.deployment());
    let rows: Vec<[&str; 2]> = rows.iter().chain(provider.traps).copied().collect();
    page.rows(["You see", "Cause"], &rows);
    page.p("After a change of the values: ./install.sh charts verify. The way back stands in OPERATIONS.md.");
}
