//! The rule that keeps the core's layers in order: a file imports from its own layer's folder or from below, never from
//! above or beside. Without it three small types once tied 43 files into a circle.

use super::files::SourceFile;

/// The layers of the core, lowest first; a line of the table is one layer. Modules on one line do not know each other.
/// A path stands for a file or a folder; the longest that fits decides.
const LAYERS: [&[&str]; 18] = [
    &["path"],
    &[
        "text",
        "syntax",
        "entropy",
        "finding",
        "proof",
        "release/facts",
        "release/v6_2/defaults",
    ],
    &["yaml", "release/v6_2/facts", "release/made_up/facts"],
    &["release/offered"],
    &["model"],
    &["secrets", "fields"],
    &["idp"],
    &["questions"],
    &["answers", "link", "changes", "plan", "accepted"],
    &[
        "rules",
        "discovery",
        "token",
        "flow",
        "decisions",
        "presets",
    ],
    &["release/kit"],
    &["release/v6_2", "release/made_up"],
    &["release"],
    &["check", "decode", "preview", "handout"],
    &["bundle", "trace", "explain", "tree"],
    &["import", "search"],
    &["handed", "lint", "compare"],
    &["lib"],
];

const ROOT: &str = "core/src/";

/// Returns the layer's number and the path that decided it.
fn layer(module: &str) -> Option<(usize, &'static str)> {
    let fits = |path: &str| {
        module
            .strip_prefix(path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    LAYERS
        .iter()
        .enumerate()
        .flat_map(|(number, paths)| paths.iter().map(move |path| (number, *path)))
        .filter(|(_, path)| fits(path))
        .max_by_key(|(_, path)| path.len())
}

/// Returns the module of a file as a path, e.g. `release/v6_2/values` for its `mod.rs`.
fn module(path: &str) -> Option<&str> {
    let module = path.strip_prefix(ROOT)?.strip_suffix(".rs")?;
    Some(module.strip_suffix("/mod").unwrap_or(module))
}

/// Returns the modules that a line of code names, as paths from the root of the crate.
fn named(line: &str, module: &str) -> Vec<String> {
    let mut found = Vec::new();
    let line = line.replace("pub(in crate::", "pub(in ");
    for (at, _) in line.match_indices("crate::") {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        if before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '$' && c != ':') {
            found.extend(paths(line.get(at + 7..).unwrap_or_default()));
        }
    }
    if let Some(mut rest) = line.trim_start().strip_prefix("use super::") {
        let mut folder = module;
        loop {
            folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
            match rest.strip_prefix("super::") {
                Some(deeper) => rest = deeper,
                None => break,
            }
        }
        let below = paths(rest)
            .into_iter()
            .map(|path| format!("{folder}/{path}"));
        found.extend(below.map(|path| path.trim_matches('/').to_owned()));
    }
    found
}

/// Returns the paths at the start of an import, the parts of a group one by one.
fn paths(text: &str) -> Vec<String> {
    let path = |text: &str| {
        let end = text
            .find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':')
            .unwrap_or(text.len());
        text.get(..end)
            .unwrap_or_default()
            .trim_end_matches(':')
            .replace("::", "/")
    };
    match text.strip_prefix('{') {
        Some(group) => group
            .split('}')
            .take(1)
            .flat_map(|g| g.split(','))
            .map(|part| path(part.trim()))
            .collect(),
        None => vec![path(text)],
    }
}

/// Returns imports of the core that go upwards or sideways, and files that stand in no layer. Tests may look anywhere.
pub(super) fn upward_imports(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let Some(module) = module(&file.path) else {
            continue;
        };
        let is_test = module.ends_with("/tests") || module.ends_with("/bench");
        if is_test {
            continue;
        }
        let Some((own, home)) = layer(module) else {
            found.push(format!("{}: stands in no layer of the table", file.path));
            continue;
        };
        let mut after_test = false;
        for (number, line) in file.code() {
            if after_test {
                after_test = false;
                if line.trim_end().ends_with(';') {
                    continue;
                }
                break;
            }
            after_test = line.trim() == "#[cfg(test)]";
            for name in named(line, module) {
                if let Some((other, path)) = layer(&name)
                    && path != home
                    && other >= own
                {
                    found.push(format!("{}:{number}: {home} knows {path}", file.path));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::files::example;
    use super::*;

    #[test]
    fn only_downwards() {
        let files = [
            example(
                "core/src/yaml/write.rs",
                "use crate::text::Line;\nuse crate::preview::x;",
            ),
            example(
                "core/src/text/line.rs",
                "use crate::{syntax::near, entropy};\nuse super::gap;",
            ),
            example(
                "core/src/release/v6_2/mod.rs",
                "use super::{kit, of};\nuse crate::release::kit::Draft;",
            ),
            example(
                "core/src/release/kit/pod.rs",
                "use super::super::v6_2::x;\nuse super::secret::y;",
            ),
            example(
                "core/src/plan/mod.rs",
                "// crate::rules\nmod x;\n#[cfg(test)]\nuse crate::rules::bench;",
            ),
            example(
                "core/src/rules/data/x.rs",
                "pub(in crate::release) fn a() { crate::release::of() }",
            ),
            example("core/src/new.rs", ""),
        ];
        let expected = [
            "core/src/yaml/write.rs:2: yaml knows preview",
            "core/src/text/line.rs:1: text knows syntax",
            "core/src/text/line.rs:1: text knows entropy",
            "core/src/release/v6_2/mod.rs:1: release/v6_2 knows release",
            "core/src/release/kit/pod.rs:1: release/kit knows release/v6_2",
            "core/src/rules/data/x.rs:1: rules knows release",
            "core/src/new.rs: stands in no layer of the table",
        ];
        assert_eq!(upward_imports(&files), expected);
    }
}
