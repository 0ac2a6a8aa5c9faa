//! Generation: 32 random bytes, base64url without padding, 43 characters of `[A-Za-z0-9_-]`.
//!
//! One form serves all three: oauth2-proxy decodes it to a 32-byte key (D9), OSMO wants an admin password of
//! exactly 43 characters (F-admin-password), and RFC 7518 section 6.4 writes the `k` of a JWK this way. No bias: every
//! character carries six bits of the source.

use super::{Secret, SecretSpec, Secrets, Source};
use crate::entropy::{Entropy, EntropyError};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

/// Makes a secret that nobody has to know. Secrets that somebody else set are left as they are.
///
/// # Errors
/// The source failed, or gave 32 equal bytes, which no working source does.
pub fn generate(
    secrets: &mut Secrets,
    spec: &SecretSpec,
    entropy: &mut dyn Entropy,
) -> Result<(), EntropyError> {
    if spec.source == Source::Given {
        return Ok(());
    }
    let mut bytes = Zeroizing::new([0_u8; 32]);
    entropy.fill(&spec.path, bytes.as_mut_slice())?;
    if bytes.iter().all(|byte| Some(byte) == bytes.first()) {
        return Err(EntropyError);
    }
    *(spec.get_mut)(secrets) = Secret::new(URL_SAFE_NO_PAD.encode(bytes.as_slice()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::Seeded;
    use crate::secrets::{SPECS, find};

    struct Broken;
    impl Entropy for Broken {
        fn fill(&mut self, _: &str, _: &mut [u8]) -> Result<(), EntropyError> {
            Err(EntropyError)
        }
    }

    struct Stuck;
    impl Entropy for Stuck {
        fn fill(&mut self, _: &str, buffer: &mut [u8]) -> Result<(), EntropyError> {
            buffer.fill(7);
            Ok(())
        }
    }

    #[test]
    fn generated_secrets_have_43_characters_and_differ() {
        let mut secrets = Secrets::default();
        for spec in SPECS {
            generate(&mut secrets, spec, &mut Seeded::new(b"seed")).unwrap();
            let value = (spec.get)(&secrets).expose();
            assert_eq!(
                value.len(),
                if spec.source == Source::Generated {
                    43
                } else {
                    0
                },
                "{}",
                spec.path
            );
            assert!(
                value
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            );
        }
        assert_ne!(secrets.mek, secrets.cookie_secret);
        assert_ne!(secrets.mek, secrets.admin_password);
    }

    #[test]
    fn a_source_that_fails_gives_no_secret() {
        let mut secrets = Secrets::default();
        let spec = find("secrets.mek").unwrap();
        assert_eq!(generate(&mut secrets, spec, &mut Broken), Err(EntropyError));
        assert_eq!(generate(&mut secrets, spec, &mut Stuck), Err(EntropyError));
        assert!(secrets.is_empty());
    }
}
