//! REDIS03: a session store that does not fit the Redis password (D5): the charts give oauth2-proxy an address without one.

use crate::finding::Report;
use crate::model::SessionStore;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "REDIS03";
const PATH: Path = path!("oauth2Proxy.sessionStore");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Sessions cannot be stored in this Redis."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if plan.connection().is_none() {
        return;
    }
    let d = plan.deployment();
    match (d.oauth2_proxy.session_store, d.redis.password) {
        (SessionStore::Redis, true) => report
            .error(
                CODE,
                PATH,
                "Sessions are to be \"In Redis, without a password\", but Redis asks for one.",
            )
            .why(
                "oauth2-proxy cannot log in to Redis and exits at start, in every pod that has a \
                 sign-in.",
            )
            .fix("Choose \"In Redis, with its password\", or keep sessions in the cookie."),
        (SessionStore::RedisPassword, false) => report
            .error(
                CODE,
                PATH,
                "Sessions are to be \"In Redis, with its password\", but Redis asks for no \
                 password.",
            )
            .why(
                "A Redis without a password refuses a login with one, and the Secret to mount \
                 would not exist: the pods do not start.",
            )
            .fix("Choose \"In Redis, without a password\", or answer that Redis asks for a password."),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for (store, password) in [
            ("cookie", "true"),
            ("cookie", "false"),
            ("redis", "false"),
            ("redis-password", "true"),
        ] {
            passes(RULE, &[(&PATH, store), ("redis.password", password)]);
        }
        passes(RULE, &[("idp.provider", "none"), (&PATH, "redis")]);
    }

    #[test]
    fn bad() {
        for (store, password) in [("redis", "true"), ("redis-password", "false")] {
            refuses(
                RULE,
                &[(&PATH, store), ("redis.password", password)],
                CODE,
                &PATH,
            );
        }
    }
}
