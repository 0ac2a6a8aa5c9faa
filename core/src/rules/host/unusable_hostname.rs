//! HOST02: a host name that is well formed and still nobody's to use: a suffix under which anybody can have a name, a name that
//! only pods know, or one of a load balancer (F-hostname-owner).

use crate::finding::Report;
use crate::model::Tls;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};
use crate::syntax::public_suffix;

const CODE: &str = "HOST02";
const PATH: Path = path!("hostname");
const FIX: &str =
    "Give a name in a domain of yours, and point its DNS record at the load balancer.";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("The host name cannot be yours, or browsers cannot reach it."),
    check,
};

/// Endings that DNS servers outside a cluster or a machine answer nothing for (RFC 6761; Kubernetes).
fn is_unreachable(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default();
    matches!(last, "svc" | "localhost" | "invalid") || host.ends_with(".cluster.local")
}

/// Names that a cloud gives to a load balancer: no authority signs a certificate of yours for them.
fn is_load_balancer(host: &str) -> bool {
    let host = host.strip_suffix(".cn").unwrap_or(host);
    host.ends_with(".amazonaws.com") && host.split('.').any(|label| label == "elb")
}

fn check(plan: &Plan, report: &mut Report) {
    let Some(host) = plan.answer(report, PATH) else {
        return;
    };
    let name = format!("Hostname {}", quoted(&host));
    if public_suffix::is_public(&host) {
        report
            .error(
                CODE,
                PATH,
                format!("{name} is a suffix under which anybody can have a name."),
            )
            .why("Nobody gets a DNS record or a certificate for it.")
            .fix(FIX);
    } else if is_unreachable(&host) && !plan.deployment().by_port_forward() {
        // Behind a port-forward it is a word in the settings, no more.
        report
            .warning(
                CODE,
                PATH,
                format!("{name} is known inside a cluster or a machine only."),
            )
            .why(
                "Browsers look it up after the sign-in, and every osmo command does; on another \
                 machine it does not exist.",
            )
            .fix(FIX);
    } else if is_load_balancer(&host) && plan.deployment().ingress.tls != Tls::Upstream {
        report
            .warning(
                CODE,
                PATH,
                format!("{name} is the name of a load balancer."),
            )
            .why(
                "No public authority signs a certificate for it to you, and the next load balancer \
                 has another name.",
            )
            .fix(FIX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    #[test]
    fn good() {
        for host in [
            "osmo.example.com",
            "osmo.co.uk",
            "osmo.10-0-0-1.nip.io",
            "osmo.corp.local",
            "osmo.internal",
            "svc.example.com",
            "elb.example.com",
            "osmo.westeurope.cloudapp.azure.com",
            // The normal form is what counts.
            "https://OSMO.example.com./",
        ] {
            passes(RULE, &[(&PATH, host)]);
        }
        let balancer = "k8s-osmo-0a1b.us-west-2.elb.amazonaws.com";
        passes(RULE, &[(&PATH, balancer), ("ingress.tls", "upstream")]);
    }

    #[test]
    fn nobody_looks_up_the_name_of_a_trial_behind_a_port_forward() {
        let trial = [
            (&*PATH, "osmo.localhost"),
            ("throwAwayStores", "true"),
            ("ingress.enabled", "false"),
            ("idp.provider", "none"),
        ];
        passes(RULE, &trial);
        for left_out in 1..trial.len() {
            let mut rest = trial.to_vec();
            rest.remove(left_out);
            warns(RULE, &rest, CODE, &PATH);
        }
    }

    #[test]
    fn bad() {
        for host in [
            "co.uk",
            "com.br",
            "github.io",
            "nip.io",
            "Azurewebsites.net",
            "cloudapp.azure.com",
            "elb.amazonaws.com",
        ] {
            refuses(RULE, &[(&PATH, host)], CODE, &PATH);
        }
        for host in [
            "osmo.osmo.svc",
            "osmo-ui.osmo.svc.cluster.local",
            "osmo.localhost",
            "osmo.invalid",
            "k8s-osmo-0a1b.us-west-2.elb.amazonaws.com",
            "internal-osmo-1.eu-central-1.elb.amazonaws.com",
            "osmo-0a1b.elb.us-east-1.amazonaws.com",
            "osmo-1.cn-north-1.elb.amazonaws.com.cn",
        ] {
            warns(RULE, &[(&PATH, host)], CODE, &PATH);
        }
    }
}
