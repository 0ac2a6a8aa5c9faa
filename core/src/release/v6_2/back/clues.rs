//! Answers that several keys tell together.

use crate::model::{Controller, Scheme, SessionStore, SslMode, Tls};
use crate::release::kit::back::{Files, Read, SignIn};
use crate::release::v6_2::defaults::{ENVOY_IMAGE, OAUTH2_PROXY_IMAGE};
use crate::yaml::Tree;

/// Where the ingress stands in the three charts, beginning with the guide's mistake (D6).
const INGRESSES: [&str; 3] = [
    "services.service.ingress",
    "services.ui.ingress",
    "services.defaultAdmin.ingress",
];
/// Where volumes stand.
const VOLUMES: [&str; 3] = [
    "services.service.extraVolumes",
    "extraVolumes",
    "services.ui.extraVolumes",
];
/// Where environments stand.
const ENVIRONMENTS: [&str; 2] = ["services.service.extraEnv", "extraEnvs"];
const PROXY: &str = "sidecars.oauth2Proxy";
/// Image location, where nothing was copied.
const LOCATION: &str = "nvcr.io/nvidia/osmo";

/// Returns what the files tell.
pub(super) fn clues(files: &Files<'_>) -> Vec<Read> {
    let mut read = Vec::new();
    images(files, &mut read);
    ingress(files, &mut read);
    sessions(files, &mut read);
    authority(files, &mut read);
    if let Some(namespace) = namespace(files) {
        read.push((path!("namespace"), namespace));
    }
    if files.flag("serviceAccount.create") == Some(false) {
        read.push((path!("site.serviceAccountsExist"), "true".to_owned()));
    }
    let limiter = files.text("sidecars.rateLimit.redis.serviceName");
    if let Some(host) = limiter
        && files.text("services.redis.serviceName").as_ref() != Some(&host)
    {
        read.push((path!("rateLimit.serviceName"), host));
    }
    read
}

/// The host of the API tells the namespace (D15).
fn namespace(files: &Files<'_>) -> Option<String> {
    let host = files.text("services.ui.apiHostname")?;
    let rest = host.strip_prefix("osmo-service.")?;
    let (namespace, _) = rest.split_once(".svc")?;
    Some(namespace.to_owned())
}

/// A mirror keeps paths. It is one if every image comes from below it under its usual name.
fn images(files: &Files<'_>, read: &mut Vec<Read>) {
    let Some(location) = files.text("global.osmoImageLocation") else {
        return;
    };
    let location = location.trim_end_matches('/');
    let mirror = location
        .strip_suffix("/nvidia/osmo")
        .filter(|_| location != LOCATION);
    let copied = |key: &str, usual: &str, mirror: &str| {
        let (_, path) = usual.split_once('/').unwrap_or(("", usual));
        let path = if usual.starts_with("quay.io") {
            path
        } else {
            usual
        };
        files.text(key).as_deref() == Some(&format!("{mirror}/{path}"))
    };
    let envoy = ["sidecars.envoy.image", "sidecars.envoy.images.envoy"];
    let is_mirror = |mirror: &&str| {
        envoy.iter().any(|key| copied(key, ENVOY_IMAGE, mirror))
            && copied(&format!("{PROXY}.image"), OAUTH2_PROXY_IMAGE, mirror)
    };
    match mirror.filter(is_mirror) {
        Some(mirror) => read.push((path!("images.mirror"), mirror.to_owned())),
        None => read.push((path!("images.osmoImageLocation"), location.to_owned())),
    }
}

fn ingress(files: &Files<'_>, read: &mut Vec<Read>) {
    let Some(ingress) = INGRESSES.iter().find_map(|at| files.at(at)) else {
        return;
    };
    if ingress.flag_at("enabled") == Some(false) {
        return;
    }
    let class = ingress.text_at("ingressClass").unwrap_or_default();
    let has = |prefix: &str| {
        let annotations = ingress.at("annotations").into_iter();
        annotations
            .flat_map(Tree::entries)
            .any(|(key, ..)| key.starts_with(prefix))
    };
    let alb = ingress.flag_at("albAnnotations.enabled") == Some(true);
    let by_class = class.is_empty()
        || class.contains('<')
        || class.contains("nginx")
        || class.starts_with("webapprouting");
    let controller = if alb {
        Controller::Alb
    } else if has("nginx.ingress.kubernetes.io/") || by_class {
        Controller::IngressNginx
    } else {
        Controller::Other
    };
    read.push((path!("ingress.controller"), controller.value().to_owned()));
    let tls = match (ingress.flag_at("sslEnabled"), alb) {
        (None | Some(true), false) | (Some(true), true) => Tls::Secret,
        (_, true) => Tls::Acm,
        (Some(false), false) => Tls::Upstream,
    };
    read.push((path!("ingress.tls"), tls.value().to_owned()));
    let scheme = ingress
        .at("annotations")
        .and_then(|all| all.child("alb.ingress.kubernetes.io/scheme"))
        .and_then(Tree::text);
    if let Some(scheme) = scheme.filter(|word| alb && Scheme::parse(word).is_some()) {
        read.push((path!("ingress.scheme"), scheme));
    }
}

fn sessions(files: &Files<'_>, read: &mut Vec<Read>) {
    let arguments = files.texts(&format!("{PROXY}.extraArgs"));
    let mounted = arguments.iter().any(|one| one.starts_with("--config="));
    let store = match files.flag(&format!("{PROXY}.redisSessionStore")) {
        Some(true) if mounted => Some(SessionStore::RedisPassword),
        Some(true) => Some(SessionStore::Redis),
        Some(false) => Some(SessionStore::Cookie),
        None => None,
    };
    if let Some(store) = store {
        read.push((path!("oauth2Proxy.sessionStore"), store.value().to_owned()));
    }
    let hostname = files
        .text("services.service.hostname")
        .or_else(|| files.text("services.ui.hostname"));
    let wildcard = files.flag("services.service.webserverEnabled") == Some(true)
        || files.flag("services.ui.portForwardEnabled") == Some(true);
    let domain = files.text(&format!("{PROXY}.cookieDomain"));
    if let Some(domain) = domain
        && !(wildcard && Some(&domain) == hostname.as_ref())
    {
        read.push((path!("oauth2Proxy.cookieDomain"), domain));
    }
}

/// Returns the value of an environment variable that any chart gives its own containers.
fn variable(files: &Files<'_>, name: &str) -> Option<String> {
    let lists = ENVIRONMENTS.iter().filter_map(|at| files.at(at));
    let mut items = lists.flat_map(Tree::items);
    let found = items.find(|item| item.text_at("name").as_deref() == Some(name));
    found.and_then(|item| item.text_at("value"))
}

/// The private authority: its file, who trusts it, and how PostgreSQL is spoken with.
fn authority(files: &Files<'_>, read: &mut Vec<Read>) {
    let yes = || "true".to_owned();
    let folder = "/etc/osmo-ca/";
    let arguments = files.texts(&format!("{PROXY}.extraArgs"));
    let argument = |name: &str| {
        let mut values = arguments.iter().filter_map(|one| one.strip_prefix(name));
        values.next().map(str::to_owned)
    };
    let root = variable(files, "PGSSLROOTCERT").filter(|file| file.starts_with(folder));
    let redis = variable(files, "SSL_CERT_FILE").filter(|file| file.starts_with(folder));
    let provider = argument("--provider-ca-file=").filter(|file| file.starts_with(folder));
    let mode = files.text("sidecars.authz.postgres.sslMode");
    if root.is_some() {
        let verified = SslMode::VerifyFull.value().to_owned();
        read.push((path!("postgres.sslMode"), verified));
        read.push((path!("trust.postgres"), yes()));
    } else if let Some(mode) = mode {
        read.push((path!("postgres.sslMode"), mode));
    }
    for (path, file) in [
        (path!("trust.redis"), &redis),
        (path!("trust.idp"), &provider),
    ] {
        if file.is_some() {
            read.push((path, yes()));
        }
    }
    let file = root.or(redis).or(provider);
    if let Some(key) = file.as_deref().and_then(|file| file.strip_prefix(folder)) {
        read.push((path!("trust.key"), key.to_owned()));
        let volumes = VOLUMES.iter().filter_map(|at| files.at(at));
        let mut items = volumes.flat_map(Tree::items);
        let volume = items.find(|item| item.text_at("name").as_deref() == Some("osmo-ca"));
        if let Some(name) = volume.and_then(|item| item.text_at("configMap.name")) {
            read.push((path!("trust.configMap"), name));
        }
    }
}

/// Returns what the files say about sign-in. The addresses for `osmo login` stand in the service's file alone.
pub(super) fn sign_in(files: &Files<'_>) -> SignIn {
    let raw = |key: &str| files.at(key).and_then(Tree::text).filter(|t| !t.is_empty());
    let auth = |key: &str| raw(&format!("services.service.auth.{key}"));
    let proxy = |key: &str| raw(&format!("{PROXY}.{key}"));
    let providers = files
        .at("sidecars.envoy.jwt.providers")
        .map_or(&[][..], Tree::items);
    let first = providers.iter().find(|one| {
        let cluster = one.text_at("cluster");
        cluster.is_none_or(|cluster| cluster == "idp")
    });
    let of_first = |key: &str| {
        first
            .and_then(|one| one.text_at(key))
            .filter(|t| !t.is_empty())
    };
    SignIn {
        off: files.flag("sidecars.envoy.enabled") == Some(false),
        issuer: proxy("oidcIssuerUrl").or_else(|| of_first("issuer")),
        keys: of_first("jwks_uri"),
        authorization: auth("browser_endpoint"),
        token: auth("token_endpoint"),
        device: auth("device_endpoint"),
        logout: auth("logout_endpoint"),
        client: proxy("clientId").or_else(|| auth("browser_client_id")),
        device_client: auth("device_client_id"),
        user_claim: of_first("user_claim"),
        scope: proxy("scope"),
        refresh: proxy("cookieRefresh"),
        arguments: files.texts(&format!("{PROXY}.extraArgs")),
    }
}

#[cfg(test)]
mod tests;
