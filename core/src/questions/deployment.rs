//! Step "Deployment".

use super::follow_up;
use crate::fields::access::at;
use crate::fields::{Field, Section};

pub(super) const SECTIONS: &[Section] = &[
    Section::new(
        "",
        "",
        &[
            Field::new(
                "hostname",
                "Hostname",
                "The public name, without https:// and without a path. Browsers, the CLI and the identity provider use it.",
                at!(hostname),
            )
            .required()
            .example("osmo.example.com"),
            Field::new("namespace", "Namespace", "All three Helm releases go into this one namespace.", at!(namespace))
                .required()
                .example("osmo"),
            Field::new("platform", "Platform", "Sets defaults for the next steps. You can change each of them.", at!(platform)).follow(follow_up::platform),
        ],
    ),
    Section::new(
        "Versions",
        "",
        &[
            Field::new("release", "OSMO release", "The charts differ between releases.", at!(release)),
            Field::new(
                "osmoImageTag",
                "Image tag",
                "Tag of all OSMO images. Full versions such as 6.2.10 rather than 6.2.",
                at!(osmo_image_tag),
            )
            .required()
            .short(),
            Field::new(
                "chartVersion",
                "Chart version",
                "Version of the charts service, router and web-ui: 1.2.1, or 1.2.0 for OSMO 6.2.8.",
                at!(chart_version),
            )
            .required()
            .short(),
            Field::new(
                "upgradeFrom60",
                "Upgrade an OSMO 6.0 database",
                "Runs the chart's migration Job. Never on a first installation.",
                at!(upgrade_from_6_0),
            ),
        ],
    ),
    Section::new(
        "Logs",
        "",
        &[
            Field::new("logs.logLevel", "Log level", "The guide says DEBUG; INFO is enough for most sites.", at!(logs.log_level)),
            Field::new("logs.k8sLogLevel", "Kubernetes log level", "Messages of the Kubernetes client.", at!(logs.k8s_log_level)),
        ],
    )
    .folded(),
];
