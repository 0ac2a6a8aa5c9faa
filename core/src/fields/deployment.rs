//! Step "Deployment".

use super::access::{Access, Kind, at};
use super::{Field, Section};
use crate::model::{Deployment, Platform};

const PLATFORM: Access = Access {
    kind: Kind::Choice(Platform::OPTIONS),
    get: |a| a.deployment.platform.value().to_owned(),
    set: |a, word| {
        if let Some(platform) = Platform::parse(word) {
            a.deployment.set_platform(platform);
        }
    },
};

fn pulls_with_secret(d: &Deployment) -> bool {
    !d.images.image_pull_secret.is_blank()
}

fn migrates(d: &Deployment) -> bool {
    d.upgrade_from_6_0
}

fn limits_rates(d: &Deployment) -> bool {
    d.rate_limit.enabled
}

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
            Field::new("platform", "Platform", "Sets defaults for the next steps. You can change each of them.", PLATFORM),
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
        "Images and registry",
        "Change these when the cluster pulls from a mirror or needs a pull secret.",
        &[
            Field::new(
                "images.osmoImageLocation",
                "Image registry",
                "Registry and path of the OSMO images, without a tag (osmoImageLocation).",
                at!(images.osmo_image_location),
            )
            .required(),
            Field::new(
                "images.imagePullSecret",
                "Image pull secret",
                "Name of the Secret with the registry's credentials. Empty if the nodes can pull without one.",
                at!(images.image_pull_secret),
            )
            .example("imagepullsecret"),
            Field::new("images.registry", "Registry of the pull secret", "Host name only.", at!(images.registry))
                .required()
                .when(pulls_with_secret),
            Field::new(
                "images.registryUser",
                "Registry user",
                "For NGC it is literally $oauthtoken; a mirror has a user or robot account.",
                at!(images.registry_user),
            )
            .required()
            .when(pulls_with_secret),
            Field::new("images.envoy", "Envoy image", "Sidecar of five Deployments.", at!(images.envoy)).required(),
            Field::new(
                "images.oauth2Proxy",
                "oauth2-proxy image",
                "The charts pin v7.14.2; v7.15.3 and later fix four published advisories.",
                at!(images.oauth2_proxy),
            )
            .required(),
            Field::new("images.psql", "psql image", "Client of the Jobs that look at and create the database.", at!(images.psql))
                .required(),
            Field::new("images.rateLimit", "Rate limit image", "", at!(images.rate_limit)).required().when(limits_rates),
            Field::new("images.migration", "Migration image", "It also fetches pgroll from GitHub at run time.", at!(images.migration))
                .required()
                .when(migrates),
        ],
    )
    .folded(),
    Section::new(
        "Logs and service accounts",
        "",
        &[
            Field::new("logs.logLevel", "Log level", "The guide says DEBUG; INFO is enough for most sites.", at!(logs.log_level)),
            Field::new("logs.k8sLogLevel", "Kubernetes log level", "Messages of the Kubernetes client.", at!(logs.k8s_log_level)),
            Field::new(
                "serviceAccountName",
                "Service account",
                "Made by the service chart, used by all pods but the router's.",
                at!(service_account_name),
            )
            .required(),
            Field::new(
                "routerServiceAccountName",
                "Router service account",
                "Made by the router chart.",
                at!(router_service_account_name),
            )
            .required(),
        ],
    )
    .folded(),
];
