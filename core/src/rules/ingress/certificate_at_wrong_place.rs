//! ING01: a certificate where the controller cannot read it: an ALB reads no TLS Secret, and only an ALB reads ACM
//! (F-alb-certificates).

use crate::finding::Report;
use crate::model::{Controller, Tls};
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "ING01";
const PATH: Path = path!("ingress.tls");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("The certificate is where the controller cannot read it."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let ingress = &plan.deployment().ingress;
    if !ingress.enabled {
        return;
    }
    match (ingress.controller, ingress.tls) {
        (Controller::Alb, Tls::Secret) => report
            .error(
                CODE,
                PATH,
                "TLS is to end \"by a TLS secret\", but the controller is an ALB.",
            )
            .why(
                "A load balancer of AWS reads no Secrets of the cluster: it would have no \
                 certificate and no https.",
            )
            .fix("Choose the ACM certificate."),
        (Controller::Alb, Tls::Upstream) => report
            .error(
                CODE,
                PATH,
                "TLS is to end \"upstream\", but the controller is an ALB.",
            )
            .why(
                "With an ALB the charts always write a certificate ARN; without yours it is a \
                 made-up one, and the controller refuses it.",
            )
            .fix("Choose the ACM certificate; the ALB may speak https to what is in front of it."),
        (Controller::IngressNginx | Controller::Other, Tls::Acm) => report
            .error(
                CODE,
                PATH,
                "TLS is to end \"by an ACM certificate\", but the controller is not an ALB.",
            )
            .why(
                "Only the AWS Load Balancer Controller reads that annotation; the ingresses would \
                 have no certificate.",
            )
            .fix(
                "Choose a TLS secret, or \"Upstream\" if a load balancer in front of the \
                 controller holds the certificate.",
            ),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for (controller, tls) in [
            ("alb", "acm"),
            ("ingress-nginx", "secret"),
            ("other", "upstream"),
        ] {
            passes(RULE, &[("ingress.controller", controller), (&PATH, tls)]);
        }
        passes(RULE, &[("ingress.enabled", "false"), (&PATH, "acm")]);
    }

    #[test]
    fn bad() {
        for (controller, tls) in [
            ("alb", "secret"),
            ("alb", "upstream"),
            ("ingress-nginx", "acm"),
            ("other", "acm"),
        ] {
            refuses(
                RULE,
                &[("ingress.controller", controller), (&PATH, tls)],
                CODE,
                &PATH,
            );
        }
    }
}
