//! EXTR19: containers, volumes or variables of one pod that have one name, and mounts of volumes that are not there.

use super::pods::{PODS, Pod};
use crate::finding::Report;
use crate::model::ListMode;
use crate::path::Path;
use crate::plan::Plan;
use crate::release::kit::values::laid_over;
use crate::release::v6_2::values;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::yaml::{Body, Doc, Node, scalar_text};
use std::collections::BTreeSet;

const CODE: &str = "EXTR19";
const REFUSED: &str = "The API server refuses the Deployment, and helm stops there.";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("A name in extra values stands twice in a pod, or for nothing."),
    check,
};

/// Returns a text of an entry.
fn text(entry: &Node, wanted: &str) -> Option<String> {
    let Body::Map(entries) = &entry.body else {
        return None;
    };
    let (.., node) = entries.iter().find(|(key, ..)| key == wanted)?;
    match &node.body {
        Body::Scalar(value) => scalar_text(value),
        _ => None,
    }
}

/// Returns name and value of each entry of the lists at some keys.
fn named(doc: &mut Doc, keys: &[&str]) -> Vec<(String, Option<String>)> {
    let mut out = Vec::new();
    for key in keys {
        if let Some(Body::List(items)) = doc.node(key).map(|node| &node.body) {
            let names = items
                .iter()
                .filter_map(|item| Some((text(item, "name")?, text(item, "value"))));
            out.extend(names);
        }
    }
    out
}

/// Returns the name of each volume that a further container mounts.
fn mounted(doc: &mut Doc, keys: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    for key in keys {
        let Some(Body::List(items)) = doc.node(key).map(|node| &node.body) else {
            continue;
        };
        for item in items {
            if let Body::Map(entries) = &item.body
                && let Some((.., node)) = entries.iter().find(|(key, ..)| key == "volumeMounts")
                && let Body::List(mounts) = &node.body
            {
                out.extend(mounts.iter().filter_map(|mount| text(mount, "name")));
            }
        }
    }
    out
}

fn check(plan: &Plan, report: &mut Report) {
    for chart in plan.facts().charts {
        if report.refused(chart.extra)
            || !matches!(plan.extra(chart.extra), Some(Ok(extra)) if extra.is_mapping())
        {
            continue;
        }
        let mut ours = values::doc(chart, plan);
        let mut laid = ours.clone();
        laid_over(&mut laid, chart, plan);
        let mut said = BTreeSet::new();
        for pod in PODS.iter().filter(|pod| pod.chart == chart.name) {
            for (name, problem) in problems(plan, pod, &mut ours, &mut laid) {
                if said.insert((name.clone(), problem)) {
                    say(report, chart.extra, &name, problem);
                }
            }
        }
    }
}

/// What is wrong with a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Problem {
    Container,
    Volume,
    Mount,
    Variable,
}

fn problems(plan: &Plan, pod: &Pod, ours: &mut Doc, laid: &mut Doc) -> Vec<(String, Problem)> {
    let signs_in = plan.connection().is_some();
    let mut out = Vec::new();
    let mut twice = |own: &[&str], names: Vec<(String, Option<String>)>, problem| {
        let mut seen: BTreeSet<String> = own.iter().map(|&name| name.to_owned()).collect();
        for (name, _) in names {
            if !seen.insert(name.clone()) {
                out.push((name, problem));
            }
        }
        seen
    };
    let sidecars = if signs_in { pod.sidecars } else { &[] };
    twice(
        &[&[pod.name], sidecars].concat(),
        named(laid, pod.containers),
        Problem::Container,
    );
    let own = if signs_in {
        pod.volumes_with_sign_in
    } else {
        &[]
    };
    let volumes = twice(
        &[pod.volumes, own].concat(),
        named(laid, pod.extra_volumes),
        Problem::Volume,
    );
    let mounts = if signs_in { pod.sidecar_mounts } else { &[] };
    let named_here = named(laid, &[pod.mounts, mounts].concat());
    let here = named_here.into_iter().map(|(name, _)| name);
    for name in here.chain(mounted(laid, pod.containers)) {
        if !volumes.contains(&name) {
            out.push((name, Problem::Mount));
        }
    }
    let set = named(ours, &[pod.variables]);
    let appends = plan.answers().extra_values.lists == ListMode::Append;
    // What stands in both of two lists that are joined stands twice; a list that replaces ours may repeat it.
    let mut seen = BTreeSet::new();
    for (name, value) in named(laid, &[pod.variables]) {
        let other = set
            .iter()
            .any(|(known, ours)| *known == name && *ours != value);
        let again = !seen.insert(name.clone());
        if again || other && !appends || pod.own_variables.contains(&name.as_str()) {
            out.push((name, Problem::Variable));
        }
    }
    out
}

fn say(report: &mut Report, extra: Path, name: &str, problem: Problem) {
    let name_quoted = quoted(name);
    let (what, why, fix) = match problem {
        Problem::Container => (
            format!("Two containers of a pod are called {name_quoted}."),
            REFUSED,
            "Give your container another name.",
        ),
        Problem::Volume => (
            format!("Two volumes of a pod are called {name_quoted}."),
            REFUSED,
            "Give your volume another name.",
        ),
        Problem::Mount => (
            format!("A container mounts the volume {name_quoted}, which its pod does not have."),
            REFUSED,
            "Add the volume to extraVolumes of each pod that mounts it.",
        ),
        Problem::Variable => (
            format!("The environment variable {name_quoted} is set already."),
            "One of the two wins without a word: what the answers say about passwords or encryption no longer holds.",
            "Delete it, and change the answer if there is one.",
        ),
    };
    report
        .error(CODE, extra, what)
        .about(name)
        .why(why)
        .fix(fix);
}

#[cfg(test)]
mod tests;
