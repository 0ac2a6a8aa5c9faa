//! PULL01: a registry in the pull secret that is no host name. Nodes look the credentials up by it (F-pull-secret-host).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::image;

const CODE: &str = "PULL01";
const PATH: Path = path!("images.registry");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The registry of the pull secret is not a host name."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(registry) = plan.answer(report, PATH) else {
        return;
    };
    if !image::is_registry(&registry) {
        let what = format!(
            "Registry of the pull secret {} is not a host name.",
            quoted(&registry)
        );
        let why = "The nodes look credentials up by the registry's host name; they would not find \
                   any, and no image could be pulled.";
        report
            .error(CODE, PATH, what)
            .why(why)
            .fix("Give the host name only, such as nvcr.io, with a port if it has one.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for registry in ["nvcr.io", "registry.example.com:5000"] {
            passes(
                RULE,
                &[("images.imagePullSecret", "pull"), (&PATH, registry)],
            );
        }
        passes(RULE, &[(&PATH, "a b")]);
    }

    #[test]
    fn bad() {
        for registry in ["http://nvcr.io", "nvcr.io/nvidia", "a b", "nvcr.io:x"] {
            refuses(
                RULE,
                &[("images.imagePullSecret", "pull"), (&PATH, registry)],
                CODE,
                &PATH,
            );
        }
    }
}
