//! Images and the registry that they come from.

use super::Text;
use crate::syntax::image;

/// Image locations. The defaults are what the charts pin.
#[derive(Clone, PartialEq, Debug)]
pub struct Images {
    /// Registry and path that holds a copy of every image; empty: each is pulled from where it is published.
    pub mirror: Text,
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
    /// The Redis client of the pre-flight checks.
    pub redis: Text,
    /// The web client of the pre-flight checks.
    pub curl: Text,
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
            mirror: Text::default(),
            osmo_image_location: "nvcr.io/nvidia/osmo".into(),
            image_pull_secret: Text::default(),
            registry: "nvcr.io".into(),
            registry_user: "$oauthtoken".into(),
            envoy: ENVOY_IMAGE.into(),
            oauth2_proxy: OAUTH2_PROXY_IMAGE.into(),
            psql: "alpine/psql:17.5".into(),
            redis: "redis:7.2-alpine".into(),
            curl: "curlimages/curl:8.11.1".into(),
            rate_limit: RATE_LIMIT_IMAGE.into(),
            migration: MIGRATION_IMAGE.into(),
        }
    }
}

impl Images {
    /// Returns where the cluster pulls an image or location from: the mirror's copy, if there is a mirror.
    pub(crate) fn pulled(&self, published: &str) -> String {
        let mirror = self.mirror.as_str();
        let inside = |rest: &str| rest.is_empty() || rest.starts_with('/');
        if mirror.is_empty() || published.strip_prefix(mirror).is_some_and(inside) {
            return published.to_owned();
        }
        let full = image::full(published);
        let path = full.split_once('/').map_or(full.as_str(), |(_, path)| path);
        format!("{mirror}/{path}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirror_keeps_the_path() {
        let mut images = Images::default();
        assert_eq!(images.pulled(ENVOY_IMAGE), ENVOY_IMAGE);
        images.mirror = "harbor.example.com/osmo".into();
        for (published, pulled) in [
            ("nvcr.io/nvidia/osmo", "harbor.example.com/osmo/nvidia/osmo"),
            (
                ENVOY_IMAGE,
                "harbor.example.com/osmo/envoyproxy/envoy:v1.29.0",
            ),
            (
                "postgres:15-alpine",
                "harbor.example.com/osmo/library/postgres:15-alpine",
            ),
            ("localhost:5000/a/b:1", "harbor.example.com/osmo/a/b:1"),
            ("harbor.example.com/osmo/a:1", "harbor.example.com/osmo/a:1"),
            (
                "harbor.example.com/osmosis/a:1",
                "harbor.example.com/osmo/osmosis/a:1",
            ),
        ] {
            assert_eq!(images.pulled(published), pulled);
        }
    }
}
