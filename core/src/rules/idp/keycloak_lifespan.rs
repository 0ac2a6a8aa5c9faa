//! KC05: an access token lifespan that is no duration, or so short that sessions are refreshed all the time (N5).

use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Needs, Rule};
use crate::syntax::duration;

const CODE: &str = "KC05";
const PATH: &str = "idp.keycloak.tokenLifespan";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::Nothing,
    finds: ERRORS_AND_WARNINGS,
    sentence: "The access token lifespan is not a duration, or very short.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(text) = plan.answer(report, PATH) else {
        return;
    };
    let value = quoted(&text);
    match duration::seconds(&text) {
        None | Some(0) => {
            let why = "The session refresh is derived from it; a wrong one means that expired tokens are sent and the API answers 401.";
            report
                .error(
                    CODE,
                    PATH,
                    format!("Access token lifespan {value} is no duration."),
                )
                .why(why)
                .fix("Write it like 5m, 1h or 1h30m.");
        }
        Some(1..=60) => {
            let why =
                "The session would be refreshed every half minute, and Keycloak asked each time.";
            let fix = "Raise Access Token Lifespan in the realm's settings to 5m or more, and write the same here.";
            report
                .warning(
                    CODE,
                    PATH,
                    format!("Access token lifespan {value} is a minute or less."),
                )
                .why(why)
                .fix(fix);
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    const KEYCLOAK: (&str, &str) = ("idp.provider", "keycloak");

    #[test]
    fn good() {
        for text in ["5m", "1h", "61s", "1h30m"] {
            passes(RULE, &[KEYCLOAK, (PATH, text)]);
        }
    }

    #[test]
    fn bad() {
        for text in ["5", "5 minutes", "300", "0s", "1d", "-5m"] {
            refuses(RULE, &[KEYCLOAK, (PATH, text)], CODE, PATH);
        }
        for text in ["60s", "1m", "10s"] {
            warns(RULE, &[KEYCLOAK, (PATH, text)], CODE, PATH);
        }
    }
}
