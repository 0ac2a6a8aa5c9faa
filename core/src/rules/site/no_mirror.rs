//! SITE02: no way to the internet, and images that are published there.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::image;

const CODE: &str = "SITE02";
const PATH: Path = path!("images.mirror");
const WHY: &str = "Its nodes cannot pull an image from there: pods stay in ImagePullBackOff.";
const FIX: &str = "Name the registry and path that mirror.sh fills, such as \
                   harbor.example.com/osmo, or name images inside one by one.";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Images come from the internet, and the cluster has no way there."),
    check,
};

/// Where OSMO's own images are: a registry with or without a path, no image.
const LOCATION: Path = path!("images.osmoImageLocation");
/// Every question that names an image.
const IMAGES: [Path; 8] = [
    path!("images.envoy"),
    path!("images.oauth2Proxy"),
    path!("images.psql"),
    path!("images.postgres"),
    path!("images.redis"),
    path!("images.curl"),
    path!("images.rateLimit"),
    path!("images.migration"),
];

fn is_public(published: &str) -> bool {
    let full = image::full(published);
    full.split('/').next().is_some_and(image::is_on_internet)
}

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if !d.site.air_gapped {
        return;
    }
    if let Some(mirror) = plan.answer(report, PATH) {
        if image::is_location_on_internet(&mirror) {
            let what = format!(
                "The cluster has no internet access, but the mirror {} is on the internet.",
                quoted(&mirror)
            );
            report.error(CODE, PATH, what).why(WHY).fix(FIX);
        }
        return;
    }
    let is = |path: Path, public: fn(&str) -> bool| {
        plan.answer(report, path).is_some_and(|text| public(&text))
    };
    let outside = if is(LOCATION, image::is_location_on_internet) {
        Some(LOCATION)
    } else {
        IMAGES.into_iter().find(|path| is(*path, is_public))
    };
    if let Some(path) = outside {
        let what = format!(
            "The cluster has no internet access and there is no image mirror, but {} is on the internet.",
            questions::label(&path)
        );
        report.error(CODE, PATH, what).why(WHY).fix(FIX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const AIR_GAP: (&str, &str) = ("site.airGapped", "true");

    /// Every image inside already, one by one.
    const INSIDE: [(&str, &str); 9] = [
        ("images.envoy", "harbor.example.com/envoy:v1"),
        AIR_GAP,
        ("images.osmoImageLocation", "harbor.example.com/osmo"),
        ("images.oauth2Proxy", "harbor.example.com/proxy:v7.14.2"),
        ("images.psql", "harbor.example.com/psql:17"),
        ("images.redis", "harbor.example.com/redis:7"),
        ("images.curl", "harbor.example.com/curl:8"),
        ("images.rateLimit", "harbor.example.com/ratelimit:1"),
        ("images.migration", "harbor.example.com/postgres:15"),
    ];

    #[test]
    fn good() {
        passes(RULE, &INSIDE);
        passes(RULE, &[]);
        for mirror in [
            "harbor.example.com/osmo",
            "reg.corp.internal:5000",
            "harbor.mycorp.com",
            "10.0.0.5:5000",
            "reg:5000",
        ] {
            passes(RULE, &[AIR_GAP, (&PATH, mirror)]);
            let mut inside = INSIDE;
            inside[2].1 = mirror;
            passes(RULE, &inside);
        }
    }

    #[test]
    fn bad() {
        for mirror in [
            "quay.io/team",
            "docker.io/team",
            "team/osmo",
            "ghcr.io/team/osmo",
            "quay.io",
            "osmo",
        ] {
            refuses(RULE, &[AIR_GAP, (&PATH, mirror)], CODE, &PATH);
        }
        refuses(RULE, &[AIR_GAP], CODE, &PATH);
        let all_but_one: Vec<_> = INSIDE.iter().copied().skip(1).collect();
        refuses(RULE, &all_but_one, CODE, &PATH);
    }
}
