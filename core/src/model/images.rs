//! Images and the registry that they come from.

use super::Text;
use crate::syntax::image;

/// Image locations.
#[derive(Clone, Default, PartialEq, Debug)]
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
    /// The throw-away PostgreSQL.
    pub postgres: Text,
    /// The Redis client of the pre-flight checks, and the throw-away Redis.
    pub redis: Text,
    /// The web client of the pre-flight checks.
    pub curl: Text,
    /// The rate limiter.
    pub rate_limit: Text,
    /// The migration Job of an upgrade from 6.0.
    pub migration: Text,
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
        assert_eq!(
            images.pulled("envoyproxy/envoy:v1.29.0"),
            "envoyproxy/envoy:v1.29.0"
        );
        images.mirror = "harbor.example.com/osmo".into();
        for (published, pulled) in [
            ("nvcr.io/nvidia/osmo", "harbor.example.com/osmo/nvidia/osmo"),
            (
                "envoyproxy/envoy:v1.29.0",
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
