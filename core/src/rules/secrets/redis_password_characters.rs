//! SECR03: characters in the Redis password that end or change the address that OSMO puts it into unescaped (D53).

use crate::finding::Report;
use crate::plan::Plan;

const CODE: &str = "SECR03";
const PATH: &str = "secrets.redisPassword";
const BREAKING: [char; 6] = ['#', '%', '/', '?', '[', ']'];

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    if plan
        .secret(report, PATH)
        .is_some_and(|secret| secret.contains(BREAKING))
    {
        let what = "Redis password has one of the characters # % / ? [ ] in it.";
        let why = "OSMO puts the password into an address without escaping it: the port is no longer found, or another password is sent.";
        let fix = "Set a Redis password without these characters. An Azure access key can be regenerated until it has none.";
        report.error(CODE, PATH, what, why, fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(rule, &[(PATH, "aZ0@:=+&$!;,~^*(){}|\\\"'<>-_. ü")]);
        passes(rule, &[("redis.password", "false"), (PATH, "a/b")]);
    }

    #[test]
    fn bad() {
        for secret in ["a#b", "a%41", "a/b", "a?b", "a[b", "a]b"] {
            refuses(rule, &[(PATH, secret)], CODE, PATH);
        }
    }
}
