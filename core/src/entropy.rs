//! Randomness comes in from outside, one labelled stream per secret.

use sha2::{Digest, Sha256};
use std::fmt;

/// The source of randomness failed. Nothing is generated then: there is no fallback.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EntropyError;

impl fmt::Display for EntropyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the source of randomness failed")
    }
}

impl std::error::Error for EntropyError {}

/// A source of random bytes.
pub trait Entropy {
    /// Fills the buffer with random bytes for the purpose that the label names.
    ///
    /// # Errors
    /// The source failed; the buffer must not be used.
    fn fill(&mut self, label: &str, buffer: &mut [u8]) -> Result<(), EntropyError>;
}

/// Bytes that follow from a seed: the same seed and label give the same bytes.
///
/// It is as good as its seed. The page never uses it; tests and pipelines that must repeat themselves do.
pub struct Seeded {
    seed: Vec<u8>,
}

impl Seeded {
    /// Makes a source from a seed; a secret one of at least 32 random bytes for anything but tests.
    pub fn new(seed: &[u8]) -> Self {
        Self {
            seed: seed.to_vec(),
        }
    }
}

impl Entropy for Seeded {
    fn fill(&mut self, label: &str, buffer: &mut [u8]) -> Result<(), EntropyError> {
        for (counter, chunk) in (0_u32..).zip(buffer.chunks_mut(32)) {
            let mut hash = Sha256::new();
            hash.update(label.as_bytes());
            hash.update([0]);
            hash.update(counter.to_be_bytes());
            hash.update(&self.seed);
            for (to, from) in chunk.iter_mut().zip(hash.finalize()) {
                *to = from;
            }
        }
        Ok(())
    }
}
