//! The names on which program and glue agree, as wasm-opt prints them.

use crate::error::{Context, Error, Result};
use serde_json::Value;
use std::collections::BTreeMap;

/// From the names that wasm-bindgen gave to those that the program has now.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The module of all imports: before and now.
    pub(super) module: (String, String),
    /// What the program imports from the glue.
    pub(super) imports: BTreeMap<String, String>,
    /// What the program exports to the glue.
    pub(super) exports: BTreeMap<String, String>,
}

/// The one module after renaming; wasm-opt does not print it.
const MODULE: &str = "a";

impl Names {
    /// Reads `{"imports": [[module, before, now]], "exports": [[before, now]]}`.
    pub(super) fn read(text: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(text).context("reading the names of wasm-opt")?;
        let mut names = Self::default();
        for row in rows(&value, "imports")? {
            let [module, before, now] = row.as_slice() else {
                return Err(Error::new("wasm-opt prints imports in another form"));
            };
            if names.module.0.is_empty() {
                names.module = (module.clone(), MODULE.to_owned());
            }
            if names.module.0 != *module {
                return Err(Error::new(format!("the program imports from {module} too")));
            }
            names.imports.insert(before.clone(), now.clone());
        }
        for row in rows(&value, "exports")? {
            let [before, now] = row.as_slice() else {
                return Err(Error::new("wasm-opt prints exports in another form"));
            };
            names.exports.insert(before.clone(), now.clone());
        }
        Ok(names)
    }
}

fn rows(value: &Value, key: &str) -> Result<Vec<Vec<String>>> {
    let rows = value
        .get(key)
        .cloned()
        .context(format!("wasm-opt prints no {key}"))?;
    serde_json::from_value(rows).context(format!("reading the {key} of wasm-opt"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read() {
        let text = r#"{"imports": [["./x_bg.js", "__wbg_f_0123456789abcdef", "$"]], "exports": [["memory", "a"]]}"#;
        let names = Names::read(text).unwrap();
        assert_eq!(names.module.0, "./x_bg.js");
        assert_eq!(names.imports["__wbg_f_0123456789abcdef"], "$");
        assert_eq!(names.exports["memory"], "a");
    }

    #[test]
    fn another_form_is_refused() {
        for text in [
            "",
            "{}",
            r#"{"imports": [["a", "b"]], "exports": []}"#,
            r#"{"imports": [["m", "a", "b"], ["n", "c", "d"]], "exports": []}"#,
        ] {
            assert!(Names::read(text).is_err(), "{text}");
        }
    }
}
