//! The tags of a page, as far as its rules look at them, and putting something else into its text.

use anyhow::{Result, ensure};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// One opening tag.
#[derive(Debug, Default)]
pub(crate) struct Tag {
    /// Its name in lower case.
    pub(crate) name: String,
    /// Its attributes, names in lower case.
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
    // Else the text of a script would be read as tags.
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut tags: Vec<Tag> = Vec::new();
    for token in Tokenizer::new_with_emitter(page, emitter).flatten() {
        match token {
            Token::StartTag(tag) => tags.push(Tag {
                name: text(&tag.name),
                attributes: tag
                    .attributes
                    .iter()
                    .map(|(name, value)| (text(name), text(value)))
                    .collect(),
                inner: String::new(),
            }),
            Token::String(words) => {
                if let Some(tag) = tags.last_mut()
                    && matches!(tag.name.as_str(), "script" | "style")
                {
                    text(&words).trim().clone_into(&mut tag.inner);
                }
            }
            // After its end a script has nothing more inside: what follows is a tag without a name.
            Token::EndTag(_) => tags.push(Tag::default()),
            _ => {}
        }
    }
    tags.retain(|tag| !tag.name.is_empty());
    tags
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Puts one text in the place of another, which is there once.
pub(crate) fn replaced(text: &str, old: &str, new: &str) -> Result<String> {
    let count = text.matches(old).count();
    ensure!(count == 1, "{old:?} is there {count} times");
    Ok(text.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_keep_their_text_and_comments_count_for_nothing() {
        let read = tags(
            "<!-- <script src=a> --><SCRIPT async SRC='x.js'>if (a < b) { c('<p>') }</script> text<p>",
        );
        let names: Vec<&str> = read.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["script", "p"]);
        assert_eq!(read[0].inner, "if (a < b) { c('<p>') }");
        assert_eq!(read[0].get("src"), Some("x.js"));
        assert_eq!(read[0].get("async"), Some(""));
    }
}
