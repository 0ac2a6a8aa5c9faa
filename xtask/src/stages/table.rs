//! The list of stages, in the order in which they run.

use super::{consumers, e2e, live, rust};
use crate::{budget, build, tidy};
use Speed::{Fast, Named, Slow};
use anyhow::Result;

/// How a stage that did not fail ended.
pub(crate) enum Outcome {
    /// Everything was checked.
    Passed,
    /// Everything was checked but what the text names.
    PassedWithout(&'static str),
    /// There is nothing to check yet, and why.
    Skipped(&'static str),
}

/// One stage.
pub(super) struct Stage {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) speed: Speed,
    pub(super) run: fn() -> Result<Outcome>,
}

/// Whether a stage belongs to the quick round.
#[derive(PartialEq, Eq)]
pub(super) enum Speed {
    /// Needs the Rust toolchain alone.
    Fast,
    /// Needs other programs, or minutes.
    Slow,
    /// Needs other programs that take minutes to build, and ten minutes more: it runs when it is named.
    Named,
}

pub(super) static STAGES: [Stage; 13] = [
    Stage {
        name: "tidy",
        about: "rules of this repository",
        speed: Fast,
        run: || done(tidy::run()),
    },
    Stage {
        name: "fmt",
        about: "formatting",
        speed: Fast,
        run: || done(rust::fmt()),
    },
    Stage {
        name: "clippy",
        about: "lints, native",
        speed: Fast,
        run: || done(rust::clippy()),
    },
    Stage {
        name: "clippy-wasm",
        about: "lints, for the browser",
        speed: Fast,
        run: || done(rust::clippy_wasm()),
    },
    Stage {
        name: "test",
        about: "unit, golden and property tests",
        speed: Fast,
        run: || done(rust::test()),
    },
    Stage {
        name: "doc",
        about: "core's documentation",
        speed: Fast,
        run: || done(rust::doc()),
    },
    Stage {
        name: "deny",
        about: "sources and licences of what is used",
        speed: Slow,
        run: || done(rust::deny()),
    },
    Stage {
        name: "consumers",
        about: "the real readers of the generated files",
        speed: Slow,
        run: consumers::run,
    },
    Stage {
        name: "build",
        about: "the release",
        speed: Slow,
        run: || done(build::run(true)),
    },
    Stage {
        name: "budget",
        about: "what a visit costs: size and time",
        speed: Slow,
        run: budget::run,
    },
    Stage {
        name: "e2e",
        about: "Chromium, Firefox and WebKit drive the release",
        speed: Slow,
        run: e2e::run,
    },
    Stage {
        name: "second-release",
        about: "a page that offers a made-up release",
        speed: Slow,
        run: e2e::second_release,
    },
    Stage {
        name: "live",
        about: "people sign in for real, in a real cluster too",
        speed: Named,
        run: live::run,
    },
];

fn done(result: Result<()>) -> Result<Outcome> {
    result.map(|()| Outcome::Passed)
}
