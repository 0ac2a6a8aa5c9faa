//! What was handed over, opened: archives, files that are no values by their names, texts in another encoding.

use super::Opened;
use super::files::Unread;
use crate::text::unzip::{self, Refused};
use std::borrow::Cow;

/// The most bytes of all files together.
const MOST: usize = 8 * 1024 * 1024;
/// The most bytes of a file among others whose name does not say that it is values.
const LOOSE: usize = 1024 * 1024;

/// A file that was handed over.
pub(super) enum Handed<'a> {
    /// Its name and bytes.
    File(String, Cow<'a, [u8]>),
    /// One that is not read, and why.
    Refused(String, Unread),
    /// One that holds neither values nor objects.
    Aside(String),
}

/// What a name says of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Named {
    /// It is YAML or JSON.
    Yaml,
    /// Its content has to say what it is.
    Open,
    /// It is neither values nor objects.
    Other,
    /// Nobody put it there: a computer left it.
    Left,
}

/// Returns what a name says of a file.
pub(super) fn named(name: &str) -> Named {
    let left = |part: &str| {
        matches!(
            part,
            "__MACOSX" | ".git" | ".DS_Store" | "Thumbs.db" | "desktop.ini"
        ) || part.starts_with("._")
    };
    if name.split('/').any(left) {
        return Named::Left;
    }
    let file = name.rsplit('/').next().unwrap_or(name);
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "yaml" | "yml" | "json" => Named::Yaml,
        "md" | "sh" | "tf" | "sed" | "sql" | "png" | "tgz" | "crt" | "key" | "pem" => Named::Other,
        _ if matches!(file, "SHA256SUMS" | ".gitignore") => Named::Other,
        _ => Named::Open,
    }
}

/// Says whether a file is read: by its name, and among others by its size where the name leaves it open.
fn is_wanted(name: &str, size: usize, alone: bool) -> bool {
    match named(name) {
        Named::Yaml => true,
        Named::Open => alone || size <= LOOSE,
        Named::Other | Named::Left => false,
    }
}

/// Opens the archives among the files. What is set aside counts for nothing.
pub(super) fn unpacked<'a>(given: &[(&str, &'a [u8])]) -> Vec<Handed<'a>> {
    let alone = matches!(given, [(_, bytes)] if !unzip::is_archive(bytes));
    with(given, |name, size| is_wanted(name, size, alone))
}

fn with<'a>(given: &[(&str, &'a [u8])], wanted: impl Fn(&str, usize) -> bool) -> Vec<Handed<'a>> {
    let mut out = Vec::new();
    let mut total = 0_usize;
    for (name, bytes) in given {
        let is_archive = unzip::is_archive(bytes);
        if !is_archive && !wanted(name, bytes.len()) {
            out.push(Handed::Aside((*name).to_owned()));
            continue;
        }
        let sum = total.saturating_add(bytes.len());
        if sum > MOST && !is_archive {
            out.push(Handed::Refused((*name).to_owned(), Unread::Large));
        } else if is_archive {
            let mut aside = Vec::new();
            let one = |inner: &[u8], size: usize| {
                let inner = inner_name(inner);
                let wanted = wanted(&inner, size);
                if !wanted {
                    aside.push(Handed::Aside(inner));
                }
                wanted
            };
            match unzip::unpack_some(bytes, MOST.saturating_sub(total), one) {
                Ok(files) => out.extend(files.into_iter().map(|(inner, bytes)| {
                    total = total.saturating_add(bytes.len());
                    Handed::File(inner_name(inner), bytes)
                })),
                Err(refused) => {
                    let why = match refused {
                        Refused::Damaged => Unread::Archive,
                        Refused::Unusual => Unread::Unusual,
                        Refused::Large => Unread::Large,
                    };
                    out.push(Handed::Refused((*name).to_owned(), why));
                }
            }
            out.extend(aside);
        } else {
            total = sum;
            out.push(Handed::File((*name).to_owned(), Cow::Borrowed(*bytes)));
        }
    }
    out
}

/// Returns the name of a file in an archive. Some programs write the slash of Windows.
fn inner_name(name: &[u8]) -> String {
    String::from_utf8_lossy(name).replace('\\', "/")
}

/// Returns the text of a file: UTF-8, or the UTF-16 that PowerShell writes with a mark before it.
pub(super) fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let wide = |rest: &[u8], number: fn([u8; 2]) -> u16| {
        let (pairs, left) = rest.as_chunks::<2>();
        let units = pairs.iter().map(|pair| number(*pair));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.ok().filter(|_| left.is_empty()).map(Cow::Owned)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    }
}

/// Opens all files, whatever their names: name and text of each, or why it has none.
pub(super) fn all(given: &[(&str, &[u8])]) -> Vec<Opened> {
    let one = |file: Handed<'_>| match file {
        Handed::Aside(_) => None,
        Handed::Refused(name, why) => Some(Err((name, why.says().0))),
        Handed::File(name, bytes) => Some(match text(&bytes) {
            Some(text) => Ok((name, text.into_owned())),
            None => Err((name, Unread::NoText.says().0)),
        }),
    };
    with(given, |_, _| true)
        .into_iter()
        .filter_map(one)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_a_file_is() {
        for (name, expected) in [
            ("b/osmo_values.yaml", Named::Yaml),
            ("b/X.YML", Named::Yaml),
            ("values.txt", Named::Open),
            ("values", Named::Open),
            ("b/README.md", Named::Other),
            ("operations/roles/osmo-user.sed", Named::Other),
            ("b/.DS_Store", Named::Left),
            ("__MACOSX/b/._osmo_values.yaml", Named::Left),
            ("b/.git/config", Named::Left),
        ] {
            assert_eq!(named(name), expected, "{name}");
        }
    }

    #[test]
    fn texts_of_windows_are_read() {
        let le: Vec<u8> = "\u{feff}a: é"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let be: Vec<u8> = "\u{feff}a: é"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        for bytes in [&le, &be] {
            assert_eq!(text(bytes).as_deref(), Some("a: é"));
            assert_eq!(text(&bytes[..bytes.len() - 1]), None);
        }
        assert_eq!(text(b"\xff\xfe\x00\xd8"), None);
        assert_eq!(text(b"\xff"), None);
    }
}
