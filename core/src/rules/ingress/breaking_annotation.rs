//! ING16: an annotation with which the way to OSMO breaks, or that controllers refuse by now (F-breaking-annotations).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::pairs;

const CODE: &str = "ING16";
const PATH: Path = path!("ingress.annotations");

const PLAIN: &str = "The pods speak plain http behind the ingress: every request would end in 502.";
const OTHER_PATH: &str =
    "OSMO would be asked for another path than the browser or the CLI asked for.";
const SECOND_SIGN_IN: &str = "The controller would ask for a sign-in of its own, which the CLI, \
                              compute backends and OSMO's tokens do not know.";
const SNIPPET: &str = "ingress-nginx refuses it unless its administrator allows snippets, and then \
                       it can undo every rule of the ingress.";
const CANARY: &str = "ingress-nginx takes the ingress for a second one beside a main one, which does not exist: it leads \
                      nowhere.";
const UPSTREAM: &str = "ingress-nginx leaves the choice of a pod to Kubernetes: requests that belong together no longer come \
                        to one pod.";
const NO_HTTPS: &str = "The session cookie is sent by https only: whoever comes by http signs in \
                        again and again.";

/// Name behind the controller's prefix, the value that does no harm, and what the others do.
const NGINX: &[(&str, &str, &str)] = &[
    ("backend-protocol", "HTTP", PLAIN),
    ("ssl-passthrough", "false", PLAIN),
    ("rewrite-target", "", OTHER_PATH),
    ("app-root", "", OTHER_PATH),
    ("permanent-redirect", "", OTHER_PATH),
    ("temporal-redirect", "", OTHER_PATH),
    ("auth-url", "", SECOND_SIGN_IN),
    ("auth-signin", "", SECOND_SIGN_IN),
    ("auth-type", "", SECOND_SIGN_IN),
    ("auth-secret", "", SECOND_SIGN_IN),
    ("auth-tls-secret", "", SECOND_SIGN_IN),
    ("canary", "false", CANARY),
    ("service-upstream", "false", UPSTREAM),
    ("ssl-redirect", "true", NO_HTTPS),
];
const ALB: &[(&str, &str, &str)] = &[
    ("backend-protocol", "HTTP", PLAIN),
    ("auth-type", "none", SECOND_SIGN_IN),
    ("auth-idp-oidc", "", SECOND_SIGN_IN),
    ("auth-idp-cognito", "", SECOND_SIGN_IN),
];

/// Returns what an annotation would do to OSMO, if it does harm.
pub(crate) fn harm(key: &str, value: &str) -> Option<&'static str> {
    let (domain, name) = key.split_once(".ingress.kubernetes.io/")?;
    let known = match domain {
        "nginx" => NGINX,
        "alb" => ALB,
        _ => return None,
    };
    if domain == "nginx" && name.ends_with("-snippet") {
        return Some(SNIPPET);
    }
    let (_, harmless, why) = known.iter().find(|(known, ..)| *known == name)?;
    let fits = !harmless.is_empty() && value.eq_ignore_ascii_case(harmless);
    (!fits).then_some(*why)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("An annotation breaks the way to OSMO."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for line in plan.entries(report, PATH) {
        let Some((key, value)) = pairs::pair(&line) else {
            continue;
        };
        if let Some(why) = harm(&key, &value) {
            let what = format!(
                "Ingress annotation {} breaks the way to OSMO.",
                quoted(&key)
            );
            report
                .warning(CODE, PATH, what)
                .about(&line)
                .why(why)
                .fix("Delete this annotation.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        for line in [
            "nginx.ingress.kubernetes.io/backend-protocol=HTTP",
            "nginx.ingress.kubernetes.io/ssl-redirect=true",
            "nginx.ingress.kubernetes.io/canary=false",
            "nginx.ingress.kubernetes.io/service-upstream=false",
            "nginx.ingress.kubernetes.io/whitelist-source-range=10.0.0.0/8",
            "alb.ingress.kubernetes.io/auth-type=none",
            "alb.ingress.kubernetes.io/wafv2-acl-arn=x",
            "haproxy.org/rewrite-target=/",
        ] {
            passes(RULE, &[(&PATH, line)]);
        }
    }

    #[test]
    fn bad() {
        for line in [
            "nginx.ingress.kubernetes.io/backend-protocol=HTTPS",
            "nginx.ingress.kubernetes.io/rewrite-target=/",
            "nginx.ingress.kubernetes.io/auth-url=https://x",
            "nginx.ingress.kubernetes.io/configuration-snippet=deny all;",
            "nginx.ingress.kubernetes.io/ssl-redirect=false",
            "nginx.ingress.kubernetes.io/modsecurity-snippet=SecRuleEngine On",
            "nginx.ingress.kubernetes.io/stream-snippet=x",
            "nginx.ingress.kubernetes.io/canary=true",
            "nginx.ingress.kubernetes.io/service-upstream=true",
            "alb.ingress.kubernetes.io/auth-type=oidc",
            "alb.ingress.kubernetes.io/backend-protocol: HTTPS",
        ] {
            warns(RULE, &[(&PATH, line)], CODE, &PATH);
        }
    }
}
