//! The table against every key that fixtures render.

use super::*;
use crate::model::Answers;
use crate::plan::Plan;
use crate::questions;
use crate::release::kit::back::How;
use crate::release::v6_2::{facts::FACTS, values};
use crate::secrets::Secrets;
use crate::yaml::{Body, Node};
use std::collections::BTreeSet;

fn leaves<'a>(node: &'a Node, path: &str, out: &mut Vec<(String, &'a Node)>) {
    match &node.body {
        Body::Map(entries) => {
            for (key, _, inner) in entries.iter() {
                let dot = if path.is_empty() { "" } else { "." };
                leaves(inner, &format!("{path}{dot}{key}"), out);
            }
        }
        Body::List(items) => {
            for inner in items {
                leaves(inner, &format!("{path}[]"), out);
            }
        }
        _ => out.push((path.to_owned(), node)),
    }
}

fn with(mut answers: Answers, more: &[(&str, &str)]) -> Plan {
    for (path, text) in more {
        let field = questions::find(path).unwrap();
        field.set(&mut answers, text).unwrap();
    }
    Plan::new(&answers, &Secrets::default())
}

/// Every fixture, and what none of them has.
fn plans() -> Vec<(String, Plan)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures");
    let folders = std::fs::read_dir(folder).unwrap().flatten();
    let files = folders.map(|entry| entry.path().join("answers.yaml"));
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).ok()?;
        let answers = crate::answers::read(&text).unwrap();
        let name = path.display().to_string();
        Some((name, Plan::new(&answers, &Secrets::default())))
    };
    let mut plans: Vec<_> = files.filter_map(read).collect();
    let limits = ["service", "worker", "logger", "agent", "router", "ui"];
    let limits = limits.map(|name| format!("scaling.{name}.resources.limits.cpu"));
    let mut more: Vec<(&str, &str)> = limits.iter().map(|path| (path.as_str(), "2")).collect();
    more.extend([
        ("ingress.enabled", "false"),
        ("site.serviceAccountsExist", "true"),
        ("images.mirror", "registry.example.com"),
        ("upgradeFrom60", "true"),
        ("rateLimit.enabled", "true"),
        ("scheduling.nodeSelector", "a=b"),
        ("scheduling.tolerations", "a=b:NoSchedule"),
        ("scheduling.podLabels", "a=b"),
        ("scheduling.podAnnotations", "a=b"),
    ]);
    plans.push(("made up".to_owned(), with(Answers::default(), &more)));
    plans
}

/// Says whether a row that reads an answer may stand for a line that another question wrote.
fn fits(how: How, origin: crate::path::Path) -> bool {
    match how {
        How::Answer(answer) | How::Same(answer) | How::Image(answer) | How::Tolerations(answer) => {
            answer == origin
        }
        // Nobody is asked about these: they follow from whether people sign in.
        How::Constant | How::Digest => origin == path!("idp.provider"),
        _ => true,
    }
}

/// Every key that any fixture renders has a row, a row that reads an answer names the question that wrote it, and no row is
/// there for nothing.
#[test]
fn every_key_of_every_fixture_has_its_row() {
    let mut used = BTreeSet::new();
    for (name, plan) in &plans() {
        for chart in FACTS.charts {
            let mut doc = values::doc(chart, plan);
            values::finish(chart, &mut doc);
            let mut found = Vec::new();
            leaves(&doc.root, "", &mut found);
            for (path, node) in found {
                let mut rows = READING.rows.iter();
                let place = rows.position(|row| row.covers(chart.name, &path));
                let place = place.unwrap_or_else(|| panic!("{name}: {} {path}", chart.name));
                used.insert(place);
                let how = READING.rows[place].how;
                let right = node.origin.is_none_or(|origin| fits(how, origin));
                assert!(right, "{name}: {} {path} {how:?}", chart.name);
            }
        }
    }
    let all = READING.rows.iter().enumerate();
    let unused: Vec<_> = all.filter(|(place, _)| !used.contains(place)).collect();
    assert!(unused.is_empty(), "{unused:#?}");
}
