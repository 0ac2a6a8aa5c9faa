//! Answers that become part of an address. The charts write issuers into Envoy's YAML without quotes (N13), and a wrong one
//! leads nowhere, so each has a closed form.

use crate::path::Path;
use crate::syntax::{guid, hostname, url};

/// An answer that becomes part of an address.
pub(crate) struct Part {
    /// Its path.
    pub(crate) path: Path,
    /// What it may look like.
    pub(crate) form: Form,
    /// What to give, with an example.
    pub(crate) fix: &'static str,
    /// A text that is something else: what it is. It knows more than the form, and is asked first.
    pub(crate) slip: fn(&str) -> Option<&'static str>,
}

/// The form of a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// A full DNS name.
    Host,
    /// A GUID.
    Guid,
    /// One part of a path: letters, digits, `.`, `_`, `-`.
    Word,
    /// A path: a slash and words, without a slash at its end.
    Path,
    /// A whole address in our strict form.
    Url,
}

impl Part {
    pub(crate) const fn new(path: Path, form: Form, fix: &'static str) -> Self {
        let slip = |_: &str| None;
        Self {
            path,
            form,
            fix,
            slip,
        }
    }

    pub(crate) const fn slip(mut self, slip: fn(&str) -> Option<&'static str>) -> Self {
        self.slip = slip;
        self
    }

    /// Returns what is wrong with an answer, as the end of a sentence.
    pub(crate) fn defect(&self, text: &str) -> Option<&'static str> {
        (self.slip)(text).or_else(|| self.form.defect(text))
    }
}

impl Form {
    fn defect(self, text: &str) -> Option<&'static str> {
        match self {
            Self::Host if !text.is_ascii() => Some("has letters beyond a to z"),
            Self::Host => hostname::full_defect(text),
            Self::Guid => (!guid::is_guid(text)).then_some("is not a GUID"),
            Self::Word => {
                (!is_word(text)).then_some("has a character that is not safe in an address")
            }
            Self::Path => (!is_path(text)).then_some("is not a path such as /sso"),
            Self::Url if text.contains("/.well-known/") => {
                Some("is the address of a discovery document")
            }
            Self::Url => url::parse(text).err(),
        }
    }
}

fn is_word(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    text.len() <= 255
        && text.bytes().all(plain)
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
}

fn is_path(text: &str) -> bool {
    text.strip_prefix('/')
        .is_some_and(|rest| rest.split('/').all(is_word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (form, text) in [
            (Form::Host, "example.okta.com"),
            (Form::Guid, "12345678-1234-1234-1234-123456789abc"),
            (Form::Word, "aus1a2b3c4D5e6F7g8h9"),
            (Form::Word, "eu-west-1_AbCdEf123"),
            (Form::Path, "/sso"),
            (Form::Path, "/a/b-c"),
            (Form::Url, "https://dex.example.com/dex"),
        ] {
            assert_eq!(form.defect(text), None, "{text}");
        }
    }

    #[test]
    fn bad() {
        for (form, text) in [
            (Form::Host, "okta"),
            (Form::Host, "https://example.okta.com"),
            (Form::Host, "äuth.example.com"),
            (Form::Host, "10.0.0.1"),
            (Form::Guid, "example"),
            (Form::Word, "a/b"),
            (Form::Word, "a #b"),
            (Form::Word, "../x"),
            (Form::Word, ""),
            (Form::Path, "sso"),
            (Form::Path, "/sso/"),
            (Form::Path, "/"),
            (Form::Path, "/a//b"),
            (Form::Path, "/a b"),
            (Form::Url, "http://dex.example.com"),
            (
                Form::Url,
                "https://dex.example.com/.well-known/openid-configuration",
            ),
        ] {
            assert!(form.defect(text).is_some(), "{text}");
        }
    }
}
