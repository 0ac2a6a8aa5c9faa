//! The names that `verify` gives its checks, on the screen and in JSON, and what to do when one says FAILED.

use crate::model::Tls;
use crate::plan::Plan;

/// One name of a check.
struct Check {
    name: &'static str,
    remedy: &'static str,
    /// Whether the scripts of this deployment can print it.
    when: fn(&Plan) -> bool,
}

const fn always(name: &'static str, remedy: &'static str) -> Check {
    Check {
        name,
        remedy,
        when: |_| true,
    }
}

/// In the order in which `verify` comes to them.
const CHECKS: &[Check] = &[
    always(
        "release",
        "Missing, half done, or another version: ./install.sh charts verify",
    ),
    always(
        "key",
        "mek-config is gone or damaged. Never make a new key, and never delete one. Gone: put the key of the \
         database back with `kubectl -n NAMESPACE create configmap mek-config \
         --from-file=mek.yaml=BACKUP/mek.yaml`. BACKUP is the folder of a backup. A key from a vault goes into a \
         file mek.yaml first. Damaged: the line after FAILED has the command",
    ),
    always(
        "secret",
        "OSMO cannot read what is in it: do what the line says, then restart what uses it, as its page in \
         operations/ says",
    ),
    always(
        "deployment",
        "Pods do not run: the command below it shows their last words",
    ),
    always(
        "image",
        "Not the tag of this bundle: ./install.sh charts verify, or take the bundle of that tag",
    ),
    always(
        "restarts",
        "A container keeps ending: the command in its line shows why",
    ),
    always("service", "It is missing: ./install.sh charts verify"),
    Check {
        name: "ingress",
        remedy: "Missing, or for another class or host: ./install.sh charts verify. No address: \
                 the ingress controller",
        when: |plan| plan.deployment().ingress.enabled,
    },
    Check {
        name: "certificate",
        remedy: "Ended, or there is none: operations/tls.md",
        when: |plan| {
            let i = &plan.deployment().ingress;
            i.enabled && i.tls == Tls::Secret
        },
    },
    Check {
        name: "address",
        remedy: "DNS, firewall, load balancer or certificate, between here and there",
        when: |plan| plan.deployment().ingress.enabled,
    },
    Check {
        name: "sign-in",
        remedy: "The log of osmo-ui, container oauth2-proxy",
        when: walks,
    },
    Check {
        name: "api",
        remedy: "Answered without a token: close the address, then look at Envoy. Otherwise the log of \
                 osmo-service, container envoy",
        when: walks,
    },
    Check {
        name: "token",
        remedy: "After a change of the admin's password, restart osmo-service. Otherwise look at the clocks of \
         the nodes, and whether the key is the database's",
        when: walks,
    },
];

/// Whether the way of a browser is walked.
fn walks(plan: &Plan) -> bool {
    plan.deployment().ingress.enabled && plan.connection().is_some()
}

/// Returns each name that `verify` can print here, with what to do.
pub(in crate::release::kit) fn rows(plan: &Plan) -> Vec<[&'static str; 2]> {
    CHECKS
        .iter()
        .filter(|check| (check.when)(plan))
        .map(|check| [check.name, check.remedy])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::CONSTANT;
    use super::*;
    use crate::model::Answers;
    use crate::secrets::Secrets;
    use std::collections::BTreeSet;

    /// What the scripts name is listed, and nothing else is.
    #[test]
    fn the_list_is_that_of_the_scripts() {
        let mut named = BTreeSet::new();
        for (_, text) in CONSTANT {
            let lines = text.lines().map(str::trim_start);
            for rest in lines.filter_map(|line| line.strip_prefix("about ")) {
                named.extend(rest.split(' ').next());
            }
        }
        let listed: BTreeSet<_> = CHECKS.iter().map(|check| check.name).collect();
        assert_eq!(named, listed);
        assert_eq!(listed.len(), CHECKS.len());
    }

    #[test]
    fn only_what_can_be_printed_is_explained() {
        let mut answers = Answers::default();
        answers.deployment.ingress.enabled = false;
        let names = |answers: &Answers| {
            let rows = rows(&Plan::new(answers, &Secrets::default()));
            rows.iter().map(|[name, _]| *name).collect::<Vec<_>>()
        };
        assert!(names(&answers).contains(&"release"));
        assert!(!names(&answers).contains(&"ingress") && !names(&answers).contains(&"token"));
        assert_eq!(names(&Answers::default()).len(), CHECKS.len());
    }
}
