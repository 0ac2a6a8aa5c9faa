//! Replicas, resources and where pods may run.

use super::{Lines, Text};

/// CPU and memory, as Kubernetes quantities.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Quantities {
    /// CPU, e.g. `500m`.
    pub cpu: Text,
    /// Memory, e.g. `512Mi`.
    pub memory: Text,
}

/// Requests and limits of the main container.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Resources {
    /// What the scheduler sets aside.
    pub requests: Quantities,
    /// What the container may not exceed; an empty field is not written.
    pub limits: Quantities,
}

/// One Deployment that scales.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Workload {
    /// `minReplicas`.
    pub min_replicas: Text,
    /// `maxReplicas`.
    pub max_replicas: Text,
    /// Resources of the main container.
    pub resources: Resources,
}

/// Replicas and resources of every component. The defaults are the guide's.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Scaling {
    /// API service. The delayed job monitor takes its resources too (D7).
    pub service: Workload,
    /// Worker.
    pub worker: Workload,
    /// Logger.
    pub logger: Workload,
    /// Agent.
    pub agent: Workload,
    /// Router.
    pub router: Workload,
    /// Web UI; without autoscaling it runs `minReplicas`.
    pub ui: Workload,
    /// `services.ui.scaling.enabled`.
    pub ui_autoscaling: bool,
    /// `services.delayedJobMonitor.replicas`.
    pub delayed_job_monitor_replicas: Text,
}

/// Settings of all pods.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Scheduling {
    /// Node selector, `key=value` a line.
    pub node_selector: Lines,
    /// Tolerations in kubectl's taint form, `key=value:Effect` or `key:Effect` a line.
    pub tolerations: Lines,
    /// Labels, `key=value` a line.
    pub pod_labels: Lines,
    /// Annotations, `key=value` a line.
    pub pod_annotations: Lines,
}
