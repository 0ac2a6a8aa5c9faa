//! The master encryption key as a JWK spells it.

use super::Secret;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};
use zeroize::Zeroizing;

/// Takes a key of 32 bytes that is written in ordinary base64, as the guide has it, for what it means: the same key in
/// base64url without padding (RFC 7518 section 6.4). Anything else stays as it is.
pub(super) fn normalised(secret: &Secret) -> Secret {
    let text = secret.expose();
    let is_key = [STANDARD, STANDARD_NO_PAD, URL_SAFE].iter().any(|form| {
        form.decode(text)
            .map(Zeroizing::new)
            .is_ok_and(|bytes| bytes.len() == 32)
    });
    if !is_key {
        return secret.clone();
    }
    let letter = |c: char| match c {
        '+' => '-',
        '/' => '_',
        c => c,
    };
    // As long as it will be at once, so that no shorter copy is left behind.
    let mut out = String::with_capacity(text.len());
    out.extend(text.trim_end_matches('=').chars().map(letter));
    Secret::new(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_base64_is_taken_for_the_same_key() {
        let key = "-_ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
        for text in [
            key,
            "+/ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "+/ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
            "-_ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        ] {
            assert_eq!(normalised(&Secret::new(text)).expose(), key, "{text}");
        }
    }

    #[test]
    fn anything_else_stays() {
        for text in ["", "short", "AAAA", "{\"k\": \"x\"}"] {
            assert_eq!(normalised(&Secret::new(text)).expose(), text);
        }
    }
}
