//! JSON (RFC 8259) with limits, for texts that people paste: size, depth, number of values, and no key twice. What a number
//! is worth is nobody's question here but the clock's, so it stays text.

use std::collections::BTreeSet;
use zeroize::Zeroize as _;

/// The longest text, in bytes.
pub(crate) const MOST: usize = 64 * 1024;
const DEEPEST: usize = 8;
const VALUES: usize = 4000;

/// One value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Keys and values, in their order.
    Object(Vec<(String, Self)>),
}

/// Why a text was not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Refused {
    /// It is longer than [`MOST`].
    TooLong,
    /// It is nested too deeply, or has too many values.
    TooMuch,
    /// A key stands twice in one object.
    Twice(String),
    /// It is no JSON from this line on.
    Malformed(usize),
}

impl Json {
    /// Returns the value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(pairs) => pairs
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// Returns a text.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the texts of a list, or one text alone as a list of one.
    pub(crate) fn texts(&self) -> Vec<&str> {
        match self {
            Self::List(items) => items.iter().filter_map(Self::text).collect(),
            other => other.text().into_iter().collect(),
        }
    }

    /// Overwrites every text in it.
    pub(crate) fn wipe(&mut self) {
        match self {
            Self::Null | Self::Flag(_) => {}
            Self::Number(text) | Self::Text(text) => text.zeroize(),
            Self::List(items) => items.iter_mut().for_each(Self::wipe),
            Self::Object(pairs) => pairs.iter_mut().for_each(|(_, value)| value.wipe()),
        }
    }

    /// Returns a number without its fraction.
    pub(crate) fn whole(&self) -> Option<u64> {
        match self {
            Self::Number(text) => text.split('.').next()?.parse().ok(),
            _ => None,
        }
    }
}

/// Reads a text that is one value and nothing more.
pub(crate) fn parse(text: &str) -> Result<Json, Refused> {
    if text.len() > MOST {
        return Err(Refused::TooLong);
    }
    let mut reader = Reader {
        text,
        at: 0,
        values: 0,
    };
    let value = reader.value(0)?;
    reader.space();
    if reader.at == text.len() {
        Ok(value)
    } else {
        Err(reader.malformed())
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    values: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn malformed(&self) -> Refused {
        let before = self.text.get(..self.at).unwrap_or_default();
        Refused::Malformed(1 + before.bytes().filter(|b| *b == b'\n').count())
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    /// Takes these characters if they come next.
    fn takes(&mut self, text: &str) -> bool {
        let there = self.rest().starts_with(text);
        if there {
            self.at += text.len();
        }
        there
    }

    fn value(&mut self, depth: usize) -> Result<Json, Refused> {
        self.values += 1;
        if depth > DEEPEST || self.values > VALUES {
            return Err(Refused::TooMuch);
        }
        self.space();
        if self.takes("{") {
            self.object(depth)
        } else if self.takes("[") {
            self.list(depth)
        } else if self.takes("\"") {
            self.string().map(Json::Text)
        } else if self.takes("true") {
            Ok(Json::Flag(true))
        } else if self.takes("false") {
            Ok(Json::Flag(false))
        } else if self.takes("null") {
            Ok(Json::Null)
        } else {
            self.number()
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, Refused> {
        let (mut pairs, mut seen) = (Vec::new(), BTreeSet::new());
        self.space();
        if self.takes("}") {
            return Ok(Json::Object(pairs));
        }
        loop {
            self.space();
            if !self.takes("\"") {
                return Err(self.malformed());
            }
            let key = self.string()?;
            self.space();
            if !self.takes(":") {
                return Err(self.malformed());
            }
            let value = self.value(depth + 1)?;
            if !seen.insert(key.clone()) {
                return Err(Refused::Twice(key));
            }
            pairs.push((key, value));
            if self.ends("}")? {
                return Ok(Json::Object(pairs));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json, Refused> {
        let mut items = Vec::new();
        self.space();
        if self.takes("]") {
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.ends("]")? {
                return Ok(Json::List(items));
            }
        }
    }

    /// Says whether a list or object ends here; otherwise a comma has to follow.
    fn ends(&mut self, close: &str) -> Result<bool, Refused> {
        self.space();
        if self.takes(close) {
            Ok(true)
        } else if self.takes(",") {
            Ok(false)
        } else {
            Err(self.malformed())
        }
    }

    /// Reads a text whose first quote is taken.
    fn string(&mut self) -> Result<String, Refused> {
        let mut out = String::new();
        loop {
            let rest = self.rest();
            let stop = rest
                .find(|c: char| c == '"' || c == '\\' || c < ' ')
                .ok_or_else(|| self.malformed())?;
            out.push_str(rest.get(..stop).unwrap_or_default());
            self.at += stop;
            if self.takes("\"") {
                return Ok(out);
            }
            if !self.takes("\\") {
                return Err(self.malformed());
            }
            out.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Result<char, Refused> {
        let mark = self.rest().chars().next().ok_or_else(|| self.malformed())?;
        self.at += mark.len_utf8();
        Ok(match mark {
            '"' | '\\' | '/' => mark,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let high = self.four()?;
                let code = if (0xd800..0xdc00).contains(&high) {
                    if !self.takes("\\u") {
                        return Err(self.malformed());
                    }
                    let low = self.four()?;
                    let low = low.checked_sub(0xdc00).filter(|low| *low < 0x400);
                    0x1_0000 + ((high - 0xd800) << 10) + low.ok_or_else(|| self.malformed())?
                } else {
                    high
                };
                char::from_u32(code).ok_or_else(|| self.malformed())?
            }
            _ => return Err(self.malformed()),
        })
    }

    fn four(&mut self) -> Result<u32, Refused> {
        let digits = self.rest().get(..4).unwrap_or_default();
        let hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
        let code = u32::from_str_radix(digits, 16).ok().filter(|_| hex);
        self.at += digits.len();
        code.ok_or_else(|| self.malformed())
    }

    fn number(&mut self) -> Result<Json, Refused> {
        let rest = self.rest();
        let part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E');
        let end = rest.find(|c: char| !part(c)).unwrap_or(rest.len());
        let text = rest.get(..end).unwrap_or_default();
        let digits = text.strip_prefix('-').unwrap_or(text);
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(self.malformed());
        }
        self.at += end;
        Ok(Json::Number(text.to_owned()))
    }
}

#[cfg(test)]
mod tests;
