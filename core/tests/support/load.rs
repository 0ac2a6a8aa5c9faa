//! Work of a chosen size for every reader, the check and the preview: for the benchmark and the test of growth.
#![allow(dead_code, unreachable_pub, reason = "each user takes its own part")]

use osmo_configurator_core::answers::{draft, read};
use osmo_configurator_core::check::report;
use osmo_configurator_core::discovery::{import, recognise};
use osmo_configurator_core::import::import as bring;
use osmo_configurator_core::link::{link, open};
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::preview;
use osmo_configurator_core::questions;
use osmo_configurator_core::secrets::Secrets;

/// One kind of work.
pub struct Load {
    /// What is done to what.
    pub name: &'static str,
    /// The largest size that is not refused.
    pub most: usize,
    /// Returns the work for so many bytes.
    pub prepare: fn(usize) -> Box<dyn Fn()>,
}

const KB: usize = 1024;

/// Every kind of work.
pub const LOADS: &[Load] = &[
    Load {
        name: "read answers: unknown keys",
        most: 256 * KB,
        prepare: |n| reads(repeat("key", ": 1\n", n)),
    },
    Load {
        name: "read answers: one long list",
        most: 16 * KB,
        prepare: |n| {
            reads(format!(
                "oauth2Proxy:\n  extraArgs:\n{}",
                repeat("    - \"--a", "=1\"\n", n)
            ))
        },
    },
    Load {
        name: "read answers: nested brackets",
        most: 256 * KB,
        prepare: |n| reads("[".repeat(n)),
    },
    Load {
        name: "read answers: nested flow mappings",
        most: 256 * KB,
        prepare: |n| reads("{a: ".repeat(n / 4)),
    },
    Load {
        name: "read answers: quotes",
        most: 256 * KB,
        prepare: |n| reads(format!("hostname: \"{}\"", "\\\\".repeat(n / 2))),
    },
    Load {
        name: "read answers: lines of a block",
        most: 64 * KB,
        prepare: |n| {
            reads(format!(
                "extraValues:\n  service: |\n{}",
                repeat("    k", ": 1\n", n)
            ))
        },
    },
    Load {
        name: "read answers: comments and dashes",
        most: 256 * KB,
        prepare: |n| reads("- # -\n".repeat(n / 6)),
    },
    Load {
        name: "write and read a draft: pod labels",
        most: 16 * KB,
        prepare: |n| {
            let answers = with("scheduling.podLabels", &repeat("key", "=v\n", n));
            Box::new(move || drop(read(&draft(&answers.deployment))))
        },
    },
    Load {
        name: "make and open a link: pod labels",
        most: 16 * KB,
        prepare: |n| travels(&repeat("key", "=v\n", n)),
    },
    Load {
        name: "make and open a link: one letter",
        most: 16 * KB,
        prepare: |n| travels(&"a".repeat(n)),
    },
    Load {
        name: "import a discovery document: HTML escapes",
        most: 64 * KB,
        prepare: |n| {
            let text = "&quot;{&amp;".repeat(n / 11);
            Box::new(move || drop(import(&text)))
        },
    },
    Load {
        name: "import values: unknown keys",
        most: 48 * KB,
        prepare: |n| brings(format!("services:\n{}", repeat("  key", ": 1\n", n))),
    },
    Load {
        name: "import values: keys to keep",
        most: 48 * KB,
        prepare: |n| {
            brings(format!(
                "services:\n  service:\n    nodeSelector:\n{}",
                repeat("      key", ": x\n", n)
            ))
        },
    },
    Load {
        name: "import values: one long list",
        most: 48 * KB,
        prepare: |n| {
            brings(format!(
                "sidecars:\n  envoy:\n    skipAuthPaths:\n{}",
                repeat("      - /p", "\n", n)
            ))
        },
    },
    Load {
        name: "import: objects in a list",
        most: 128 * KB,
        prepare: |n| {
            brings(format!(
                "kind: List\nitems:\n{}",
                repeat(
                    "- {apiVersion: v1, kind: Secret, metadata: {name: s",
                    "}}\n",
                    n
                )
            ))
        },
    },
    Load {
        name: "recognise an address",
        most: 2 * KB,
        prepare: |n| {
            let text = format!("https://dex.example.com/{}", "auth/".repeat(n / 5));
            Box::new(move || drop(recognise(&text)))
        },
    },
    Load {
        name: "check: < in Hostname",
        most: 512,
        prepare: |n| checks("hostname", &"<".repeat(n)),
    },
    Load {
        name: "check: pod labels",
        most: 16 * KB,
        prepare: |n| checks("scheduling.podLabels", &repeat("key", "=v\n", n)),
    },
    Load {
        name: "check: < in pod labels",
        most: 16 * KB,
        prepare: |n| checks("scheduling.podLabels", &"<".repeat(n)),
    },
    Load {
        name: "check: tolerations",
        most: 16 * KB,
        prepare: |n| {
            checks(
                "scheduling.tolerations",
                &repeat("key", "=v:NoSchedule\n", n),
            )
        },
    },
    Load {
        name: "check: annotations",
        most: 16 * KB,
        prepare: |n| checks("ingress.annotations", &repeat("key", "=v\n", n)),
    },
    Load {
        name: "check: oauth2-proxy arguments",
        most: 16 * KB,
        prepare: |n| checks("oauth2Proxy.extraArgs", &repeat("--a", "=1\n", n)),
    },
    Load {
        name: "check: paths without sign-in",
        most: 16 * KB,
        prepare: |n| checks("skipAuthPaths.service", &repeat("/p", "/\n", n)),
    },
    Load {
        name: "check: accepted warnings",
        most: 16 * KB,
        prepare: |n| checks("acceptedWarnings", &repeat("ING03 a b", "\n", n)),
    },
    Load {
        name: "check: unknown extra values",
        most: 64 * KB,
        prepare: |n| checks("extraValues.service", &repeat("key", ": 1\n", n)),
    },
    Load {
        name: "check: a long list in extra values",
        most: 64 * KB,
        prepare: |n| {
            checks(
                "extraValues.service",
                &format!("services:\n{}", repeat("  - a", "\n", n)),
            )
        },
    },
    Load {
        name: "preview: pod labels",
        most: 16 * KB,
        prepare: |n| shows("scheduling.podLabels", &repeat("key", "=v\n", n)),
    },
    Load {
        name: "preview: annotations",
        most: 16 * KB,
        prepare: |n| shows("ingress.annotations", &repeat("key", "=v\n", n)),
    },
    Load {
        name: "preview: oauth2-proxy arguments",
        most: 16 * KB,
        prepare: |n| shows("oauth2Proxy.extraArgs", &repeat("--a", "=1\n", n)),
    },
    Load {
        name: "preview: extra values",
        most: 64 * KB,
        prepare: |n| shows("extraValues.service", &repeat("key", ": 1\n", n)),
    },
    Load {
        name: "preview: an extra mapping",
        most: 64 * KB,
        prepare: |n| {
            shows(
                "extraValues.service",
                &format!("services:\n{}", repeat("  k", ": 1\n", n)),
            )
        },
    },
];

/// Returns so many bytes of numbered pieces.
fn repeat(before: &str, after: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 32);
    for number in 0.. {
        if text.len() >= bytes.saturating_sub(32) {
            break;
        }
        text.push_str(before);
        text.push_str(&number.to_string());
        text.push_str(after);
    }
    text
}

fn reads(text: String) -> Box<dyn Fn()> {
    Box::new(move || drop(read(&text)))
}

fn brings(text: String) -> Box<dyn Fn()> {
    Box::new(move || drop(bring(&[("osmo_values.yaml", text.as_bytes())])))
}

/// Returns answers with this one; what is beyond the limit is refused, as at the control.
fn with(path: &str, text: &str) -> Answers {
    let mut answers = Answers::default();
    if let Some(field) = questions::find(path) {
        field.choose(&mut answers, text).unwrap_or_default();
    }
    answers
}

fn travels(labels: &str) -> Box<dyn Fn()> {
    let answers = with("scheduling.podLabels", labels);
    Box::new(move || drop(open(&link(&answers.deployment).fragment)))
}

fn checks(path: &'static str, text: &str) -> Box<dyn Fn()> {
    let answers = with(path, text);
    Box::new(move || drop(report(&Plan::new(&answers, &Secrets::default()))))
}

fn shows(path: &'static str, text: &str) -> Box<dyn Fn()> {
    let answers = with(path, text);
    let plan = Plan::new(&answers, &Secrets::default());
    let found = report(&plan);
    Box::new(move || drop(preview(&plan, &found, false)))
}
