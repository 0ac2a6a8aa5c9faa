//! NAME04: a pull secret or TLS secret with the name of another Secret of the deployment (F-objects-read).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::secrets::{SPECS, objects};

const CODE: &str = "NAME04";
const TLS: Path = path!("ingress.sslSecret");
const PULL: Path = path!("images.imagePullSecret");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Two Secrets have one name."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let tls = plan.answer(report, TLS);
    for path in [TLS, PULL] {
        let Some(name) = plan.answer(report, path) else {
            continue;
        };
        let fixed =
            name == objects::OAUTH2_PROXY_REDIS.0 || SPECS.iter().any(|spec| spec.object == name);
        let twice = path == PULL && tls.as_deref() == Some(name.as_str());
        if fixed || twice {
            let what = format!(
                "{} {} is the name of another Secret of this deployment.",
                questions::label(&path),
                quoted(&name)
            );
            let why = "One Secret cannot be both: the second one is not created, and pods or the \
                       ingress miss its keys.";
            report
                .error(CODE, path, what)
                .why(why)
                .fix("Choose another name.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[(&TLS, "osmo-tls"), (&PULL, "pull")]);
        passes(
            RULE,
            &[("ingress.tls", "upstream"), (&TLS, "pull"), (&PULL, "pull")],
        );
    }

    #[test]
    fn bad() {
        refuses(RULE, &[(&TLS, "db-secret")], CODE, &TLS);
        refuses(RULE, &[(&PULL, "oauth2-proxy-secrets")], CODE, &PULL);
        refuses(RULE, &[(&PULL, "oauth2-proxy-redis")], CODE, &PULL);
        refuses(RULE, &[(&PULL, "osmo-tls")], CODE, &PULL);
    }
}
