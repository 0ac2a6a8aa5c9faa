use super::super::zip::pack;
use super::*;
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// Made by Python's zipfile: a folder, a deflated file, a stored one with the other slash, an empty one with an odd name, what macOS
/// adds, a comment.
const PYTHON: &[u8] = include_bytes!("python.zip");
/// The same to a pipe: sizes and sums stand behind each file, and in the list.
const STREAMED: &[u8] = include_bytes!("streamed.zip");

fn ours() -> Vec<u8> {
    pack(&[
        ("a/one.yaml".to_owned(), "x: 1\n"),
        ("a/two".to_owned(), ""),
    ])
}

fn read(bytes: &[u8]) -> Result<Vec<Entry<'_>>, Refused> {
    unpack(bytes, MOST_BYTES)
}

fn place(bytes: &[u8], mark: u32) -> usize {
    let mark = mark.to_le_bytes();
    bytes.windows(4).position(|four| four == mark).unwrap()
}

/// One deflated file, with what the list says of its size and sum.
fn deflated(packed: &[u8], size: usize, sum: u32) -> Vec<u8> {
    let mut out = Vec::new();
    let four = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let fields = |out: &mut Vec<u8>| {
        out.extend_from_slice(&[20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0]);
        out.extend_from_slice(&sum.to_le_bytes());
        out.extend_from_slice(&four(packed.len()));
        out.extend_from_slice(&four(size));
        out.extend_from_slice(&[1, 0, 0, 0]);
    };
    out.extend_from_slice(&LOCAL.to_le_bytes());
    fields(&mut out);
    out.push(b'a');
    out.extend_from_slice(packed);
    let list = out.len();
    out.extend_from_slice(&ENTRY.to_le_bytes());
    out.extend_from_slice(&[20, 3]);
    fields(&mut out);
    out.extend_from_slice(&[0; 14]);
    out.push(b'a');
    let length = out.len() - list;
    out.extend_from_slice(&END.to_le_bytes());
    out.extend_from_slice(&[0, 0, 0, 0, 1, 0, 1, 0]);
    out.extend_from_slice(&four(length));
    out.extend_from_slice(&four(list));
    out.extend_from_slice(&[0, 0]);
    out
}

#[test]
fn our_own_archives_come_back() {
    let packed = ours();
    let files = read(&packed).unwrap();
    let files: Vec<(&[u8], &[u8])> = files.iter().map(|(a, b)| (*a, &**b)).collect();
    assert_eq!(
        files,
        [(&b"a/one.yaml"[..], &b"x: 1\n"[..]), (b"a/two", b"")]
    );
    assert!(is_archive(&packed) && !is_archive(b"hostname: x"));
}

#[test]
fn archives_of_others_are_read_with_folders_and_comments() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.add_directory("a", stored).unwrap();
    writer.start_file("a/b", stored).unwrap();
    writer.write_all(b"text").unwrap();
    writer.set_comment("a comment").unwrap();
    let packed = writer.finish().unwrap().into_inner();
    assert_eq!(
        read(&packed).unwrap(),
        [(&b"a/b"[..], Cow::Borrowed(&b"text"[..]))]
    );
}

#[test]
fn deflated_files_are_read_with_sizes_before_or_behind_them() {
    for bytes in [PYTHON, STREAMED] {
        let files = read(bytes).unwrap();
        let names: Vec<_> = files
            .iter()
            .map(|(name, _)| String::from_utf8_lossy(name))
            .collect();
        assert_eq!(
            names,
            [
                "notes/osmo_values.yaml",
                "notes\\ui_values.yaml",
                "../grüße.txt"
            ]
        );
        let text = str::from_utf8(&files[0].1).unwrap();
        assert!(text.starts_with("global:\n") && text.lines().count() == 42);
        assert_eq!(
            (&*files[1].1, &*files[2].1),
            (&b"services: {}\n"[..], &b""[..])
        );
    }
}

#[test]
fn what_grows_beyond_the_limit_or_its_own_word_is_refused() {
    let bomb = compress_to_vec(&vec![b'a'; 2 * MOST_BYTES], 1);
    assert!(bomb.len() < MOST_BYTES / 100);
    assert_eq!(
        read(&deflated(&bomb, 2 * MOST_BYTES, 0)),
        Err(Refused::Large)
    );
    // It says that it is small: unpacking stops there.
    assert_eq!(read(&deflated(&bomb, 1_000, 0)), Err(Refused::Damaged));
    let text = [b'a'; 1_000];
    let packed = compress_to_vec(&text, 6);
    let good = deflated(&packed, 1_000, crc32(&text));
    assert_eq!(read(&good).unwrap()[0].1, &text[..]);
    assert_eq!(unpack(&good, 999), Err(Refused::Large));
    for (size, sum) in [
        (999, crc32(&text[..999])),
        (1_001, crc32(&text)),
        (1_000, 7),
    ] {
        assert_eq!(read(&deflated(&packed, size, sum)), Err(Refused::Damaged));
    }
}

#[test]
fn what_is_no_archive_that_can_be_read_is_refused() {
    let good = ours();
    let many: Vec<(String, &str)> = (0..=MOST_FILES).map(|one| (one.to_string(), "")).collect();
    let entry = place(&good, ENTRY);
    let with = |offset: usize, byte: u8| {
        let mut bytes = good.clone();
        bytes[offset] = byte;
        bytes
    };
    for (bytes, refused) in [
        (b"".to_vec(), Refused::Damaged),
        (b"PK\x03\x04".to_vec(), Refused::Damaged),
        (good[..good.len() - 1].to_vec(), Refused::Damaged),
        // It says deflate and holds a text.
        (with(entry + 10, 8), Refused::Damaged),
        (with(entry + 10, 14), Refused::Unusual),
        (with(entry + 8, 1), Refused::Unusual),
        // It says that it has more files than it has.
        (with(good.len() - END_SIZE + 10, 0xff), Refused::Damaged),
        (pack(&many), Refused::Large),
        // The same bytes again and again would be a bomb without a compressor.
        (with(entry + 27, 0xff), Refused::Large),
        (with(entry + 16, 0xff), Refused::Damaged),
    ] {
        assert_eq!(read(&bytes), Err(refused));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_change_is_read_or_refused(
        which in 0..3_usize, at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in 0..40_usize
    ) {
        let mut bytes = [ours(), PYTHON.to_vec(), STREAMED.to_vec()][which].clone();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        bytes.truncate(bytes.len() - cut);
        if let Ok(files) = read(&bytes) {
            let total: usize = files.iter().map(|(_, whole)| whole.len()).sum();
            prop_assert!(files.len() <= MOST_FILES && total <= MOST_BYTES);
        }
    }
}
