//! `key: null`: not the same as no key. Helm then takes away what the chart has at the key (F-unknown-keys).

use super::account::Account;
use super::fate::MOST;
use super::found::Found;
use super::live;
use super::ours;
use super::sheet::Fate;
use crate::release;
use crate::release::facts::Chart;
use crate::release::kit::back::How;
use crate::release::kit::rules::extra::has_keys;
use crate::yaml::Node;
use serde_yaml::Value;

/// Values that are as good as none.
const EMPTY: &[&str] = &["null", "\"\"", "{}", "[]", "false"];

/// Says whether a chart has something at a key or below it; nothing if that is not known.
fn chart_has(chart: &Chart, path: &str) -> Option<bool> {
    let mut known = None;
    for line in release::chart_values(chart).lines() {
        let Some((key, value)) = line.split_once(": ") else {
            continue;
        };
        let below = |path: &str, key: &str| {
            path.strip_prefix(key)
                .is_some_and(|rest| rest.starts_with('.'))
        };
        let is_something = !EMPTY.contains(&value);
        if key == path || below(path, key) {
            return Some(is_something);
        }
        if below(key, path) {
            known = Some(known == Some(true) || is_something);
        }
    }
    known
}

fn is_empty(node: &Node) -> bool {
    match ours::value(node) {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(map) => map.is_empty(),
        _ => false,
    }
}

impl Account<'_> {
    /// What becomes of a null that a template reads. It is kept as other values that no question has, unless the chart
    /// cannot do without what it takes away.
    pub(super) fn of_null(&mut self, path: &str, line: usize, ours: Option<&Node>) -> Fate {
        let known = chart_has(self.chart, path);
        if known == Some(false) {
            return Fate::Nothing;
        }
        let row = self.row(path);
        if let Some(ours) = ours.filter(|ours| is_empty(ours)) {
            let origin = ours.origin;
            return Fate::Understood(origin.or_else(|| row.and_then(|row| row.how.path())));
        }
        if let Some(code) = self.dropped.get(path) {
            return Fate::Repaired(code);
        }
        if ours.is_none() && row.is_some_and(|row| self.is_idle(row.how)) {
            return Fate::Idle;
        }
        let needed = has_keys(live::keys(self.chart), path)
            || matches!(
                row.map(|row| row.how),
                Some(How::Same(_) | How::Derived(_) | How::Constant | How::Digest)
            );
        let found = if needed {
            Found::error(
                "IMP43",
                line,
                path,
                [
                    "This is null: Helm then takes away what the chart has here, with all below it.",
                    "The chart needs it. Helm stops without it, or the pods get an empty value.",
                    "Delete the key. An import does: the answers or the chart say what stands there.",
                ],
            )
        } else {
            Found::error("IMP42", line, path, [
                if known.is_some() {
                    "This is null: Helm then takes away what the chart has here."
                } else {
                    "This is null: Helm then takes away what the chart has here, if it has anything."
                },
                "The pods go without it. It is kept so, as an extra value.",
                "Nothing, if that is meant. Otherwise delete the key: then the chart's own value holds.",
            ])
            .warning()
        };
        if self.found.len() < MOST {
            self.found.push(found);
        }
        if needed {
            Fate::Repaired("IMP43")
        } else {
            Fate::Kept(self.chart.extra)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::offered;

    #[test]
    fn what_charts_have() {
        for (path, expected) in [
            ("services.agent.resources.limits.memory", Some(true)),
            ("services.agent.resources", Some(true)),
            ("services.worker.resources", Some(false)),
            ("services.worker.resources.limits", Some(false)),
            ("services.service.hostname", Some(false)),
            ("services.service.ingress.enabled", Some(true)),
            ("podMonitor", Some(true)),
            ("services.service.livenessProbe", None),
            ("services.agent.resource", None),
        ] {
            let found = chart_has(&offered::NEWEST.charts[0], path);
            assert_eq!(found, expected, "{path}");
        }
    }
}
