//! OSMO 6.2: charts `service`, `router` and `web-ui` 1.2.0 (tag 6.2.8) and 1.2.1 (tag 6.2.10).

pub(crate) mod back;
mod before;
pub(crate) mod defaults;
mod departures;
pub(crate) mod facts;
mod reasons;
mod rules;
mod symptoms;
pub(crate) mod texts;
mod values;

pub(crate) use rules::EXTRA;

use super::facts::Chart;
use super::kit::{Pages, Reason, Release, Stage, Symptom};
use crate::plan::Plan;
use crate::rules::Rule;
use crate::yaml::Doc;

/// OSMO 6.2.
pub(crate) struct V6_2;

impl Release for V6_2 {
    fn rules(&self) -> &'static [&'static [Rule]] {
        rules::RULES
    }

    fn values(&self, chart: &Chart, plan: &Plan) -> Doc {
        values::doc(chart, plan)
    }

    fn finish(&self, chart: &Chart, doc: &mut Doc) {
        values::finish(chart, doc);
    }
}

impl Pages for V6_2 {
    fn chart_values(&self, chart: &Chart) -> &'static str {
        match chart.name {
            "router" => include_str!("chart_defaults/router.txt"),
            "web-ui" => include_str!("chart_defaults/web-ui.txt"),
            _ => include_str!("chart_defaults/service.txt"),
        }
    }

    fn reasons(&self) -> &'static [Reason] {
        reasons::REASONS
    }

    fn before(&self, plan: &Plan) -> &'static [&'static str] {
        before::items(plan)
    }

    fn departures(&self, plan: &Plan) -> Vec<&'static str> {
        departures::items(plan)
    }

    fn symptoms(&self, stage: Stage) -> &'static [Symptom] {
        symptoms::of(stage)
    }
}
