//! Images and the registry that they come from.

use super::Text;
use serde::{Deserialize, Serialize};

/// Image locations. The defaults are what the charts pin.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Images {
    /// `global.osmoImageLocation`: registry and path, no tag.
    pub osmo_image_location: Text,
    /// `global.imagePullSecret`: the name of the pull secret; empty for none.
    pub image_pull_secret: Text,
    /// Registry that the pull secret is for.
    pub registry: Text,
    /// User name in the pull secret; `$oauthtoken` for NGC.
    pub registry_user: Text,
    /// Envoy.
    pub envoy: Text,
    /// oauth2-proxy.
    pub oauth2_proxy: Text,
    /// The psql client of the database Job.
    pub psql: Text,
    /// The rate limiter.
    pub rate_limit: Text,
    /// The migration Job of an upgrade from 6.0.
    pub migration: Text,
}

/// Envoy image that the 6.2 charts pin.
pub(crate) const ENVOY_IMAGE: &str = "envoyproxy/envoy:v1.29.0";
/// oauth2-proxy image that the 6.2 charts pin.
pub(crate) const OAUTH2_PROXY_IMAGE: &str = "quay.io/oauth2-proxy/oauth2-proxy:v7.14.2";
/// Rate-limit image that the 6.2 service chart pins.
pub(crate) const RATE_LIMIT_IMAGE: &str = "envoyproxy/ratelimit:9d8d70a8";
/// Image of the chart's migration Job.
pub(crate) const MIGRATION_IMAGE: &str = "postgres:15-alpine";

impl Default for Images {
    fn default() -> Self {
        Self {
            osmo_image_location: "nvcr.io/nvidia/osmo".into(),
            image_pull_secret: Text::default(),
            registry: "nvcr.io".into(),
            registry_user: "$oauthtoken".into(),
            envoy: ENVOY_IMAGE.into(),
            oauth2_proxy: OAUTH2_PROXY_IMAGE.into(),
            psql: "alpine/psql:17.5".into(),
            rate_limit: RATE_LIMIT_IMAGE.into(),
            migration: MIGRATION_IMAGE.into(),
        }
    }
}
