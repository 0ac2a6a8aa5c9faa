//! NAME01: a namespace that Kubernetes refuses or keeps for itself (F-namespace-names).

use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Needs, Rule};
use crate::syntax::dns_label;

const CODE: &str = "NAME01";
const PATH: &str = "namespace";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: "Kubernetes refuses the namespace, or keeps it for itself.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(name) = plan.answer(report, PATH) else {
        return;
    };
    if !dns_label::is_label(&name) {
        let why = "The API server refuses to create it, and the address of the API inside the cluster is made from it.";
        let fix = "Use small letters, digits and hyphens, at most 63, starting and ending with a letter or digit: osmo.";
        report
            .error(
                CODE,
                PATH,
                format!("Namespace {} is no valid name.", quoted(&name)),
            )
            .why(why)
            .fix(fix);
    } else if name.starts_with("kube-") {
        let why = "Names with kube- belong to Kubernetes itself; workloads there can disturb the cluster.";
        report
            .error(
                CODE,
                PATH,
                format!("Namespace {} is reserved.", quoted(&name)),
            )
            .why(why)
            .fix("Use a namespace of its own, such as osmo.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for name in ["osmo", "osmo-2", "OSMO"] {
            passes(RULE, &[(PATH, name)]);
        }
    }

    #[test]
    fn bad() {
        for name in [
            "os_mo",
            "-osmo",
            "osmo.prod",
            "kube-system",
            "os mo",
            &"a".repeat(64),
        ] {
            refuses(RULE, &[(PATH, name)], CODE, PATH);
        }
    }
}
