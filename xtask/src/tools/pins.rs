//! Which versions of the tools the release is built with, and where they come from.

/// A program that has to have exactly one version.
pub(super) struct Tool {
    /// The name of its package.
    pub(super) package: &'static str,
    /// The version, as the program itself prints it.
    pub(super) version: &'static str,
    /// The name of the program.
    pub(super) program: &'static str,
    /// How it is installed.
    pub(super) installer: Installer,
    /// How long that takes, for a person who waits.
    pub(super) takes: &'static str,
}

/// Where a tool comes from.
#[derive(Clone, Copy)]
pub(super) enum Installer {
    /// Compiled by cargo, with the package's own lock file or without.
    Cargo { locked: bool },
    /// A ready program inside a Node package.
    Npm,
}

impl Installer {
    /// Returns where an installation has its programs.
    pub(super) const fn programs(self) -> &'static str {
        match self {
            Self::Cargo { .. } => "bin",
            Self::Npm => "node_modules/.bin",
        }
    }
}

/// The tools, the slowest first. `Trunk.toml` names the same versions, else Trunk would look for others.
pub(super) const TOOLS: [Tool; 3] = [
    Tool {
        package: "trunk",
        version: "0.21.14",
        program: "trunk",
        installer: Installer::Cargo { locked: true },
        takes: "6 to 8 minutes on two cores",
    },
    Tool {
        package: "wasm-bindgen-cli",
        // Has to equal the version of the wasm-bindgen library in Cargo.lock.
        version: "0.2.130",
        program: "wasm-bindgen",
        // The published package has no lock file that still builds.
        installer: Installer::Cargo { locked: false },
        takes: "about 2 minutes on two cores",
    },
    Tool {
        package: "binaryen",
        version: "132",
        program: "wasm-opt",
        installer: Installer::Npm,
        takes: "a few seconds",
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;
    use std::fs;

    fn version(package: &str) -> &'static str {
        TOOLS
            .iter()
            .find(|tool| tool.package == package)
            .expect("the tool is pinned")
            .version
    }

    #[test]
    fn trunk_asks_for_the_pinned_versions() {
        let text = fs::read_to_string(workspace::root().unwrap().join("Trunk.toml")).unwrap();
        for line in [
            format!("trunk-version = \"={}\"", version("trunk")),
            format!("wasm_bindgen = \"{}\"", version("wasm-bindgen-cli")),
            format!("wasm_opt = \"version_{}\"", version("binaryen")),
        ] {
            assert!(
                text.lines().any(|found| found == line),
                "Trunk.toml lacks {line}"
            );
        }
    }

    #[test]
    fn the_library_and_the_tool_agree() {
        let text = fs::read_to_string(workspace::root().unwrap().join("Cargo.lock")).unwrap();
        let library = format!(
            "name = \"wasm-bindgen\"\nversion = \"{}\"",
            version("wasm-bindgen-cli")
        );
        assert!(
            text.contains(&library),
            "Cargo.lock has another wasm-bindgen"
        );
    }
}
