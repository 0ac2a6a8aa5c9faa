//! What a release's Deployments run, as its facts say it.

use crate::plan::Plan;

/// Returns each Deployment with the number of containers in its pods and its Helm release.
pub(crate) fn pods(plan: &Plan) -> Vec<(&'static str, u8, &'static str)> {
    let signs_in = plan.connection().is_some();
    let limited = plan.deployment().rate_limit.enabled;
    let mut out = Vec::new();
    for one in plan.facts().deployments {
        let sidecars = if signs_in { one.sidecars } else { 0 };
        out.push((
            one.name,
            1 + sidecars + u8::from(one.rate_limited && limited),
            one.release,
        ));
    }
    out
}

/// Returns the names of the Deployments.
pub(crate) fn names(plan: &Plan) -> Vec<&'static str> {
    plan.facts()
        .deployments
        .iter()
        .map(|one| one.name)
        .collect()
}

/// Returns the Deployments that mount the master encryption key.
pub(crate) fn read_mek(plan: &Plan) -> Vec<&'static str> {
    let deployments = plan.facts().deployments.iter();
    deployments
        .filter(|one| one.reads_mek)
        .map(|one| one.name)
        .collect()
}

/// Returns the ingresses, if there are to be any.
pub(crate) fn ingresses(plan: &Plan) -> &'static [&'static str] {
    if plan.deployment().ingress.enabled {
        plan.facts().ingresses
    } else {
        &[]
    }
}
