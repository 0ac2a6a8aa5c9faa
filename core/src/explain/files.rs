//! What each file is for, and so why its lines are there: for lines that no question sets.

use crate::text::glob;

/// File names with `*` for whatever stands there, and a sentence. The first that fits counts.
const FILES: &[(&str, &str)] = &[
    (
        "osmo_values.yaml",
        "The values of the chart service: API, worker, logger, agent and delayed job monitor.",
    ),
    ("router_values.yaml", "The values of the chart router."),
    ("ui_values.yaml", "The values of the chart web-ui."),
    (
        "backend_operator_values.yaml",
        "The values of the chart of a compute backend, which is installed after OSMO itself.",
    ),
    ("*_values.yaml", "The values of a chart."),
    (
        "database/look.yaml",
        "A Job that looks whether the database is there, and changes nothing.",
    ),
    (
        "database/client.yaml",
        "A pod with PostgreSQL's clients, for backup and restore.",
    ),
    (
        "database/create.yaml",
        "A Job that creates the database and its extension, if they are missing.",
    ),
    (
        "empty/*",
        "A Secret that the pods look for though there is no password.",
    ),
    (
        "preflight/probe.yaml",
        "A pod from which install.sh looks at everything that OSMO will reach.",
    ),
    (
        "preflight/images.yaml",
        "A pod that pulls every image once, before anything is installed.",
    ),
    (
        "cluster/certificate.yaml",
        "What cert-manager is asked for.",
    ),
    (
        "cluster/network-policy.yaml",
        "Keeps everybody but the ingress controller and OSMO itself from the pods.",
    ),
    (
        "secrets/mek-config.yaml",
        "The master encryption key, in the form that OSMO reads.",
    ),
    (
        "secrets/*",
        "A Secret that the pods read. It is among the secrets that you download, and in no other archive.",
    ),
    (
        "osmo-configurator.yaml",
        "Your answers, each under the name of its question; no secret is among them. The page opens this file and goes on from there.",
    ),
    (
        "throwaway/postgres*",
        "A PostgreSQL for a trial, which you chose. Its data goes with its pod.",
    ),
    (
        "throwaway/*",
        "A Redis for a trial, which you chose. Its data goes with its pod.",
    ),
    (
        "site.sh",
        "Answers for the scripts beside it, each as a variable. Every variable is always there.",
    ),
    (
        "images.txt",
        "Every image: where it is published, and where the cluster pulls it from. mirror.sh reads it.",
    ),
    ("README.md", "How this is installed, step by step."),
    (
        "CHANGE.md",
        "What a change ticket has to say of this installation.",
    ),
    (
        "TROUBLESHOOTING.md",
        "What one sees when something is wrong, why, and what to do.",
    ),
    (
        "OPERATIONS.md",
        "What there is to do once OSMO runs, with a page for each task.",
    ),
    (
        "IDP-ADMIN.md",
        "What whoever runs the identity provider has to register.",
    ),
    (
        "idp/register.sh",
        "Registers OSMO at the identity provider, with its command line.",
    ),
    (
        "idp/register.tf",
        "Registers OSMO at the identity provider, with Terraform.",
    ),
    (
        "idp/*",
        "What is handed to whoever runs the identity provider.",
    ),
    (
        "operations/*.md",
        "The page of one task, with its commands.",
    ),
    (
        "operations/*.json",
        "Settings of OSMO itself, which its command line sends.",
    ),
    ("operations/*", "What a task in OPERATIONS.md works with."),
    ("install.sh", "Installs or upgrades OSMO as site.sh says."),
    ("uninstall.sh", "Takes OSMO out of the cluster again."),
    (
        "mirror.sh",
        "Copies images and charts to where the cluster takes them from.",
    ),
    (".gitignore", "Keeps secrets and logs out of Git."),
    (
        "SHA256SUMS",
        "The sum of each file without a secret, so that a change can be seen.",
    ),
];

/// Returns what a file is for; the library of scripts says it itself.
pub(super) fn about(name: &str) -> Option<&'static str> {
    let found = FILES.iter().find(|(of, _)| glob::fits(of, name));
    found.map(|(_, about)| *about)
}
