//! The script that wasm-bindgen makes between program and browser.

use super::names::Names;
use crate::error::{Context, Error, Result};
use crate::process;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

/// How the glue calls the program's exports.
const EXPORTS: &str = "wasm.";
/// In the names of what `program.rs` removes.
const REMOVED: &str = "intounderlying";

/// Returns the glue with the names that the program has now, or an error if they do not fit.
pub(super) fn rename(glue: &str, names: &Names) -> Result<String> {
    // It would hand the program's streams to the browser, without their exports.
    if let Some(name) = names.imports.keys().find(|name| name.contains(REMOVED)) {
        return Err(Error::new(format!(
            "the page uses streams, which shrink/program.rs removes: {name}"
        )));
    }
    let (before, now) = &names.module;
    let glue = glue.replace(before, now);
    let mut out = String::with_capacity(glue.len());
    let mut found = BTreeSet::new();
    for word in words(&glue) {
        let new = if out.ends_with(EXPORTS) && word.starts_with(is_part_of_name) {
            let new = names.exports.get(word).map(String::as_str);
            if new.is_none() && !word.contains(REMOVED) {
                return Err(Error::new(format!(
                    "the glue calls {word}, which the program lacks"
                )));
            }
            new
        } else {
            let new = names.imports.get_key_value(word);
            found.extend(new.map(|(before, _)| before));
            new.map(|(_, now)| now.as_str())
        };
        out.push_str(new.unwrap_or(word));
    }
    match names.imports.keys().find(|name| !found.contains(name)) {
        Some(missing) => Err(Error::new(format!(
            "the program calls {missing}, which the glue lacks"
        ))),
        None => Ok(out),
    }
}

/// Returns all of `text`, cut before and after each name.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let inside = is_part_of_name(first);
        let end = rest
            .find(|c| is_part_of_name(c) != inside)
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

fn is_part_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$')
}

/// Returns a module without what only people read: 1.3 for the glue, 0.3 for boot.js.
///
/// Trunk's own minifier gives up at `export { … as default }`.
pub(super) fn minify(module: &str, folder: &Path, tools: &OsStr) -> Result<String> {
    let file = folder.join("long.js");
    fs::write(&file, module).context("writing a script to make it smaller")?;
    let mut command = Command::new("esbuild");
    command.env("PATH", tools).arg(&file);
    // Browsers that run the program (reference types) know everything up to this edition.
    let short = process::read(command.args(["--minify", "--format=esm", "--target=es2021"]))?;
    fs::remove_file(&file).context("removing a script's first copy")?;
    Ok(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "class IntoUnderlyingSink { close() { wasm.intounderlyingsink_close(); } }\n\
        const imports = { __wbg_f_0123456789abcdef: function(a) { f(a, wasm.memory.buffer); } };\n\
        return { './x_bg.js': imports, memory };";

    fn names(imports: &[&str], exports: &[&str]) -> Names {
        let short = |names: &[&str]| {
            names
                .iter()
                .map(|name| ((*name).to_owned(), "$".to_owned()))
                .collect()
        };
        Names {
            module: ("./x_bg.js".to_owned(), "a".to_owned()),
            imports: short(imports),
            exports: short(exports),
        }
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let out = rename(
            GLUE,
            &names(&["__wbg_f_0123456789abcdef"], &["memory", "main"]),
        )
        .unwrap();
        assert!(
            out.contains("{ $: function(a) { f(a, wasm.$.buffer); } }"),
            "{out}"
        );
        assert!(out.contains("{ 'a': imports, memory }"), "{out}");
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        let known = "__wbg_f_0123456789abcdef";
        for (imports, exports) in [
            (&[known][..], &["main"][..]),
            (&[known, "__wbg_g_0123456789abcdef"], &["memory"]),
            (&[known, "__wbg_intounderlyingsink_new"], &["memory"]),
        ] {
            assert!(
                rename(GLUE, &names(imports, exports)).is_err(),
                "{imports:?} {exports:?}"
            );
        }
    }
}
