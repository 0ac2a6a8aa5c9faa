//! Texts with whatever signs, one after the other: each stands behind its length.

use std::fmt::Write;

/// Writes texts.
#[derive(Default)]
pub(super) struct Telling(String);

impl Telling {
    /// Writes one more text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        // Writing to a string cannot fail.
        let _ = write!(self.0, "{}:{text}", text.len());
        self
    }

    /// Writes how many things follow, and these.
    pub(super) fn all<T>(&mut self, of: &[T], write: impl Fn(&mut Self, &T)) -> &mut Self {
        self.text(&of.len().to_string());
        for one in of {
            write(self, one);
        }
        self
    }

    /// Returns what was written.
    pub(super) fn said(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}

/// Reads them.
pub(super) struct Told<'a>(pub(super) &'a str);

impl<'a> Told<'a> {
    /// Reads the next text; nothing if there is none.
    pub(super) fn text(&mut self) -> Option<&'a str> {
        let (length, rest) = self.0.split_once(':')?;
        let (text, rest) = rest.split_at_checked(length.parse().ok()?)?;
        self.0 = rest;
        Some(text)
    }

    /// The same as a text of its own.
    pub(super) fn owned(&mut self) -> Option<String> {
        self.text().map(str::to_owned)
    }

    /// Reads how many things follow, and these.
    pub(super) fn all<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count: usize = self.text()?.parse().ok()?;
        // One after the other: a count that lies ends with the text.
        (0..count).map(|_| read(self)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_told_arrives() {
        let texts = ["", "a:1\n\u{1}ä", "3:x"];
        let said = Telling::default()
            .text("first")
            .all(&texts, |to, text| {
                to.text(text);
            })
            .said();
        let mut told = Told(&said);
        assert_eq!(told.text(), Some("first"));
        assert_eq!(told.all(Told::owned).unwrap(), texts);
        assert_eq!(told.text(), None);
    }

    #[test]
    fn something_else_is_nothing() {
        for other in ["It is no list.", "9:x", "-1:x", "2:", "1:ä"] {
            assert_eq!(Told(other).text(), None, "{other}");
        }
        assert!(Told("20:99999999999999999999").all(Told::owned).is_none());
        assert!(Told("7:9999999").all(Told::owned).is_none());
    }
}
