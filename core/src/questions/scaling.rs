//! Step "Scaling".

use crate::fields::access::at;
use crate::fields::{Field, Section};
use crate::model::Deployment;
use crate::syntax::grammar::Grammar;

macro_rules! workload {
    ($name:ident, $key:literal, $title:literal, $intro:literal, $max:expr) => {
        Section::new(
            $title,
            $intro,
            &[
                Field::new(
                    concat!("scaling.", $key, ".minReplicas"),
                    concat!($title, ": minimum replicas"),
                    "",
                    at!(scaling.$name.min_replicas),
                )
                .grammar(Grammar::Replicas)
                .required()
                .short(),
                Field::new(
                    concat!("scaling.", $key, ".maxReplicas"),
                    concat!($title, ": maximum replicas"),
                    "",
                    at!(scaling.$name.max_replicas),
                )
                .grammar(Grammar::Replicas)
                .required()
                .short()
                .when($max),
                Field::new(
                    concat!("scaling.", $key, ".resources.requests.cpu"),
                    concat!($title, ": CPU request"),
                    "",
                    at!(scaling.$name.resources.requests.cpu),
                )
                .grammar(Grammar::Quantity)
                .required()
                .short(),
                Field::new(
                    concat!("scaling.", $key, ".resources.requests.memory"),
                    concat!($title, ": memory request"),
                    "",
                    at!(scaling.$name.resources.requests.memory),
                )
                .grammar(Grammar::Quantity)
                .required()
                .short(),
                Field::new(
                    concat!("scaling.", $key, ".resources.limits.cpu"),
                    concat!($title, ": CPU limit"),
                    "",
                    at!(scaling.$name.resources.limits.cpu),
                )
                .grammar(Grammar::Quantity)
                .short(),
                Field::new(
                    concat!("scaling.", $key, ".resources.limits.memory"),
                    concat!($title, ": memory limit"),
                    "",
                    at!(scaling.$name.resources.limits.memory),
                )
                .grammar(Grammar::Quantity)
                .short(),
            ],
        )
        .folded()
        .says(|d| d.scaling.$name.says($max(d)))
    };
}

fn always(_: &Deployment) -> bool {
    true
}

fn ui_scales(d: &Deployment) -> bool {
    d.scaling.ui_autoscaling
}

pub(super) const SECTIONS: &[Section] = &[
    workload!(
        service,
        "service",
        "API service",
        "Answers the command line, the web UI and the backends.",
        always
    ),
    workload!(worker, "worker", "Worker", "Runs background jobs.", always),
    workload!(
        logger,
        "logger",
        "Logger",
        "Collects the logs of workflows.",
        always
    ),
    workload!(
        agent,
        "agent",
        "Agent",
        "Speaks with the backends, the clusters that run workflows.",
        always
    ),
    workload!(
        router,
        "router",
        "Router",
        "Carries port-forward and exec into workflows.",
        always
    ),
    workload!(
        ui,
        "ui",
        "Web UI",
        "Runs the minimum unless it scales.",
        ui_scales
    ),
    Section::new(
        "Autoscaler of the web UI, job monitor, metrics",
        "",
        &[
            Field::new(
                "scaling.uiAutoscaling",
                "Scale the web UI",
                "Adds an autoscaler for it.",
                at!(scaling.ui_autoscaling),
            ),
            Field::new(
                "scaling.delayedJobMonitorReplicas",
                "Replicas of the delayed job monitor",
                "It gets the CPU and memory of the API service.",
                at!(scaling.delayed_job_monitor_replicas),
            )
            .grammar(Grammar::Replicas)
            .required()
            .short(),
            Field::new(
                "podMonitor",
                "Create a PodMonitor",
                "Only if the Prometheus Operator runs in the cluster: without it the installation fails.",
                at!(pod_monitor),
            ),
        ],
    )
    .folded(),
    Section::new(
        "Where pods run",
        "For the pods of all three charts.",
        &[
            Field::new(
                "scheduling.nodeSelector",
                "Node selector",
                "One per line, key=value.",
                at!(scheduling.node_selector),
            )
            .example("kubernetes.io/os=linux"),
            Field::new(
                "scheduling.tolerations",
                "Tolerations",
                "One per line, as kubectl taint writes them: key=value:NoSchedule or key:NoSchedule.",
                at!(scheduling.tolerations),
            )
            .example("dedicated=osmo:NoSchedule"),
            Field::new(
                "scheduling.podLabels",
                "Pod labels",
                "One per line, key=value.",
                at!(scheduling.pod_labels),
            )
            .example("team=ml"),
            Field::new(
                "scheduling.podAnnotations",
                "Pod annotations",
                "One per line, key=value.",
                at!(scheduling.pod_annotations),
            )
            .example("example.com/key=value"),
        ],
    )
    .folded(),
    super::expert::SECTION,
];
