//! PULL02: credentials for another registry than the one that the OSMO images come from.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::image;

const CODE: &str = "PULL02";
const PATH: Path = path!("images.registry");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The pull secret is for another registry than the images."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let (Some(given), Some(location)) = (
        plan.answer(report, PATH),
        plan.answer(report, path!("images.osmoImageLocation")),
    ) else {
        return;
    };
    let location = plan.deployment().images.pulled(&location);
    let used = image::registry(&location).unwrap_or("docker.io");
    if given != used {
        let what = format!(
            "The pull secret is for {}, but the OSMO images come from {}.",
            quoted(&given),
            quoted(used)
        );
        let why = "The nodes use credentials only for the registry that they name: the OSMO \
                   images would be pulled without any.";
        report.warning(CODE, PATH, what).why(why).fix(format!(
            "Set the registry of the pull secret to {used}, or change the image registry."
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[("images.imagePullSecret", "pull")]);
        passes(RULE, &[(&PATH, "registry.example.com")]);
    }

    #[test]
    fn a_mirror_decides() {
        let pull = ("images.imagePullSecret", "pull");
        let mirror = ("images.mirror", "harbor.example.com/osmo");
        passes(RULE, &[pull, mirror, (&PATH, "harbor.example.com")]);
        warns(RULE, &[pull, mirror], CODE, &PATH);
    }

    #[test]
    fn bad() {
        warns(
            RULE,
            &[
                ("images.imagePullSecret", "pull"),
                (&PATH, "registry.example.com"),
            ],
            CODE,
            &PATH,
        );
        warns(
            RULE,
            &[
                ("images.imagePullSecret", "pull"),
                ("images.osmoImageLocation", "mirror/osmo"),
            ],
            CODE,
            &PATH,
        );
    }
}
