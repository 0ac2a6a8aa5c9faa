//! Differences: our files to the answers as they are, against files that somebody has. As they stand, or, of values, as Helm
//! reads them: then order, quotes and comments count for nothing.

mod charts;

pub use charts::{AgainstCharts, against_charts};

use crate::check;
use crate::import::{chart_file, opened};
use crate::plan::Plan;
use crate::preview;
use crate::release::kit::rules::extra;
use crate::release::offered;
use crate::secrets::Secrets;
use crate::text::join;
use crate::text::unified::{Unified, unified};
use crate::yaml::{Doc, Mask, tree, write};
use serde_yaml::Value;

/// How files are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// As they stand: the patch can be applied.
    Lines,
    /// Values as Helm reads them.
    Meaning,
}

/// What came of one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Compared {
    /// It is the same.
    Same,
    /// It differs.
    Differs(Unified),
    /// We make no such file.
    Foreign,
    /// It could not be read.
    Unread(&'static str),
}

/// The list of sums, in a folder.
const SUMS_BELOW: &str = "/SHA256SUMS";

/// Returns our files without those that hold secrets: name and text of each.
fn ours(plan: &Plan) -> Vec<(String, String)> {
    let bare = Plan::new(plan.answers(), &Secrets::default());
    let report = check::report(&bare);
    let files = preview::all(&bare, &|| report.clone()).into_iter();
    files
        .filter(|file| !file.secret)
        .map(|file| (file.name, join(&file.lines)))
        .collect()
}

/// Compares files: name and bytes of each; archives are opened. Files that hold secrets are left out.
pub fn compare(plan: &Plan, given: &[(&str, &[u8])], way: Way) -> Vec<(String, Compared)> {
    let ours = ours(plan);
    let mut out = Vec::new();
    for file in opened(given) {
        match file {
            Err((name, why)) => out.push((name, Compared::Unread(why))),
            Ok((_, text)) if is_secret(&text) => {}
            // It says what the other files say.
            Ok((name, _)) if name == preview::SUMS || name.ends_with(SUMS_BELOW) => {}
            Ok((name, text)) => {
                let chart = chart_file(&name, &text);
                let inner = |ours: &str| name == ours || name.ends_with(&format!("/{ours}"));
                let own = chart.map(str::to_owned);
                let found = ours
                    .iter()
                    .find(|(ours, _)| own.as_ref().map_or_else(|| inner(ours), |own| own == ours));
                let compared = match found {
                    None => Compared::Foreign,
                    Some((ours_name, ours_text)) => {
                        let values = way == Way::Meaning && chart.is_some();
                        against(&name, ours_name, &text, ours_text, values)
                    }
                };
                out.push((name, compared));
            }
        }
    }
    out
}

/// Says whether a text is a Secret or the master encryption key: none of it may be shown.
fn is_secret(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim();
        line == "kind: Secret" || line == "kind: \"Secret\"" || line.starts_with("meks:")
    })
}

/// Returns the paths of values that look like secrets.
fn secrets_in(text: &str) -> Vec<String> {
    let (tree, _) = tree(text);
    tree.map_or_else(Vec::new, |tree| extra::secrets_in(&tree.meant()))
}

/// Says whether a secret stands among other values. What ours has too is the name of a Secret: no secret is in these files.
fn values_hold_a_secret(theirs: &str, ours: &str) -> bool {
    let ours = secrets_in(ours);
    secrets_in(theirs).iter().any(|path| !ours.contains(path))
}

fn against(name: &str, ours_name: &str, theirs: &str, ours: &str, values: bool) -> Compared {
    if values_hold_a_secret(theirs, ours) {
        return Compared::Unread("It holds a secret in plain text, so nothing of it is shown.");
    }
    let (theirs, ours) = if values {
        match (meaning(theirs), meaning(ours)) {
            (Some(theirs), Some(ours)) => (theirs, ours),
            _ => return Compared::Unread("It is no YAML that can be compared."),
        }
    } else {
        (theirs.to_owned(), ours.to_owned())
    };
    match unified(name, ours_name, &theirs, &ours) {
        Some(patch) => Compared::Differs(patch),
        None => Compared::Same,
    }
}

/// Writes values in one form: keys in order, no comments, no nulls.
fn meaning(text: &str) -> Option<String> {
    let (tree, defects) = tree(text);
    let tree = tree.filter(|_| defects.is_empty())?;
    let origin = offered::NEWEST.charts.first()?.extra;
    Some(join(&write(
        &Doc::of(sorted(tree.meant()), origin),
        Mask::Show,
    )))
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Mapping(map) => {
            let mut entries: Vec<(String, Value, Value)> = map
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| {
                    let name = crate::yaml::scalar_text(&key).unwrap_or_default();
                    (name, key, sorted(value))
                })
                .filter(|(name, ..)| name != "USER-SUPPLIED VALUES")
                .collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            let entries = entries.into_iter().map(|(_, key, value)| (key, value));
            Value::Mapping(entries.collect())
        }
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

/// Returns all patches in one, as a file to download.
pub fn patch(all: &[(String, Compared)]) -> String {
    let one = |(_, compared): &(String, Compared)| match compared {
        Compared::Differs(patch) => Some(patch.text.clone()),
        _ => None,
    };
    all.iter().filter_map(one).collect()
}

/// Returns what came of a file in words.
pub fn says(compared: &Compared) -> String {
    match compared {
        Compared::Same => "the same".to_owned(),
        Compared::Differs(patch) => format!("{} new, {} gone", patch.added, patch.removed),
        Compared::Foreign => "no file of ours".to_owned(),
        Compared::Unread(why) => (*why).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers;

    const ANSWERS: &str = "hostname: osmo.example.com
idp: {entra: {tenantId: 12345678-1234-1234-1234-123456789abc, clientId: aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}}
postgres: {serviceName: pg.example.internal}
redis: {serviceName: redis.example.internal}
";

    fn plan(text: &str) -> Plan {
        Plan::new(&answers::read(text).unwrap(), &Secrets::default())
    }

    fn ours(plan: &Plan, name: &str) -> String {
        let files = preview::preview(plan, &check::report(plan), false);
        join(&files.iter().find(|file| file.name == name).unwrap().lines)
    }

    #[test]
    fn our_own_files_are_the_same_and_a_changed_answer_shows() {
        let before = plan(ANSWERS);
        let after = plan(&ANSWERS.replace("osmo.example.com", "night.example.com"));
        let text = ours(&before, "ui_values.yaml");
        let given: [(&str, &[u8]); 1] = [("b/ui_values.yaml", text.as_bytes())];
        for way in [Way::Lines, Way::Meaning] {
            assert_eq!(compare(&before, &given, way)[0].1, Compared::Same);
            let found = compare(&after, &given, way);
            let Compared::Differs(patch) = &found[0].1 else {
                panic!("{found:?}")
            };
            assert_eq!((patch.added, patch.removed), (2, 2));
            assert!(
                patch
                    .text
                    .starts_with("--- b/ui_values.yaml\n+++ ui_values.yaml\n@@ ")
            );
            assert_eq!(super::patch(&found), patch.text);
            assert_eq!(says(&found[0].1), "2 new, 2 gone");
        }
    }

    #[test]
    fn every_file_of_our_own_is_known() {
        let plan = plan(ANSWERS);
        let report = check::report(&plan);
        let files = preview::all(&plan, &|| report.clone());
        let files: Vec<(String, String)> = files
            .into_iter()
            .filter(|file| !file.secret)
            .map(|file| (format!("bundle/{}", file.name), join(&file.lines)))
            .collect();
        let given: Vec<(&str, &[u8])> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_bytes()))
            .collect();
        let found = compare(&plan, &given, Way::Lines);
        assert!(found.len() > 50);
        for (name, compared) in found {
            assert_eq!(compared, Compared::Same, "{name}");
        }
    }

    #[test]
    fn values_are_compared_as_helm_reads_them() {
        let plan = plan(ANSWERS);
        let text = ours(&plan, "router_values.yaml");
        let value: Value = serde_yaml::from_str(&text).unwrap();
        let other = format!(
            "USER-SUPPLIED VALUES:\n# by hand\n{}",
            serde_yaml::to_string(&value).unwrap()
        );
        let given: [(&str, &[u8]); 1] = [("router.yaml", other.as_bytes())];
        assert_eq!(compare(&plan, &given, Way::Meaning)[0].1, Compared::Same);
        assert!(matches!(
            compare(&plan, &given, Way::Lines)[0].1,
            Compared::Differs(_)
        ));
    }

    #[test]
    fn secrets_are_not_shown_and_other_files_are_named() {
        let plan = plan(ANSWERS);
        let given: [(&str, &[u8]); 4] = [
            (
                "osmo_values.yaml",
                b"services: {postgres: {password: hunter2}}\n",
            ),
            ("s.yaml", b"kind: Secret\nstringData: {a: hunter2}\n"),
            ("notes.yaml", b"a: 1\n"),
            ("x.bin", b"\xff"),
        ];
        let found = compare(&plan, &given, Way::Lines);
        let mut words: Vec<_> = found
            .iter()
            .map(|(name, one)| format!("{name}: {}", says(one)))
            .collect();
        assert!(
            words
                .remove(0)
                .starts_with("osmo_values.yaml: It holds a secret")
        );
        assert_eq!(
            words,
            ["notes.yaml: no file of ours", "x.bin: This is no text."]
        );
        assert!(!format!("{found:?}").contains("hunter2"));
    }
}
