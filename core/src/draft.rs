//! A draft as text: a YAML mapping from the paths of [`crate::fields`] to quoted answers. It has no place for a secret
//! or for free YAML.
//!
//! Written and read through the table of fields rather than by serde: the page carries the table in any case, and a
//! second way to read every type would make it a fifth larger.

use crate::fields::Field;
use crate::model::{Answers, Deployment};
use crate::questions::{self};
use crate::yaml::{quoted, read as read_yaml};
use serde_yaml::Value;
use std::fmt::Write as _;

fn stored() -> impl Iterator<Item = &'static Field> {
    questions::all().filter(|field| !field.path.starts_with("extraValues."))
}

/// Returns all answers as text. The order is the table's: an answer that sets others comes before them.
pub fn write(deployment: &Deployment) -> String {
    let answers = Answers {
        deployment: deployment.clone(),
        ..Answers::default()
    };
    let mut text = String::new();
    for field in stored() {
        let _ = writeln!(text, "{}: {}", field.path, quoted(&field.read(&answers)));
    }
    text
}

/// Reads answers again. Paths that are absent keep their defaults.
///
/// # Errors
/// The text is no such mapping; the message says where.
pub fn read(text: &str) -> Result<Deployment, String> {
    let value = read_yaml(text).map_err(|error| format!("line {} cannot be read", error.line))?;
    let map = value.as_mapping().ok_or("it is no list of answers")?;
    let known = |key: &Value| stored().any(|field| key.as_str() == Some(field.path));
    if let Some((key, _)) = map
        .iter()
        .find(|(key, value)| !known(key) || !value.is_string())
    {
        return Err(format!(
            "{} is no answer that this page knows",
            key.as_str().unwrap_or("one line")
        ));
    }
    let mut answers = Answers::default();
    for field in stored() {
        if let Some(text) = map.get(field.path).and_then(Value::as_str) {
            field
                .set(&mut answers, text)
                .map_err(|misfit| misfit.to_string())?;
        }
    }
    Ok(answers.deployment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Lines, Platform};

    #[test]
    fn what_is_written_is_read_again() {
        let mut deployment = Deployment {
            platform: Platform::Aws,
            ..Deployment::default()
        };
        deployment.ingress.ingress_class = "nginx".into();
        deployment.hostname = " \"half\\typed\u{7}\u{2028}".into();
        deployment.skip_auth_paths.service = Lines(vec!["/a: b".to_owned(), String::new()]);
        assert_eq!(read(&write(&deployment)), Ok(deployment));
        assert_eq!(
            read(&write(&Deployment::default())),
            Ok(Deployment::default())
        );
    }

    #[test]
    fn what_is_no_draft_is_refused() {
        for text in [
            "",
            "[]",
            "hostnam: \"x\"",
            "hostname: [x]",
            "extraValues.service: \"x\"",
            "\"",
            "1: \"x\"",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
