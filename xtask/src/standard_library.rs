//! Builds the standard library anew for the page, with panics that stop at once.
//!
//! The ready-made library formats a message for each panic and then finds nobody to print it to:
//! the page has no hook and WebAssembly no standard error. A panic ends in the same trap either
//! way, which boot.js turns into a sentence. Without messages the first load loses 16.0 kB
//! brotli, and the places in our files that they name go too; with `optimize_for_size` it loses
//! another 0.5 kB. Measured with the flags here and nothing else changed: 243.8, 227.8, 227.3 kB.
//!
//! Both need flags that are unstable in the pinned compiler, so only this build gets them. The
//! tests and lints, native and for the browser, run without.

use std::path::Path;
use std::process::Command;

/// What `command`, a cargo or something that starts one, has to be told in its environment.
const SETTINGS: [(&str, &str); 3] = [
    // Lets a stable compiler take unstable flags. Its version is pinned, so they stay as they are.
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    // Smaller instead of faster algorithms. Naming features leaves out the usual ones, which are
    // backtraces and unwinding.
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// The compiler's side of it: after `panic = "abort"` of the profile, which stable cargo knows.
const FLAGS: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Makes `command` build the standard library along with the page.
pub(crate) fn rebuilt_by(command: &mut Command) -> &mut Command {
    command.envs(SETTINGS)
}

/// Returns the compiler's flags for that, with the library's source in the folder `source`.
pub(crate) fn flags(source: &Path) -> Vec<String> {
    let mut flags = FLAGS.map(str::to_owned).to_vec();
    // Else names and places in it would depend on where rustup keeps it.
    flags.push(format!("--remap-path-prefix={}=", source.display()));
    flags
}
