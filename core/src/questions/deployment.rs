//! Step "Deployment".

use super::defaults::{RELEASES, set_release};
use super::follow_up;
use crate::fields::access::{Access, Reach, at};
use crate::fields::{Field, Kind, Section};
use crate::syntax::grammar::Grammar;

const RELEASE: Access = Access {
    kind: Kind::Choice(RELEASES),
    reach: Reach::Own {
        get: |answers| answers.deployment.release.word().to_owned(),
        set: set_release,
    },
};

/// What the installation needs and does not make; pre-flight looks at each of it.
pub(super) const BEFORE: &[[&str; 2]] = &[
    [
        "A Kubernetes cluster with an ingress controller and metrics-server",
        "kubectl get ingressclass; kubectl top nodes",
    ],
    [
        "PostgreSQL 15 or later and Redis 7 or later, which the pods can reach",
        "psql -c 'select version()'; redis-cli info server",
    ],
    [
        "A host name in DNS and a certificate for it",
        "dig +short NAME; openssl s_client -connect NAME:443",
    ],
    [
        "The right to register an application at your identity provider",
        "ask its administrator: IDP-ADMIN.md is the page to send",
    ],
    [
        "bash, kubectl, helm and openssl where the scripts run",
        "./install.sh preflight",
    ],
];

pub(super) const SECTIONS: &[Section] = &[
    Section::new(
        "",
        "",
        &[
            Field::new(
                "hostname",
                "Hostname",
                "The public name, without https:// and without a path. Browsers, the command line (CLI) and \
                 the identity provider use it.",
                at!(hostname),
            ).grammar(Grammar::Hostname)
            .required()
            .example("osmo.example.com"),
            Field::new("namespace", "Namespace", "All three Helm releases go into this one namespace.", at!(namespace)).grammar(Grammar::Label)
                .required()
                .example("osmo"),
            Field::new("platform", "Platform", "Sets defaults for the next steps. You can change \
                                                each of them.", at!(platform)).follow(follow_up::platform),
        ],
    ),
    Section::new(
        "Versions",
        "",
        &[
            Field::new("release", "OSMO release", "The charts differ between releases.", RELEASE).follow(follow_up::release),
            Field::new(
                "osmoImageTag",
                "Image tag",
                "Tag of all OSMO images: three numbers. What a shorter tag stands for can change.",
                at!(osmo_image_tag),
            ).grammar(Grammar::Tag)
            .required()
            .short(),
            Field::new(
                "chartVersion",
                "Chart version",
                "Version of OSMO's Helm charts. It belongs to the image tag: the release above says which.",
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
    )
    .folded(),
    Section::new(
        "Logs",
        "",
        &[
            Field::new("logs.logLevel", "Log level", "OSMO's guide says DEBUG; INFO is enough for \
                                                      most sites.", at!(logs.log_level)),
            Field::new("logs.k8sLogLevel", "Kubernetes log level", "Messages of the Kubernetes client.", at!(logs.k8s_log_level)),
        ],
    )
    .folded(),
];
