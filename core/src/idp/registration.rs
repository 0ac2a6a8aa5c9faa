//! The same registration by a command line (F-registration-commands). The commands are constant; answers stand before them, each as one shell word.

use super::{guide, redirect_uri};
use crate::model::Deployment;
use crate::text::or_gap;
use crate::text::{hcl, shell};

/// How a provider's own command line registers OSMO.
#[derive(Clone, Copy)]
pub(crate) struct Registration {
    /// The program, as a person calls it.
    pub(crate) tool: &'static str,
    /// Variables that the commands read beside the common ones.
    pub(crate) values: fn(&Deployment) -> Vec<(&'static str, String)>,
    /// The commands.
    pub(crate) commands: &'static str,
    /// What the text for Terraform reads beside those values.
    pub(crate) terraform_values: fn(&Deployment) -> Vec<(&'static str, String)>,
    /// The same for Terraform.
    pub(crate) terraform: &'static str,
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
    "# A second run would make a second client, and write over the secret of the first.",
    "for file in client-secret.txt client-secret.json device-client.json; do",
    "  [ ! -s \"$file\" ] || { echo \"$file is here already: bring it over, or move it away, then run this again.\" >&2; exit 1; }",
    "done",
    "came_back() { [ -s \"$1\" ] || { echo \"$1 is empty: nothing came back. Look at the provider before you run this again.\" >&2; exit 1; }; }",
];

/// Names and values that every text may read, then the provider's own.
fn values(d: &Deployment, own: &Registration) -> Vec<(&'static str, String)> {
    let hostname = or_gap(&d.hostname, "hostname");
    let mut values = vec![
        ("NAME", format!("OSMO at {hostname}")),
        ("REDIRECT_URI", redirect_uri(&hostname)),
        ("HOME_URI", format!("https://{hostname}/")),
    ];
    values.extend((own.values)(d));
    values
}

/// Returns the lines of the same registration for Terraform (F-registration-terraform).
pub(crate) fn terraform(d: &Deployment) -> Option<Vec<String>> {
    let own = guide(d).registration?;
    let text = own.terraform;
    let mut all = values(d, &own);
    all.extend((own.terraform_values)(d));
    let mut read: Vec<(String, String)> = all
        .into_iter()
        .map(|(name, value)| (name.to_ascii_lowercase(), value))
        .collect();
    read.retain(|(name, _)| text.contains(&format!("local.{name}")));
    let width = read
        .iter()
        .map(|(name, _)| name.len())
        .max()
        .unwrap_or_default();
    let mut lines = vec!["locals {".to_owned()];
    for (name, value) in &read {
        lines.push(format!("  {name:width$} = {}", hcl::quoted(value)));
    }
    lines.extend(["}".to_owned(), String::new()]);
    lines.extend(text.lines().map(str::to_owned));
    Some(lines)
}

/// Returns the program and the lines of the commands for the chosen provider.
pub(crate) fn registration(d: &Deployment) -> Option<(&'static str, Vec<String>)> {
    let own = guide(d).registration?;
    let values = values(d, &own);
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
            for (name, _) in (guide(&d).registration.unwrap().values)(&d) {
                assert!(text.contains(&format!("${name}")), "{name} is not read");
            }
            seen += 1;
        }
        assert_eq!(seen, 5);
    }

    /// Every local that a text reads is set, once, and whatever an operator typed is text.
    #[test]
    fn terraform_reads_what_is_set() {
        let mut seen = 0;
        for provider in PROVIDERS {
            let mut d = Deployment {
                hostname: "${file(\"/x\")}\" 'y".into(),
                ..Default::default()
            };
            d.idp.provider = provider.id;
            let Some(lines) = terraform(&d) else {
                continue;
            };
            let end = lines.iter().position(|line| line == "}").unwrap();
            let set: Vec<&str> = lines[1..end]
                .iter()
                .map(|line| line.split_whitespace().next().unwrap())
                .collect();
            let text = lines[end..].join("\n");
            for part in text.split("local.").skip(1) {
                let end = part.find(|c: char| !c.is_ascii_lowercase() && c != '_');
                let name = &part[..end.unwrap_or(part.len())];
                assert!(
                    set.contains(&name) || name == "clients",
                    "{}: {name}",
                    provider.label
                );
            }
            let typed = r#"$${file(\"/x\")}\" 'y"#;
            let mut with = lines.iter().filter(|line| line.contains("file("));
            assert!(with.all(|line| line.contains(typed)), "{lines:?}");
            assert!(text.contains("sensitive = true"), "{}", provider.label);
            seen += 1;
        }
        assert_eq!(seen, 5);
    }
}
