//! IMG01: an image registry that is no registry and path (F-image-address). The charts append `/NAME:TAG` to it.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::image;

const CODE: &str = "IMG01";
const PATHS: [Path; 2] = [path!("images.osmoImageLocation"), path!("images.mirror")];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("An image location is not a registry and path."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let Some(location) = plan.answer(report, path) else {
            continue;
        };
        if let Some(defect) = image::location_defect(&location) {
            let what = format!(
                "{} {} {defect}.",
                questions::label(&path),
                quoted(&location)
            );
            let why = "Image names and tags are appended to it; the result would not be an image, \
                       and no pod could start.";
            let fix = "Give registry and path only, such as nvcr.io/nvidia/osmo.";
            report.error(CODE, path, what).why(why).fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for location in [
            "nvcr.io/nvidia/osmo",
            "nvcr.io/nvidia/osmo/",
            "registry.example.com:5000/mirror/osmo",
            "reg:5000",
            "10.0.0.5:5000",
        ] {
            for path in PATHS {
                passes(RULE, &[(&path, location)]);
            }
        }
    }

    #[test]
    fn bad() {
        for location in [
            "http://nvcr.io/nvidia/osmo",
            "nvcr.io/nvidia/osmo:6.2",
            "nvcr.io/NVIDIA/osmo",
            "a b",
            "nvcr.io//osmo",
        ] {
            for path in PATHS {
                refuses(RULE, &[(&path, location)], CODE, &path);
            }
        }
    }
}
