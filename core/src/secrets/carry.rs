//! Secrets on their way between the two programs of the page, which share no memory. This is no file format: the bytes are
//! overwritten on both sides as soon as they have been read.

use super::{SPECS, Secret, Secrets};
use zeroize::Zeroizing;

/// Bytes that tell how long a secret is.
const LENGTH: usize = 4;

/// Returns the secrets as bytes: for each entry of the table its length and its text.
pub fn carry(secrets: &Secrets) -> Zeroizing<Vec<u8>> {
    let texts = || SPECS.iter().map(|spec| (spec.get)(secrets).expose());
    // In one piece from the start: a buffer that grows leaves copies behind.
    let size = texts().map(|text| text.len().saturating_add(LENGTH)).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(size));
    for text in texts() {
        let length = u32::try_from(text.len()).unwrap_or(0);
        bytes.extend(length.to_be_bytes());
        bytes.extend(text.as_bytes().iter().take(length as usize));
    }
    bytes
}

/// Reads what [`carry`] made. What is no such thing holds no secrets.
pub fn carried(bytes: &[u8]) -> Secrets {
    let mut secrets = Secrets::default();
    let mut rest = bytes;
    for spec in SPECS {
        let Some((length, after)) = rest.split_first_chunk::<LENGTH>() else {
            break;
        };
        let Some((text, after)) = after.split_at_checked(u32::from_be_bytes(*length) as usize)
        else {
            break;
        };
        if let Ok(text) = str::from_utf8(text) {
            *(spec.get_mut)(&mut secrets) = Secret::new(text);
        }
        rest = after;
    }
    secrets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_carried_arrives() {
        let mut secrets = Secrets::default();
        assert_eq!(carried(&carry(&secrets)), secrets);
        for (place, spec) in SPECS.iter().enumerate() {
            *(spec.get_mut)(&mut secrets) = Secret::new(format!("pässwörd {place}"));
        }
        assert_eq!(carried(&carry(&secrets)), secrets);
    }

    #[test]
    fn anything_else_holds_none() {
        for bytes in [
            &b""[..],
            b"\0\0",
            b"\xff\xff\xff\xffshort",
            b"\0\0\0\x02\xff\xff",
        ] {
            assert!(carried(bytes).is_empty(), "{bytes:?}");
        }
    }
}
