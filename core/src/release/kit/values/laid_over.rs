//! The operator's own values, laid over ours.

use crate::model::ListMode;
use crate::plan::Plan;
use crate::questions;
use crate::release::facts::Chart;
use crate::yaml::{Doc, Lists, Overlay, read};

/// Lays the operator's values over a document and returns where they met ours. YAML that cannot be read is left out;
/// a rule says so.
pub(crate) fn laid_over(doc: &mut Doc, chart: &Chart, plan: &Plan) -> Vec<Overlay> {
    let Some(field) = questions::find(chart.extra) else {
        return Vec::new();
    };
    let text = field.read(plan.answers());
    if text.trim().is_empty() {
        return Vec::new();
    }
    let lists = match plan.answers().extra_values.lists {
        ListMode::Append => Lists::Append,
        ListMode::Replace => Lists::Replace,
    };
    read(&text).map_or_else(
        |_| Vec::new(),
        |value| doc.overlay(&value, field.path, lists),
    )
}
