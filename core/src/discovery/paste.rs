//! A pasted document as it was before somebody copied it: without headers of curl, quotes around it, HTML escapes.

use crate::syntax::json::{self, Json, Refused};
use std::borrow::Cow;

/// What had to be taken away, in words for the operator.
pub(super) type Notes = Vec<&'static str>;

const ESCAPES: &[(&str, &str)] = &[
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#x22;", "\""),
    ("&#39;", "'"),
    ("&#x2F;", "/"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
];

/// Reads the object in a pasted text.
pub(super) fn object(text: &str) -> Result<(Json, Notes), Refused> {
    if text.len() > json::MOST {
        return Err(Refused::TooLong);
    }
    let mut notes = Notes::new();
    let mut text = Cow::Borrowed(text.trim_start_matches('\u{feff}').trim());
    if text.contains("&quot;") || text.contains("&#34;") || text.contains("&#x22;") {
        for (escape, plain) in ESCAPES {
            text = Cow::Owned(text.replace(escape, plain));
        }
        notes.push("HTML escapes were turned back into characters.");
    }
    if text.contains(['“', '”']) {
        text = Cow::Owned(text.replace(['“', '”'], "\""));
        notes.push(
            "Typographic quotes were turned into plain ones: a word processor changed the text.",
        );
    }
    // A document as a text in quotes: what a program printed with its escapes.
    if text.starts_with('"')
        && let Ok(Json::Text(inner)) = json::parse(&text)
        && inner.trim_start().starts_with('{')
    {
        notes.push("The document stood in quotes; they were taken off.");
        text = Cow::Owned(inner);
    }
    let start = text.find('{').unwrap_or(0);
    let end = text.rfind('}').map_or(text.len(), |at| at + 1);
    let body = text.get(start..end).unwrap_or(&text);
    if start > 0 || end < text.len() {
        notes.push("What stood before and behind the document was left out.");
    }
    json::parse(body).map(|read| (read, notes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_paste_it() {
        let plain = object("{\"issuer\": \"https://a.example.com/x?y=1&z\"}").unwrap();
        assert!(plain.1.is_empty());
        for text in [
            "\u{feff}  {\"issuer\": \"https://a.example.com/x?y=1&z\"}  ",
            "HTTP/2 200\r\ncontent-type: application/json\r\n\r\n{\"issuer\": \"https://a.example.com/x?y=1&z\"}\n$ ",
            "{&quot;issuer&quot;: &quot;https://a.example.com/x?y=1&amp;z&quot;}",
            "'{\"issuer\": \"https://a.example.com/x?y=1&z\"}'",
            r#""{\"issuer\": \"https:\/\/a.example.com\/x?y=1&z\"}""#,
            "{“issuer”: “https://a.example.com/x?y=1&z”}",
        ] {
            assert_eq!(object(text).unwrap().0, plain.0, "{text}");
        }
        assert_eq!(object("HTTP/2 200\n\n{}").unwrap().1.len(), 1);
    }

    #[test]
    fn no_document() {
        assert!(object("").is_err());
        assert!(object("<html><body>404</body></html>").is_err());
        assert_eq!(
            object("{\"a\": 1, \"a\": 2}"),
            Err(Refused::Twice("a".to_owned()))
        );
        assert_eq!(object(&"{".repeat(70_000)), Err(Refused::TooLong));
    }
}
