//! The table as a whole: paths, labels, and that no answer is out of reach.

use super::*;
use crate::fields::Kind;
use crate::model::Answers;
use serde_yaml::Value;

fn at(value: &Value, path: &str) -> Option<Value> {
    path.split('.')
        .try_fold(value.clone(), |v, key| v.get(key).cloned())
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

/// The path in the table is the key path of the answers file, and read and write meet the same value.
#[test]
fn paths_are_the_keys_of_the_answers_file() {
    for field in all() {
        let mut answers = Answers::default();
        let sample = match field.kind {
            Kind::Choice(options) => options.last().unwrap().value.to_owned(),
            Kind::Flag => (field.read(&answers) != "true").to_string(),
            _ => "sample".to_owned(),
        };
        field.set(&mut answers, &sample).unwrap();
        assert_eq!(field.read(&answers), sample, "{}", field.path);
        let file = crate::answers::to_value(&answers);
        let found = at(&file, field.path).unwrap_or_else(|| panic!("{} is no key", field.path));
        let found = match found {
            Value::String(text) => text,
            Value::Sequence(lines) => lines[0].as_str().unwrap().to_owned(),
            other => serde_yaml::to_string(&other).unwrap().trim().to_owned(),
        };
        assert_eq!(found, sample, "{}", field.path);
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

/// Every key of the answers file is asked somewhere: no answer is out of reach.
#[test]
fn every_answer_is_asked() {
    fn leaves(value: &Value, path: &str, out: &mut Vec<String>) {
        if let Value::Mapping(map) = value {
            for (key, inner) in map {
                let key = key.as_str().unwrap();
                let path = if path.is_empty() {
                    key.to_owned()
                } else {
                    format!("{path}.{key}")
                };
                leaves(inner, &path, out);
            }
        } else {
            out.push(path.to_owned());
        }
    }
    let mut keys = Vec::new();
    leaves(
        &crate::answers::to_value(&Answers::default()),
        "",
        &mut keys,
    );
    for key in keys {
        assert!(find(&key).is_some(), "{key} is asked nowhere");
    }
}
