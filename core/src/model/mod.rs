//! What the operator wants, in the operator's words: one plain tree, [`Deployment`].
//!
//! Nothing in it belongs to one release of OSMO; how a release says it is in `release/`. Nothing in it is a secret:
//! secrets live in [`crate::secrets::Secrets`], and free YAML, which could hold one, in [`ExtraValues`].

mod choice;
mod data;
mod idp;
mod images;
mod ingress;
mod platform;
mod release;
mod roles;
mod scaling;
mod sidecars;
mod site;
mod text;

pub use choice::Choice;
pub(crate) use choice::choice;
pub use data::{DatabaseCreation, Postgres, Redis, SslMode};
pub use idp::{DefaultAdmin, Idp, ProviderId};
pub use images::Images;
pub use ingress::{Certificate, Controller, Ingress, IssuerKind, Scheme, Tls};
pub use platform::Platform;
pub use release::Release;
pub use roles::{RoleMapping, SyncMode};
pub use scaling::{Quantities, Resources, Scaling, Scheduling, Workload};
pub use sidecars::{
    ListMode, LogLevel, Logs, Mek, OAuth2Proxy, RateLimit, SessionStore, SkipAuthPaths,
};
pub use site::{Backend, ChartSource, Charts, Site, Trust};
pub use text::{Lines, Text};

/// Everything the operator chose, except secrets and free YAML. Safe to store and to share.
#[derive(Clone, PartialEq, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own"
)]
pub struct Deployment {
    /// OSMO release.
    pub release: Release,
    /// Version of the Helm charts `service`, `router` and `web-ui` (`--version`).
    pub chart_version: Text,
    /// `global.osmoImageTag`.
    pub osmo_image_tag: Text,
    /// Public host name; `services.service.hostname` and five more places.
    pub hostname: Text,
    /// Kubernetes namespace of all three Helm releases.
    pub namespace: Text,
    /// Where the cluster runs; sets defaults only.
    pub platform: Platform,
    /// The database comes from OSMO 6.0: run the chart's migration Job (D34).
    pub upgrade_from_6_0: bool,
    /// `global.serviceAccountName`.
    pub service_account_name: Text,
    /// Service account of the router pods.
    pub router_service_account_name: Text,
    /// The cluster, and what the platform team owns in it.
    pub site: Site,
    /// Where charts come from.
    pub charts: Charts,
    /// Where images come from.
    pub images: Images,
    /// A private certificate authority.
    pub trust: Trust,
    /// `global.logs`.
    pub logs: Logs,
    /// Ingress objects and TLS.
    pub ingress: Ingress,
    /// Reach applications in workflows through `*.hostname` (D36).
    pub port_forwarding: bool,
    /// The identity provider; files are read and written through the table of questions.
    pub idp: Idp,
    /// The first administrator.
    pub default_admin: DefaultAdmin,
    /// The provider's names and OSMO's roles.
    pub role_mapping: RoleMapping,
    /// Settings of the oauth2-proxy sidecar.
    pub oauth2_proxy: OAuth2Proxy,
    /// Paths that need no sign-in.
    pub skip_auth_paths: SkipAuthPaths,
    /// PostgreSQL and Redis are pods of this bundle, whose data is lost with them.
    pub throw_away_stores: bool,
    /// The PostgreSQL database.
    pub postgres: Postgres,
    /// The Redis cache.
    pub redis: Redis,
    /// Replicas and resources.
    pub scaling: Scaling,
    /// Node selector, tolerations, labels and annotations of all pods.
    pub scheduling: Scheduling,
    /// `podMonitor.enabled` (D8).
    pub pod_monitor: bool,
    /// The rate-limit sidecar of the API (D44).
    pub rate_limit: RateLimit,
    /// The name of the master encryption key (not the key).
    pub mek: Mek,
    /// The first compute backend.
    pub backend: Backend,
    /// Why a warning is accepted: code, path and reason, one a line.
    pub accepted_warnings: Lines,
}

impl Deployment {
    /// Returns a deployment of which nothing is known. A new one begins with the defaults of its release:
    /// `Deployment::default()`, in the table of questions.
    pub(crate) fn blank() -> Self {
        Self {
            release: Release::default(),
            chart_version: Text::default(),
            osmo_image_tag: Text::default(),
            hostname: Text::default(),
            namespace: Text::default(),
            platform: Platform::default(),
            upgrade_from_6_0: false,
            service_account_name: Text::default(),
            router_service_account_name: Text::default(),
            site: Site::default(),
            charts: Charts::default(),
            images: Images::default(),
            trust: Trust::default(),
            logs: Logs::default(),
            ingress: Ingress::default(),
            port_forwarding: false,
            idp: Idp::default(),
            default_admin: DefaultAdmin::default(),
            role_mapping: RoleMapping::default(),
            oauth2_proxy: OAuth2Proxy::default(),
            skip_auth_paths: SkipAuthPaths::default(),
            throw_away_stores: false,
            postgres: Postgres::default(),
            redis: Redis::default(),
            scaling: Scaling::default(),
            scheduling: Scheduling::default(),
            pod_monitor: false,
            rate_limit: RateLimit::default(),
            mek: Mek::default(),
            backend: Backend::default(),
            accepted_warnings: Lines::default(),
        }
    }
}

/// Free YAML that is laid over the values of each chart. Kept apart from [`Deployment`]: a draft or a link has no
/// place for it, because an operator may well paste a secret here.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct ExtraValues {
    /// Laid over `osmo_values.yaml` (chart `service`).
    pub service: Text,
    /// Laid over `router_values.yaml`.
    pub router: Text,
    /// Laid over `ui_values.yaml` (chart `web-ui`).
    pub web_ui: Text,
    /// What happens to a list that stands in both: Helm itself always replaces.
    pub lists: ListMode,
}

/// All answers: what a form shows and what an answers file holds. No secret has a place in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Answers {
    /// The shareable part.
    pub deployment: Deployment,
    /// The expert block.
    pub extra_values: ExtraValues,
}
