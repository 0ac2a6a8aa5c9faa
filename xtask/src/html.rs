//! Reads the tags of a page, enough to see what it loads and what it contains. It understands
//! what a minifier leaves, such as attributes without quotes.

/// One opening tag.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name in lower case.
    pub(crate) name: String,
    /// Its attributes in order, names in lower case.
    pub(crate) attributes: Vec<(String, String)>,
    /// What stands inside, for `script` and `style`.
    pub(crate) inner: String,
}

impl Tag {
    /// Returns the value of attribute `name`.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Returns all opening tags of `page`, without those in comments.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if after.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (mut tag, after) = tag(after);
            rest = after;
            if matches!(tag.name.as_str(), "script" | "style") {
                let end = format!("</{}", tag.name);
                let length = rest.to_ascii_lowercase().find(&end).unwrap_or(rest.len());
                let (inner, after) = rest.split_at(length);
                inner.trim().clone_into(&mut tag.inner);
                rest = after;
            }
            tags.push(tag);
        } else {
            rest = after;
        }
    }
    tags
}

/// Reads one tag after its `<` and returns it with what follows it.
fn tag(text: &str) -> (Tag, &str) {
    let length = text
        .find(|c: char| c.is_whitespace() || c == '>' || c == '/')
        .unwrap_or(text.len());
    let (name, mut rest) = text.split_at(length);
    let mut tag = Tag {
        name: name.to_ascii_lowercase(),
        ..Tag::default()
    };
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        if rest.is_empty() {
            return (tag, rest);
        }
        let (attribute, after) = attribute(rest);
        tag.attributes.push(attribute);
        rest = after;
    }
}

/// Reads one attribute and returns it with what follows it.
fn attribute(text: &str) -> ((String, String), &str) {
    let length = text
        .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))
        // An attribute has at least one character, else reading would stand still.
        .map_or(text.len(), |length| length.max(1));
    let (name, rest) = text.split_at_checked(length).unwrap_or((text, ""));
    let name = name.to_ascii_lowercase();
    let Some(value) = rest.trim_start().strip_prefix('=') else {
        return ((name, String::new()), rest);
    };
    let value = value.trim_start();
    let (value, rest) = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inside = value.get(1..).unwrap_or_default();
            inside.split_once(quote).unwrap_or((inside, ""))
        }
        _ => value.split_at(
            value
                .find(|c: char| c.is_whitespace() || c == '>')
                .unwrap_or(value.len()),
        ),
    };
    ((name, value.to_owned()), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_in_every_notation() {
        let read = tags(
            r#"<!doctype html><link rel=icon HREF='a b.svg'/><script src="x.js" hidden></script>"#,
        );
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].get("rel"), Some("icon"));
        assert_eq!(read[0].get("href"), Some("a b.svg"));
        assert_eq!(read[1].get("src"), Some("x.js"));
        assert_eq!(read[1].get("hidden"), Some(""));
    }

    #[test]
    fn scripts_keep_their_text_and_comments_count_for_nothing() {
        let read = tags("<!-- <script src=a> --><script>if (a < b) { c('<p>') }</script><p>");
        let names: Vec<&str> = read.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["script", "p"]);
        assert_eq!(read[0].inner, "if (a < b) { c('<p>') }");
    }

    #[test]
    fn broken_pages_end_too() {
        for page in [
            "<",
            "<a",
            "<a b=",
            "<a b='c",
            "<a ='",
            "<script>x",
            "<!-- x",
            "<é",
            "<a é=ü",
        ] {
            let _ = tags(page);
        }
    }
}
