//! The operator's own values, laid over ours.

use crate::model::ListMode;
use crate::plan::Plan;
use crate::release::facts::Chart;
use crate::yaml::{Doc, Lists, Overlay};

/// Lays the operator's values over a document and returns where they met ours. YAML that cannot be read is left out;
/// a rule says so.
pub(crate) fn laid_over(doc: &mut Doc, chart: &Chart, plan: &Plan) -> Vec<Overlay> {
    let Some(Ok(value)) = plan.extra(chart.extra) else {
        return Vec::new();
    };
    let lists = match plan.answers().extra_values.lists {
        ListMode::Append => Lists::Append,
        ListMode::Replace => Lists::Replace,
    };
    doc.overlay(value, chart.extra, lists)
}
