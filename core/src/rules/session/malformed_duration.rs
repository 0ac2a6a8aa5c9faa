//! COOKIE03: a session length or refresh that is no duration (F-go-duration).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::duration;

const CODE: &str = "COOKIE03";
const PATHS: [Path; 2] = [
    path!("oauth2Proxy.cookieExpire"),
    path!("oauth2Proxy.cookieRefresh"),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("A session length or refresh is not a duration."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        // Zero is a length too: until the browser closes; or no refresh, which another rule speaks of.
        if duration::seconds(&text).is_none() {
            let what = format!(
                "{} {} is not a valid duration.",
                questions::label(&path),
                quoted(&text)
            );
            let why = "oauth2-proxy cannot read it and exits, in every pod that has a sign-in.";
            report.error(CODE, path, what).why(why).fix(
                "Write hours, minutes and seconds like 168h, 50m or 1h30m; days have no letter.",
            );
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
        passes(RULE, &[(&PATHS[0], "1h30m"), (&PATHS[1], "50m")]);
        passes(RULE, &[(&PATHS[0], "1.5h"), (&PATHS[1], "0s")]);
    }

    #[test]
    fn bad() {
        for path in PATHS {
            for text in ["7d", "168", "1 h", "-1h", "1 week"] {
                refuses(RULE, &[(&path, text)], CODE, &path);
            }
        }
    }
}
