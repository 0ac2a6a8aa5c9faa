//! ARG05: a flag that oauth2-proxy knows only from a later version on (F-proxy-later-flags); an older one exits.

use super::{ARGS, flag};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::{image, version};

const CODE: &str = "ARG05";
pub(super) const NEW: [(&str, [u64; 3]); 4] = [
    ("config-test", [7, 15, 0]),
    ("cookie-csrf-samesite", [7, 15, 0]),
    ("oidc-enabled-signing-alg", [7, 15, 0]),
    ("trusted-proxy-ip", [7, 15, 2]),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("An argument needs a later oauth2-proxy."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let image = plan
        .answer(report, path!("images.oauth2Proxy"))
        .unwrap_or_default();
    let found = image::reference(&image)
        .ok()
        .and_then(|r| r.tag)
        .and_then(version::numbers);
    // A digest or a tag of one's own says nothing about the version.
    let Some(found) = found else {
        return;
    };
    for argument in plan.entries(report, ARGS) {
        let (name, _) = flag(&argument);
        if NEW
            .iter()
            .any(|(new, since)| *new == name && found < *since)
        {
            let what = format!(
                "The oauth2-proxy argument {} is unknown to {}.",
                quoted(&format!("--{name}")),
                quoted(&image)
            );
            let why = "oauth2-proxy exits at start when it does not know a flag.";
            report
                .error(CODE, ARGS, what)
                .about(&format!("--{name}"))
                .why(why)
                .fix("Delete it, or use the image v7.15.3 or later.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    /// A version that knows three of the four flags.
    fn between() -> (&'static str, &'static str) {
        (
            "images.oauth2Proxy",
            "quay.io/oauth2-proxy/oauth2-proxy:v7.15.1",
        )
    }

    #[test]
    fn good() {
        passes(RULE, &[(&ARGS, "--banner=-")]);
        let newer = (
            "images.oauth2Proxy",
            "quay.io/oauth2-proxy/oauth2-proxy:v7.15.3",
        );
        passes(RULE, &[newer, (&ARGS, "--trusted-proxy-ip=10.0.0.0/8")]);
        passes(RULE, &[between(), (&ARGS, "--config-test")]);
    }

    #[test]
    fn bad() {
        for argument in [
            "--trusted-proxy-ip=10.0.0.0/8",
            "--config-test",
            "--cookie-csrf-samesite=lax",
        ] {
            refuses(RULE, &[(&ARGS, argument)], CODE, &ARGS);
        }
        let later = (ARGS.as_str(), "--trusted-proxy-ip=10.0.0.0/8");
        refuses(RULE, &[between(), later], CODE, &ARGS);
    }
}
