//! Reads a request: its first line, and which file it means.

use std::io::BufRead;
use std::path::{Component, Path, PathBuf};

/// The part of a request that matters here.
pub(super) struct Request {
    /// GET, HEAD or something else.
    pub(super) method: String,
    /// The address as it was sent.
    pub(super) target: String,
    /// The file it means, relative to the site, or `None` if it cannot mean one.
    pub(super) path: Option<PathBuf>,
    /// Whether whoever asks reads what Brotli compressed.
    pub(super) reads_brotli: bool,
}

/// Reads a request up to the empty line, or returns `None` if it is not one.
pub(super) fn read(reader: &mut impl BufRead) -> Option<Request> {
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let mut words = first.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    words
        .next()
        .filter(|version| version.starts_with("HTTP/1."))?;
    let mut line = String::new();
    let mut reads_brotli = false;
    loop {
        line.clear();
        // An end without the empty line is a request cut short or one beyond the limit.
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim_end().is_empty() {
            break;
        }
        let line = line.to_ascii_lowercase();
        reads_brotli |= line
            .strip_prefix("accept-encoding:")
            .is_some_and(|names| names.split(',').any(|name| name.trim() == "br"));
    }
    let path = file_of(&target);
    Some(Request {
        method,
        target,
        path,
        reads_brotli,
    })
}

/// Returns the file that `target` means. Only plain names survive: nothing that climbs, no root,
/// and no byte that means different things to different file systems.
fn file_of(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decode(path)?;
    if path.contains(['\\', '\0', ':']) {
        return None;
    }
    let path = if path.is_empty() || path.ends_with('/') {
        path + "index.html"
    } else {
        path
    };
    let path = PathBuf::from(path);
    only_names(&path).then_some(path)
}

fn only_names(path: &Path) -> bool {
    path.components()
        .all(|part| matches!(part, Component::Normal(_)))
}

/// Returns `text` with `%41` and the like replaced by what they stand for.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_mean_files_of_the_site() {
        for (target, expected) in [
            ("/", "index.html"),
            ("/?a=b", "index.html"),
            ("/boot.js", "boot.js"),
            ("/boot.js?v=2", "boot.js"),
            ("/snippets/a/", "snippets/a/index.html"),
            ("/a%20b.css", "a b.css"),
        ] {
            assert_eq!(file_of(target), Some(PathBuf::from(expected)), "{target}");
        }
    }

    #[test]
    fn nothing_climbs_out_of_the_site() {
        for target in [
            "/../Cargo.toml",
            "/a/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/..\\Cargo.toml",
            "/c:/windows",
            "/a%00.js",
            "/%zz",
            "/%e2%28",
            "index.html",
            "http://elsewhere/",
        ] {
            assert_eq!(file_of(target), None, "{target}");
        }
    }

    #[test]
    fn half_a_request_is_none() {
        for text in [
            "",
            "GET\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n",
            "GET / FTP\r\n\r\n",
        ] {
            assert!(read(&mut text.as_bytes()).is_none(), "{text:?}");
        }
        assert!(read(&mut "GET / HTTP/1.1\r\nHost: a\r\n\r\n".as_bytes()).is_some());
    }

    #[test]
    fn who_reads_brotli_says_so() {
        for (line, expected) in [
            ("Accept-Encoding: gzip, deflate, br, zstd", true),
            ("accept-encoding:br", true),
            ("Accept-Encoding: gzip, brave", false),
            ("X: br", false),
        ] {
            let text = format!("GET / HTTP/1.1\r\n{line}\r\n\r\n");
            let request = read(&mut text.as_bytes()).unwrap();
            assert_eq!(request.reads_brotli, expected, "{line}");
        }
    }
}
