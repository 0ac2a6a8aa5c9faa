//! Reads zip archives of stored files (PKWARE APPNOTE 6.3.10): our own, and what a stranger hands over as one.

/// Why an archive is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Refused {
    /// It is no archive, or part of it is missing.
    Damaged,
    /// A file in it is compressed or encrypted: somebody packed it anew.
    Compressed,
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
/// The most bytes of all files together.
const MOST_BYTES: usize = 8 * 1024 * 1024;

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

/// Name and bytes of a file.
pub(crate) type Entry<'a> = (&'a [u8], &'a [u8]);

/// Returns the files of an archive, in its order. Folders are left out.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Vec<Entry<'_>>, Refused> {
    let end = end(bytes).ok_or(Refused::Damaged)?;
    let count = number::<2>(bytes, end, 10).ok_or(Refused::Damaged)?;
    let mut at = number::<4>(bytes, end, 16).ok_or(Refused::Damaged)?;
    if count > MOST_FILES {
        return Err(Refused::Large);
    }
    let (mut files, mut total) = (Vec::new(), 0);
    for _ in 0..count {
        if !is(bytes, at, ENTRY) {
            return Err(Refused::Damaged);
        }
        let field2 = |offset| number::<2>(bytes, at, offset).ok_or(Refused::Damaged);
        let field4 = |offset| number::<4>(bytes, at, offset).ok_or(Refused::Damaged);
        let [flags, method] = [field2(8)?, field2(10)?];
        let [name, extra, comment] = [field2(28)?, field2(30)?, field2(32)?];
        let [size, local] = [field4(24)?, field4(42)?];
        let start = at.saturating_add(46);
        let title = part(bytes, start, name).ok_or(Refused::Damaged)?;
        at = start.saturating_add(name + extra + comment);
        if title.ends_with(b"/") {
            continue;
        }
        if method != 0 || flags & 1 != 0 {
            return Err(Refused::Compressed);
        }
        total = size.saturating_add(total);
        if total > MOST_BYTES {
            return Err(Refused::Large);
        }
        files.push((title, content(bytes, local, size).ok_or(Refused::Damaged)?));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::super::zip::pack;
    use super::*;
    use proptest::prelude::*;
    use std::io::{Cursor, Write as _};
    use zip::write::SimpleFileOptions;

    fn ours() -> Vec<u8> {
        pack(&[
            ("a/one.yaml".to_owned(), "x: 1\n"),
            ("a/two".to_owned(), ""),
        ])
    }

    #[test]
    fn our_own_archives_come_back() {
        let packed = ours();
        let files: [(&[u8], &[u8]); 2] = [(b"a/one.yaml", b"x: 1\n"), (b"a/two", b"")];
        assert_eq!(unpack(&packed).unwrap(), files);
        assert!(is_archive(&packed) && !is_archive(b"hostname: x"));
    }

    #[test]
    fn archives_of_others_are_read_with_folders_and_comments_or_refused() {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.add_directory("a", stored).unwrap();
        writer.start_file("a/b", stored).unwrap();
        writer.write_all(b"text").unwrap();
        writer.set_comment("a comment").unwrap();
        let packed = writer.finish().unwrap().into_inner();
        assert_eq!(unpack(&packed).unwrap(), [(&b"a/b"[..], &b"text"[..])]);
    }

    #[test]
    fn what_is_no_stored_archive_is_refused() {
        let good = ours();
        let mut squeezed = good.clone();
        let entry = good
            .windows(4)
            .position(|w| w == ENTRY.to_le_bytes())
            .unwrap();
        squeezed[entry + 10] = 8;
        let mut many = good.clone();
        let end = good.len() - END_SIZE;
        many[end + 10] = 0xff;
        // The same bytes again and again would be a bomb without a compressor.
        let mut huge = good.clone();
        huge[entry + 27] = 0xff;
        for (bytes, refused) in [
            (&b""[..], Refused::Damaged),
            (b"PK\x03\x04", Refused::Damaged),
            (&good[..good.len() - 1], Refused::Damaged),
            (&squeezed, Refused::Compressed),
            (&many, Refused::Large),
            (&huge, Refused::Large),
        ] {
            assert_eq!(unpack(bytes), Err(refused));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn any_change_is_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in 0..40_usize) {
            let mut bytes = ours();
            let place = at.index(bytes.len());
            bytes[place] = byte;
            bytes.truncate(bytes.len() - cut);
            if let Ok(files) = unpack(&bytes) {
                prop_assert!(files.len() <= MOST_FILES);
            }
        }
    }
}
