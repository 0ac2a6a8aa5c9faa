//! The answers file: all answers as YAML, with the paths of [`crate::fields`]. It has no place for a secret.

use crate::fields::Kind;
use crate::model::{Answers, Deployment, ExtraValues};
use serde_yaml::{Mapping, Value};
use std::fmt;

const EXTRA: &str = "extraValues";
const IDP: &str = "idp";

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
    let idp = map.remove(IDP).unwrap_or_default();
    let mut answers = Answers {
        deployment: serde_yaml::from_value::<Deployment>(value).map_err(|e| read_error(&e))?,
        extra_values: serde_yaml::from_value::<ExtraValues>(extra).map_err(|e| read_error(&e))?,
    };
    read_below(IDP, &idp, &mut answers)?;
    Ok(answers)
}

/// Reads what stands below a path, through the table of questions.
fn read_below(path: &str, value: &Value, answers: &mut Answers) -> Result<(), ReadError> {
    let misfit = |what: &str| ReadError(format!("{path}: {what}"));
    let field = crate::questions::find(path);
    let text = match (value, field.map(|field| field.kind)) {
        (Value::Mapping(map), None) => {
            for (key, value) in map {
                let key = key.as_str().unwrap_or_default();
                read_below(&format!("{path}.{key}"), value, answers)?;
            }
            return Ok(());
        }
        (Value::Null, None) if path == IDP => return Ok(()),
        (Value::Bool(flag), Some(Kind::Flag)) => flag.to_string(),
        (Value::String(text), Some(Kind::Choice(_) | Kind::Text)) => text.clone(),
        (Value::Number(number), Some(Kind::Text)) if !number.is_f64() => number.to_string(),
        (_, Some(Kind::Flag)) => return Err(misfit("true or false is expected")),
        (_, Some(_)) => return Err(misfit("text in quotes or a whole number is expected")),
        (_, None) => return Err(misfit("unknown key")),
    };
    if let Some(field) = field {
        field
            .set(answers, &text)
            .map_err(|error| ReadError(error.to_string()))?;
    }
    Ok(())
}

/// Returns all answers as a YAML tree.
pub fn to_value(answers: &Answers) -> Value {
    let mut value = serde_yaml::to_value(&answers.deployment).unwrap_or_default();
    let extra = serde_yaml::to_value(&answers.extra_values).unwrap_or_default();
    if let Some(map) = value.as_mapping_mut() {
        map.insert(EXTRA.into(), extra);
    }
    for field in crate::questions::all().filter(|field| field.path.starts_with("idp.")) {
        let text = field.read(answers);
        let leaf = match field.kind {
            Kind::Flag => Value::Bool(text == "true"),
            _ => Value::String(text),
        };
        put(&mut value, field.path, leaf);
    }
    value
}

/// Puts a value at a dotted path; mappings on the way are made.
fn put(value: &mut Value, path: &str, leaf: Value) {
    let (key, rest) = match path.split_once('.') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    if !value.is_mapping() {
        *value = Value::Mapping(Mapping::new());
    }
    let Some(map) = value.as_mapping_mut() else {
        return;
    };
    match rest {
        Some(rest) => put(map.entry(key.into()).or_insert(Value::Null), rest, leaf),
        None => {
            map.insert(key.into(), leaf);
        }
    }
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
        for text in [
            "idp: {entra: {tenant: x}}",
            "idp: {okta: {clientId: x}}",
            "idp: {provider: okta}",
            "idp: {provider: 1}",
            "idp: {keycloak: {legacyPath: \"yes\"}}",
            "idp: {oidc: {issuer: 1.5}}",
            "idp: {entra: x}",
            "idp: [entra]",
        ] {
            let error = from_yaml(text).unwrap_err().to_string();
            assert!(error.starts_with("idp"), "{text}: {error}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut answers = Answers::default();
        answers.deployment.hostname = "osmo.example.com".into();
        answers.extra_values.router = "a: 1\n".into();
        for (path, text) in [
            ("idp.provider", "keycloak"),
            ("idp.keycloak.realm", ""),
            ("idp.keycloak.legacyPath", "true"),
            ("idp.entra.tenantId", "123"),
        ] {
            crate::questions::find(path)
                .unwrap()
                .set(&mut answers, text)
                .unwrap();
        }
        let text = serde_yaml::to_string(&to_value(&answers)).unwrap();
        assert_eq!(from_yaml(&text).unwrap(), answers);
        assert_eq!(from_yaml("").unwrap(), Answers::default());
    }
}
