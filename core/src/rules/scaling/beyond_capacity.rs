//! SCALE06: more than the 8 CPU and 32 GB that the requirements page names for the service, even at minimum replicas
//! (F-service-size; the delayed job monitor takes the API's resources, D7).

use crate::finding::Report;
use crate::model::Workload;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Needs, Rule, WARNINGS};
use crate::syntax::{number, quantity};

const CODE: &str = "SCALE06";
const PATH: Path = path!("scaling.service.minReplicas");
const MI: u64 = 1024 * 1024 * 1000;
const CPU: u64 = 8 * 1000;
const MEMORY: u64 = 32 * 1_000_000_000_000;
/// Requests of the sidecars of one pod: Envoy and oauth2-proxy.
const SIGN_IN: (u64, u64) = (150, 128 * MI);
/// The authorization sidecar.
const AUTHORIZATION: (u64, u64) = (100, 128 * MI);

/// CPU and memory requests of some replicas; nothing while an answer cannot be read.
fn requests(replicas: &str, workload: &Workload, sidecars: (u64, u64)) -> Option<(u64, u64)> {
    let count = number::whole(replicas)?;
    let requests = &workload.resources.requests;
    let cpu = quantity::thousandths(&requests.cpu)?.saturating_add(sidecars.0);
    let memory = quantity::thousandths(&requests.memory)?.saturating_add(sidecars.1);
    Some((cpu.saturating_mul(count), memory.saturating_mul(count)))
}

fn total(plan: &Plan) -> Option<(u64, u64)> {
    let s = &plan.deployment().scaling;
    let signs_in = plan.connection().is_some();
    let none = (0, 0);
    let ui = if signs_in { SIGN_IN } else { none };
    let api = if signs_in {
        (SIGN_IN.0 + AUTHORIZATION.0, SIGN_IN.1 + AUTHORIZATION.1)
    } else {
        none
    };
    let parts = [
        requests(&s.service.min_replicas, &s.service, api)?,
        requests(&s.logger.min_replicas, &s.logger, api)?,
        requests(&s.agent.min_replicas, &s.agent, api)?,
        requests(&s.router.min_replicas, &s.router, api)?,
        requests(&s.ui.min_replicas, &s.ui, ui)?,
        requests(&s.worker.min_replicas, &s.worker, none)?,
        requests(&s.delayed_job_monitor_replicas, &s.service, none)?,
    ];
    let add = |sum: (u64, u64), part: &(u64, u64)| {
        (sum.0.saturating_add(part.0), sum.1.saturating_add(part.1))
    };
    Some(parts.iter().fold(none, add))
}

/// Writes thousandths with one decimal, rounded up.
fn tenths(thousandths: u64) -> String {
    let tenths = thousandths.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: "The requests are more than the recommended machine has.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some((cpu, memory)) = total(plan) else {
        return;
    };
    if cpu > CPU || memory > MEMORY {
        let asked = quoted(&format!(
            "{} CPU and {} GB",
            tenths(cpu),
            tenths(memory / 1_000_000_000)
        ));
        let what = format!("The pods ask for {asked} at minimum replicas, sidecars included.");
        let why = "The requirements page counts on 8 CPU and 32 GB for the service: on nodes of \
                   that size some pods stay Pending.";
        report.warning(CODE, PATH, what).why(why).fix(
            "Lower replicas or requests, or make sure that the nodes have that much free: kubectl \
             top nodes.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, run, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[("idp.provider", "none")]);
        passes(RULE, &[(&PATH, "nonsense")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "5")], CODE, &PATH);
        warns(
            RULE,
            &[("scaling.worker.resources.requests.memory", "40Gi")],
            CODE,
            &PATH,
        );
        // The delayed job monitor counts the API's request once more.
        let findings = run(&[RULE], &[("scaling.service.resources.requests.cpu", "4")]);
        assert!(
            findings[0].what.contains("11.0 CPU"),
            "{}",
            findings[0].what
        );
    }
}
