//! ARG02: a secret in an argument (F-arguments-are-public): arguments stand in plain text in the Deployment and in the values.

use super::{ARGS, flag};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "ARG02";
pub(super) const SECRET: [&str; 8] = [
    "basic-auth-password",
    "client-secret",
    "cookie-secret",
    "google-service-account-json",
    "jwt-key",
    "redis-password",
    "redis-sentinel-password",
    "signature-key",
];

/// `redis://user:password@host` holds one too.
fn has_user(value: Option<&str>) -> bool {
    value
        .and_then(|v| v.split_once("://"))
        .is_some_and(|(_, rest)| rest.split('/').next().unwrap_or_default().contains('@'))
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("An argument of oauth2-proxy holds a secret."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for argument in plan.entries(report, ARGS) {
        let (name, value) = flag(&argument);
        if SECRET.contains(&name) || has_user(value) {
            let what = format!(
                "The oauth2-proxy argument {} holds a secret.",
                quoted(&format!("--{name}"))
            );
            let why = "It would stand in the values file, in Helm's history and in every pod, \
                       where everybody who may read those can read it.";
            let fix = "Delete it. The client and cookie secret come from oauth2-proxy-secrets; \
                       for Redis choose \"In Redis, with its password\".";
            report
                .error(CODE, ARGS, what)
                .about(&format!("--{name}"))
                .why(why)
                .fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, run};

    #[test]
    fn good() {
        passes(
            RULE,
            &[(
                &ARGS,
                "--banner=-\n--jwt-key-file=/x\n--login-url=https://a.example.com/@me",
            )],
        );
    }

    #[test]
    fn bad() {
        for argument in [
            "--redis-password=hunter2",
            "--client-secret=hunter2",
            "--cookie-secret=hunter2",
            "--redis-connection-url=redis://:hunter2@redis/0",
        ] {
            refuses(RULE, &[(&ARGS, argument)], CODE, &ARGS);
            assert!(!format!("{:?}", run(&[RULE], &[(&ARGS, argument)])).contains("hunter2"));
        }
    }
}
