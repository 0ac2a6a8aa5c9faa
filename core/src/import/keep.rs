//! What no question has goes into the expert blocks, and every key gets its account.

use super::account::Account;
use super::comments;
use super::found::Found;
use super::live::Live;
use super::ours;
use super::sheet::Sheet;
use super::take::Values;
use crate::model::{Answers, ListMode};
use crate::plan::Plan;
use crate::questions;
use crate::release::facts::Chart;
use crate::secrets::Secrets;
use crate::text::join;
use crate::yaml::{Doc, Lists, Mask, Tree, write};
use serde_yaml::Value;
use std::collections::BTreeSet;

/// Gives the account of every values file, and puts what no question has into the expert blocks.
pub(super) fn keep(
    mut answers: Answers,
    merged: &[(&'static Chart, Tree)],
    values: &[Values],
    sheets: &mut [Sheet],
) -> Answers {
    let plan = Plan::new(&answers, &Secrets::default());
    let lives: Vec<Live> = merged.iter().map(|(chart, _)| Live::new(chart)).collect();
    let docs: Vec<Option<Doc>> = merged
        .iter()
        .map(|(chart, _)| ours::doc(chart.name, &plan))
        .collect();
    let sides = || merged.iter().zip(&lives).zip(&docs);
    let pass = |lists: Lists, answers: &Answers| {
        let mut lacks = false;
        let mut kept = Vec::new();
        for (((chart, tree), live), doc) in sides() {
            let mut account = Account::new(chart, live, answers, tree, lists);
            kept.push((*chart, account.go(tree, doc.as_ref(), None)));
            lacks |= account.lacks;
        }
        (kept, lacks)
    };
    let (mut kept, lacks) = pass(Lists::Append, &answers);
    if lacks {
        (kept, _) = pass(Lists::Replace, &answers);
    }
    let mode = if lacks {
        ListMode::Replace
    } else {
        ListMode::Append
    };
    let mut large = BTreeSet::new();
    for (((chart, tree), live), doc) in sides() {
        let several = values.iter().filter(|one| one.chart == *chart).count() > 1;
        for one in values.iter().filter(|one| one.chart == *chart) {
            let mut account = Account::new(chart, live, &answers, tree, Lists::Append);
            account.go(&one.tree, doc.as_ref(), several.then_some(tree));
            if let Some(sheet) = sheets.get_mut(one.sheet) {
                sheet.keys = account.keys;
                sheet.found.extend(account.found);
            }
        }
    }
    answers.extra_values.lists = mode;
    for (chart, value) in kept {
        let text = value.map(|value| text(chart, value)).unwrap_or_default();
        let field = questions::find(&chart.extra);
        if field.is_some_and(|field| field.set(&mut answers, &text).is_err()) {
            large.insert(chart.name);
        }
    }
    for one in values.iter().filter(|one| large.contains(one.chart.name)) {
        if let Some(sheet) = sheets.get_mut(one.sheet) {
            sheet.found.push(Found::error(
                "IMP36",
                one.above + 1,
                "",
                [
                    "There is more to keep than an expert block takes.",
                    "None of it was kept.",
                    "Keep these values in a file of your own, and give it to Helm after ours.",
                ],
            ));
        }
    }
    lost(merged, &answers, values, sheets);
    answers
}

/// Returns kept values as YAML.
fn text(chart: &Chart, value: Value) -> String {
    join(&write(&Doc::of(value, chart.extra), Mask::Show))
}

/// Comments that our own files have too are not lost.
fn lost(
    merged: &[(&'static Chart, Tree)],
    answers: &Answers,
    values: &[Values],
    sheets: &mut [Sheet],
) {
    let plan = Plan::new(answers, &Secrets::default());
    for (chart, _) in merged {
        let Some(doc) = ours::doc(chart.name, &plan) else {
            continue;
        };
        let text = join(&write(&doc, Mask::Show));
        let known: BTreeSet<String> = comments::comments(&text)
            .into_iter()
            .map(|(_, said)| said)
            .collect();
        for one in values.iter().filter(|one| one.chart == *chart) {
            let ours = one
                .text
                .lines()
                .take(3)
                .any(|line| line.contains("OSMO Configurator"));
            if let Some(sheet) = sheets.get_mut(one.sheet) {
                sheet.comments.retain(|(line, said)| {
                    let header = ours && *line <= one.above + 3;
                    !header && !known.contains(said)
                });
            }
        }
    }
}
