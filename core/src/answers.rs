//! The answers file: all answers as YAML, with the paths of [`crate::fields`]. It has no place for a secret.

use crate::model::{Answers, Deployment, ExtraValues};
use serde_yaml::{Mapping, Value};
use std::fmt;

const EXTRA: &str = "extraValues";

/// Why an answers file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError(String);

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

fn read_error(error: &serde_yaml::Error) -> ReadError {
    ReadError(error.to_string())
}

/// Reads an answers file. Keys that are absent take their defaults; unknown keys are refused by name.
///
/// # Errors
/// The file is not YAML, not a mapping, or has an unknown key or a value of the wrong kind.
pub fn from_yaml(text: &str) -> Result<Answers, ReadError> {
    let mut value: Value = serde_yaml::from_str(text).map_err(|e| read_error(&e))?;
    if value.is_null() {
        return Ok(Answers::default());
    }
    let Some(map) = value.as_mapping_mut() else {
        return Err(ReadError(
            "an answers file is a mapping of keys to answers".to_owned(),
        ));
    };
    let extra = map
        .remove(EXTRA)
        .unwrap_or_else(|| Value::Mapping(Mapping::new()));
    Ok(Answers {
        deployment: serde_yaml::from_value::<Deployment>(value).map_err(|e| read_error(&e))?,
        extra_values: serde_yaml::from_value::<ExtraValues>(extra).map_err(|e| read_error(&e))?,
    })
}

/// Returns all answers as a YAML tree.
pub fn to_value(answers: &Answers) -> Value {
    let mut value = serde_yaml::to_value(&answers.deployment).unwrap_or_default();
    let extra = serde_yaml::to_value(&answers.extra_values).unwrap_or_default();
    if let Some(map) = value.as_mapping_mut() {
        map.insert(EXTRA.into(), extra);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_are_named() {
        let error = from_yaml("hostnam: osmo.example.com")
            .unwrap_err()
            .to_string();
        assert!(error.contains("hostnam"), "{error}");
        assert!(from_yaml("postgres:\n  pasword: x").is_err());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut answers = Answers::default();
        answers.deployment.hostname = "osmo.example.com".into();
        answers.extra_values.router = "a: 1\n".into();
        let text = serde_yaml::to_string(&to_value(&answers)).unwrap();
        assert_eq!(from_yaml(&text).unwrap(), answers);
        assert_eq!(from_yaml("").unwrap(), Answers::default());
    }
}
