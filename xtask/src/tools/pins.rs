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
    /// Compiled by cargo, with the package's own lock file or without, and with a feature.
    Cargo {
        locked: bool,
        feature: Option<&'static str>,
    },
    /// A ready program inside a Node package, which `xtask/npm/` pins with its hash.
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

/// Compiled as it is published.
const PLAIN: Installer = Installer::Cargo {
    locked: true,
    feature: None,
};

/// Collects the licences of what is in the page.
pub(super) const ABOUT: Tool = Tool {
    package: "cargo-about",
    version: "0.9.3",
    program: "cargo-about",
    installer: Installer::Cargo {
        locked: true,
        feature: Some("cli"),
    },
    takes: "about 2 minutes on two cores",
};

/// Checks where dependencies come from and under which licences.
pub(super) const DENY: Tool = Tool {
    package: "cargo-deny",
    version: "0.20.2",
    program: "cargo-deny",
    installer: PLAIN,
    takes: "about 2 minutes on two cores",
};

/// What makes the page, the slowest first. `Trunk.toml` names the same versions, else Trunk would look for others.
pub(super) const TOOLS: [Tool; 3] = [
    Tool {
        package: "trunk",
        version: "0.21.14",
        program: "trunk",
        installer: PLAIN,
        takes: "6 to 8 minutes on two cores",
    },
    Tool {
        package: "wasm-bindgen-cli",
        // Has to equal the version of the wasm-bindgen library in Cargo.lock.
        version: "0.2.130",
        program: "wasm-bindgen",
        // Its lock file names a version of webpki-roots that the registry does not have.
        installer: Installer::Cargo {
            locked: false,
            feature: None,
        },
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
    fn npm_installs_the_pinned_version() {
        for file in ["package.json", "package-lock.json"] {
            let path = workspace::root().unwrap().join("xtask/npm").join(file);
            let line = format!("\"binaryen\": \"{}.0.0\"", version("binaryen"));
            assert!(
                fs::read_to_string(path).unwrap().contains(&line),
                "{file} lacks {line}"
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
