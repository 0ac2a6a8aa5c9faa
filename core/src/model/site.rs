//! What a site adds: its cluster, where charts come from, private certificate authorities, what others have made already.

use super::{Deployment, Lines, SslMode, Text, choice};

choice! {
    /// Where Helm takes the charts from.
    ChartSource {
        Repository = "repository", "A Helm repository", "NVIDIA's on NGC, or a copy of it";
        Oci = "oci", "An OCI registry", "Charts beside the images, such as in Harbor";
        Archive = "archive", "Files beside the scripts", "Charts as .tgz in a folder; nothing is fetched";
    }
}

/// The charts' source. An answer for each kind, so that changing over loses nothing.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Charts {
    /// The kind of source.
    pub source: ChartSource,
    /// Address of the Helm repository.
    pub repository: Text,
    /// `oci://` address below which the charts lie.
    pub oci: Text,
    /// Folder of `.tgz` files, relative to the scripts.
    pub folder: Text,
}

impl Charts {
    /// Returns what Helm is given for the chosen kind.
    pub(crate) fn location(&self) -> &Text {
        match self.source {
            ChartSource::Repository => &self.repository,
            ChartSource::Oci => &self.oci,
            ChartSource::Archive => &self.folder,
        }
    }
}

/// The cluster, and what the platform team owns in it.
#[derive(Clone, Default, PartialEq, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own"
)]
pub struct Site {
    /// The kube-context that the scripts insist on; empty: it has to be named when they run.
    pub kube_context: Text,
    /// The cluster reaches nothing outside.
    pub air_gapped: bool,
    /// Somebody else makes the namespace.
    pub namespace_exists: bool,
    /// Somebody else makes the pull secret.
    pub pull_secret_exists: bool,
    /// Somebody else makes both service accounts.
    pub service_accounts_exist: bool,
    /// `serviceAccount.annotations`, for IRSA or workload identity; `key=value` a line.
    pub service_account_annotations: Lines,
    /// Whether a `NetworkPolicy` admits only Envoy's port.
    pub network_policy: bool,
    /// Namespace that it admits beside our own; empty for any.
    pub ingress_namespace: Text,
}

/// A private certificate authority: one `ConfigMap` with PEM certificates, and who trusts it.
#[derive(Clone, Default, PartialEq, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own"
)]
pub struct Trust {
    /// oauth2-proxy, towards the identity provider.
    pub idp: bool,
    /// OSMO's containers and our Jobs, towards PostgreSQL.
    pub postgres: bool,
    /// OSMO's containers and oauth2-proxy, towards Redis.
    pub redis: bool,
    /// Name of the `ConfigMap`.
    pub config_map: Text,
    /// Key in it.
    pub key: Text,
    /// Somebody else makes it.
    pub exists: bool,
}

/// The first compute backend: values of the chart `backend-operator`.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Backend {
    /// `global.backendName`.
    pub name: Text,
    /// `global.agentNamespace`: where the operator runs.
    pub agent_namespace: Text,
    /// `global.backendNamespace`: where workflows run.
    pub namespace: Text,
}

impl Deployment {
    /// Says whether a port-forward is the only way to OSMO: a trial without ingresses and without a provider.
    pub(crate) fn by_port_forward(&self) -> bool {
        self.throw_away_stores && !self.ingress.enabled && !self.signs_in()
    }

    /// Returns who trusts the private authority: `idp`, `postgres`, `redis`. An answer to a question that is not asked at
    /// the moment does not count.
    pub(crate) fn trusted_by(&self) -> impl Iterator<Item = &'static str> {
        let asked = [
            ("idp", self.trust.idp && self.signs_in()),
            (
                "postgres",
                self.trust.postgres && self.postgres.ssl_mode == SslMode::VerifyFull,
            ),
            ("redis", self.trust.redis && self.redis.tls_enabled),
        ];
        asked.into_iter().filter_map(|(who, on)| on.then_some(who))
    }

    /// Says whether one of them trusts it.
    pub(crate) fn trusts(&self, who: &str) -> bool {
        self.trusted_by().any(|one| one == who)
    }
}
