//! Logs, oauth2-proxy, sign-in exceptions and rate limiting.

use super::{Lines, Text, choice};

choice! {
    /// Python log levels, as OSMO takes them.
    LogLevel {
        Debug = "DEBUG", "DEBUG", "";
        Info = "INFO", "INFO", "";
        Warning = "WARNING", "WARNING", "";
        Error = "ERROR", "ERROR", "";
        Critical = "CRITICAL", "CRITICAL", "";
    }
}

/// `global.logs`. The guide's levels are the defaults.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Logs {
    /// `logLevel`.
    pub log_level: LogLevel,
    /// `k8sLogLevel`.
    pub k8s_log_level: LogLevel,
}

choice! {
    /// Where oauth2-proxy keeps browser sessions (D5).
    SessionStore {
        Cookie = "cookie", "In the browser's cookie", "Nothing to run; cookies are large";
        Redis = "redis", "In Redis, without a password", "Small cookies; only if this Redis asks \
                                                          for no password";
        RedisPassword = "redis-password", "In Redis, with its password", "Small cookies; the password is \
                                                                          mounted as a file";
    }
}

/// oauth2-proxy, the sidecar that does the sign-in. Empty text means: derived.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct OAuth2Proxy {
    /// Session store.
    pub session_store: SessionStore,
    /// `cookieDomain`; derived: none, or the host name with port forwarding.
    pub cookie_domain: Text,
    /// `cookieExpire`, a Go duration.
    pub cookie_expire: Text,
    /// `cookieRefresh`, a Go duration; derived from the provider.
    pub cookie_refresh: Text,
    /// `extraArgs` beside the derived ones, one a line.
    pub extra_args: Lines,
}

choice! {
    /// What happens to a list that stands in both places: Helm itself always replaces.
    ListMode {
        Append = "append", "Append to ours", "Our entries stay, yours follow";
        Replace = "replace", "Replace ours", "Only your entries";
    }
}

/// Paths that Envoy lets through without sign-in.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct SkipAuthPaths {
    /// Paths of the API, one a line.
    pub service: Lines,
    /// Paths of the router, one a line.
    pub router: Lines,
    /// Append to the guide's lists, or replace them.
    pub mode: ListMode,
}

/// The rate-limit sidecar: only with Redis on port 6379 with TLS and without a password (D44).
#[derive(Clone, Default, PartialEq, Debug)]
pub struct RateLimit {
    /// `sidecars.rateLimit.enabled`.
    pub enabled: bool,
    /// `sidecars.rateLimit.redis.serviceName`; empty for the Redis above.
    pub service_name: Text,
}

/// What is not secret about the master encryption key.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Mek {
    /// `currentMek` of `mek.yaml`, at once the map key and the `kid` inside the JWK.
    pub current_mek: Text,
}
