//! The table as a whole: paths, labels, and that no answer is out of reach.

use super::*;
use crate::fields::Kind;
use crate::model::Answers;
use std::collections::BTreeMap;

/// Turns `oauth2_proxy` into `oauth2Proxy`, as answers files spell it.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |all, word| {
        let (head, tail) = word.split_at(1.min(word.len()));
        all + &head.to_ascii_uppercase() + tail
    })
}

#[test]
fn what_to_register_stands_once_below_the_provider() {
    let marked: Vec<&str> = STEPS
        .iter()
        .filter(|step| step.sections.iter().any(|s| s.after_registration))
        .map(|step| step.id)
        .collect();
    assert_eq!(marked, ["identity-provider"]);
}

/// Returns every leaf of the model with its path, from what `Debug` shows.
fn leaves(answers: &Answers) -> BTreeMap<String, String> {
    let (mut stack, mut found) = (Vec::<String>::new(), BTreeMap::<String, String>::new());
    let mut leaf = None;
    for line in format!("{answers:#?}").lines().skip(1) {
        let depth = (line.len() - line.trim_start().len()) / 4;
        let named = line
            .trim()
            .split_once(": ")
            .filter(|_| leaf.is_none_or(|at| depth <= at));
        if let Some((name, value)) = named {
            stack.truncate(depth - 1);
            stack.push(camel(name));
            leaf = (!value.ends_with(" {")).then_some(depth);
            let path = stack.join(".");
            let path = path.strip_prefix("deployment.").unwrap_or(&path).to_owned();
            if leaf.is_some() {
                found.insert(path, value.to_owned());
            }
        } else if leaf.is_some_and(|at| depth >= at) {
            let path = stack.join(".");
            let path = path.strip_prefix("deployment.").unwrap_or(&path);
            found.get_mut(path).unwrap().push_str(line.trim());
        }
    }
    found
}

/// The path in the table is the path in the model, and read and set meet the same value and no other.
#[test]
fn paths_are_the_places_in_the_model() {
    let usual = leaves(&Answers::default());
    for field in all() {
        let mut answers = Answers::default();
        let sample = match field.kind {
            Kind::Choice([only]) => only.value.to_owned(),
            Kind::Choice(options) => {
                let now = field.read(&answers);
                let other = options.iter().find(|option| option.value != now);
                other.unwrap().value.to_owned()
            }
            Kind::Flag => (field.read(&answers) != "true").to_string(),
            _ => "sample".to_owned(),
        };
        field.set(&mut answers, &sample).unwrap();
        assert_eq!(field.read(&answers), sample, "{}", field.path);
        let changed = leaves(&answers);
        let differing: Vec<_> = changed
            .keys()
            .filter(|path| changed[*path] != usual[*path])
            .collect();
        if matches!(field.kind, Kind::Choice([_])) {
            continue;
        }
        // Providers keep what they ask by path.
        if field.path.starts_with("idp.") {
            assert!(!differing.is_empty() && differing.iter().all(|p| p.starts_with("idp.")));
        } else {
            assert_eq!(differing, [field.path.as_str()]);
        }
    }
}

#[test]
fn paths_are_unique_and_every_question_has_a_label() {
    let mut paths: Vec<_> = all().map(|f| f.path).collect();
    assert!(all().all(|f| !f.label.is_empty()));
    paths.sort_unstable();
    let count = paths.len();
    paths.dedup();
    assert_eq!(paths.len(), count);
}

/// No answer is out of reach.
#[test]
fn every_answer_is_asked() {
    let found = leaves(&Answers::default());
    assert!(found.len() > 100, "{found:?}");
    for path in found.keys().filter(|path| !path.starts_with("idp.")) {
        assert!(find(path).is_some(), "{path} is asked nowhere");
    }
}
