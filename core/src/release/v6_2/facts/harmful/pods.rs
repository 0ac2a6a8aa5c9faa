//! Labels and annotations of pods that belong to the charts (F-pod-selectors).

use super::switches::key;
use crate::release::facts::{Harmful, When};

const SERVICE: &[&str] = &["service"];
const ROUTER: &[&str] = &["router"];
const UI: &[&str] = &["web-ui"];
const SELECTED: &str = "The charts find their pods by this label; with another value the API server refuses the Deployment.";
const OTHER_KEY: &str = "Use another key, such as app.kubernetes.io/part-of.";
const CHECKSUM: &str = "The chart writes it too, from Envoy's settings, so that pods restart when these change. Yours would take its \
                        place, and the pods keep the old settings.";
const OTHER_NAME: &str = "Use another key.";

const fn label(charts: &'static [&'static str], at: &'static str) -> Harmful {
    key(charts, at, When::Always, SELECTED, OTHER_KEY)
}

const fn checksum(charts: &'static [&'static str], at: &'static str) -> Harmful {
    key(charts, at, When::Always, CHECKSUM, OTHER_NAME)
}

/// Each key with what it does.
pub(super) const PODS: &[Harmful] = &[
    label(SERVICE, "services.service.extraPodLabels.app"),
    label(SERVICE, "services.worker.extraPodLabels.app"),
    label(SERVICE, "services.logger.extraPodLabels.app"),
    label(SERVICE, "services.agent.extraPodLabels.app"),
    label(SERVICE, "services.delayedJobMonitor.extraPodLabels.app"),
    label(ROUTER, "extraPodLabels.app"),
    label(UI, "services.ui.podLabels.app"),
    key(
        UI,
        "services.ui.service.selector.app",
        When::Always,
        "The Service finds the pods of the web UI by this label: with another value it finds none.",
        "Delete this key.",
    ),
    checksum(
        SERVICE,
        "services.service.extraPodAnnotations.checksum/envoy-config",
    ),
    checksum(ROUTER, "extraPodAnnotations.checksum/envoy-config"),
    checksum(UI, "extraPodAnnotations.checksum/envoy-config"),
];
