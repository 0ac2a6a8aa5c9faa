//! ING08: two annotations of the guide that ingress-nginx does not know (D18).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::pairs;

const CODE: &str = "ING08";
const PATH: Path = path!("ingress.annotations");
const PREFIX: &str = "nginx.ingress.kubernetes.io/";

/// Returns what to do in place of an annotation that does not exist.
pub(crate) fn instead(key: &str) -> Option<&'static str> {
    match key.strip_prefix(PREFIX)? {
        "proxy-buffers" => Some(
            "Use nginx.ingress.kubernetes.io/proxy-buffers-number with a number such as 8; we derive it already.",
        ),
        "large-client-header-buffers" => {
            Some("Set large-client-header-buffers to 4 16k in the ConfigMap of the controller.")
        }
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
        if let Some(fix) = instead(&key) {
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
    use crate::rules::bench::{passes, warns};

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
}
