//! NAME07: a `ConfigMap` for certificates that has the name of another one of this deployment (F-mek-file): install.sh would
//! fill it with ca.crt, find it there, and make no master encryption key.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "NAME07";
const PATH: Path = path!("trust.configMap");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Two ConfigMaps have one name."),
    check,
};

/// What controllers keep in every namespace: Kubernetes, `OpenShift`, Istio.
const KEPT: [&str; 3] = [
    "kube-root-ca.crt",
    "openshift-service-ca.crt",
    "istio-ca-root-cert",
];

/// Says whether a controller keeps a `ConfigMap` of this name in every namespace.
pub(crate) fn is_kept(name: &str) -> bool {
    KEPT.contains(&name)
}

/// Says whether the charts or the scripts make a `ConfigMap` of this name.
pub(crate) fn is_taken(name: &str) -> bool {
    name == "mek-config" || name.starts_with("osmo-") && name.ends_with("-envoy-config")
}

fn check(plan: &Plan, report: &mut Report) {
    let Some(name) = plan.answer(report, PATH) else {
        return;
    };
    if is_kept(&name) && !plan.deployment().trust.exists {
        report
            .error(
                CODE,
                PATH,
                format!("ConfigMap {} belongs to the cluster.", quoted(&name)),
            )
            .why("A controller writes it in every namespace, and would put its own certificates back.")
            .fix("Choose another name, such as osmo-ca.");
    } else if is_taken(&name) {
        report
            .error(
                CODE,
                PATH,
                format!(
                    "ConfigMap {} is another one of this deployment.",
                    quoted(&name)
                ),
            )
            .why(
                "It would be filled with certificates first; the master encryption key or Envoy's \
                 configuration then finds the name taken.",
            )
            .fix("Choose another name, such as osmo-ca.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const ON: (&str, &str) = ("trust.idp", "true");

    #[test]
    fn good() {
        for name in ["osmo-ca", "mek-config-ca", "envoy-config"] {
            passes(RULE, &[ON, (&PATH, name)]);
        }
        passes(RULE, &[ON, ("trust.exists", "true"), (&PATH, KEPT[1])]);
    }

    #[test]
    fn bad() {
        for name in KEPT {
            refuses(RULE, &[ON, (&PATH, name)], CODE, &PATH);
        }
        for name in [
            "mek-config",
            "osmo-service-envoy-config",
            "osmo-ui-envoy-config",
        ] {
            refuses(RULE, &[ON, (&PATH, name)], CODE, &PATH);
        }
    }
}
