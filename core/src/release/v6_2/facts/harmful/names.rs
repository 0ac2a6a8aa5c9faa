//! Names that Deployments, database and pages go by, and values that may not be nothing.

use super::switches::key;
use crate::release::facts::{Harmful, When};

const ALL: &[&str] = &["service", "router", "web-ui"];
const API: &[&str] = &["service", "router"];
const SERVICE: &[&str] = &["service"];
const ROUTER: &[&str] = &["router"];
const NO_ACCOUNT: &str =
    "The Deployments name the service account of the answers: without it no pod is made.";
const ACCOUNT: &str =
    "Delete this key; questions ask for the service accounts, and whether they exist already.";
const ANSWER: &str = "Delete this key, and change the answer if there is one.";

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
