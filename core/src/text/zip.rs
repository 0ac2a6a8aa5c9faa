//! A zip archive of files as they are (PKWARE APPNOTE 6.3.10, method 0), with the first date that the format knows: the
//! same files give the same bytes.
//!
//! Our own because the `zip` crate weighs 21 kB brotli in the page, three quarters of it tables of its checksum; this
//! weighs one. The crate reads the archive back in the tests.

/// 1 January 1980, midnight: the first date of the format.
const DATE: u16 = 0x0021;
/// Version 2.0, made on Unix.
const MADE_BY: u16 = 0x0314;
const VERSION: u16 = 20;
/// A file that only its owner may read and write.
const MODE: u32 = 0o100_600 << 16;
/// The same for a script, which its owner may also run.
const SCRIPT_MODE: u32 = 0o100_700 << 16;

/// Returns the CRC-32 of bytes (ISO 3309, reflected polynomial), bit by bit.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}

fn u16(out: &mut Vec<u8>, values: &[u16]) {
    for value in values {
        out.extend_from_slice(&value.to_le_bytes());
    }
}

fn u32(out: &mut Vec<u8>, values: &[u32]) {
    for value in values {
        out.extend_from_slice(&value.to_le_bytes());
    }
}

/// Lengths are far below the format's limits: a bundle is some ten thousand bytes.
fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn short(bytes: usize) -> u16 {
    u16::try_from(bytes).unwrap_or(u16::MAX)
}

/// What both headers of a file share: flags, method, time, date, checksum, sizes, length of the name, no extra field.
fn common(out: &mut Vec<u8>, name: &str, text: &str) {
    let length = size(text.len());
    u16(out, &[VERSION, 0, 0, 0, DATE]);
    u32(out, &[crc32(text.as_bytes()), length, length]);
    u16(out, &[short(name.len()), 0]);
}

/// Packs names and texts, in their order.
pub(crate) fn pack(files: &[(String, &str)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, text) in files {
        let offset = size(out.len());
        u32(&mut out, &[0x0403_4b50]);
        common(&mut out, name, text);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(text.as_bytes());
        u32(&mut directory, &[0x0201_4b50]);
        u16(&mut directory, &[MADE_BY]);
        common(&mut directory, name, text);
        u16(&mut directory, &[0, 0, 0]);
        let mode = if text.starts_with("#!") {
            SCRIPT_MODE
        } else {
            MODE
        };
        u32(&mut directory, &[mode, offset]);
        directory.extend_from_slice(name.as_bytes());
    }
    let (start, length, count) = (size(out.len()), size(directory.len()), short(files.len()));
    out.append(&mut directory);
    u32(&mut out, &[0x0605_4b50]);
    u16(&mut out, &[0, 0, count, count]);
    u32(&mut out, &[length, start]);
    u16(&mut out, &[0]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read as _};

    #[test]
    fn the_checksum_of_the_standard_s_example() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn the_zip_crate_reads_it_back() {
        let files = [
            ("a/one.yaml", "x: \"1\"\n"),
            ("a/b/two.md", ""),
            ("a/c", "ü"),
        ]
        .map(|(name, text)| (name.to_owned(), text));
        let mut archive = zip::ZipArchive::new(Cursor::new(pack(&files))).unwrap();
        assert_eq!(archive.len(), 3);
        for (index, (_, expected)) in files.iter().enumerate() {
            let mut file = archive.by_index(index).unwrap();
            assert_eq!(file.unix_mode(), Some(0o100_600));
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            assert_eq!(&text, expected);
        }
        assert_eq!(archive.by_index(0).unwrap().name().unwrap(), "a/one.yaml");
    }
}
