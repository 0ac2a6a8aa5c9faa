//! The JSON Schema of answers, made from the table of questions: editors complete and check files with it, and pipelines
//! refuse early. `docs/answers.schema.json` is its copy, which a test keeps fresh.

use crate::fields::{Field, Kind};
use crate::questions;
use crate::syntax::grammar::Grammar;
use crate::text::escape::json_or_toml as text;
use std::fmt::Write as _;

/// Whole numbers have 15 digits at most.
const MOST: &str = "999999999999999";

/// Part of a schema under way.
enum Part {
    /// JSON as it stands.
    Leaf(Vec<String>),
    /// Properties by name.
    Group(Vec<(String, Part)>),
}

fn list(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(", "))
}

/// Returns what one line of text has to be.
fn line(kind: Kind, grammar: Grammar) -> Vec<String> {
    let (least, most) = grammar.bounds().map_or_else(
        || (format!("-{MOST}"), MOST.to_owned()),
        |(least, most)| (least.to_string(), most.to_string()),
    );
    let mut lines = vec![
        "\"type\": [\"string\", \"integer\"]".to_owned(),
        format!("\"maxLength\": {}", kind.limit()),
        format!("\"minimum\": {least}"),
        format!("\"maximum\": {most}"),
    ];
    if let Some(pattern) = grammar.pattern() {
        lines.push(format!("\"pattern\": {}", text(pattern)));
    }
    lines
}

fn leaf(field: &Field, usual: &str) -> Part {
    let options = match field.kind {
        Kind::Choice(options) => options,
        _ => &[],
    };
    let words = options
        .iter()
        .map(|option| format!("{}: {}.", option.value, option.label));
    let about: Vec<String> = [field.hint, field.grammar.form()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .chain(words)
        .collect();
    let mut lines = vec![format!("\"title\": {}", text(field.label))];
    if !about.is_empty() {
        lines.push(format!("\"description\": {}", text(&about.join(" "))));
    }
    let default = match field.kind {
        Kind::Flag => {
            lines.push("\"type\": \"boolean\"".to_owned());
            usual.to_owned()
        }
        Kind::Choice(options) => {
            let words = options.iter().map(|option| text(option.value));
            lines.push(format!("\"enum\": {}", list(words)));
            text(usual)
        }
        Kind::Lines => {
            lines.push("\"type\": \"array\"".to_owned());
            let item = "{ \"type\": [\"string\", \"integer\"], \"pattern\": \"^[^\\\\n]*$\"";
            lines.push(format!(
                "\"items\": {item}, \"minimum\": -{MOST}, \"maximum\": {MOST} }}"
            ));
            list(usual.lines().map(text))
        }
        Kind::Text | Kind::Yaml => {
            lines.extend(line(field.kind, field.grammar));
            text(usual)
        }
    };
    lines.push(format!("\"default\": {default}"));
    if !field.example.is_empty() && field.kind == Kind::Text {
        lines.push(format!("\"examples\": [{}]", text(field.example)));
    }
    Part::Leaf(lines)
}

fn insert(group: &mut Vec<(String, Part)>, path: &str, leaf: Part) {
    let (key, rest) = path.split_once('.').unwrap_or((path, ""));
    if rest.is_empty() {
        group.push((key.to_owned(), leaf));
        return;
    }
    let at = group.iter().position(|(name, _)| name == key);
    let at = at.unwrap_or_else(|| {
        group.push((key.to_owned(), Part::Group(Vec::new())));
        group.len() - 1
    });
    if let Some((_, Part::Group(inner))) = group.get_mut(at) {
        insert(inner, rest, leaf);
    }
}

fn put(part: &Part, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    match part {
        Part::Leaf(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| format!("{pad}  {line}")).collect();
            let _ = write!(out, "{{\n{}\n{pad}}}", lines.join(",\n"));
        }
        Part::Group(entries) => {
            let _ = write!(
                out,
                "{{\n{pad}  \"type\": [\"object\", \"null\"],\n{pad}  \"additionalProperties\": \
                 false,\n{pad}  \"properties\": {{\n"
            );
            for (at, (key, inner)) in entries.iter().enumerate() {
                let _ = write!(out, "{pad}    {}: ", text(key));
                put(inner, depth + 2, out);
                *out += if at + 1 == entries.len() { "\n" } else { ",\n" };
            }
            let _ = write!(out, "{pad}  }}\n{pad}}}");
        }
    }
}

/// Returns the schema as JSON.
pub fn schema() -> String {
    let usual = crate::model::Answers::default();
    let mut root = Vec::new();
    for field in questions::all() {
        insert(&mut root, &field.path, leaf(field, &field.read(&usual)));
    }
    let mut body = String::new();
    put(&Part::Group(root), 0, &mut body);
    let head = [
        ("$schema", "https://json-schema.org/draft/2020-12/schema"),
        ("title", "Answers for the OSMO Configurator"),
        (
            "description",
            "What is absent keeps the default of the release; the defaults here are the newest \
             one's. No secret belongs here. The check of the configurator says more than this \
             schema: how answers fit together.",
        ),
    ];
    let head: Vec<String> = head
        .iter()
        .map(|(key, value)| format!("  {}: {}", text(key), text(value)))
        .collect();
    let body = body.strip_prefix("{\n").unwrap_or(&body);
    format!("{{\n{},\n{body}\n", head.join(",\n"))
}
