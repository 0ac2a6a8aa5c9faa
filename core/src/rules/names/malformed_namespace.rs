//! NAME01: a namespace that Kubernetes refuses or keeps for itself (F-namespace-names).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::dns_label;

const CODE: &str = "NAME01";
const PATHS: [Path; 3] = [
    path!("namespace"),
    path!("backend.agentNamespace"),
    path!("backend.namespace"),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("Kubernetes refuses the namespace, or keeps it for itself."),
    check,
};

fn one(plan: &Plan, report: &mut Report, path: Path) {
    let Some(name) = plan.answer(report, path) else {
        return;
    };
    let what = format!("{} {}", questions::label(&path), quoted(&name));
    if !dns_label::is_label(&name) {
        let why = "The API server refuses to create it, and addresses inside the cluster are made from it.";
        let fix = "Use small letters, digits and hyphens, at most 63, starting and ending with a \
                   letter or digit: osmo.";
        report
            .error(CODE, path, format!("{what} is not a valid name."))
            .why(why)
            .fix(fix);
    } else if name.starts_with("kube-") {
        let why = "Names with kube- belong to Kubernetes itself; workloads there can disturb the cluster.";
        report
            .error(CODE, path, format!("{what} is reserved."))
            .why(why)
            .fix("Use a separate namespace, such as osmo.");
    }
}

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        one(plan, report, path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for name in ["osmo", "osmo-2", "OSMO"] {
            passes(RULE, &[(&PATHS[0], name)]);
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
            refuses(RULE, &[(&PATHS[0], name)], CODE, &PATHS[0]);
        }
    }

    #[test]
    fn every_namespace_is_looked_at() {
        for path in PATHS {
            for name in ["kube-system", "a.b", "My_Space", "-x"] {
                refuses(RULE, &[(&path, name)], CODE, &path);
            }
        }
    }
}
