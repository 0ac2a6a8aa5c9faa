//! IMG02: an image of a third party that is no whole reference: registry, path and tag or digest.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::image;

const CODE: &str = "IMG02";
/// The fields that hold whole references.
pub(super) const PATHS: [Path; 8] = [
    path!("images.envoy"),
    path!("images.oauth2Proxy"),
    path!("images.psql"),
    path!("images.postgres"),
    path!("images.redis"),
    path!("images.curl"),
    path!("images.rateLimit"),
    path!("images.migration"),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("An image is not a whole reference."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        if let Err(defect) = image::reference(&text) {
            let what = format!("{} {} {defect}.", questions::label(&path), quoted(&text));
            let why =
                "The nodes cannot pull it: the pods stay in InvalidImageName or ImagePullBackOff.";
            report
                .error(CODE, path, what)
                .why(why)
                .fix("Give registry, path and tag, such as registry.example.com/envoy:v1.29.0.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(
            RULE,
            &[(
                "images.envoy",
                "registry.example.com:5000/envoyproxy/envoy:v1.29.0",
            )],
        );
        passes(RULE, &[("images.rateLimit", "not asked at all")]);
    }

    #[test]
    fn bad() {
        for text in ["ftp://a/b:1", "a b", "A/b:1", "a/b:", "a/b@sha256:12"] {
            refuses(RULE, &[("images.envoy", text)], CODE, "images.envoy");
            refuses(
                RULE,
                &[("rateLimit.enabled", "true"), ("images.rateLimit", text)],
                CODE,
                "images.rateLimit",
            );
        }
    }
}
