//! Our values against what the charts have of themselves: each key that our files write, as the chart has it and as we set it.

use super::{Compared, against, ours};
use crate::plan::Plan;
use crate::release;
use crate::text::join;
use crate::yaml::{Doc, Mask, tree, write};
use serde_yaml::{Mapping, Value};

/// What came of it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct AgainstCharts {
    /// Our values files, in the order of installation.
    pub files: Vec<(String, Compared)>,
    /// Keys of which it is not known what the chart has: file and key. They are left out on both sides.
    pub unknown: Vec<String>,
}

/// Both sides of one level of a values file.
#[derive(Default)]
struct Sides {
    chart: Mapping,
    ours: Mapping,
}

/// Takes a values file apart into what the chart has and what we set, key by key.
fn sides(ours: &Mapping, known: &Mapping, above: &str, unknown: &mut Vec<String>) -> Sides {
    let mut out = Sides::default();
    for (key, value) in ours {
        let name = crate::yaml::scalar_text(key).unwrap_or_default();
        let path = format!("{above}{name}");
        if let Some(there) = known.get(Value::from(path.as_str())) {
            if !there.is_null() {
                out.chart.insert(key.clone(), there.clone());
            }
            out.ours.insert(key.clone(), value.clone());
        } else if let Value::Mapping(inner) = value {
            let below = sides(inner, known, &format!("{path}."), unknown);
            if !below.chart.is_empty() {
                out.chart.insert(key.clone(), Value::Mapping(below.chart));
            }
            if !below.ours.is_empty() {
                out.ours.insert(key.clone(), Value::Mapping(below.ours));
            }
        } else {
            unknown.push(path);
        }
    }
    out
}

fn mapping(text: &str) -> Option<Mapping> {
    match tree(text).0?.meant() {
        Value::Mapping(map) => Some(map),
        _ => None,
    }
}

/// Compares our values files with the charts. It follows the answers; no file has to be given.
pub fn against_charts(plan: &Plan) -> AgainstCharts {
    let pages = release::pages_of(plan);
    let all = ours(plan);
    let mut out = AgainstCharts::default();
    for chart in plan.facts().charts {
        let text = all.iter().find(|(name, _)| name == chart.file);
        let known = mapping(pages.chart_values(chart));
        let (Some((name, text)), Some(known)) = (text, known) else {
            continue;
        };
        let Some(map) = mapping(text) else {
            continue;
        };
        let mut unknown = Vec::new();
        let both = sides(&map, &known, "", &mut unknown);
        let file = |map| {
            join(&write(
                &Doc::of(Value::Mapping(map), chart.extra),
                Mask::Show,
            ))
        };
        let from = format!("chart {}", chart.name);
        let compared = against(&from, name, &file(both.chart), &file(both.ours), true);
        out.files.push((name.clone(), compared));
        let unknown = unknown.iter().map(|key| format!("{name}: {key}"));
        out.unknown.extend(unknown);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers;
    use crate::secrets::Secrets;

    fn plan(more: &str) -> Plan {
        let text = format!(
            "hostname: osmo.example.com\nidp: {{entra: {{tenantId: 12345678-1234-1234-1234-123456789abc, clientId: \
             aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}}}}\n{more}"
        );
        Plan::new(&answers::read(&text).unwrap(), &Secrets::default())
    }

    #[test]
    fn each_key_stands_as_the_chart_has_it_and_as_we_set_it() {
        let found = against_charts(&plan(""));
        assert_eq!(found.unknown, Vec::<String>::new());
        let names: Vec<&str> = found.files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            ["osmo_values.yaml", "router_values.yaml", "ui_values.yaml"]
        );
        let Compared::Differs(patch) = &found.files[2].1 else {
            panic!("{found:?}")
        };
        let lines: Vec<&str> = patch.text.lines().map(str::trim_end).collect();
        for line in [
            "--- chart web-ui",
            "+++ ui_values.yaml",
            "-    hostname: \"\"",
            "+    hostname: \"osmo.example.com\"",
        ] {
            assert!(lines.contains(&line), "{line}\n{}", patch.text);
        }
    }

    #[test]
    fn what_is_not_known_of_the_chart_is_named_and_not_compared() {
        let extra = "extraValues:\n  webUi: |\n    services:\n      ui:\n        nobodyKnows: 7\n";
        let found = against_charts(&plan(extra));
        assert_eq!(found.unknown, ["ui_values.yaml: services.ui.nobodyKnows"]);
        assert!(!super::super::patch(&found.files).contains("nobodyKnows"));
    }

    #[test]
    fn a_secret_among_the_values_is_not_shown() {
        let extra =
            "extraValues:\n  webUi: |\n    services:\n      redis:\n        password: hunter2\n";
        assert!(!format!("{:?}", against_charts(&plan(extra))).contains("hunter2"));
    }
}
