//! Replicas, resources and where pods may run.

use super::{Lines, Text};
use crate::text::or_gap;

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

impl Workload {
    /// Returns how many pods there are, in words: one number where it does not grow.
    pub(crate) fn range(&self, grows: bool) -> String {
        let min = or_gap(&self.min_replicas, "replicas");
        if !grows || self.min_replicas == self.max_replicas {
            return min;
        }
        format!("{min} to {}", or_gap(&self.max_replicas, "replicas"))
    }

    /// Returns its size in one sentence.
    pub(crate) fn says(&self, grows: bool) -> String {
        let (range, asks, limits) = (
            self.range(grows),
            &self.resources.requests,
            &self.resources.limits,
        );
        let pods = if range == "1" {
            "pod with"
        } else {
            "pods, each with"
        };
        let most = match (limits.cpu.is_blank(), limits.memory.is_blank()) {
            (true, true) => "no limit".to_owned(),
            (true, false) => format!("at most {}", limits.memory),
            (false, true) => format!("at most {} CPU", limits.cpu),
            (false, false) => format!("at most {} CPU and {}", limits.cpu, limits.memory),
        };
        format!(
            "{range} {pods} {} CPU and {} of memory, {most}",
            or_gap(&asks.cpu, "cpu"),
            or_gap(&asks.memory, "memory")
        )
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_one_sentence() {
        let text = |word: &str| Text::from(word);
        let mut one = Workload {
            min_replicas: text("1"),
            max_replicas: text("3"),
            resources: Resources {
                requests: Quantities {
                    cpu: text("500m"),
                    memory: text("400Mi"),
                },
                limits: Quantities {
                    cpu: text(""),
                    memory: text("800Mi"),
                },
            },
        };
        assert_eq!(
            one.says(true),
            "1 to 3 pods, each with 500m CPU and 400Mi of memory, at most 800Mi"
        );
        one.resources.limits = Quantities {
            cpu: text("2"),
            memory: text(""),
        };
        assert_eq!(
            one.says(false),
            "1 pod with 500m CPU and 400Mi of memory, at most 2 CPU"
        );
        one.resources = Resources::default();
        assert_eq!(
            one.says(true),
            "1 to 3 pods, each with <cpu> CPU and <memory> of memory, no limit"
        );
    }
}
