//! SKIP01: a path without sign-in that is no plain path, or that opens everything (N13; `_envoy-config.tpl` compares the
//! beginning of the request path inside a Lua string). A quote in it can switch sign-in off altogether.

use super::{ROUTER_PATHS, SERVICE_PATHS};
use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::url_path;

const CODE: &str = "SKIP01";
/// Each list, and the tree that it may not open as a whole.
const TREES: [(Path, &str); 2] = [(SERVICE_PATHS, "/api/"), (ROUTER_PATHS, "/api/router/")];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("A path without sign-in is not a plain path, or opens everything."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for (field, tree) in TREES {
        for path in plan.entries(report, field) {
            let what = format!("{} {}", questions::label(&field), quoted(&path));
            if !url_path::is_plain(&path) {
                let why = "The charts put it between quotes into a program of Envoy's: another \
                           character can break it, or switch sign-in off for every path.";
                let fix = "Start with a slash, then letters, digits and _ / . - only.";
                report
                    .error(CODE, field, format!("{what} is not a plain path."))
                    .about(&path)
                    .why(why)
                    .fix(fix);
            } else if tree.starts_with(&path) {
                let why = "Envoy compares the beginning of the path: everything below it would be \
                           open to everybody.";
                report
                    .error(
                        CODE,
                        field,
                        format!("{what} opens everything below {tree}."),
                    )
                    .about(&path)
                    .why(why)
                    .fix("Name the exact path that has to be open.");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(
            RULE,
            &[
                (&SERVICE_PATHS, "/api/version\n/health"),
                (&ROUTER_PATHS, "/api/router/version"),
            ],
        );
    }

    #[test]
    fn bad() {
        for field in [SERVICE_PATHS, ROUTER_PATHS] {
            for path in [
                "/",
                "/api",
                "/api/",
                "/a",
                "version",
                "/a'",
                "/a b",
                "/api/version') or true) then skip = true end --",
                "/a\"",
                "/a\\",
                "/a?x",
            ] {
                refuses(RULE, &[(&field, path)], CODE, &field);
            }
        }
        refuses(RULE, &[(&ROUTER_PATHS, "/api/router")], CODE, &ROUTER_PATHS);
    }
}
