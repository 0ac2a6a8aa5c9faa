//! What is said about each file: its type, how long it may be kept, and what the page may do.

use std::fmt::Write as _;
use std::path::Path;

/// The security policy of the page. `index.html` has the same text for hosts that send no headers.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

/// Headers for every answer. Strict-Transport-Security is missing on purpose: this server speaks
/// plain HTTP to its own machine, where browsers ignore it.
const SECURITY: [(&str, &str); 6] = [
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), \
         display-capture=(), clipboard-read=(), clipboard-write=(self)",
    ),
];

/// Returns name and value of each header that protects the page.
pub(crate) fn protecting() -> Vec<(&'static str, String)> {
    // Only a header can forbid others to frame the page.
    let policy = format!("{POLICY}; frame-ancestors 'none'");
    let others = SECURITY.map(|(name, value)| (name, value.to_owned()));
    let mut all = vec![("Content-Security-Policy", policy)];
    all.extend(others);
    all
}

/// Returns the lines that protect the page.
pub(super) fn security() -> String {
    let mut lines = String::new();
    for (name, value) in protecting() {
        // Writing into a string cannot fail.
        let _ = write!(lines, "{name}: {value}\r\n");
    }
    lines
}

/// Returns the type of a file, by its ending. Browsers compile WebAssembly only if it is named so.
pub(super) fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ if path.ends_with("LICENSE") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Returns how long a file may be kept: for ever if its name changes with its content.
pub(super) fn caching(path: &Path) -> &'static str {
    if is_hashed(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Returns whether the name ends in the builder's hash, as in `base-0123456789abcdef.css`.
pub(crate) fn is_hashed(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_suffix("_bg").unwrap_or(&stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        // Leading zeros are not written.
        (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        for (name, expected) in [
            ("app-0123456789abcdef.js", true),
            ("app-0123456789abcdef_bg.wasm", true),
            ("base-fedcba9876543.css", true),
            ("index.html", false),
            ("boot.js", false),
            ("THIRD-PARTY-LICENSES.txt", false),
            ("a-well-documented.css", false),
        ] {
            assert_eq!(is_hashed(Path::new(name)), expected, "{name}");
        }
    }

    #[test]
    fn the_licence_can_be_read_in_the_browser() {
        assert_eq!(
            content_type(Path::new("LICENSE")),
            "text/plain; charset=utf-8"
        );
    }
}
