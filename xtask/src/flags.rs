//! The command line.

xflags::xflags! {
    /// Builds, serves and checks the OSMO Configurator.
    ///
    /// Tools go to $OSMO_CONFIGURATOR_CACHE, $XDG_CACHE_HOME/osmo-configurator or ~/.cache/osmo-configurator, a folder for each
    /// version; delete it to get rid of them. A tool of the right version that is on the path already is used as it is.
    cmd xtask {
        /// Installs what is missing at pinned versions, builds the release and serves it until you press Ctrl-C.
        /// The first run takes several minutes, because it compiles the build tools.
        cmd serve {
            /// The port, 8080 unless another one is named.
            optional --port port: u16
            /// Serves dist/ as it is.
            optional --no-build
        }
        /// Builds without optimisation, serves that under the same policy, and builds again within seconds when a source changes.
        cmd dev {
            /// The port, 8080 unless another one is named.
            optional --port port: u16
        }
        /// Builds the release into dist/: static files for any web server, below any path, with the licences of everything in them.
        cmd build {
            /// Makes osmo-configurator.html too, the page in one file that opens from a disk, and has the page offer it.
            optional --single-file
        }
        /// Runs what CI runs, stage by stage, and stops at the first failure.
        ///
        /// The stages, in order: tidy (rules of this repository), fmt, clippy, clippy-wasm, test (unit, golden and property
        /// tests), doc, deny (sources and licences of what is used), consumers (helm, Envoy, kubectl, shells and YAML parsers read
        /// the generated files), build, budget, e2e (Chromium, Firefox and WebKit drive
        /// the release), second-release (a page that offers a made-up release), live (people sign in by real Envoy, oauth2-proxy,
        /// Keycloak and Chromium, and a real cluster is installed; needs Go, Maven and Java, and skips itself, loudly, without them).
        ///
        /// OSMO_CHARTS names a folder with 6.2.8/deployments/charts and 6.2.10/deployments/charts of OSMO's repository; without it
        /// they are fetched, and if that fails the check against the real charts is skipped, loudly.
        cmd test {
            /// Stages by name, or `fast` for those that need the Rust toolchain alone; all of them without a name.
            repeated stage: String
        }
        /// Prints what a first visit costs, and fails above the limit.
        cmd budget {}
        /// Takes the pictures of the README from the page in dist/: docs/pictures/, light and dark. Needs Chromium and Node.js.
        cmd pictures {}
        /// Checks file lengths, layering, the security policy and other rules of the repository.
        cmd tidy {}
        /// Looks for known weaknesses in what is used. Needs the network.
        cmd advisories {}
        /// Prints this.
        cmd help {}
        /// The same, when no command is named.
        default cmd overview {}
    }
}

impl Xtask {
    /// Returns the text of `cargo xtask help`.
    pub(crate) const fn help() -> &'static str {
        Self::HELP_
    }
}
