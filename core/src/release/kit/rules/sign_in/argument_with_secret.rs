//! ARG02: a secret in an argument (F-arguments-are-public, F-proxy-secret-flags): arguments stand in plain text in the
//! Deployment and in the values.

use super::{ARGS, flag};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::secret_like;

const CODE: &str = "ARG02";
pub(super) const SECRET: [&str; 8] = [
    "basic-auth-password",
    "client-secret",
    "cookie-secret",
    "github-token",
    "jwt-key",
    "redis-password",
    "redis-sentinel-password",
    "signature-key",
];

/// `redis://user:password@host` holds one too, and so may a password alone or a file's content in the place of its path.
fn holds_secret(name: &str, value: Option<&str>) -> bool {
    let Some(value) = value.filter(|value| !matches!(*value, "" | "true" | "false")) else {
        return SECRET.contains(&name);
    };
    let has_user = |rest: &str| {
        rest.split(['/', ','])
            .next()
            .unwrap_or_default()
            .contains('@')
    };
    SECRET.contains(&name)
        || secret_like::is_name(name)
        || secret_like::find(value).is_some()
        || value.split("://").skip(1).any(has_user)
        || name.ends_with("-json") && value.trim_start().starts_with('{')
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
        if holds_secret(name, value) {
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
        for argument in [
            "--banner=-",
            "--jwt-key-file=/x",
            "--client-secret-file=/x",
            "--cookie-secret-file=/x",
            "--htpasswd-file=/x",
            "--google-service-account-json=/x/sa.json",
            "--login-url=https://a.example.com/@me",
            "--redis-connection-url=redis://redis.example.com:6379/0",
            "--redis-sentinel-connection-urls=redis://a:26379,redis://b:26379",
            "--pass-access-token=true",
            "--skip-jwt-bearer-tokens=true",
        ] {
            passes(RULE, &[(&ARGS, argument)]);
        }
    }

    #[test]
    fn bad() {
        let flags = SECRET.iter().map(|name| format!("--{name}=hunter2"));
        let more = [
            "--redis-connection-url=redis://:hunter2@redis/0",
            "--redis-connection-url=redis://:hunter2/x@redis/0",
            "--redis-connection-url=rediss://hunter2@redis/0",
            "--redis-sentinel-connection-urls=redis://a:26379,redis://:hunter2@b:26379",
            "--redis-cluster-connection-urls=redis://a:6379,redis://u:hunter2@b:6379",
            "--upstream=http://u:hunter2@a.example.com/",
            "--google-service-account-json={\"private_key\":\"hunter2\"}",
            "--jwt-key-file=-----BEGIN PRIVATE KEY-----hunter2",
            "--a-later-token=hunter2",
            "--banner=GOCSPX-hunter2hunter2",
        ];
        for argument in flags.chain(more.map(str::to_owned)) {
            refuses(RULE, &[(&ARGS, argument.as_str())], CODE, &ARGS);
            let said = format!("{:?}", run(&[RULE], &[(&ARGS, argument.as_str())]));
            assert!(!said.contains("hunter2"), "{argument}");
        }
    }
}
