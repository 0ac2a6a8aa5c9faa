//! What a release of OSMO is, as data. A release's folder holds its facts; the kit and the page read them.

mod keys;

pub use keys::{Harmful, Keys, Kind, Live, Misleading, Narrow, Takes, Wants, When};

use crate::path::Path;

/// NVIDIA's Helm repository (F-helm-repository).
pub(crate) const NGC_CHARTS: &str = "https://helm.ngc.nvidia.com/nvidia/osmo";

/// The facts of one release.
#[derive(Debug)]
pub struct Facts {
    /// The word in answers and links, e.g. `6.2`. It never changes.
    pub word: &'static str,
    /// Name on the page.
    pub label: &'static str,
    /// One line beside the name.
    pub about: &'static str,
    /// Tags of the upstream repository whose charts and code were read, oldest first.
    pub tags: &'static [&'static str],
    /// The day on which they were read, e.g. `2026-11-02`.
    pub read_on: &'static str,
    /// Charts, in the order of installation.
    pub charts: &'static [Chart],
    /// Answers that this release begins with: path and value, beside those that every release begins with.
    pub defaults: &'static [(&'static str, &'static str)],
    /// Questions that this release does not ask: paths, and beginnings of paths that end in a dot.
    pub not_asked: &'static [&'static str],
    /// Images that the charts pull below the image location.
    pub images: &'static [&'static str],
    /// Image of the authorization sidecar, below the image location; pulled only where users sign in.
    pub sign_in_images: &'static [&'static str],
    /// Images of compute backends and of workflow pods, below the image location.
    pub backend_images: &'static [&'static str],
    /// Full reference that the chart of a compute backend pulls for its tests.
    pub backend_test_image: &'static str,
    /// Deployments that the charts make.
    pub deployments: &'static [Deployed],
    /// Services that the charts make; all on port 80.
    pub services: &'static [&'static str],
    /// Ingresses that the charts make.
    pub ingresses: &'static [&'static str],
    /// Paths with the Service behind each, the longest first, as the charts' ingresses have them.
    pub routes: &'static [(&'static str, &'static str)],
    /// Ports inside the pods.
    pub ports: Ports,
    /// What pages say of this release alone.
    pub words: Words,
}

/// Ports on which the containers of a pod listen.
#[derive(Debug)]
pub struct Ports {
    /// Envoy, to which the Services lead where people sign in.
    pub envoy: u16,
    /// oauth2-proxy.
    pub proxy: u16,
    /// The authorization sidecar.
    pub authorization: u16,
    /// OSMO's own program.
    pub program: u16,
}

/// Sentences about one release, for pages.
#[derive(Debug)]
pub struct Words {
    /// How the files of this release were proven.
    pub proof: &'static str,
    /// Why the image tag is quoted in the values.
    pub tag: &'static str,
    /// What is known to be wrong with the Envoy that the charts pin.
    pub envoy: &'static str,
    /// What changes from one version to the next within this release.
    pub upgrade: &'static str,
    /// What has to run in a cluster before it becomes a compute backend, with versions.
    pub scheduler: &'static str,
    /// What an upgrade does to role mappings.
    pub role_mappings: &'static str,
    /// What an upgrade does to who may submit workflows.
    pub may_submit: &'static str,
    /// What an upgrade does to numbers of replicas that autoscalers have set.
    pub replicas: &'static str,
    /// What comes after this release.
    pub beyond: &'static str,
}

/// One chart and its Helm release.
#[derive(Debug, PartialEq, Eq)]
pub struct Chart {
    /// Name of the chart.
    pub name: &'static str,
    /// Name of the Helm release.
    pub release: &'static str,
    /// What runs in it, for people.
    pub about: &'static str,
    /// Name of the values file.
    pub file: &'static str,
    /// Path of the question for the operator's own values.
    pub extra: Path,
}

/// One Deployment that a chart makes.
#[derive(Debug)]
pub struct Deployed {
    /// Its name.
    pub name: &'static str,
    /// Helm release that makes it.
    pub release: &'static str,
    /// Containers besides its own where users sign in.
    pub sidecars: u8,
    /// Whether the rate limiter runs in its pods.
    pub rate_limited: bool,
    /// Whether it mounts the master encryption key.
    pub reads_mek: bool,
    /// Secrets that its program reads.
    pub reads: &'static [&'static str],
    /// Whether its chart leaves old pods running when its Envoy settings change.
    pub stale_envoy: bool,
}

impl Facts {
    /// Says whether this release has a use for the question at a path.
    pub fn asks(&self, path: &str) -> bool {
        !self
            .not_asked
            .iter()
            .any(|unasked| path == *unasked || unasked.ends_with('.') && path.starts_with(unasked))
    }

    /// Returns the first answer of this release at a path.
    pub fn default_at(&self, path: &str) -> Option<&'static str> {
        self.defaults
            .iter()
            .find(|(at, _)| *at == path)
            .map(|(_, value)| *value)
    }
}
