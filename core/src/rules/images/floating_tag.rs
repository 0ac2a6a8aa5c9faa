//! IMG03: an image without a tag or with the tag `latest`: another program tomorrow.

use super::malformed_image::PATHS;
use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::image;

const CODE: &str = "IMG03";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("An image has no fixed tag."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        let floating = image::reference(&text)
            .is_ok_and(|r| !r.digest && r.tag.is_none_or(|tag| tag == "latest"));
        if floating {
            let what = format!(
                "{} {} names no version.",
                questions::label(&path),
                quoted(&text)
            );
            let why = "Pods that start at different times run different programs, and a restart \
                       can bring one that breaks.";
            report
                .warning(CODE, path, what)
                .why(why)
                .fix("Add the tag of a version, or a digest.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(
            RULE,
            &[("images.envoy", &format!("envoy@sha256:{}", "a".repeat(64)))],
        );
    }

    #[test]
    fn bad() {
        for text in [
            "envoyproxy/envoy",
            "envoyproxy/envoy:latest",
            "registry.example.com:5000/envoy",
        ] {
            warns(RULE, &[("images.envoy", text)], CODE, "images.envoy");
        }
    }
}
