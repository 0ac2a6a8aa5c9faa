//! EXTR02: a key that no template reads (the live keys of the charts; D1, D6, D7, D11, D12, D13, D42, D43, D44, D48). Helm
//! never reports one (F-unknown-keys).

use super::{given, key_text, leaves};
use crate::finding::Report;
use crate::plan::Plan;
use crate::release::facts::{Chart, Facts, Keys, Live};
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::near;
use serde_yaml::Value;

const CODE: &str = "EXTR02";
/// The code, for those who find such keys themselves.
pub(crate) const DEAD_KEY: &str = CODE;
/// How many keys of one chart are named; of further ones, the number. Whoever pastes the wrong file reads no thousand
/// findings, and each is compared with every key that the chart knows.
const NAMED: usize = 100;

/// Returns where the dead part of a path begins: the shortest start that is not live.
fn dead_start(keys: Live, path: &str) -> Option<String> {
    let ends = path
        .match_indices(['.', '['])
        .map(|(at, _)| at)
        .chain([path.len()]);
    ends.filter_map(|end| path.get(..end))
        .filter(|start| !start.is_empty())
        .find(|start| !keys.has(start))
        .map(str::to_owned)
}

/// Finds keys with dots that only look like live ones: Helm takes `"a.b"` for one name, and no template reads it.
fn joined(keys: Live, value: &Value, path: &str, out: &mut Vec<String>) {
    match value {
        Value::Mapping(map) => {
            let dot = if path.is_empty() { "" } else { "." };
            for (key, inner) in map {
                let name = key_text(key);
                let here = format!("{path}{dot}{name}");
                // Below some keys any name is taken, such as those of labels.
                let is_free = || keys.has(&format!("{path}{dot}?"));
                if name.contains(['.', '[']) && keys.has(&here) && !is_free() {
                    out.push(here);
                } else {
                    joined(keys, inner, &here, out);
                }
            }
        }
        Value::Sequence(items) => {
            let path = format!("{path}[]");
            for inner in items {
                joined(keys, inner, &path, out);
            }
        }
        Value::Tagged(tagged) => joined(keys, &tagged.value, path, out),
        _ => {}
    }
}

/// Returns a live key beside the dead one that is one slip away.
fn meant(keys: Live, dead: &str) -> Option<String> {
    let (parent, name) = dead
        .rsplit_once('.')
        .map_or(("", dead), |(parent, name)| (parent, name));
    keys.keys().find_map(|live| {
        let rest = if parent.is_empty() {
            live
        } else {
            live.strip_prefix(parent)?.strip_prefix('.')?
        };
        let sibling = rest.split(['.', '[']).next()?;
        let dot = if parent.is_empty() { "" } else { "." };
        near::is_near(name, sibling).then(|| format!("{parent}{dot}{sibling}"))
    })
}

fn explain(facts: &Facts, keys: &Keys, chart: &Chart, dead: &str) -> (String, String) {
    let below = |start: &str| {
        dead == start
            || dead
                .strip_prefix(start)
                .is_some_and(|rest| rest.starts_with('.'))
    };
    if let Some(one) = keys.misleading.iter().find(|one| below(one.key)) {
        return (one.why.to_owned(), one.fix.to_owned());
    }
    let why =
        "No template of this chart reads it, and Helm does not say so: it would have no effect.";
    let other = facts
        .charts
        .iter()
        .find(|other| *other != chart && keys.live(other).has(dead));
    let fix = match (meant(keys.live(chart), dead), other) {
        (Some(key), _) => format!("Write {key}, if that is what you mean."),
        (None, Some(other)) => format!("It belongs to the chart {}: move it there.", other.name),
        (None, None) => "Delete this key, or compare it with the chart's values.yaml.".to_owned(),
    };
    (why.to_owned(), fix)
}

/// Returns what is wrong with a key that nothing reads, what would happen, and what to do.
pub(crate) fn dead_key(
    facts: &Facts,
    keys: &Keys,
    chart: &Chart,
    dead: &str,
) -> (String, String, String) {
    let (why, fix) = explain(facts, keys, chart, dead);
    let what = format!(
        "Nothing in the chart {} reads {}.",
        chart.name,
        quoted(dead)
    );
    (what, why, fix)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("No template reads a key of the extra values."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for (chart, values) in given(plan, report) {
        let keys = plan.keys().live(chart);
        let field = chart.extra;
        let mut seen = Vec::new();
        joined(keys, values, "", &mut seen);
        seen.sort_unstable();
        seen.dedup();
        seen.truncate(NAMED);
        for key in &seen {
            report
                .error(
                    CODE,
                    field,
                    format!(
                        "Nothing in the chart {} reads {} as one key.",
                        chart.name,
                        quoted(key)
                    ),
                )
                .about(key)
                .why("Helm takes a key with dots for one name: it would have no effect.")
                .fix("Write each part on a line of its own, indented below the one before.");
        }
        let mut further = 0;
        for key in leaves(values)
            .iter()
            .filter_map(|(path, _)| dead_start(keys, path))
        {
            if seen.contains(&key) {
                continue;
            }
            if seen.len() == NAMED {
                further += 1;
                continue;
            }
            let (what, why, fix) = dead_key(plan.facts(), plan.keys(), chart, &key);
            report
                .error(CODE, field, what)
                .about(&key)
                .why(why)
                .fix(fix);
            seen.push(key);
        }
        if further > 0 {
            report
                .error(
                    CODE,
                    field,
                    format!(
                        "Nothing in the chart {} reads {further} further values.",
                        chart.name
                    ),
                )
                .about("further")
                .why("This is probably a file of something else.")
                .fix("Paste only what this chart is to be given beside the answers.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, run};

    const SERVICE: &str = "extraValues.service";

    #[test]
    fn good() {
        passes(
            RULE,
            &[(
                SERVICE,
                "services: {service: {disableTaskMetrics: true, extraEnv: [{name: A, value: b}]}}",
            )],
        );
        passes(
            RULE,
            &[
                ("extraValues.router", "extraEnvs: [{name: A, value: b}]"),
                ("extraValues.webUi", "services: {ui: {docsBaseUrl: x}}"),
            ],
        );
        passes(
            RULE,
            &[(
                SERVICE,
                "services: {service: {extraPodLabels: {example.com/team: a}, ingress: {annotations: {a.b/c: d}}}}",
            )],
        );
        passes(
            RULE,
            &[
                (SERVICE, "services: ~"),
                ("extraValues.router", "- not read here"),
            ],
        );
    }

    #[test]
    fn bad() {
        for text in [
            "a: 1",
            "services: {service: {hostnam: x}}",
            "sidecars: {logAgent: {enabled: false}}",
            "services: {ui: {hostname: x}}",
            "<<: {a: 1}",
            "\"services.worker.scaling.maxReplicas\": 4",
            "services: {service.extraArgs: [--x]}",
            "services: {service: {\"extraArgs[]\": x}}",
        ] {
            refuses(RULE, &[(SERVICE, text)], CODE, SERVICE);
        }
    }

    #[test]
    fn a_wrong_file_gives_a_hundred_findings_and_a_number() {
        let lines: Vec<String> = (0..130).map(|key| format!("k{key}: 1\n")).collect();
        let text = lines.concat();
        let findings = run(&[RULE], &[(SERVICE, &text)]);
        assert_eq!(findings.len(), NAMED + 1);
        assert!(findings.iter().any(|one| one.what.contains(" 30 further")));
    }

    #[test]
    fn each_dead_part_is_named_once_and_explained() {
        for (field, text, key, word) in [
            (
                SERVICE,
                "services: {service: {hostnam: x}}",
                "services.service.hostnam",
                "Write services.service.hostname,",
            ),
            (
                SERVICE,
                "sidecars: {logAgent: {enabled: true, cloudwatch: {role: x}}}",
                "sidecars.logAgent",
                "agent on the nodes",
            ),
            (
                SERVICE,
                "services: {defaultAdmin: {ingress: {a: 1}}}",
                "services.defaultAdmin.ingress",
                "services.service.ingress",
            ),
            (
                SERVICE,
                "sidecars: {envoy: {useKubernetesSecrets: true}}",
                "sidecars.envoy.useKubernetesSecrets",
                "oauth2Proxy",
            ),
            (
                SERVICE,
                "services: {ui: {docsBaseUrl: x}}",
                "services.ui",
                "chart web-ui",
            ),
            (
                "extraValues.router",
                "global: {nodeSelector: {a: b}}",
                "global.nodeSelector",
                "services.service.nodeSelector",
            ),
        ] {
            let findings = run(&[RULE], &[(field, text)]);
            assert_eq!(findings.len(), 1, "{findings:?}");
            assert!(
                findings[0].what.contains(&format!("\"{key}\"")) && findings[0].fix.contains(word),
                "{findings:?}"
            );
        }
    }
}
