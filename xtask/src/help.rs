//! The text of `cargo xtask help`.

use std::io::{self, Write as _};

/// Prints the text. A reader that closes the pipe early, as `head` does, has seen enough.
pub(crate) fn print() {
    let _ = writeln!(io::stdout(), "{TEXT}");
}

/// Everything the tool can do, one screen.
pub(crate) const TEXT: &str = "\
cargo xtask: builds, serves and checks the OSMO Configurator.

  cargo xtask serve [--port 8080] [--no-build]
      Installs what is missing at pinned versions, builds the release and serves it at
      http://127.0.0.1:8080/ until you press Ctrl-C. The first run takes several minutes,
      because it compiles the build tools. --no-build serves dist/ as it is.

  cargo xtask build
      Builds the release into dist/: static files for any web server, below any path,
      with the licences of everything that is in them.

  cargo xtask test [fast | STAGE...]
      Runs what CI runs, stage by stage, and stops at the first failure. `fast` leaves out
      what needs more than a Rust toolchain. Stages, in order:
        tidy         rules of this repository
        fmt          rustfmt
        clippy       lints, native
        clippy-wasm  lints of core and app for the browser
        test         unit, golden and property tests
        doc          core's documentation
        consumers    helm, Envoy, kubectl, shells and YAML parsers read the generated files
        build        the release
        budget       its size
        e2e          Chromium drives the release
      OSMO_CHARTS names a folder with 6.2.8/deployments/charts and 6.2.10/deployments/charts
      of OSMO's repository; without it they are fetched, and if that fails the check
      against the real charts is skipped, loudly.

  cargo xtask budget
      Prints what a first visit loads, raw and compressed, and fails above the limit.

  cargo xtask tidy
      Checks file lengths, layering, the security policy and other rules of the repository.

  cargo xtask help
      Prints this.

Tools go to $OSMO_CONFIGURATOR_CACHE, $XDG_CACHE_HOME/osmo-configurator or
~/.cache/osmo-configurator, a folder for each version; delete it to get rid of them. A tool of
the right version that is on the path already is used as it is.";
