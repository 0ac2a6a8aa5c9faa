//! EXTR17: a list where the chart wants a mapping, the other way round, or a number where Kubernetes wants a text. A mapping in
//! place of a list slides into the container that stands before it.

use super::{given, key_text};
use crate::finding::Report;
use crate::plan::Plan;
use crate::release::facts::{Kind, Wants};
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::yaml11;
use serde_yaml::Value;
use std::collections::BTreeSet;

const CODE: &str = "EXTR17";
const HANDED_ON: &str = "The chart hands it on as it is. The API server refuses the object, or it slides into the settings of \
                         another container.";
const TEXT: &str = "Kubernetes takes only texts here, and refuses a number or a truth value.";
const QUOTE: &str = "Put it in quotes, such as \"1\" or \"true\".";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("An extra value is of another kind than its place wants."),
    check,
};

/// Says whether a path is the one of a pattern, in which `*` stands for any part.
fn fits(pattern: &str, path: &str) -> bool {
    let mut parts = path.split('.');
    pattern.split('.').all(|wanted| {
        parts
            .next()
            .is_some_and(|part| wanted == "*" || wanted == part)
    }) && parts.next().is_none()
}

/// Returns each value with its path, also those that hold further ones.
fn nodes<'a>(value: &'a Value, path: &str, out: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Mapping(map) => {
            for (key, inner) in map {
                let dot = if path.is_empty() { "" } else { "." };
                let path = format!("{path}{dot}{}", key_text(key));
                nodes(inner, &path, out);
                out.push((path, inner));
            }
        }
        Value::Sequence(items) => {
            let path = format!("{path}[]");
            for inner in items {
                nodes(inner, &path, out);
            }
        }
        Value::Tagged(tagged) => nodes(&tagged.value, path, out),
        _ => {}
    }
}

/// What is wrong: the path, what it has to be, why, and what to do.
type Fault = (String, &'static str, &'static str, &'static str);

/// Looks at each value of a mapping.
fn texts(path: &str, value: &Value, bare: bool, out: &mut Vec<Fault>) {
    let Some(map) = value.as_mapping() else {
        let fix = "Write a key and a text in quotes, a line each, without hyphens.";
        out.push((path.to_owned(), "a mapping of texts", HANDED_ON, fix));
        return;
    };
    for (key, value) in map {
        let inner = |text: &str| {
            text.len() > 1 && text.starts_with(['"', '\'']) && text.ends_with(['"', '\''])
        };
        let retyped = |text: &str| bare && !inner(text) && yaml11::changes_type(text);
        if value.is_null() || value.as_str().is_some_and(|text| !retyped(text)) {
            continue;
        }
        let (why, fix) = if bare {
            (
                "The chart prints it without quotes. A number or a truth value comes out, which Kubernetes refuses.",
                "Put it in two kinds of quotes, such as '\"true\"'.",
            )
        } else {
            (TEXT, QUOTE)
        };
        out.push((format!("{path}.{}", key_text(key)), "a text", why, fix));
    }
}

fn faults(wants: Wants, path: &str, value: &Value, out: &mut Vec<Fault>) {
    let mut say = |state, why, fix| out.push((path.to_owned(), state, why, fix));
    match wants {
        Wants::List if !value.is_sequence() => {
            say(
                "a list",
                HANDED_ON,
                "Write a hyphen and a space before each entry.",
            );
        }
        Wants::Words => {
            let items = value.as_sequence();
            if !items.is_some_and(|items| items.iter().all(Value::is_string)) {
                let fix =
                    "Write a hyphen and a space before each entry, and put numbers in quotes.";
                say("a list of texts", TEXT, fix);
            }
        }
        Wants::Entries => {
            let entries = value.as_sequence();
            if !entries.is_some_and(|items| items.iter().all(Value::is_mapping)) {
                let fix = "Write a hyphen before each entry, and keys with values in it, as Kubernetes has them.";
                say("a list of mappings", HANDED_ON, fix);
            }
        }
        Wants::Map if !value.is_mapping() => {
            say(
                "a mapping",
                HANDED_ON,
                "Write keys and values without hyphens.",
            );
        }
        Wants::Texts => texts(path, value, false, out),
        Wants::Bare => texts(path, value, true, out),
        Wants::Text if !value.is_string() => say("a text", TEXT, QUOTE),
        Wants::List | Wants::Map | Wants::Text => {}
    }
}

fn check(plan: &Plan, report: &mut Report) {
    for (chart, values) in given(plan, report) {
        let here = |kind: &&Kind| kind.charts.contains(&chart.name);
        let kinds: Vec<&Kind> = plan.keys().kinds.iter().filter(here).collect();
        let (mut all, mut found) = (Vec::new(), Vec::new());
        nodes(values, "", &mut all);
        for (path, value) in all.iter().filter(|(_, value)| !value.is_null()) {
            if let Some(kind) = kinds.iter().find(|kind| fits(kind.key, path)) {
                faults(kind.wants, path, value, &mut found);
            }
        }
        // Each path once, though many entries of a list may have it.
        let mut seen = BTreeSet::new();
        for (path, state, why, fix) in found {
            if !seen.insert(path.clone()) {
                continue;
            }
            let what = format!(
                "{} has to be {state} in the chart {}.",
                quoted(&path),
                chart.name
            );
            report
                .error(CODE, chart.extra, what)
                .about(&path)
                .why(why)
                .fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const SERVICE: &str = "extraValues.service";
    const ROUTER: &str = "extraValues.router";
    const UI: &str = "extraValues.webUi";

    #[test]
    fn good() {
        for (field, text) in [
            (
                SERVICE,
                "services: {service: {extraEnv: [{name: A, value: '1'}], extraSidecars: []}}",
            ),
            (
                SERVICE,
                "services: {worker: {tolerations: [{key: a, operator: Exists}], extraArgs: [-x, 1]}}",
            ),
            (
                SERVICE,
                "global: {nodeSelector: {gpu: '\"true\"', disk: ssd}}",
            ),
            (
                SERVICE,
                "services: {service: {ingress: {annotations: {a/b: 1}}, tolerations: ~}}",
            ),
            (
                SERVICE,
                "extraConfigMaps: [{name: a, data: {extraEnv: x, b: '1'}}]",
            ),
            (
                ROUTER,
                "services: {service: {nodeSelector: {gpu: 'true'}}}\nextraEnvs: [{name: A, value: 1}]",
            ),
            (
                UI,
                "services: {ui: {extraEnvs: [{name: A, value: true}], service: {labels: {a: b}}}}",
            ),
        ] {
            passes(RULE, &[(field, text)]);
        }
    }

    #[test]
    fn bad() {
        for (field, text) in [
            (
                SERVICE,
                "services: {service: {initContainers: [{args: [--port, 1]}]}}",
            ),
            (
                SERVICE,
                "services: {worker: {tolerations: [{value: true}]}}",
            ),
            (
                "extraValues.webUi",
                "services: {ui: {args: [--port, 3000]}}",
            ),
            ("extraValues.webUi", "services: {ui: {command: [{a: b}]}}"),
            (
                SERVICE,
                "services: {service: {extraSidecars: {name: x, image: y}}}",
            ),
            (SERVICE, "services: {service: {extraEnv: {A: b}}}"),
            (SERVICE, "services: {service: {extraEnv: [A=b]}}"),
            (
                SERVICE,
                "services: {service: {extraEnv: [{name: A, value: 1}]}}",
            ),
            (
                SERVICE,
                "sidecars: {authz: {extraEnv: [{name: A, value: true}]}}",
            ),
            (SERVICE, "services: {agent: {extraArgs: --x}}"),
            (SERVICE, "services: {worker: {tolerations: {key: a}}}"),
            (SERVICE, "services: {worker: {extraPodAnnotations: {a: 1}}}"),
            (SERVICE, "services: {worker: {extraPodLabels: [a]}}"),
            (SERVICE, "serviceAccount: {annotations: {a: true}}"),
            (SERVICE, "extraConfigMaps: [{name: a, data: {b: 1}}]"),
            (SERVICE, "global: {nodeSelector: {gpu: 'true'}}"),
            (SERVICE, "services: {service: {nodeSelector: {gpu: 1}}}"),
            (SERVICE, "services: {service: {nodeSelector: [gpu]}}"),
            (ROUTER, "services: {service: {nodeSelector: {gpu: true}}}"),
            (ROUTER, "extraEnvs: {A: b}"),
            (
                ROUTER,
                "extraContainers: [{name: a, env: [{name: A, value: 1}]}]",
            ),
            (UI, "global: {nodeSelector: {gpu: '1'}}"),
            (UI, "services: {ui: {service: {annotations: {a: 1}}}}"),
            (UI, "services: {ui: {service: {labels: {a: 1}}}}"),
        ] {
            refuses(RULE, &[(field, text)], CODE, field);
        }
    }
}
