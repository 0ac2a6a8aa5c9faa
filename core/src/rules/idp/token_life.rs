//! KC05: a life of tokens, of any provider that asks for it, that is no duration, or so short that sessions are refreshed
//! all the time (N5).

use crate::fields::Grammar;
use crate::finding::Report;
use crate::idp::chosen;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};
use crate::syntax::duration;

const CODE: &str = "KC05";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("The life of tokens is not a duration, or very short."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let asked = chosen(plan.deployment()).questions.iter();
    let durations = asked
        .flat_map(|section| section.fields)
        .filter(|field| field.grammar == Grammar::Duration);
    for path in durations.map(|field| field.path) {
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
    use crate::idp::PROVIDERS;
    use crate::rules::bench::{passes, refuses, warns};

    /// Provider and path of every question for a life.
    fn cases() -> Vec<(&'static str, &'static str)> {
        let mut cases = Vec::new();
        for provider in PROVIDERS {
            let fields = provider.questions.iter().flat_map(|section| section.fields);
            let durations = fields.filter(|field| field.grammar == Grammar::Duration);
            cases.extend(durations.map(|field| (provider.id.word(), field.path.as_str())));
        }
        cases
    }

    /// A new provider cannot forget the form: the answer is called so everywhere.
    #[test]
    fn every_life_is_looked_at() {
        let all = questions::all().filter(|field| field.path.starts_with("idp."));
        let named = all.filter(|field| field.path.to_ascii_lowercase().contains("tokenlife"));
        assert_eq!(named.count(), cases().len());
        assert!(cases().len() >= 8);
    }

    #[test]
    fn good() {
        for (provider, path) in cases() {
            for text in ["5m", "1h", "61s", "1h30m"] {
                passes(RULE, &[("idp.provider", provider), (path, text)]);
            }
        }
        passes(
            RULE,
            &[("idp.provider", "oidc"), ("idp.oidc.tokenLifetime", "")],
        );
    }

    #[test]
    fn bad() {
        for (provider, path) in cases() {
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
