//! NAME03: names of service accounts, secrets, namespaces and the like that Kubernetes refuses (RFC 1123 subdomain, at most
//! 253 characters), or that the charts, which write them without quotes, would turn into a number or a truth value
//! (F-bare-names).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::{dns_label, yaml11};

const CODE: &str = "NAME03";
const PATHS: [Path; 8] = [
    path!("serviceAccountName"),
    path!("routerServiceAccountName"),
    path!("images.imagePullSecret"),
    path!("ingress.sslSecret"),
    path!("ingress.ingressClass"),
    path!("ingress.issuerName"),
    path!("trust.configMap"),
    path!("site.ingressNamespace"),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("Kubernetes or YAML does not take the name of an object."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let Some(name) = plan.answer(report, path) else {
            continue;
        };
        let label = questions::label(&path);
        if !dns_label::is_subdomain(&name) {
            let fix = "Use small letters, digits, hyphens and dots, starting and ending with a \
                       letter or digit.";
            let why = "Kubernetes allows no object with such a name; the API server refuses everything that \
             names it.";
            report
                .error(
                    CODE,
                    path,
                    format!("{label} {} is not a valid name.", quoted(&name)),
                )
                .why(why)
                .fix(fix);
        } else if yaml11::changes_type(&name) {
            let what = format!(
                "{label} {} is a number, true or false to YAML.",
                quoted(&name)
            );
            let why = "The charts write this name without quotes, and the API server refuses \
                       anything but text.";
            report
                .error(CODE, path, what)
                .why(why)
                .fix("Choose a name that starts with a letter and is not a word like yes or on.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(
            RULE,
            &[
                ("ingress.ingressClass", "webapprouting.kubernetes.azure.com"),
                ("images.imagePullSecret", "ngc-pull"),
            ],
        );
    }

    /// What has to be chosen so that all of these are asked.
    const ASKED: [(&str, &str); 3] = [
        ("ingress.certificate", "cert-manager"),
        ("trust.idp", "true"),
        ("site.networkPolicy", "true"),
    ];

    #[test]
    fn bad() {
        for path in PATHS {
            for name in ["Osmo", "a b", "a/b", "-a", "on", "123", "1e3"] {
                let changes = [ASKED[0], ASKED[1], ASKED[2], (&path, name)];
                refuses(RULE, &changes, CODE, &path);
            }
        }
    }
}
