//! What was decided, in sentences: what an approver reads first. Each sentence names the questions behind it. The page shows
//! them and knows none of their words.

mod data;
mod people;
mod place;
mod way;

use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::secrets;
use crate::text::counted;

/// One decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    /// What it is about, in one or two words.
    pub subject: &'static str,
    /// What holds, in one to three sentences.
    pub sentence: String,
    /// The questions and secrets that decide it and are asked at the moment, the first one first.
    pub fields: Vec<Path>,
}

/// A decision before it is known which of its questions are asked.
type Said = (&'static str, String, Vec<Path>);

/// Returns every decision, in the order of the walk.
pub fn decisions(plan: &Plan) -> Vec<Decision> {
    let all = [
        place::cluster(plan),
        way::ingress(plan),
        way::tls(plan.deployment()),
        way::exposed(plan),
        people::provider(plan),
        people::sessions(plan),
        data::postgres(plan.deployment()),
        data::redis(plan.deployment()),
        place::size(plan.deployment()),
        people::secrets(plan),
        place::proof(plan),
    ];
    let asked = |path: &Path| {
        let d = plan.deployment();
        let secret = secrets::find(path).is_some_and(|spec| (spec.needed)(d));
        secret || questions::asked_at(d, *path).is_some()
    };
    let made = all.into_iter().map(|(subject, sentence, fields)| Decision {
        subject,
        sentence,
        fields: fields.into_iter().filter(asked).collect(),
    });
    made.filter(|one| !one.sentence.is_empty()).collect()
}

/// Says in how many archives the files come, and what is in each.
pub fn archives(plan: &Plan) -> String {
    match held(plan) {
        0 => "One archive. No secret is in it: the scripts ask for each one at the terminal."
            .to_owned(),
        count => format!(
            "Two archives. The first one has no secret in it. The second one has the {} of this tab: unpack it over the first.",
            counted(count, "secret", "secrets")
        ),
    }
}

/// Returns how many of the secrets that are needed are held.
fn held(plan: &Plan) -> usize {
    let needed = secrets::SPECS
        .iter()
        .filter(|spec| (spec.needed)(plan.deployment()));
    needed
        .filter(|spec| !(spec.get)(plan.secrets()).is_empty())
        .count()
}

#[cfg(test)]
mod tests;
