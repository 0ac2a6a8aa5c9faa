//! Prints time against size, from 1 kB to 1 MB, for every reader, the check and the preview. Doubling the size should
//! double the time; beyond a limit a text is refused, which is quick.
//!
//! ```text
//! cargo bench -p osmo-configurator-core --bench sizes
//! ```
#![expect(clippy::print_stdout, reason = "a table to read")]
#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

#[path = "../tests/support/load.rs"]
mod load;

use std::time::{Duration, Instant};

const SIZES: [usize; 6] = [1, 4, 16, 64, 256, 1024];
const RUNS: usize = 5;

fn fastest(run: impl Fn()) -> Duration {
    let time = |()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..RUNS).map(|_| time(())).min().unwrap_or_default()
}

fn main() {
    print!("{:44}", "fastest of 5, in milliseconds");
    for size in SIZES {
        print!("{:>9}", format!("{size} kB"));
    }
    println!();
    for load in load::LOADS {
        print!("{:44}", load.name);
        for size in SIZES {
            let run = (load.prepare)(size * 1024);
            print!("{:9.3}", fastest(run).as_secs_f64() * 1e3);
        }
        println!();
    }
}
