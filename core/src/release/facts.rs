//! What a release of OSMO is, as data. A release's folder holds its facts; the kit and the page read them.

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
    /// Keys of values files that mislead, because no template reads them where one would think so.
    pub misleading: &'static [Misleading],
    /// Keys of values files that templates read, and that break or expose a deployment.
    pub harmful: &'static [&'static [Harmful]],
    /// Keys whose readers take few values.
    pub narrow: &'static [Narrow],
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

/// A key, or everything below it, that has no effect.
#[derive(Debug)]
pub struct Misleading {
    /// The key.
    pub key: &'static str,
    /// What is true.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
}

/// A key that does harm.
#[derive(Debug)]
pub struct Harmful {
    /// Names of the charts in which it does.
    pub charts: &'static [&'static str],
    /// The key; `[]` stands for an entry of a list.
    pub key: &'static str,
    /// With which value.
    pub when: When,
    /// What would happen.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
}

/// When a value does harm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// Whatever it is.
    Always,
    /// When it is anything but `true`.
    NotTrue,
    /// When it is anything but `false`.
    NotFalse,
    /// When it is anything but `true` and people sign in.
    NotTrueWithSignIn,
    /// When it is none of these texts.
    NoneOf(&'static [&'static str]),
    /// When it is a list with fewer entries.
    Fewer(usize),
}

/// A key whose reader refuses most values.
#[derive(Debug)]
pub struct Narrow {
    /// How the key ends, in whatever service or sidecar it stands.
    pub end: &'static str,
    /// What its reader takes.
    pub takes: Takes,
    /// What happens with anything else.
    pub why: &'static str,
}

/// What the reader of a key takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Takes {
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// A whole number from the first to the last, both included.
    Whole(u64, u64),
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
    /// The value paths that a template really reads, one a line: `a.b[]` is every element of a list, `a.b.*` a whole
    /// subtree. Lines that begin with `#` are comments. No chart has a schema, so Helm never reports a dead key.
    pub live_keys: &'static str,
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

impl Chart {
    /// Returns the live paths of the chart.
    pub fn live_keys(&self) -> impl Iterator<Item = &'static str> {
        self.live_keys
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    /// Says whether a template reads the value at a path, or something below it. List indexes are written `[]`.
    pub fn is_live(&self, path: &str) -> bool {
        self.live_keys().any(|live| {
            let subtree = live
                .strip_suffix(".*")
                .is_some_and(|root| path == root || continues(path, root));
            live == path || subtree || continues(live, path)
        })
    }
}

/// Says whether `path` goes on below `ancestor`, through a key or into a list.
fn continues(path: &str, ancestor: &str) -> bool {
    path.strip_prefix(ancestor)
        .is_some_and(|rest| rest.starts_with(['.', '[']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHART: Chart = Chart {
        name: "a",
        release: "a",
        about: "a",
        file: "a_values.yaml",
        extra: path!("extraValues.service"),
        live_keys: "# comment\na.b\nlist[].name\nwhole.*\n",
    };

    #[test]
    fn good() {
        for path in [
            "a",
            "a.b",
            "list",
            "list[]",
            "list[].name",
            "whole",
            "whole.x.y[]",
        ] {
            assert!(CHART.is_live(path), "{path}");
        }
    }

    #[test]
    fn bad() {
        for path in [
            "",
            "b",
            "a.c",
            "a.b.c",
            "a.bx",
            "list[].x",
            "wholes",
            "# comment",
        ] {
            assert!(!CHART.is_live(path), "{path}");
        }
    }
}
