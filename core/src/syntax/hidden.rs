//! Characters that are not what they look like: controls, invisible ones, ones that turn the reading direction, odd spaces
//! and typographic quotes (F-hidden-characters).

use std::fmt::Write as _;

/// What a suspicious character is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Hidden {
    /// A control character or a line break.
    Control,
    /// Seen by nobody, or not a plain space: all of Unicode's format characters (Cf), what fonts may leave out
    /// (`Default_Ignorable_Code_Point`), and blanks.
    Invisible,
    /// A typographic quote.
    Quote,
}

impl Hidden {
    /// Returns what to call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Control => "a control character or line break",
            Self::Invisible => "an invisible character",
            Self::Quote => "a typographic quote",
        }
    }
}

/// Says what is suspicious about a character; a line break counts.
pub(crate) fn kind(c: char) -> Option<Hidden> {
    match c {
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => Some(Hidden::Control),
        '\u{201c}'..='\u{201f}' | '\u{2018}'..='\u{201b}' => Some(Hidden::Quote),
        '\u{a0}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{600}'..='\u{605}'
        | '\u{61c}'
        | '\u{6dd}'
        | '\u{70f}'
        | '\u{890}'..='\u{891}'
        | '\u{8e2}'
        | '\u{115f}'..='\u{1160}'
        | '\u{1680}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{2000}'..='\u{200f}'
        | '\u{202a}'..='\u{202f}'
        | '\u{205f}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3000}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{110bd}'
        | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => Some(Hidden::Invisible),
        _ => None,
    }
}

/// Returns the first suspicious character: what it is, the character, and its place, counted from 1.
pub(crate) fn first(text: &str, allowed: fn(char) -> bool) -> Option<(Hidden, char, usize)> {
    text.chars()
        .enumerate()
        .filter(|(_, c)| !allowed(*c))
        .find_map(|(at, c)| kind(c).map(|kind| (kind, c, at + 1)))
}

/// Returns a text in which everything suspicious but a line break stands as its code, e.g. `[U+202E]`.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && kind(c).is_some() {
            // Writing to a string cannot fail.
            let _ = write!(out, "[U+{:04X}]", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for c in "azAZ09 ~!\"'`\\äßéжあ€".chars() {
            assert_eq!(kind(c), None, "{c}");
        }
    }

    /// The general category Cf of Unicode 16.
    #[test]
    fn every_format_character_is_invisible() {
        for range in [
            0xad..=0xad,
            0x600..=0x605,
            0x61c..=0x61c,
            0x6dd..=0x6dd,
            0x70f..=0x70f,
            0x890..=0x891,
            0x8e2..=0x8e2,
            0x180e..=0x180e,
            0x200b..=0x200f,
            0x202a..=0x202e,
            0x2060..=0x2064,
            0x2066..=0x206f,
            0xfeff..=0xfeff,
            0xfff9..=0xfffb,
            0x110bd..=0x110bd,
            0x110cd..=0x110cd,
            0x13430..=0x1343f,
            0x1bca0..=0x1bca3,
            0x1d173..=0x1d17a,
            0xe0001..=0xe0001,
            0xe0020..=0xe007f_u32,
        ] {
            for code in range {
                let c = char::from_u32(code).unwrap();
                assert_eq!(kind(c), Some(Hidden::Invisible), "{code:x}");
            }
        }
    }

    #[test]
    fn bad() {
        for c in [
            '\0',
            '\n',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{a0}',
            '\u{200b}',
            '\u{200d}',
            '\u{feff}',
            '\u{202e}',
            '\u{2066}',
            '\u{200e}',
            '\u{61c}',
            '\u{2028}',
            '\u{e0041}',
            '“',
            '’',
            '\u{2060}',
            '\u{600}',
            '\u{6dd}',
            '\u{8e2}',
            '\u{17b4}',
            '\u{180b}',
            '\u{2800}',
            '\u{fff0}',
            '\u{110bd}',
            '\u{13430}',
            '\u{1bca0}',
            '\u{1d173}',
            '\u{e0fff}',
        ] {
            assert!(kind(c).is_some(), "{c:?}");
        }
    }

    #[test]
    fn the_first_one_is_named_with_its_place() {
        assert_eq!(
            first("ab\u{200b}c\u{1b}", |_| false),
            Some((Hidden::Invisible, '\u{200b}', 3))
        );
        assert_eq!(first("a\nb", |c| c == '\n'), None);
    }
}
