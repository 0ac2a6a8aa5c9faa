//! Names that Deployments, database and pages go by, and values that may not be nothing.

use super::switches::key;
use crate::release::facts::{Harmful, When};

const ALL: &[&str] = &["service", "router", "web-ui"];
const API: &[&str] = &["service", "router"];
const SERVICE: &[&str] = &["service"];
const UI: &[&str] = &["web-ui"];
const ROUTER: &[&str] = &["router"];
const NO_ACCOUNT: &str =
    "The Deployments name the service account of the answers: without it no pod is made.";
const ACCOUNT: &str =
    "Delete this key; questions ask for the service accounts, and whether they exist already.";
const ANSWER: &str = "Delete this key, and change the answer if there is one.";

const fn image(charts: &'static [&'static str], at: &'static str) -> Harmful {
    key(
        charts,
        at,
        When::Emptied,
        "The container would have no image: the API server refuses the pod, or nothing can be pulled.",
        "Delete this key, and the chart's own image is taken.",
    )
}

/// Each key with what it does.
#[rustfmt::skip]
pub(super) const NAMES: &[Harmful] = &[
    key(API, "serviceAccount.create", When::Parted("true"), NO_ACCOUNT, ACCOUNT),
    key(SERVICE, "serviceAccount.name", When::Parted(""), NO_ACCOUNT, ACCOUNT),
    key(ROUTER, "serviceAccount.name", When::Parted(""), NO_ACCOUNT, ACCOUNT),
    key(
        ROUTER,
        "targetSchema",
        When::NoneOf(&["public"]),
        "The router would look into another schema of the database than the API, and find nothing there.",
        "Delete this key.",
    ),
    image(SERVICE, "services.service.imageName"),
    image(SERVICE, "services.worker.imageName"),
    image(SERVICE, "services.logger.imageName"),
    image(SERVICE, "services.agent.imageName"),
    image(SERVICE, "services.delayedJobMonitor.imageName"),
    image(ROUTER, "services.service.imageName"),
    image(UI, "services.ui.imageName"),
    image(API, "sidecars.envoy.image"),
    image(UI, "sidecars.envoy.images.envoy"),
    image(ALL, "sidecars.oauth2Proxy.image"),
    image(API, "sidecars.authz.imageName"),
    image(SERVICE, "sidecars.rateLimit.image"),
    key(
        API,
        "services.configFile.path",
        When::Emptied,
        "OSMO's programs would be given no file with the master encryption key: they stop at start.",
        "Delete this key.",
    ),
    key(
        SERVICE,
        "sidecars.rateLimit.configName",
        When::NoneOf(&["ratelimit-config"]),
        "The chart makes its ConfigMap as ratelimit-config whatever stands here: the pods wait for another one.",
        "Delete this key.",
    ),
    key(
        ROUTER,
        "services.service.webserverEnabled",
        When::Always,
        "A question decides about it: certificate, DNS and the pages to read go by the answer.",
        "Delete this key, and answer the question.",
    ),
    key(
        ALL,
        "global.osmoImageTag",
        When::Emptied,
        "The images would have no tag: the API server refuses the pods.",
        ANSWER,
    ),
    key(
        SERVICE,
        "services.redis.port",
        When::Emptied,
        "OSMO's programs are told an empty port and stop at start.",
        ANSWER,
    ),
    key(
        SERVICE,
        "services.service.auth.logout_endpoint",
        When::Emptied,
        "OSMO hands the address to the web UI as it is: signing out leads nowhere.",
        ANSWER,
    ),
];
