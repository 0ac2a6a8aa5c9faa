//! The writer: two spaces a level, strings quoted, comments kept, and for each line the field that set it.

use super::doc::{Body, Doc, Node, whole};
use super::scalar::quoted;
use crate::path::Path;
use crate::text::{Line, has_gap};
use serde_yaml::Value;

/// Whether values that are marked secret are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mask {
    /// Written.
    Show,
    /// Replaced by dots.
    Hide,
}

const DOTS: &str = "••••••••";

struct Writer {
    lines: Vec<Line>,
    mask: Mask,
}

/// Writes a document as lines.
pub(crate) fn write(doc: &Doc, mask: Mask) -> Vec<Line> {
    let mut writer = Writer {
        lines: Vec::new(),
        mask,
    };
    for line in &doc.header {
        writer.line(0, &comment(line), None, false);
    }
    if let Body::Map(entries) = &doc.root.body {
        writer.map(entries, 0, "");
    }
    writer.lines
}

fn comment(text: &str) -> String {
    if text.is_empty() {
        "#".to_owned()
    } else {
        format!("# {text}")
    }
}

fn scalar(value: &Value) -> String {
    match value {
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => whole(number),
        Value::String(text) => quoted(text),
        _ => "null".to_owned(),
    }
}

impl Writer {
    fn line(&mut self, depth: usize, text: &str, origin: Option<Path>, gap: bool) {
        let text = if text.is_empty() {
            String::new()
        } else {
            format!("{}{text}", "  ".repeat(depth))
        };
        self.lines.push(Line { text, origin, gap });
    }

    fn notes(&mut self, node: &Node, depth: usize) {
        for note in &node.notes {
            self.line(depth, &comment(note), None, false);
        }
    }

    fn map(&mut self, entries: &[(String, bool, Node)], depth: usize, lead: &str) {
        for (at, (key, foreign, node)) in entries.iter().enumerate() {
            let key = if *foreign { quoted(key) } else { key.clone() };
            // In an element of a list the first key stands behind the dash.
            let (depth_here, lead) = if at == 0 && !lead.is_empty() {
                (depth - 1, lead)
            } else {
                (depth, "")
            };
            if lead.is_empty() {
                self.notes(node, depth);
            }
            self.entry(&format!("{lead}{key}:"), node, depth_here, depth);
        }
    }

    /// Writes `head` and the node behind or below it; its own children stand below `depth`.
    fn entry(&mut self, head: &str, node: &Node, head_depth: usize, depth: usize) {
        let origin = node.origin;
        match &node.body {
            _ if node.secret && self.mask == Mask::Hide => {
                self.line(head_depth, &format!("{head} \"{DOTS}\""), origin, false);
            }
            Body::Scalar(value) => {
                self.line(
                    head_depth,
                    &format!("{head} {}", scalar(value)),
                    origin,
                    value.as_str().is_some_and(has_gap),
                );
            }
            Body::Map(entries) if entries.is_empty() => {
                self.line(head_depth, &format!("{head} {{}}"), origin, false);
            }
            Body::List(items) if items.is_empty() => {
                self.line(head_depth, &format!("{head} []"), origin, false);
            }
            Body::Map(entries) => {
                self.line(head_depth, head, origin, false);
                self.map(entries, depth + 1, "");
            }
            Body::List(items) => {
                self.line(head_depth, head, origin, false);
                self.list(items, depth + 1);
            }
            Body::Block(text) => {
                self.line(head_depth, &format!("{head} |"), origin, false);
                for line in text.lines() {
                    self.line(depth + 1, line, origin, false);
                }
            }
        }
    }

    fn list(&mut self, items: &[Node], depth: usize) {
        for item in items {
            self.notes(item, depth);
            match &item.body {
                Body::Map(entries) if !entries.is_empty() => {
                    if let Some((.., first)) = entries.first() {
                        self.notes(first, depth);
                    }
                    self.map(entries, depth + 1, "- ");
                }
                _ => self.entry("-", item, depth, depth),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::join;

    fn sample() -> Doc {
        let mut doc = Doc::new(&["Top", ""]);
        doc.put("a.port", 80_u64, Path::defined("x.port"))
            .why("why");
        doc.put("a.host", "<host>", Path::defined("x.host"));
        doc.put_entry("a.labels", "k/y", "yes", Path::defined("x.labels"));
        doc.put("a.list[0].name", "n", Path::defined("x.n"))
            .why("first");
        doc.put("a.list[0].more", true, Path::defined("x.m"));
        doc.put("a.list[1].name", "o", Path::defined("x.o"));
        doc.put("a.texts", vec!["p", "q"], Path::defined("x.t"));
        doc.put("a.secret", "hidden", None).secret();
        doc.put_block("a", "script", "one\n  two\n");
        doc.put("a.empty", Value::Mapping(serde_yaml::Mapping::new()), None);
        doc
    }

    const EXPECTED: &str = r#"# Top
#
a:
  # why
  port: 80
  host: "<host>"
  labels:
    "k/y": "yes"
  list:
    # first
    - name: "n"
      more: true
    - name: "o"
  texts:
    - "p"
    - "q"
  secret: "hidden"
  script: |
    one
      two
  empty: {}
"#;

    #[test]
    fn order_comments_quotes() {
        assert_eq!(join(&write(&sample(), Mask::Show)), EXPECTED);
        let value: Value = serde_yaml::from_str(EXPECTED).unwrap();
        assert_eq!(value["a"]["script"], Value::from("one\n  two\n"));
    }

    #[test]
    fn every_line_knows_its_field() {
        let lines = write(&sample(), Mask::Hide);
        let find = |text: &str| lines.iter().find(|l| l.text.contains(text)).unwrap();
        assert_eq!(find("port:").origin, Some(Path::defined("x.port")));
        assert_eq!(find("\"q\"").origin, Some(Path::defined("x.t")));
        assert!(find("host:").gap);
        assert!(find("secret:").text.contains(DOTS));
    }

    proptest::proptest! {
        /// Whatever text stands in a value or in a key from outside: it is read back as that text.
        #[test]
        fn any_text_comes_back(key in "\\PC{1,12}|[a-z0-9~.:-]{1,8}|\\s{1,3}", value in "(?s).{0,40}|[0-9eExXoO+_.:-]{0,12}") {
            let mut doc = Doc::new(&[]);
            doc.put("plain", value.as_str(), None);
            doc.put_entry("map", &key, value.as_str(), None);
            doc.put("list", vec![value.clone(), key.clone()], None);
            doc.put("maps[0].first", value.as_str(), None);
            doc.put_entry("maps[0]", &key, value.as_str(), None);
            let text = join(&write(&doc, Mask::Show));
            let read: Value = serde_yaml::from_str(&text).unwrap();
            let expected = Value::from(value.as_str());
            assert_eq!(read["plain"], expected);
            assert_eq!(read["map"][key.as_str()], expected);
            assert_eq!(read["list"][0], expected);
            assert_eq!(read["maps"][0][if key == "first" { "first" } else { key.as_str() }], expected);
        }
    }
}
