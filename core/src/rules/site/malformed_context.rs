//! SITE01: a kube-context that the scripts could not hand on as it is. Clouds write letters, digits and `. _ : / @ -`.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "SITE01";
const PATH: Path = path!("site.kubeContext");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The scripts cannot use the name of the kube-context."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(name) = plan.answer(report, PATH) else {
        return;
    };
    let harmless = |b: u8| b.is_ascii_alphanumeric() || b"._:/@+=-".contains(&b);
    if name.starts_with('-') || !name.bytes().all(harmless) {
        let why = "The scripts compare it with the names in the kubeconfig; such a name cannot be \
                   there, or reads as an option.";
        report
            .error(
                CODE,
                PATH,
                format!("Kube-context {} is not a usable name.", quoted(&name)),
            )
            .why(why)
            .fix(
                "Copy the name from kubectl config get-contexts, or rename the context with \
                 kubectl config rename-context.",
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for name in [
            "",
            "kind-osmo",
            "arn:aws:eks:us-west-2:123456789012:cluster/osmo",
            "admin@prod",
        ] {
            passes(RULE, &[(&PATH, name)]);
        }
    }

    #[test]
    fn bad() {
        for name in ["-n", "a b", "$(x)", "a'b", "ä"] {
            refuses(RULE, &[(&PATH, name)], CODE, &PATH);
        }
    }
}
