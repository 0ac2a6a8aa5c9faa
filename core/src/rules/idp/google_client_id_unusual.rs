//! GOOG02: a Google client id in a form that Google does not give today (F-google-client-id): usually a project
//! number, a hyphen and 32 characters.

use super::google_client_id::ENDING;
use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "GOOG02";
const PATH: Path = path!("idp.google.clientId");

fn is_usual(client: &str) -> bool {
    let Some((number, word)) = client
        .strip_suffix(ENDING)
        .and_then(|start| start.split_once('-'))
    else {
        return false;
    };
    let word_fits = word
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    number.len() >= 6
        && number.bytes().all(|b| b.is_ascii_digit())
        && (20..=40).contains(&word.len())
        && word_fits
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("A Google client ID has an unusual form."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(client) = plan.answer(report, PATH) else {
        return;
    };
    if !is_usual(&client) {
        let what = format!(
            "Client ID {} does not look like the ones that Google gives.",
            quoted(&client)
        );
        let why = "If a part is missing, Google refuses every login for an unknown client.";
        report.warning(CODE, PATH, what).why(why).fix(
            "Compare it with the console: usually digits, a hyphen, 32 letters and digits, then \
             the ending.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const GOOGLE: (&str, &str) = ("idp.provider", "google");

    #[test]
    fn good() {
        passes(RULE, &[GOOGLE]);
    }

    #[test]
    fn bad() {
        for client in [
            "123456789012.apps.googleusercontent.com",
            "12-abc.apps.googleusercontent.com",
            "123456789012-ab.apps.googleusercontent.com",
        ] {
            warns(RULE, &[GOOGLE, (&PATH, client)], CODE, &PATH);
        }
    }
}
