//! A release that does not exist: the proof that a second one needs facts and its own values, and no copy of another.
//! Only a test build offers it (`--features made-up-release`).

pub(crate) mod facts;

use super::facts::Chart;
use super::kit::{Pages, Release, Stage, Symptom, rules, values};
use crate::plan::Plan;
use crate::rules::Rule;
use crate::yaml::Doc;

/// The made-up release.
pub(crate) struct MadeUp;

/// Its rules about the operator's own values.
pub(crate) const EXTRA: &[&[Rule]] = &[rules::extra::RULES];

impl Release for MadeUp {
    fn rules(&self) -> &'static [&'static [Rule]] {
        &[rules::sign_in::RULES]
    }

    fn values(&self, chart: &Chart, plan: &Plan) -> Doc {
        let mut doc = values::begin(plan, chart.name);
        values::images(&mut doc, plan);
        let hostname = values::text(&plan.deployment().hostname, "hostname");
        doc.put("hostname", hostname, path!("hostname"));
        doc
    }
}

impl Pages for MadeUp {
    fn departures(&self, _plan: &Plan) -> Vec<&'static str> {
        vec!["There is no guide for a release that does not exist."]
    }

    fn symptoms(&self, stage: Stage) -> &'static [Symptom] {
        match stage {
            Stage::Run => &[NOTHING],
            _ => &[],
        }
    }
}

const NOTHING: Symptom = Symptom::new("nothing happens", "The release does not exist", "", "none");
