//! What one answer decides for all charts: a value of one chart alone would part them (F-extra-identity).

use super::switches::key;
use crate::release::facts::{Harmful, When};

const ALL: &[&str] = &["service", "router", "web-ui"];
const SERVICE: &[&str] = &["service"];
const API: &[&str] = &["service", "router"];
const UI: &[&str] = &["web-ui"];
const ISSUER: &str = "Sign-in is checked as a whole: issuer, keys, client and addresses of all \
                      charts belong together, and tokens of another one are refused or forged.";
const ANSWER_IT: &str = "Delete this key, and change the answers about the identity provider.";
const HOST: &str = "The provider sends browsers back to one host name, and cookies, ingresses and \
                    tokens are for it alone.";
const HOSTNAME: &str = "Delete this key, and change the answer Hostname.";
const DATABASE: &str = "Router, API and authorization have to use one database: each would know \
                        other users and workflows.";
const DATABASE_FIX: &str = "Delete this key, and change the answer at the step Database and cache.";

const fn sign_in(charts: &'static [&'static str], at: &'static str) -> Harmful {
    key(charts, at, When::Always, ISSUER, ANSWER_IT)
}

const fn host(charts: &'static [&'static str], at: &'static str) -> Harmful {
    key(charts, at, When::Always, HOST, HOSTNAME)
}

const fn database(at: &'static str) -> Harmful {
    key(API, at, When::Always, DATABASE, DATABASE_FIX)
}

/// Each key with what it does.
pub(super) const IDENTITY: &[Harmful] = &[
    sign_in(ALL, "sidecars.envoy.idp.host"),
    sign_in(ALL, "sidecars.oauth2Proxy.provider"),
    sign_in(ALL, "sidecars.oauth2Proxy.oidcIssuerUrl"),
    sign_in(ALL, "sidecars.oauth2Proxy.clientId"),
    sign_in(SERVICE, "services.service.auth.device_endpoint"),
    sign_in(SERVICE, "services.service.auth.device_client_id"),
    sign_in(SERVICE, "services.service.auth.browser_endpoint"),
    sign_in(SERVICE, "services.service.auth.browser_client_id"),
    sign_in(SERVICE, "services.service.auth.token_endpoint"),
    host(ALL, "sidecars.envoy.service.hostname"),
    host(API, "services.service.hostname"),
    host(UI, "services.ui.hostname"),
    host(UI, "services.ui.apiHostname"),
    database("services.postgres.serviceName"),
    database("services.postgres.port"),
    database("services.postgres.db"),
];
