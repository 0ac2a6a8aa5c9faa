//! Secrets inside other forms: a parameter of an address, a value of JSON.

use super::{is_gap, is_name, is_reference};

/// Parameters that are the signature of an address: whoever has it may use the address.
const SIGNATURES: [&str; 4] = ["sig", "signature", "x-amz-signature", "x-goog-signature"];

fn is_value(text: &str) -> bool {
    !matches!(text.trim(), "" | "true" | "false") && !is_gap(text)
}

/// Says whether an address has a parameter that is a secret: `?api_key=…`, `&sig=…`.
pub(super) fn has_parameter(text: &str) -> bool {
    text.split(['?', '&', '#']).skip(1).any(|part| {
        let word = part.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
        let pair = word.take(1).find_map(|word| word.split_once('='));
        pair.is_some_and(|(name, value)| {
            let signs = SIGNATURES.iter().any(|one| one.eq_ignore_ascii_case(name));
            is_value(value) && (signs || is_name(name))
        })
    })
}

/// Says whether a text is JSON with a key that promises a secret, and a value for it. It is looked at, not parsed.
pub(super) fn has_key(text: &str) -> bool {
    let text = text.trim();
    if !(text.starts_with(['{', '[']) && text.ends_with(['}', ']'])) {
        return false;
    }
    let parts: Vec<&str> = text.split('"').collect();
    // Every second part stands in quotes.
    parts.windows(2).enumerate().any(|(at, part)| {
        let [key, between] = part else {
            return false;
        };
        let named = at % 2 == 1 && is_name(key) && !is_reference(key);
        let Some(rest) = between.trim().strip_prefix(':').filter(|_| named) else {
            return false;
        };
        let plain = rest.trim();
        match parts.get(at + 2) {
            Some(value) if plain.is_empty() => is_value(value),
            _ => plain.starts_with(|c: char| c.is_ascii_digit()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "",
            "https://osmo.example.com/oauth2/start?rd=$escaped_request_uri",
            "https://a.example.com/?token=&sig=$(SIG)",
            "https://a.example.com/?response_type=token&grant_type=client_credentials",
            "/api/version?pretty=true",
            "a && token=$(cat /x)",
            "?next=1 token=a",
            "{\"issuer\":\"https://a\",\"secretName\":\"oidc\",\"tokenEndpoint\":\"https://a\"}",
            "{\"imagePullSecret\":\"pull\",\"token\":\"\",\"useToken\":true}",
            "{\"password\":",
            "[a-z]",
        ] {
            assert!(!has_parameter(text) && !has_key(text), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "https://h/?api_key=hunter2",
            "/api/x?token=hunter2",
            "https://h/#access_token=hunter2",
            "https://a.blob.core.windows.net/c?sv=2022&sig=hunter2%3D",
            "https://a.s3.amazonaws.com/b?X-Amz-Signature=hunter2",
        ] {
            assert!(has_parameter(text), "{text}");
        }
        for text in [
            "{\"password\":\"hunter2\"}",
            " [{\"a\": {\"client_secret\": \"hunter2\"}}]",
            "{\"pin\": 1, \"db-password\": 1234}",
        ] {
            assert!(has_key(text), "{text}");
        }
    }
}
