//! Packs the fields of a link. Bytes that UTF-8 never has stand for a known word, a GUID or something said before.
//!
//! Our own because texts of a hundred bytes gain from known words, which a general compressor does not have, and because
//! it weighs less: the figures are in ARCHITECTURE.md.

use super::words::{PATHS, PIECES};
use super::{END, MOST_BYTES};
use crate::syntax::guid;
use std::fmt::Write as _;

/// Path of a question by its place below 256, and the end of its field.
const PATH: u8 = 0xfe;
/// The same for places from 256.
const LATER_PATH: u8 = 0xfd;
/// A piece of text by its place.
const PIECE: u8 = 0xfc;
/// A GUID in small letters, as its 16 bytes.
const GUID: u8 = 0xfb;
/// Text that stood before: how far back, and how long.
const BEFORE: u8 = 0xfa;
/// Length of a GUID as text.
const GUID_TEXT: usize = 36;
/// The shortest text that is worth a look back.
const SHORTEST: usize = 5;
/// Places that are remembered, by a sum of the bytes there.
const PLACES: usize = 1 << 12;

/// Why bytes cannot be unpacked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Broken {
    /// They mean nothing.
    Meaningless,
    /// A word that is not in the list: a later version of this tool packed it.
    Later,
    /// They unpack to too much.
    Large,
}

fn number(out: &mut Vec<u8>, mut value: usize) {
    while value > 0x7f {
        out.push(0x80 | low(value & 0x7f));
        value >>= 7;
    }
    out.push(low(value));
}

/// Takes a value below 256.
fn low(value: usize) -> u8 {
    u8::try_from(value).unwrap_or_default()
}

/// Returns the place of the longest word that a text begins with.
fn longest(words: &[&str], rest: &[u8]) -> Option<(usize, usize)> {
    let fits = |(_, word): &(usize, &&str)| rest.starts_with(word.as_bytes());
    words
        .iter()
        .enumerate()
        .filter(fits)
        .map(|(place, word)| (place, word.len()))
        .max_by_key(|(_, length)| *length)
}

/// Returns the place of a path that is a whole field.
fn path(rest: &[u8]) -> Option<(usize, usize)> {
    let end = rest.iter().position(|byte| *byte == END)?;
    let field = rest.get(..end)?;
    let place = PATHS.iter().position(|path| path.as_bytes() == field)?;
    Some((place, end + 1))
}

/// Returns the bytes of a GUID that a text begins with.
fn guid(rest: &[u8]) -> Option<[u8; 16]> {
    let text = str::from_utf8(rest.get(..GUID_TEXT)?).ok()?;
    if !guid::is_guid(text) || text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let number = u128::from_str_radix(&text.replace('-', ""), 16).ok()?;
    Some(number.to_be_bytes())
}

fn place_of(rest: &[u8]) -> Option<usize> {
    let bytes = rest.get(..4)?.try_into().ok()?;
    let mixed = u32::from_le_bytes(bytes).wrapping_mul(0x9e37_79b1);
    usize::try_from(mixed >> 20).ok()
}

/// What was said before: the last place for each sum.
struct Said(Vec<usize>);

impl Said {
    /// Remembers a place, and returns the one before with the same sum.
    fn remember(&mut self, all: &[u8], at: usize) -> Option<usize> {
        let slot = self.0.get_mut(place_of(all.get(at..)?)?)?;
        std::mem::replace(slot, at + 1).checked_sub(1)
    }

    /// Returns how far back the same text stands, and how long it is.
    fn find(&mut self, all: &[u8], at: usize) -> Option<(usize, usize)> {
        let before = self.remember(all, at)?;
        let (earlier, rest) = (all.get(before..)?, all.get(at..)?);
        // Within its field: what stands after it is a path, which is shorter as a word.
        let same = |(a, b): &(&u8, &u8)| a == b && **a != END;
        let length = earlier.iter().zip(rest).take_while(same).count();
        (length >= SHORTEST).then_some((at - before, length))
    }
}

/// Packs bytes, of which none but [`END`] is above those of UTF-8.
pub(super) fn pack(all: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut said = Said(vec![0; PLACES]);
    let (mut at, mut begins) = (0, true);
    while let Some(byte) = all.get(at).copied() {
        let rest = all.get(at..).unwrap_or_default();
        let before = said.find(all, at);
        let piece = longest(PIECES, rest);
        let gain = |length: usize| piece.is_none_or(|(_, other)| length > other + 3);
        // Looked for where a field begins only: elsewhere it would read the rest of the field at every byte.
        let taken = if let Some((place, length)) = begins.then(|| path(rest)).flatten() {
            let (code, place) = if place < 256 {
                (PATH, place)
            } else {
                (LATER_PATH, place - 256)
            };
            out.extend([code, low(place)]);
            length
        } else if let Some(bytes) = guid(rest) {
            out.push(GUID);
            out.extend(bytes);
            GUID_TEXT
        } else if let Some((back, length)) = before.filter(|(_, length)| gain(*length)) {
            out.push(BEFORE);
            number(&mut out, back);
            number(&mut out, length);
            length
        } else if let Some((place, length)) = piece.filter(|(_, length)| *length > 2) {
            out.extend([PIECE, low(place)]);
            length
        } else {
            out.push(byte);
            1
        };
        for passed in at + 1..at + taken {
            said.remember(all, passed);
        }
        at += taken;
        begins = all.get(at.wrapping_sub(1)) == Some(&END);
    }
    out
}

/// What is unpacked so far.
struct Out(Vec<u8>);

impl Out {
    fn push(&mut self, byte: u8) -> Result<(), Broken> {
        if self.0.len() >= MOST_BYTES {
            return Err(Broken::Large);
        }
        self.0.push(byte);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Broken> {
        text.bytes().try_for_each(|byte| self.push(byte))
    }

    fn word(&mut self, words: &[&str], place: usize) -> Result<(), Broken> {
        self.text(words.get(place).ok_or(Broken::Later)?)
    }

    fn before(&mut self, back: usize, length: usize) -> Result<(), Broken> {
        let start = self.0.len().checked_sub(back).filter(|_| back > 0);
        let start = start.ok_or(Broken::Meaningless)?;
        for place in 0..length {
            let byte = self.0.get(start.saturating_add(place)).copied();
            self.push(byte.ok_or(Broken::Meaningless)?)?;
        }
        Ok(())
    }

    fn guid(&mut self, bytes: [u8; 16]) -> Result<(), Broken> {
        let mut text = String::new();
        for (place, byte) in bytes.iter().enumerate() {
            if matches!(place, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        self.text(&text)
    }
}

/// The packed bytes that are left.
struct In<'a>(&'a [u8]);

impl In<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn place(&mut self) -> Result<usize, Broken> {
        self.byte().map(usize::from).ok_or(Broken::Meaningless)
    }

    /// Reads a number of three bytes at most.
    fn number(&mut self) -> Result<usize, Broken> {
        let mut value = 0;
        for shift in [0, 7, 14] {
            let byte = self.place()?;
            value |= (byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Broken::Meaningless)
    }

    fn guid(&mut self) -> Result<[u8; 16], Broken> {
        let (bytes, rest) = self.0.split_first_chunk().ok_or(Broken::Meaningless)?;
        self.0 = rest;
        Ok(*bytes)
    }
}

/// Unpacks bytes, and stops at the limit.
pub(super) fn unpack(packed: &[u8]) -> Result<Vec<u8>, Broken> {
    let (mut given, mut out) = (In(packed), Out(Vec::new()));
    while let Some(code) = given.byte() {
        match code {
            PATH => {
                out.word(PATHS, given.place()?)?;
                out.push(END)?;
            }
            LATER_PATH => {
                out.word(PATHS, given.place()? + 256)?;
                out.push(END)?;
            }
            PIECE => out.word(PIECES, given.place()?)?,
            GUID => out.guid(given.guid()?)?,
            BEFORE => {
                let (back, length) = (given.number()?, given.number()?);
                out.before(back, length)?;
            }
            byte => out.push(byte)?,
        }
    }
    Ok(out.0)
}
