//! EXTR09: an image in the expert block that is not the mirror's, where there is no way to the internet.

use super::{given, leaves};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "EXTR09";

fn names_image(path: &str) -> bool {
    let key = path.rsplit('.').next().unwrap_or_default();
    matches!(key, "image" | "osmoImageLocation" | "bucketInitImage")
        || path.ends_with("images.envoy")
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Extra values name an image outside the mirror."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if !d.site.air_gapped || d.images.mirror.is_blank() {
        return;
    }
    for (chart, values) in given(plan, report) {
        let field = chart.extra;
        for (path, value) in leaves(values) {
            let Some(image) = value.as_str().filter(|_| names_image(&path)) else {
                continue;
            };
            if d.images.pulled(image) != image {
                report
                    .error(
                        CODE,
                        field,
                        format!(
                            "{} at \"{path}\" is outside the image mirror.",
                            quoted(image)
                        ),
                    )
                    .about(&path)
                    .why("The nodes cannot reach its registry: the pod stays in ImagePullBackOff.")
                    .fix(format!(
                        "Write {} and add it to images.txt before mirror.sh runs.",
                        quoted(&d.images.pulled(image))
                    ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const SERVICE: &str = "extraValues.service";
    const SITE: [(&str, &str); 2] = [
        ("site.airGapped", "true"),
        ("images.mirror", "harbor.example.com/osmo"),
    ];

    #[test]
    fn good() {
        let inside = "services: {service: {extraSidecars: [{name: x, image: harbor.example.com/osmo/a/b:1}]}}";
        passes(RULE, &[SITE[0], SITE[1], (SERVICE, inside)]);
        passes(RULE, &[(SERVICE, "sidecars: {envoy: {image: a/b:1}}")]);
    }

    #[test]
    fn bad() {
        for text in [
            "services: {service: {extraSidecars: [{name: x, image: a/b:1}]}}",
            "global: {osmoImageLocation: nvcr.io/nvidia/osmo}",
        ] {
            refuses(RULE, &[SITE[0], SITE[1], (SERVICE, text)], CODE, SERVICE);
        }
    }
}
