//! The facts of a release that does not exist.

use crate::path::Path;
use crate::release::facts::{Chart, Deployed, Facts, Keys, Live, Ports, Words};

/// The made-up release.
pub(crate) static FACTS: Facts = Facts {
    word: "0.1",
    label: "Made-up 0.1",
    about: "Exists in tests only",
    tags: &["0.1.0"],
    read_on: "2026-11-25",
    charts: &[Chart {
        name: "everything",
        release: "everything",
        about: "all of it",
        file: "everything_values.yaml",
        extra: Path::defined("extraValues.service"),
    }],
    defaults: &[
        ("osmoImageTag", "0.1.0"),
        ("chartVersion", "0.1.0"),
        ("images.osmoImageLocation", "registry.example.com/osmo"),
    ],
    not_asked: &[
        "scaling.",
        "images.envoy",
        "images.oauth2Proxy",
        "images.rateLimit",
        "images.migration",
    ],
    images: &["everything"],
    sign_in_images: &[],
    backend_images: &[],
    backend_test_image: "busybox:1.37",
    deployments: &[Deployed {
        name: "everything",
        release: "everything",
        sidecars: 0,
        rate_limited: false,
        reads_mek: true,
        reads: &[],
        stale_envoy: false,
    }],
    services: &["everything"],
    ingresses: &["everything"],
    routes: &[("/", "everything")],
    ports: Ports {
        envoy: 1,
        proxy: 2,
        authorization: 3,
        program: 4,
    },
    words: Words {
        proof: "Nothing was proven: this release does not exist.",
        scheduler: "It schedules nothing.",
        tag: "Quoted, so that it stays text.",
        envoy: "No Envoy is pinned.",
        upgrade: "There is one version only.",
        role_mappings: "An upgrade leaves role mappings alone.",
        may_submit: "An upgrade changes no right.",
        replicas: "An upgrade changes no number of replicas.",
        beyond: "Nothing comes after it.",
    },
};

/// What its chart makes of keys of values files.
pub(crate) static KEYS: Keys = Keys {
    live: &[("everything", Live("global.*\nhostname\n"))],
    misleading: &[],
    harmful: &[],
    narrow: &[],
    kinds: &[],
};
