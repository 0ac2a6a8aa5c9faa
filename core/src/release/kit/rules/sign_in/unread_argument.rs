//! ARG06: an argument that nobody has read for these files (F-proxy-arguments). What oauth2-proxy can be told is long, and some
//! of it gives the sign-in away; so those that are known to do no harm are listed, each with what it is for, and not the others.

use super::{
    ARGS, argument_for_later_version, argument_set_already, argument_with_secret, flag,
    restricts_nobody, weakening_argument,
};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "ARG06";

/// Flags that are harmless here, and what they are for.
const HARMLESS: &[(&str, &str)] = &[
    ("acr-values", "asks the provider for a stronger sign-in"),
    ("allowed-group", "lets fewer people in"),
    ("approval-prompt", "what the provider asks people"),
    ("auth-logging", "what is logged"),
    ("auth-logging-format", "what is logged"),
    ("banner", "the page before the sign-in"),
    ("cookie-csrf-expire", "how long a sign-in may take"),
    ("custom-sign-in-logo", "the page before the sign-in"),
    ("custom-templates-dir", "the pages of oauth2-proxy"),
    ("encode-state", "how the state is written"),
    ("errors-to-info-log", "what is logged"),
    ("exclude-logging-path", "what is logged"),
    ("footer", "the pages of oauth2-proxy"),
    ("force-json-errors", "how errors are written"),
    ("logging-compress", "what is logged"),
    ("logging-filename", "what is logged"),
    ("logging-local-time", "what is logged"),
    ("logging-max-age", "what is logged"),
    ("logging-max-backups", "what is logged"),
    ("logging-max-size", "what is logged"),
    ("oidc-email-claim", "which claim holds the address"),
    ("oidc-groups-claim", "which claim holds the groups"),
    ("prompt", "what the provider asks people"),
    ("provider-ca-file", "whom oauth2-proxy trusts beside Envoy"),
    ("provider-display-name", "the page before the sign-in"),
    ("redis-ca-path", "whom oauth2-proxy trusts"),
    (
        "redis-connection-idle-timeout",
        "how long connections are kept",
    ),
    ("request-id-header", "what is logged"),
    ("request-logging", "what is logged"),
    ("request-logging-format", "what is logged"),
    ("resource", "what a token is asked for"),
    ("silence-ping-logging", "what is logged"),
    ("skip-claims-from-profile-url", "asks the provider less"),
    ("skip-provider-button", "the page before the sign-in"),
    ("standard-logging", "what is logged"),
    ("standard-logging-format", "what is logged"),
    ("use-system-trust-store", "whom oauth2-proxy trusts"),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("An argument of oauth2-proxy was not read for these files."),
    check,
};

fn known(name: &str) -> bool {
    HARMLESS.iter().any(|(known, _)| *known == name)
        || argument_set_already::knows(name)
        || argument_with_secret::SECRET.contains(&name)
        || argument_for_later_version::NEW
            .iter()
            .any(|(known, _)| *known == name)
        || restricts_nobody::knows(name)
        || weakening_argument::knows(name)
}

fn check(plan: &Plan, report: &mut Report) {
    for argument in plan.entries(report, ARGS) {
        let (name, _) = flag(&argument);
        if !known(name) {
            let what = format!(
                "The oauth2-proxy argument {} was not read for these files.",
                quoted(&format!("--{name}"))
            );
            report
                .warning(CODE, ARGS, what)
                .about(&argument)
                .why(
                    "oauth2-proxy exits at a flag that it does not know, and some that it knows \
                     change who gets in.",
                )
                .fix(
                    "Look it up for the version of your image, and accept it with what it is for; \
                     or delete it.",
                );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        for (name, _) in HARMLESS {
            passes(RULE, &[(&ARGS, format!("--{name}=x").as_str())]);
        }
        for argument in [
            "--gcp-healthchecks",
            "--config=/x",
            "--insecure-oidc-allow-unverified-email",
            "--jwt-key=x",
        ] {
            passes(RULE, &[(&ARGS, argument)]);
        }
    }

    #[test]
    fn bad() {
        for argument in [
            "--force-https",
            "--pass-basic-auth=true",
            "--no-such-flag",
            "--proxy-websockets=false",
        ] {
            warns(RULE, &[(&ARGS, argument)], CODE, &ARGS);
        }
    }

    #[test]
    fn a_flag_has_one_judgement() {
        for (name, _) in HARMLESS {
            assert!(!weakening_argument::knows(name), "{name}");
        }
    }
}
