//! SECR03: characters in the Redis password that end or change the address that OSMO puts it into unescaped (D53).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "SECR03";
const PATH: Path = path!("secrets.redisPassword");
const BREAKING: [char; 6] = ['#', '%', '/', '?', '[', ']'];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("A character in the Redis password ends or changes the address."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if plan
        .secret(report, PATH)
        .is_some_and(|secret| secret.contains(BREAKING))
    {
        let what = "Redis password has one of the characters # % / ? [ ] in it.";
        let why = "OSMO puts the password into an address without escaping it: the port is no \
                   longer found, or another password is sent.";
        let fix = "Set a Redis password without these characters. An Azure access key can be \
                   regenerated until it has none of them.";
        report.error(CODE, PATH, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "aZ0@:=+&$!;,~^*(){}|\\\"'<>-_. ü")]);
        passes(RULE, &[("redis.password", "false"), (&PATH, "a/b")]);
    }

    #[test]
    fn bad() {
        for secret in ["a#b", "a%41", "a/b", "a?b", "a[b", "a]b"] {
            refuses(RULE, &[(&PATH, secret)], CODE, &PATH);
        }
    }
}
