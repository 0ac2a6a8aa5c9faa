//! ING08: two annotations of the guide that ingress-nginx does not know (D18, F-azure-app-routing).

use crate::finding::Report;
use crate::model::Deployment;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::pairs;

const CODE: &str = "ING08";
const PATH: Path = path!("ingress.annotations");
const PREFIX: &str = "nginx.ingress.kubernetes.io/";

/// Returns what to do in place of an annotation that does not exist.
pub(crate) fn instead(key: &str, d: &Deployment) -> Option<&'static str> {
    match key.strip_prefix(PREFIX)? {
        "proxy-buffers" => Some(
            "Use nginx.ingress.kubernetes.io/proxy-buffers-number with a number such as 8; we derive it already.",
        ),
        "large-client-header-buffers" if !d.keeps_sessions_in_cookies() => {
            Some("Delete it: without sessions in cookies the headers are small.")
        }
        "large-client-header-buffers" if d.ingress.is_azure_add_on() => Some(
            "Keep sessions in Redis: the ConfigMap where it belongs is managed by Azure's add-on.",
        ),
        "large-client-header-buffers" => Some(
            "Set large-client-header-buffers to 4 16k in the ConfigMap of the controller, or keep \
             sessions in Redis.",
        ),
        _ => None,
    }
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("ingress-nginx does not know an annotation."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for line in plan.entries(report, PATH) {
        let key = pairs::pair(&line).map(|(key, _)| key).unwrap_or_default();
        if let Some(fix) = instead(&key, plan.deployment()) {
            let what = format!("Ingress annotation {} does not exist.", quoted(&key));
            let why =
                "ingress-nginx ignores it silently; large cookies then end in error 400 or 502.";
            report
                .warning(CODE, PATH, what)
                .about(&line)
                .why(why)
                .fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, run, warns};

    #[test]
    fn good() {
        passes(
            RULE,
            &[(
                &PATH,
                "nginx.ingress.kubernetes.io/proxy-buffer-size=16k\nproxy-buffers=1",
            )],
        );
    }

    #[test]
    fn bad() {
        for line in [
            "nginx.ingress.kubernetes.io/proxy-buffers=8 16k",
            "nginx.ingress.kubernetes.io/large-client-header-buffers: \"4 16k\"",
        ] {
            warns(RULE, &[(&PATH, line)], CODE, &PATH);
        }
    }

    #[test]
    fn the_fix_is_one_that_works_for_this_controller_and_these_sessions() {
        const BUFFERS: (&str, &str) = (
            PATH.as_str(),
            "nginx.ingress.kubernetes.io/large-client-header-buffers: \"4 16k\"",
        );
        let azure = ("ingress.ingressClass", "webapprouting.kubernetes.azure.com");
        for (more, fix) in [
            (&[][..], "in the ConfigMap of the controller"),
            (&[azure], "Keep sessions in Redis"),
            (&[("oauth2Proxy.sessionStore", "redis")], "Delete it"),
            (
                &[("oauth2Proxy.sessionStore", "redis-password"), azure],
                "Delete it",
            ),
            (&[("idp.provider", "none")], "Delete it"),
        ] {
            let found = run(&[RULE], &[&[BUFFERS], more].concat());
            assert!(format!("{found:?}").contains(fix), "{more:?}: {found:?}");
        }
    }
}
