//! What each preset sets, and why. Sizes are the guide's where it has them (F-service-size); oauth2-proxy is the version that signed
//! people in when these files were tried (N12).

use super::{Preset, Setting};
use crate::model::Platform;
use crate::path::Path;

/// A proxy without the advisories of the one that the charts pin.
const PROXY: &str = "quay.io/oauth2-proxy/oauth2-proxy:v7.15.6";
const WHY_PROXY: &str =
    "It has the fixes of four published advisories, which the version that the charts name lacks.";

pub(super) const EVERYWHERE: &[Platform] = &[
    Platform::OnPrem,
    Platform::Aws,
    Platform::Azure,
    Platform::Gcp,
];
/// Where the database is a service that speaks TLS.
const CLOUDS: &[Platform] = &[Platform::Aws, Platform::Azure, Platform::Gcp];

const fn set(path: Path, answer: &'static str, why: &'static str) -> Setting {
    Setting {
        path,
        answer,
        why,
        on: EVERYWHERE,
    }
}

const fn set_on(
    on: &'static [Platform],
    path: Path,
    answer: &'static str,
    why: &'static str,
) -> Setting {
    Setting {
        path,
        answer,
        why,
        on,
    }
}

const ONE_POD: &str = "One pod is enough for a team. If it stops, Kubernetes starts another one.";
const TWO_PODS: &str = "If one pod or its node stops, the other one goes on.";

const SMALL: &str = "A trial needs little, and one node has to hold everything.";

/// The presets, the smallest site first.
pub const PRESETS: &[Preset] = &[
    Preset {
        word: "laptop",
        name: "Laptop or one node",
        about: "To try OSMO: THROW-AWAY PostgreSQL and Redis, no TLS, no sign-in, reached by kubectl port-forward. Never for data that \
                somebody needs.",
        settings: &[
            set(
                path!("throwAwayStores"),
                "true",
                "The bundle brings both as pods. Their data is lost when a pod is removed.",
            ),
            set(
                path!("ingress.enabled"),
                "false",
                "kubectl port-forward leads to OSMO: no DNS, no certificate.",
            ),
            set(
                path!("idp.provider"),
                "none",
                "A provider wants https. Without one whoever reaches OSMO is an administrator: that has to be ticked by yourself.",
            ),
            set(
                path!("scaling.service.resources.requests.cpu"),
                "200m",
                SMALL,
            ),
            set(path!("scaling.service.maxReplicas"), "1", SMALL),
            set(
                path!("scaling.worker.resources.requests.cpu"),
                "100m",
                SMALL,
            ),
            set(path!("scaling.worker.maxReplicas"), "1", SMALL),
            set(
                path!("scaling.logger.resources.requests.cpu"),
                "100m",
                SMALL,
            ),
            set(path!("scaling.logger.maxReplicas"), "1", SMALL),
            set(
                path!("scaling.router.resources.requests.cpu"),
                "100m",
                SMALL,
            ),
            set(path!("scaling.router.maxReplicas"), "1", SMALL),
            set(path!("scaling.ui.resources.requests.cpu"), "100m", SMALL),
        ],
    },
    Preset {
        word: "team",
        name: "Small team",
        about: "For some ten people and one cluster, where OSMO may be away for some minutes.",
        settings: &[
            set(path!("images.oauth2Proxy"), PROXY, WHY_PROXY),
            set(
                path!("postgres.user"),
                "osmo",
                "A user of its own; postgres may do everything in every database of that server.",
            ),
            set_on(
                CLOUDS,
                path!("postgres.sslMode"),
                "require",
                "The database of a cloud speaks TLS; without it the password could be read on the way.",
            ),
            set(path!("scaling.service.maxReplicas"), "1", ONE_POD),
            set(path!("scaling.worker.maxReplicas"), "1", ONE_POD),
            set(path!("scaling.logger.maxReplicas"), "1", ONE_POD),
            set(
                path!("scaling.router.maxReplicas"),
                "1",
                "A forwarded port lives in one router, and another one does not know it.",
            ),
        ],
    },
    Preset {
        word: "production",
        name: "Production",
        about: "For many people who count on it: two pods of what people wait for, closed ports, and a database that somebody \
                looks after.",
        settings: &[
            set(
                path!("site.networkPolicy"),
                "true",
                "Other pods of the cluster do not get past the sign-in.",
            ),
            set(path!("images.oauth2Proxy"), PROXY, WHY_PROXY),
            set_on(
                &[Platform::Aws],
                path!("ingress.scheme"),
                "internal",
                "The internet does not reach the load balancer.",
            ),
            set(
                path!("postgres.user"),
                "osmo",
                "A user of its own; postgres may do everything in every database of that server.",
            ),
            set(
                path!("postgres.sslMode"),
                "require",
                "Without TLS the password and the data could be read on the way.",
            ),
            set(
                path!("postgres.creation"),
                "exists",
                "Whoever looks after the database makes it; OSMO's user then needs no right to make databases.",
            ),
            set(
                path!("oauth2Proxy.sessionStore"),
                "redis-password",
                "Cookies stay small whatever is in a token, and a session can be ended on the server.",
            ),
            set(
                path!("oauth2Proxy.cookieExpire"),
                "24h",
                "Who leaves is signed out after a day, not after a week.",
            ),
            set(path!("scaling.service.minReplicas"), "2", TWO_PODS),
            set(path!("scaling.worker.minReplicas"), "2", TWO_PODS),
            set(path!("scaling.logger.minReplicas"), "2", TWO_PODS),
            set(path!("scaling.ui.minReplicas"), "2", TWO_PODS),
        ],
    },
];
