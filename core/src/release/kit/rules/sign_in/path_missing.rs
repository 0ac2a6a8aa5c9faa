//! SKIP02: a list that replaces ours and lacks a path that OSMO itself calls without a session (F-paths-without-sign-in): the
//! CLI login, the signing keys that the router fetches, the exchange of access tokens, the versions.

use super::{ROUTER_PATHS, SERVICE_PATHS};
use crate::finding::Report;
use crate::model::ListMode;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "SKIP02";
const NEEDED: [(Path, &[&str]); 2] = [
    (
        SERVICE_PATHS,
        &[
            "/api/version",
            "/api/auth/login",
            "/api/auth/keys",
            "/api/auth/jwt/access_token",
        ],
    ),
    (ROUTER_PATHS, &["/api/router/version"]),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("A list of paths lacks one that OSMO calls without a session."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if plan.deployment().skip_auth_paths.mode != ListMode::Replace {
        return;
    }
    for (field, needed) in NEEDED {
        let paths = plan.entries(report, field);
        // An empty list keeps ours.
        let missing = needed.iter().filter(|path| {
            !paths.is_empty() && !paths.iter().any(|given| path.starts_with(given.as_str()))
        });
        for path in missing {
            let what = format!(
                "{} lacks {}, and the list replaces ours.",
                questions::label(&field),
                quoted(path)
            );
            let why = "OSMO itself calls it without a session: without it osmo login, access \
                       tokens or the router stop working.";
            report
                .error(CODE, field, what)
                .about(path)
                .why(why)
                .fix(format!("Add {path}, or choose to append to our list."));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const REPLACE: (&str, &str) = ("skipAuthPaths.mode", "replace");

    #[test]
    fn good() {
        passes(RULE, &[(&SERVICE_PATHS, "/x")]);
        passes(RULE, &[REPLACE]);
        let all = "/api/version\n/api/auth/login\n/api/auth/keys\n/api/auth/jwt/access_token\n/x";
        passes(
            RULE,
            &[
                REPLACE,
                (&SERVICE_PATHS, all),
                (&ROUTER_PATHS, "/api/router/version"),
            ],
        );
    }

    #[test]
    fn bad() {
        refuses(
            RULE,
            &[
                REPLACE,
                (
                    &SERVICE_PATHS,
                    "/api/version\n/api/auth/login\n/api/auth/keys",
                ),
            ],
            CODE,
            &SERVICE_PATHS,
        );
        refuses(RULE, &[REPLACE, (&ROUTER_PATHS, "/x")], CODE, &ROUTER_PATHS);
    }
}
