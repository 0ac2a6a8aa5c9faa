//! ING05: UI port forwarding needs DNS and a certificate for every name below the host name (D36).

use crate::finding::Report;
use crate::model::{Certificate, Tls};
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "ING05";
const PATH: Path = path!("portForwarding");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new(
        "UI port forwarding needs DNS and a certificate for every name below the host.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let host = &plan.deployment().hostname;
    if plan.deployment().port_forwarding && !host.is_blank() {
        let names = quoted(&format!("*.{host}"));
        let what = format!("UI port forwarding needs DNS and a certificate for {names}.");
        let why = "Every forwarded application gets its own name below the host name; without \
                   both, browsers do not find it or refuse the certificate.";
        let ingress = &plan.deployment().ingress;
        let by_dns = if ingress.tls == Tls::Secret
            && ingress.certificate == Certificate::CertManager
        {
            " cert-manager gets such a certificate by DNS-01 only, so the issuer has to do that."
        } else {
            ""
        };
        let fix = format!(
            "Add a DNS record for {names} to the load balancer, and use a certificate that covers \
             it besides the host name.{by_dns}"
        );
        report.warning(CODE, PATH, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, run, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[(&PATH, "true")], CODE, &PATH);
        let by_cert_manager = [
            (PATH.as_str(), "true"),
            ("ingress.certificate", "cert-manager"),
        ];
        assert!(run(&[RULE], &by_cert_manager)[0].fix.contains("DNS-01"));
        assert!(!run(&[RULE], &[(&PATH, "true")])[0].fix.contains("DNS-01"));
    }
}
