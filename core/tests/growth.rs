//! Work grows as its text does, and no faster: eight times the text takes eight times the work, not sixty-four.

#![allow(
    clippy::disallowed_methods,
    reason = "a ratio of two times is looked at"
)]

#[path = "support/load.rs"]
mod load;

use cpu_time::ThreadTime;
use osmo_configurator_core::decode::decode;
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::secrets::Secrets;
use std::time::Duration;

/// How much larger the larger text is.
const STEP: u32 = 8;
/// How many bytes the larger text has at most: the tests are not optimised.
const LARGE: usize = 8 * 1024;
/// What is allowed between eight (linear) and sixty-four (quadratic): other work of the machine disturbs.
const MOST: u32 = 24;

fn fastest(run: &dyn Fn()) -> Duration {
    (0..3)
        .map(|_| {
            // Time of this thread: other work of the machine does not count.
            let start = ThreadTime::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

#[test]
fn work_grows_with_the_text() {
    let mut faster = Vec::new();
    for load in load::LOADS {
        let size = load.most.min(LARGE);
        let large = (load.prepare)(size);
        let small = (load.prepare)(size / STEP as usize);
        // A disturbed measurement is made again; growth that is really faster stays so.
        let grows = (0..3).all(|_| fastest(&large) > fastest(&small) * MOST);
        if grows {
            faster.push((load.name, fastest(&small), fastest(&large)));
        }
    }
    assert!(
        faster.is_empty(),
        "{STEP} times the text takes more than {MOST} times the work: {faster:#?}"
    );
}

/// What is beyond a limit is refused before anything is made of it: a megabyte takes no longer than a few kilobytes.
#[test]
fn beyond_a_limit_nothing_is_made() {
    for load in load::LOADS {
        let small = (load.prepare)(load.most.min(LARGE));
        let beyond = (load.prepare)(1024 * 1024);
        let slower =
            (0..3).all(|_| fastest(&beyond) > fastest(&small) * 3 + Duration::from_millis(50));
        assert!(!slower, "{}: {:?}", load.name, fastest(&beyond));
    }
}

/// A pasted error is looked at to the end of its last 64 kB, half texts and escapes too.
#[test]
fn decoding_grows_with_the_paste() {
    let plan = Plan::new(&Answers::default(), &Secrets::default());
    for part in [
        "email in id_token ",
        "Jwt is missing\n",
        "%25",
        "\\u001b[",
        "AADSTS5",
        "é",
    ] {
        let of = |size: usize| {
            let pasted = part.repeat(size / part.len());
            fastest(&|| drop(decode(&plan, &pasted)))
        };
        let grows = (0..3).all(|_| of(LARGE) > of(LARGE / STEP as usize) * MOST);
        assert!(!grows, "{part:?}");
        let grows = (0..3).all(|_| of(1024 * 1024) > of(64 * 1024) * 3 + Duration::from_millis(50));
        assert!(!grows, "beyond the limit: {part:?}");
    }
}
