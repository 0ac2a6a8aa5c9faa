//! SCALE06: more than the 8 CPU and 32 GB that the requirements page names for the service, even at minimum replicas
//! (F-service-size; the delayed job monitor takes the API's resources, D7).

use crate::finding::Report;
use crate::model::Workload;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
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

/// The rate limiter, in the pods of the API.
const RATE_LIMIT: (u64, u64) = (100, 200 * MI);

/// How many pods there are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Replicas {
    /// As few as the autoscalers leave.
    Least,
    /// As many as they make.
    Most,
}

impl Replicas {
    fn of(self, workload: &Workload) -> &str {
        match self {
            Self::Least => &workload.min_replicas,
            Self::Most => &workload.max_replicas,
        }
    }
}

/// CPU and memory requests of some replicas; nothing while an answer cannot be read.
fn requests(replicas: &str, workload: &Workload, sidecars: (u64, u64)) -> Option<(u64, u64)> {
    let count = number::whole(replicas)?;
    let requests = &workload.resources.requests;
    let cpu = quantity::thousandths(&requests.cpu)?.saturating_add(sidecars.0);
    let memory = quantity::thousandths(&requests.memory)?.saturating_add(sidecars.1);
    Some((cpu.saturating_mul(count), memory.saturating_mul(count)))
}

fn plus(one: (u64, u64), other: (u64, u64)) -> (u64, u64) {
    (one.0.saturating_add(other.0), one.1.saturating_add(other.1))
}

/// Returns thousandths of CPU and of bytes that all pods ask for, sidecars included; nothing while an answer cannot be read.
pub(crate) fn requested(plan: &Plan, replicas: Replicas) -> Option<(u64, u64)> {
    let d = plan.deployment();
    let s = &d.scaling;
    let none = (0, 0);
    let (ui, behind) = if plan.connection().is_some() {
        (SIGN_IN, plus(SIGN_IN, AUTHORIZATION))
    } else {
        (none, none)
    };
    let api = if d.rate_limit.enabled {
        plus(behind, RATE_LIMIT)
    } else {
        behind
    };
    let of_ui = if s.ui_autoscaling {
        replicas.of(&s.ui)
    } else {
        &s.ui.min_replicas
    };
    let parts = [
        requests(replicas.of(&s.service), &s.service, api)?,
        requests(replicas.of(&s.logger), &s.logger, behind)?,
        requests(replicas.of(&s.agent), &s.agent, behind)?,
        requests(replicas.of(&s.router), &s.router, behind)?,
        requests(of_ui, &s.ui, ui)?,
        requests(replicas.of(&s.worker), &s.worker, none)?,
        requests(&s.delayed_job_monitor_replicas, &s.service, none)?,
    ];
    Some(parts.into_iter().fold(none, plus))
}

/// Writes thousandths with one decimal, rounded up.
pub(crate) fn tenths(thousandths: u64) -> String {
    let tenths = thousandths.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The requests are more than the recommended machine has."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some((cpu, memory)) = requested(plan, Replicas::Least) else {
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
    use crate::model::Answers;
    use crate::secrets::Secrets;

    /// The autoscalers' most is counted, the web UI's only where it has one, and the rate limiter where it runs.
    #[test]
    fn the_figures_follow_the_answers() {
        let cpu = |change: fn(&mut crate::model::Deployment), replicas| {
            let mut answers = Answers::default();
            change(&mut answers.deployment);
            requested(&Plan::new(&answers, &Secrets::default()), replicas)
                .unwrap()
                .0
        };
        let least = cpu(|_| (), Replicas::Least);
        // Requests of the defaults in thousandths; four pods with all sidecars, one without authorization.
        assert_eq!(
            least,
            1000 + 500 + 200 + 100 + 500 + 500 + 1000 + 4 * 250 + 150
        );
        assert_eq!(
            cpu(|d| d.rate_limit.enabled = true, Replicas::Least),
            least + 100
        );
        let most = cpu(|_| (), Replicas::Most);
        assert_eq!(
            most,
            3 * 1250 + 3 * 500 + 3 * 450 + 350 + 2 * 750 + 650 + 1000
        );
        let scaled = cpu(|d| d.scaling.ui_autoscaling = true, Replicas::Most);
        assert_eq!(scaled, most + 2 * 650);
    }
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
