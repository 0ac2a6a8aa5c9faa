//! From documents to an import: each goes where it belongs, then all of them together become answers.

use super::files::{Document, is_fatal};
use super::found::{self, Found};
use super::keep::keep;
use super::kind::{COMPUTED, Kind, USER, kind};
use super::objects::{self, Given};
use super::place::line_of;
use super::sheet::{Fate, Sheet};
use super::{Held, Import, comments, read, secret, withheld};
use crate::release;
use crate::release::facts::Chart;
use crate::release::kit::back::Files;
use crate::release::offered;
use crate::secrets::{self, Secret};
use crate::yaml::{Branch, Tree};

/// Values of one chart that were given: the document's place among the sheets, and its tree.
pub(super) struct Values {
    pub(super) chart: &'static Chart,
    pub(super) sheet: usize,
    pub(super) tree: Tree,
    pub(super) text: String,
    pub(super) above: usize,
}

/// Takes documents.
pub(super) fn take(documents: Vec<Document>, mut sheets: Vec<Sheet>) -> Import {
    let mut given = Given::default();
    let mut values = Vec::new();
    let alone = documents.len() == 1;
    for document in documents {
        one(document, &mut sheets, &mut given, &mut values, alone);
    }
    let merged = merge(&values, &mut sheets);
    let safe: Vec<(&Chart, Tree)> = merged
        .iter()
        .map(|(chart, tree)| (*chart, withheld::without(chart, tree)))
        .collect();
    departures(&merged, &values, &mut sheets);
    let files = Files(
        safe.iter()
            .map(|(chart, tree)| (chart.name, tree))
            .collect(),
    );
    of_values(&merged, &values, &mut given, &mut sheets);
    let mut reader = read::read(&files, &given.read);
    let charts: Vec<&str> = merged.iter().map(|(chart, _)| chart.name).collect();
    let mut spoken = read::spoken(&charts);
    spoken.extend(reader.told.iter().copied());
    for (chart, key, mut found) in std::mem::take(&mut reader.misfits) {
        let of = values
            .iter()
            .rev()
            .find(|one| one.chart.name == chart && one.tree.at(&key).is_some());
        if let Some(one) = of
            && let Some(sheet) = sheets.get_mut(one.sheet)
        {
            found.line = line_of(Some(&one.tree), &key);
            sheet.found.push(found);
        }
    }
    let answers = keep(reader.answers, &merged, &values, &mut sheets);
    let mut held: Vec<Held> = Vec::new();
    for (path, secret, from) in given.secrets {
        if let Some(spec) = secrets::find(&path)
            && held.iter().all(|one| one.spec.path != path)
        {
            held.push(Held { spec, secret, from });
        }
    }
    for sheet in &mut sheets {
        sheet.found.sort_by_key(|one| one.line);
        sheet.found.dedup();
    }
    Import {
        answers,
        spoken: spoken.into_iter().collect(),
        secrets: held,
        sheets,
        aside: Vec::new(),
    }
}

/// Takes the secrets that stand in values.
fn of_values(
    merged: &[(&'static Chart, Tree)],
    values: &[Values],
    given: &mut Given,
    sheets: &mut [Sheet],
) {
    for (chart, tree) in merged {
        let secrets = release::reading().secrets.iter();
        for (_, key, path) in secrets.filter(|(of, ..)| *of == chart.name) {
            let Some(found) = tree.at(key) else { continue };
            let held = |text: &String| !text.is_empty() && !secret::is_encrypted(text);
            let text = found.text().filter(held);
            let mut these = values.iter().rev().filter(|one| one.chart == *chart);
            let of = these.find(|one| one.tree.at(key).is_some());
            if let Some(text) = text
                && let Some(sheet) = of.and_then(|one| sheets.get_mut(one.sheet))
            {
                given.hold(*path, Secret::new(text), key, found.line, sheet);
            }
        }
    }
}

/// Takes one document.
fn one(
    document: Document,
    sheets: &mut Vec<Sheet>,
    given: &mut Given,
    values: &mut Vec<Values>,
    alone: bool,
) {
    let Document {
        name,
        text,
        above,
        tree,
        defects,
    } = document;
    let mut sheet = Sheet::new(&name, "not read");
    sheet.found = found::defects(&defects);
    let fatal = defects.iter().any(is_fatal);
    let Some(mut tree) = tree.filter(|_| !fatal) else {
        sheets.push(sheet);
        return;
    };
    sheet.found.extend(unwrapped(&mut tree));
    if tree.is_null() {
        "values of a release that has none".clone_into(&mut sheet.kind);
        let says = "The release has no values of its own, so the chart's defaults hold.";
        sheet.told(tree.line, "", Fate::Aside(says));
        sheets.push(sheet);
        return;
    }
    if tree
        .text_at("kind")
        .is_some_and(|kind| kind.ends_with("List"))
        && tree.child("items").is_some()
    {
        "objects of Kubernetes".clone_into(&mut sheet.kind);
        for item in tree.child("items").map_or(&[][..], Tree::items) {
            object(kind(&name, item), item, &mut sheet, given, alone);
        }
        sheets.push(sheet);
        return;
    }
    match kind(&name, &tree) {
        Kind::Values(chart) => {
            sheet.kind = format!("values of the chart {}", chart.name);
            sheet
                .found
                .extend(found::of_file(chart, &text, &tree, above));
            let lines = comments::comments(&text).into_iter();
            sheet.comments = lines.map(|(line, said)| (line + above, said)).collect();
            values.push(Values {
                chart,
                sheet: sheets.len(),
                tree,
                text,
                above,
            });
        }
        other => {
            says(other).clone_into(&mut sheet.kind);
            object(other, &tree, &mut sheet, given, alone);
        }
    }
    sheets.push(sheet);
}

fn says(kind: Kind) -> &'static str {
    match kind {
        Kind::Values(_) | Kind::Object => "an object of Kubernetes that is not needed",
        Kind::Wrapped => "an object that may hold values of a chart",
        Kind::Backend => "values of the chart backend-operator",
        Kind::Secret => "a Secret",
        Kind::Mek | Kind::MekFile => "the master encryption key",
        Kind::Ingress => "an ingress",
        Kind::Answers => "answers of this page: open the file instead",
        Kind::Unknown => "not recognised",
    }
}

fn object(kind: Kind, tree: &Tree, sheet: &mut Sheet, given: &mut Given, alone: bool) {
    match kind {
        Kind::Secret => secret::secret(tree, sheet, given),
        Kind::Mek => objects::mek(tree, sheet, given),
        Kind::MekFile => objects::mek_file(tree, sheet, given),
        Kind::Ingress => objects::ingress(tree, sheet, given),
        Kind::Backend => objects::backend(tree, sheet, given),
        Kind::Values(_) | Kind::Object => {
            let name = tree.text_at("metadata.name").unwrap_or_default();
            sheet.told(
                tree.line,
                &name,
                Fate::Aside("Nothing in it is asked here."),
            );
        }
        Kind::Wrapped => {
            let name = tree.text_at("metadata.name").unwrap_or_default();
            let says = "Values of a chart may stand in it. Give these values alone, as a file of their own.";
            sheet.told(tree.line, &name, Fate::Aside(says));
        }
        Kind::Answers => sheet.told(tree.line, "", Fate::Aside("Open it with \"Open a file\".")),
        // Among others it is one of the files of a bundle or folder that nobody meant.
        Kind::Unknown if !alone => sheet.told(tree.line, "", Fate::Aside("Not recognised.")),
        Kind::Unknown => {
            sheet.found.push(Found::error(super::UNREADABLE, tree.line, "", [
                "This is neither values of OSMO's charts nor an object that is read here.",
                "Nothing of it is used.",
                "Give values files, helm get values, or kubectl get -o yaml of Secrets, mek-config or ingresses.",
            ]));
        }
    }
}

/// Takes off what `helm get values` writes above (F-helm-get-values); says so if the values are computed ones.
pub(super) fn unwrapped(tree: &mut Tree) -> Option<Found> {
    let computed = tree.child(COMPUTED).is_some().then(|| {
        let says = [
            "These are computed values: the chart's defaults are among them.",
            "They cannot be told from what somebody chose, so all of them would be kept.",
            "Give what helm get values shows without --all.",
        ];
        Found::error("IMP34", tree.line, COMPUTED, says).warning()
    });
    if let Branch::Map(entries) = &mut tree.branch {
        entries.retain(|(key, value)| {
            let name = super::place::word(key).unwrap_or_default();
            !(value.is_null() && matches!(name, USER | COMPUTED))
        });
    }
    computed
}

/// Tells the departures from what works: of all files of a chart together, as Helm takes them. Each goes to the last file
/// that has the key, or to the first one if none has it.
fn departures(merged: &[(&'static Chart, Tree)], values: &[Values], sheets: &mut [Sheet]) {
    for (chart, tree) in merged {
        let here = || values.iter().filter(|one| one.chart == *chart);
        for mut found in found::slips(chart, tree) {
            let has = |one: &&Values| one.tree.at(&found.path).is_some();
            let Some(one) = here().rfind(has).or_else(|| here().next()) else {
                continue;
            };
            found.line = line_of(Some(&one.tree), &found.path);
            if let Some(sheet) = sheets.get_mut(one.sheet) {
                sheet.found.push(found);
            }
        }
    }
}

/// Lays several files of one chart over each other, in the order of installation of the charts.
fn merge(values: &[Values], sheets: &mut [Sheet]) -> Vec<(&'static Chart, Tree)> {
    let mut out: Vec<(&'static Chart, Tree)> = Vec::new();
    for chart in offered::NEWEST.charts {
        for one in values.iter().filter(|one| one.chart == chart) {
            match out.last_mut().filter(|(of, _)| *of == chart) {
                None => out.push((chart, one.tree.clone())),
                Some((_, tree)) => {
                    tree.lay(one.tree.clone());
                    let says = [
                        "This is a second file of the same chart.",
                        "It lies over the one before, as with a second -f of Helm.",
                        "Nothing, if that is meant. Otherwise give one of them.",
                    ];
                    let found = Found::error("IMP35", one.tree.line, "", says).warning();
                    if let Some(sheet) = sheets.get_mut(one.sheet) {
                        sheet.found.push(found);
                    }
                }
            }
        }
    }
    out
}
