//! Where OSMO runs, and how large it is.

use super::Said;
use crate::model::Deployment;
use crate::plan::Plan;
use crate::proof;
use crate::text::or_gap;

/// What stands behind the files on this platform.
pub(super) fn proof(plan: &Plan) -> Said {
    let platform = plan.deployment().platform;
    let sentence = proof::platform(platform.value(), platform.label());
    ("Proof", sentence, vec![path!("platform")])
}

pub(super) fn cluster(plan: &Plan) -> Said {
    let d = plan.deployment();
    let namespace = or_gap(&d.namespace, "namespace");
    let made = if d.site.namespace_exists {
        "which is there already"
    } else {
        "which the scripts create if it is missing"
    };
    let context = if d.site.kube_context.is_blank() {
        "The kube-context has to be named when the scripts run.".to_owned()
    } else {
        format!(
            "The scripts refuse every kube-context but {}.",
            d.site.kube_context
        )
    };
    let cut_off = if d.site.air_gapped {
        " The cluster reaches nothing on the internet."
    } else {
        ""
    };
    let sentence = format!(
        "{} with image tag {} runs in the namespace {namespace}, {made}. {context}{cut_off}",
        plan.facts().label,
        or_gap(&d.osmo_image_tag, "image-tag")
    );
    let fields = vec![
        path!("namespace"),
        path!("osmoImageTag"),
        path!("site.kubeContext"),
        path!("site.airGapped"),
    ];
    ("Cluster", sentence, fields)
}

pub(super) fn size(d: &Deployment) -> Said {
    let s = &d.scaling;
    let parts = [
        ("API service", &s.service, true),
        ("worker", &s.worker, true),
        ("logger", &s.logger, true),
        ("agent", &s.agent, true),
        ("router", &s.router, true),
        ("web UI", &s.ui, s.ui_autoscaling),
    ];
    let told = parts.map(|(name, of, grows)| format!("{name} {}", of.range(grows)));
    let limit = |what: &str, text: &str| {
        if text.is_empty() {
            format!("no limit of {what}")
        } else {
            format!("at most {text} of {what}")
        }
    };
    let limits = &s.service.resources.limits;
    let sentence = format!(
        "Pods: {}. A pod of the API service gets {} and {}.",
        told.join(", "),
        limit("memory", &limits.memory),
        limit("CPU", &limits.cpu)
    );
    let fields = vec![
        path!("scaling.service.minReplicas"),
        path!("scaling.service.resources.limits.memory"),
    ];
    ("Size", sentence, fields)
}
