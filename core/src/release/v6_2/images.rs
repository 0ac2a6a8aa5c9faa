//! Every image of a deployment: where it is published, and where the cluster pulls it from.

use crate::model::{Deployment, IdpProvider};
use crate::release::v6_2::header;
use crate::syntax::image;
use crate::text::Line;
use crate::text::or_gap;

/// One image.
pub(super) struct Image {
    /// Short name.
    pub(super) name: &'static str,
    /// Published reference with its registry.
    pub(super) source: String,
    /// Where the cluster pulls it.
    pub(super) pulled: String,
    /// Field of the reference.
    pub(super) origin: &'static str,
    /// Whether the three releases or our Jobs pull it; the others belong to compute backends.
    pub(super) here: bool,
}

/// Images of the three releases below `global.osmoImageLocation`; the last one only where users sign in.
const RELEASES: [&str; 8] = [
    "service",
    "worker",
    "logger",
    "agent",
    "delayed-job-monitor",
    "router",
    "web-ui",
    "authz-sidecar",
];
/// Images of compute backends and of workflow pods.
const BACKEND: [&str; 5] = [
    "backend-listener",
    "backend-worker",
    "backend-test-runner",
    "init-container",
    "client",
];
/// What the chart `backend-operator` pulls for its tests.
pub(super) const TEST_INIT_IMAGE: &str = "ubuntu:22.04";

/// Returns every image.
pub(super) fn list(d: &Deployment) -> Vec<Image> {
    let i = &d.images;
    let signs_in = d.idp.provider != IdpProvider::None;
    let mut out = Vec::new();
    let mut add = |name, reference: &str, origin, here| {
        out.push(Image {
            name,
            source: image::full(reference),
            pulled: i.pulled(reference),
            origin,
            here,
        });
    };
    let tag = or_gap(&d.osmo_image_tag, "image-tag");
    let at = or_gap(&i.osmo_image_location, "image-registry");
    let osmo = |name: &str| format!("{at}/{name}:{tag}");
    for name in RELEASES {
        if signs_in || name != "authz-sidecar" {
            add(name, &osmo(name), "images.osmoImageLocation", true);
        }
    }
    let others = [
        ("envoy", &i.envoy, "images.envoy", signs_in),
        (
            "oauth2-proxy",
            &i.oauth2_proxy,
            "images.oauth2Proxy",
            signs_in,
        ),
        (
            "rate-limit",
            &i.rate_limit,
            "images.rateLimit",
            d.rate_limit.enabled,
        ),
        (
            "migration",
            &i.migration,
            "images.migration",
            d.upgrade_from_6_0,
        ),
        ("psql", &i.psql, "images.psql", true),
        ("redis", &i.redis, "images.redis", true),
        ("curl", &i.curl, "images.curl", signs_in),
    ];
    for (name, reference, origin, wanted) in others {
        if wanted {
            add(name, &or_gap(reference, "image"), origin, true);
        }
    }
    for name in BACKEND {
        add(name, &osmo(name), "images.osmoImageLocation", false);
    }
    add("test-init", TEST_INIT_IMAGE, "", false);
    out
}

/// Returns `images.txt`.
pub(super) fn lines(d: &Deployment) -> Vec<Line> {
    let mut out = header::comments(&[
        "Every image: where it is published, and where the cluster pulls it from. mirror.sh reads this.",
    ]);
    for one in list(d) {
        let text = format!("{} {}", one.source, image::full(&one.pulled));
        out.push(Line::new(text, one.origin));
    }
    out
}
