//! Measures how long things take, and says it the way people do.

use std::time::{Duration, Instant};

/// A running clock.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts a clock.
    #[expect(
        clippy::disallowed_methods,
        reason = "the rule protects the page; this tool only runs natively"
    )]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Returns the time since the start.
    pub(crate) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    /// Returns the time since the start in words.
    pub(crate) fn words(&self) -> String {
        words(self.elapsed())
    }
}

/// Returns `duration` as `4.2 s` or `3 min 05 s`.
pub(crate) fn words(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        format!("{seconds}.{} s", duration.subsec_millis() / 100)
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_like_speech() {
        for (millis, expected) in [(0, "0.0 s"), (4_270, "4.2 s"), (185_000, "3 min 05 s")] {
            assert_eq!(words(Duration::from_millis(millis)), expected);
        }
    }
}
