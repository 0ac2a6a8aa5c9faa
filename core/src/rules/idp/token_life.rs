//! KC05: a life of tokens that is no duration, or so short that sessions are refreshed all the time (N5).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Needs, Rule};
use crate::syntax::duration;

const CODE: &str = "KC05";
const PATHS: [Path; 2] = [
    path!("idp.keycloak.tokenLifespan"),
    path!("idp.oidc.tokenLifetime"),
];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::Nothing,
    finds: ERRORS_AND_WARNINGS,
    sentence: "The life of tokens is not a duration, or very short.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for path in PATHS {
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        let (label, value) = (questions::label(&path), quoted(&text));
        match duration::seconds(&text) {
            None | Some(0) => {
                let what = format!("{label} {value} is not a valid duration.");
                let why = "The session refresh is derived from it; a wrong one means that expired \
                           tokens are sent and the API answers 401.";
                let fix = "Write it like 5m, 1h or 1h30m.";
                report.error(CODE, path, what).why(why).fix(fix);
            }
            Some(1..=60) => {
                let what = format!("{label} {value} is a minute or less.");
                let why = "The session would be refreshed every half minute, and the provider \
                           asked each time.";
                let fix = "Let tokens live 5m or more at the provider, and write the same here.";
                report.warning(CODE, path, what).why(why).fix(fix);
            }
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    const CASES: [(&str, &str); 2] = [("keycloak", PATHS[0].as_str()), ("oidc", PATHS[1].as_str())];

    #[test]
    fn good() {
        for (provider, path) in CASES {
            for text in ["5m", "1h", "61s", "1h30m"] {
                passes(RULE, &[("idp.provider", provider), (path, text)]);
            }
        }
        passes(RULE, &[("idp.provider", "oidc"), (PATHS[1].as_str(), "")]);
    }

    #[test]
    fn bad() {
        for (provider, path) in CASES {
            let provider = ("idp.provider", provider);
            for text in ["5", "5 minutes", "300", "0s", "1d", "-5m"] {
                refuses(RULE, &[provider, (path, text)], CODE, path);
            }
            for text in ["60s", "1m", "10s"] {
                warns(RULE, &[provider, (path, text)], CODE, path);
            }
        }
    }
}
