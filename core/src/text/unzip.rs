//! Reads zip archives (PKWARE APPNOTE 6.3.10) of files that are stored or deflated: our own, and what a stranger hands over as
//! one. Nothing is unpacked beyond what the archive says and a limit allows, however small it is packed.

use super::zip::crc32;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use std::borrow::Cow;

/// Why an archive is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Refused {
    /// It is no archive, or part of it is missing.
    Damaged,
    /// A file in it is encrypted, or packed in a way that few programs use.
    Unusual,
    /// It has more files, or larger ones, than any bundle.
    Large,
}

const END: u32 = 0x0605_4b50;
const ENTRY: u32 = 0x0201_4b50;
const LOCAL: u32 = 0x0403_4b50;
/// Bytes of the record at the end, without its comment.
const END_SIZE: usize = 22;
/// The longest comment.
const COMMENT: usize = 65_535;
/// The most files.
const MOST_FILES: usize = 200;
/// The most bytes of all files together, unpacked.
pub(crate) const MOST_BYTES: usize = 8 * 1024 * 1024;
/// What macOS puts beside each file.
const ASIDE: &[u8] = b"__MACOSX/";

fn number<const N: usize>(bytes: &[u8], at: usize, offset: usize) -> Option<usize> {
    let part: &[u8; N] = bytes.get(at.checked_add(offset)?..)?.first_chunk()?;
    let mut value = 0_usize;
    for byte in part.iter().rev() {
        value = value << 8 | usize::from(*byte);
    }
    Some(value)
}

fn is(bytes: &[u8], at: usize, mark: u32) -> bool {
    bytes
        .get(at..)
        .is_some_and(|rest| rest.starts_with(&mark.to_le_bytes()))
}

fn part(bytes: &[u8], start: usize, length: usize) -> Option<&[u8]> {
    bytes.get(start..start.checked_add(length)?)
}

/// Says whether bytes begin like an archive.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    is(bytes, 0, LOCAL) || is(bytes, 0, END)
}

/// Returns where the record at the end begins.
fn end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_SIZE)?;
    (last.saturating_sub(COMMENT)..=last)
        .rev()
        .find(|at| is(bytes, *at, END))
}

/// Returns the bytes of a file whose header stands at a place.
fn content(bytes: &[u8], local: usize, size: usize) -> Option<&[u8]> {
    if !is(bytes, local, LOCAL) {
        return None;
    }
    let [name, extra] = [
        number::<2>(bytes, local, 26)?,
        number::<2>(bytes, local, 28)?,
    ];
    part(bytes, local.checked_add(30 + name + extra)?, size)
}

/// How a file is packed.
#[derive(Clone, Copy)]
enum Method {
    Stored,
    Deflated,
}

/// What the list at the end of an archive says of a file.
struct Listed<'a> {
    name: &'a [u8],
    method: Option<Method>,
    sum: usize,
    packed: usize,
    size: usize,
    /// Where its own header stands.
    local: usize,
    /// Where the next one of the list stands.
    next: usize,
}

/// Reads one of the list. Sizes and sum stand here even where the file's own header leaves them open.
fn listed(bytes: &[u8], at: usize) -> Option<Listed<'_>> {
    let two = |offset| number::<2>(bytes, at, offset);
    let four = |offset| number::<4>(bytes, at, offset);
    let start = at.checked_add(46)?;
    let length = two(28)?;
    let encrypted = two(8)? & 1 != 0;
    Some(Listed {
        name: part(bytes, start, length)?,
        method: match two(10)? {
            0 if !encrypted => Some(Method::Stored),
            8 if !encrypted => Some(Method::Deflated),
            _ => None,
        },
        sum: four(16)?,
        packed: four(20)?,
        size: four(24)?,
        local: four(42)?,
        next: start.checked_add(length + two(30)? + two(32)?)?,
    })
}

/// Returns the bytes of a file; nothing if they are not what the list says.
fn opened<'a>(bytes: &'a [u8], file: &Listed<'_>, method: Method) -> Option<Cow<'a, [u8]>> {
    let packed = content(bytes, file.local, file.packed)?;
    let whole = match method {
        Method::Stored => Cow::Borrowed(packed),
        // It stops at the size that the list says: that one was looked at.
        Method::Deflated => Cow::Owned(decompress_to_vec_with_limit(packed, file.size).ok()?),
    };
    let as_listed = whole.len() == file.size && usize::try_from(crc32(&whole)) == Ok(file.sum);
    as_listed.then_some(whole)
}

/// Name and bytes of a file.
pub(crate) type Entry<'a> = (&'a [u8], Cow<'a, [u8]>);

/// Returns the files of an archive, in its order, if they are no larger together. Folders are left out.
pub(crate) fn unpack(bytes: &[u8], most: usize) -> Result<Vec<Entry<'_>>, Refused> {
    unpack_some(bytes, most, |_, _| true)
}

/// Returns those files of an archive that are wanted, by name and size. The others are not looked at.
pub(crate) fn unpack_some(
    bytes: &[u8],
    most: usize,
    mut wanted: impl FnMut(&[u8], usize) -> bool,
) -> Result<Vec<Entry<'_>>, Refused> {
    let end = end(bytes).ok_or(Refused::Damaged)?;
    let count = number::<2>(bytes, end, 10).ok_or(Refused::Damaged)?;
    let mut at = number::<4>(bytes, end, 16).ok_or(Refused::Damaged)?;
    let (mut files, mut left) = (Vec::new(), most);
    for _ in 0..count {
        if !is(bytes, at, ENTRY) {
            return Err(Refused::Damaged);
        }
        let file = listed(bytes, at).ok_or(Refused::Damaged)?;
        at = file.next;
        if file.name.ends_with(b"/") || file.name.ends_with(b"\\") || file.name.starts_with(ASIDE) {
            continue;
        }
        if !wanted(file.name, file.size) {
            continue;
        }
        if files.len() == MOST_FILES {
            return Err(Refused::Large);
        }
        let method = file.method.ok_or(Refused::Unusual)?;
        left = left.checked_sub(file.size).ok_or(Refused::Large)?;
        let whole = opened(bytes, &file, method).ok_or(Refused::Damaged)?;
        files.push((file.name, whole));
    }
    Ok(files)
}

#[cfg(test)]
mod tests;
