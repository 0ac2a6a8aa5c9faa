//! IMG04: a tag of the OSMO images that is none, or `latest` (F-image-tag).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::image;

const CODE: &str = "IMG04";
const PATH: Path = path!("osmoImageTag");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The image tag is not a tag, or is latest."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(tag) = plan.answer(report, PATH) else {
        return;
    };
    if !image::is_tag(&tag) {
        let why =
            "Eight images are pulled with this tag; with another character in it no pod starts.";
        let fix = "Give a version of three numbers: letters, digits, dots, hyphens and \
                   underscores, no colon in front.";
        report
            .error(
                CODE,
                PATH,
                format!("Image tag {} is not a valid tag.", quoted(&tag)),
            )
            .why(why)
            .fix(fix);
    } else if tag == "latest" {
        let why = "The images would no longer match the charts, and pods of one deployment could \
                   run different releases.";
        report
            .error(CODE, PATH, "Image tag \"latest\" names no version.")
            .why(why)
            .fix("Give the full version, three numbers with dots.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for tag in ["6.2.10", "6.2", "6.2.10-mirror_1"] {
            passes(RULE, &[(&PATH, tag)]);
        }
    }

    #[test]
    fn bad() {
        for tag in [
            "latest",
            ":6.2",
            "6.2 10",
            "-6.2",
            "6.2/10",
            &"6".repeat(129),
        ] {
            refuses(RULE, &[(&PATH, tag)], CODE, &PATH);
        }
    }
}
