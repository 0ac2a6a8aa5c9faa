//! Every image of a deployment: where it is published, and where the cluster pulls it from.

use crate::path::Path;
use crate::plan::Plan;
use crate::release::kit::header;
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
    pub(super) origin: Option<Path>,
    /// Whether the three releases or our Jobs pull it; the others belong to compute backends.
    pub(super) here: bool,
}

/// Returns every image.
pub(super) fn list(plan: &Plan) -> Vec<Image> {
    let (d, facts) = (plan.deployment(), plan.facts());
    let i = &d.images;
    let signs_in = plan.connection().is_some();
    let mut out = Vec::new();
    let mut add = |name, reference: &str, origin: Option<Path>, here| {
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
    let sidecars: &[&str] = if signs_in { facts.sign_in_images } else { &[] };
    for name in facts.images.iter().chain(sidecars) {
        add(
            name,
            &osmo(name),
            Some(path!("images.osmoImageLocation")),
            true,
        );
    }
    let others = [
        ("envoy", &i.envoy, path!("images.envoy"), signs_in),
        (
            "oauth2-proxy",
            &i.oauth2_proxy,
            path!("images.oauth2Proxy"),
            signs_in,
        ),
        (
            "rate-limit",
            &i.rate_limit,
            path!("images.rateLimit"),
            d.rate_limit.enabled,
        ),
        (
            "migration",
            &i.migration,
            path!("images.migration"),
            d.upgrade_from_6_0,
        ),
        ("psql", &i.psql, path!("images.psql"), true),
        (
            "postgres",
            &i.postgres,
            path!("images.postgres"),
            d.throw_away_stores,
        ),
        ("redis", &i.redis, path!("images.redis"), true),
        ("curl", &i.curl, path!("images.curl"), signs_in),
    ];
    for (name, reference, origin, wanted) in others {
        if wanted {
            add(name, &or_gap(reference, "image"), Some(origin), true);
        }
    }
    for name in facts.backend_images {
        add(
            name,
            &osmo(name),
            Some(path!("images.osmoImageLocation")),
            false,
        );
    }
    add("test-init", facts.backend_test_image, None, false);
    out
}

/// Returns `images.txt`.
pub(super) fn lines(plan: &Plan) -> Vec<Line> {
    let mut out = header::comments(
        plan,
        &[
            "Every image: where it is published, and where the cluster pulls it from. mirror.sh reads this.",
        ],
    );
    for one in list(plan) {
        let text = format!("{} {}", one.source, image::full(&one.pulled));
        out.push(Line::new(text, one.origin));
    }
    out
}
