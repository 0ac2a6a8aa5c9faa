//! The expert block at the end of step "Scaling": free YAML that is laid over the values of each chart.

use crate::fields::access::{Access, Kind, Reach};
use crate::fields::{Field, Section};
use crate::model::ListMode;

macro_rules! extra {
    ($name:ident, $kind:expr) => {
        Access {
            kind: $kind,
            reach: Reach::Place {
                get: |a| &a.extra_values.$name,
                get_mut: |a| &mut a.extra_values.$name,
            },
        }
    };
}

pub(super) const SECTION: Section = Section::new(
    "Extra values (expert)",
    "YAML that is laid over the generated values. It stays in this tab: it is never stored, \
     because a secret could stand in it.",
    &[
        Field::new(
            "extraValues.service",
            "Extra values for osmo_values.yaml",
            "Chart service.",
            extra!(service, Kind::Yaml),
        )
        .yaml()
        .example("services:\n  service:\n    disableTaskMetrics: true"),
        Field::new(
            "extraValues.router",
            "Extra values for router_values.yaml",
            "Chart router.",
            extra!(router, Kind::Yaml),
        )
        .yaml(),
        Field::new(
            "extraValues.webUi",
            "Extra values for ui_values.yaml",
            "Chart web-ui.",
            extra!(web_ui, Kind::Yaml),
        )
        .yaml(),
        Field::new(
            "extraValues.lists",
            "Lists that stand in both",
            "Helm replaces lists, so we write the merged one.",
            extra!(lists, Kind::Choice(ListMode::OPTIONS)),
        ),
    ],
)
.folded();
