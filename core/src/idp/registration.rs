//! The same registration by a command line (F-registration-commands). The commands are constant; answers stand before them, each as one shell word.

use super::{chosen, redirect_uri};
use crate::model::Deployment;
use crate::text::or_gap;
use crate::text::shell;

/// How a provider's own command line registers OSMO.
#[derive(Clone, Copy)]
pub(crate) struct Registration {
    /// The program, as a person calls it.
    pub(crate) tool: &'static str,
    /// Variables that the commands read beside the common ones.
    pub(crate) values: fn(&Deployment) -> Vec<(&'static str, String)>,
    /// The commands.
    pub(crate) commands: &'static str,
}

/// A file that the commands or the provider's console read.
pub(crate) struct Import {
    /// Its name with its folder.
    pub(crate) name: &'static str,
    /// Its lines.
    pub(crate) lines: fn(&Deployment) -> Vec<String>,
}

const BEFORE: &[&str] = &[
    "# No secret stands on a command line; files that hold one can be read by you alone.",
    "# Bring the secret over in a safe way, then delete the file.",
    "set -euo pipefail",
    "umask 077",
];

/// Returns the program and the lines of the commands for the chosen provider.
pub(crate) fn registration(d: &Deployment) -> Option<(&'static str, Vec<String>)> {
    let own = chosen(d).registration?;
    let hostname = or_gap(&d.hostname, "hostname");
    let mut values = vec![
        ("NAME", format!("OSMO at {hostname}")),
        ("REDIRECT_URI", redirect_uri(&hostname)),
        ("HOME_URI", format!("https://{hostname}/")),
    ];
    values.extend((own.values)(d));
    let read = |name: &str| own.commands.contains(&format!("${name}"));
    let mut lines: Vec<String> = BEFORE.iter().map(|line| (*line).to_owned()).collect();
    for (name, value) in values.iter().filter(|(name, _)| read(name)) {
        lines.push(format!("{name}={}", shell::word(value)));
    }
    lines.extend(own.commands.lines().map(str::to_owned));
    Some((own.tool, lines))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::idp::PROVIDERS;

    /// Every variable that a text names is set before, and whatever an operator typed is one word.
    #[test]
    fn every_variable_is_set_and_quoted() {
        let mut seen = 0;
        for provider in PROVIDERS {
            let mut d = Deployment {
                hostname: "$(touch x); 'y".into(),
                ..Default::default()
            };
            d.idp.provider = provider.id;
            let Some((_, lines)) = registration(&d) else {
                continue;
            };
            let text = lines.join("\n");
            for name in ["NAME", "REDIRECT_URI", "HOME_URI"] {
                let set = lines
                    .iter()
                    .any(|line| line.starts_with(&format!("{name}='")));
                assert_eq!(set, text.contains(&format!("${name}")), "{name}: {text}");
            }
            for line in lines.iter().filter(|line| line.contains("touch x")) {
                assert!(line.contains("='") && line.contains(r"'\''y"), "{line}");
            }
            for (name, _) in (provider.registration.unwrap().values)(&d) {
                assert!(text.contains(&format!("${name}")), "{name} is not read");
            }
            seen += 1;
        }
        assert_eq!(seen, 5);
    }
}
