//! The operator's own values, laid over ours.

use crate::model::{ListMode, Text};
use crate::plan::Plan;
use crate::release::v6_2::live_keys::Chart;
use crate::yaml::{Doc, Lists, Overlay, read};

impl Chart {
    /// Returns the name of the values file.
    pub(in crate::release::v6_2) fn file(self) -> &'static str {
        match self {
            Self::Service => "osmo_values.yaml",
            Self::Router => "router_values.yaml",
            Self::WebUi => "ui_values.yaml",
        }
    }

    /// Returns the field with the operator's own values, and what stands in it.
    pub(in crate::release::v6_2) fn extra(self, plan: &Plan) -> (&'static str, &Text) {
        let extra = &plan.answers().extra_values;
        match self {
            Self::Service => ("extraValues.service", &extra.service),
            Self::Router => ("extraValues.router", &extra.router),
            Self::WebUi => ("extraValues.webUi", &extra.web_ui),
        }
    }
}

/// Lays the operator's values over a document and returns where they met ours. YAML that cannot be read is left out;
/// a rule says so.
pub(in crate::release::v6_2) fn laid_over(
    doc: &mut Doc,
    chart: Chart,
    plan: &Plan,
) -> Vec<Overlay> {
    let (origin, text) = chart.extra(plan);
    if text.is_blank() {
        return Vec::new();
    }
    let lists = match plan.answers().extra_values.lists {
        ListMode::Append => Lists::Append,
        ListMode::Replace => Lists::Replace,
    };
    read(text).map_or_else(|_| Vec::new(), |value| doc.overlay(&value, origin, lists))
}
