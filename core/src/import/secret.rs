//! Secrets as `kubectl get secret -o yaml` shows them. What is recognised goes to the store, the rest is named and forgotten.

use super::found::Found;
use super::objects::{Given, name_of, namespace};
use super::{Fate, Sheet};
use crate::path::Path;
use crate::secrets::{self, Secret, objects};
use crate::syntax::json::{self, Json};
use crate::yaml::Tree;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// Returns the entries of a Secret with their lines, decoded.
fn data(object: &Tree) -> Vec<(String, usize, Result<Zeroizing<String>, ()>)> {
    let mut out = Vec::new();
    for (key, at, value) in object.child("data").into_iter().flat_map(Tree::entries) {
        let text = value.text().map(Zeroizing::new);
        let bytes = text.and_then(|text| STANDARD.decode(text.trim()).ok());
        let decoded = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        out.push((key, at.line, decoded.map(Zeroizing::new).ok_or(())));
    }
    for (key, at, value) in object
        .child("stringData")
        .into_iter()
        .flat_map(Tree::entries)
    {
        out.push((key, at.line, value.text().map(Zeroizing::new).ok_or(())));
    }
    out
}

/// Takes a Secret.
pub(super) fn secret(object: &Tree, sheet: &mut Sheet, given: &mut Given) {
    let name = name_of(object);
    let kind = object.text_at("type").unwrap_or_default();
    if kind == "kubernetes.io/tls" {
        return sheet.told(object.line, &name, Fate::Aside("A certificate and its key: not read here. Give its name in the step Ingress and TLS."));
    }
    if kind.starts_with("helm.sh/release") {
        return sheet.told(
            object.line,
            &name,
            Fate::Aside("What Helm keeps of a release. Give what helm get values shows instead."),
        );
    }
    for (key, line, value) in data(object) {
        let at = format!("{name}/{key}");
        let Ok(value) = value else {
            sheet.found.push(Found::error(
                "IMP30",
                line,
                &at,
                [
                    "This is not the base64 of a text.",
                    "The value cannot be read, and the pods would not get the password.",
                    "Make the Secret anew.",
                ],
            ));
            sheet.told(line, &at, Fate::Aside("Cannot be read."));
            continue;
        };
        if key == objects::PULL.1 {
            pull(&name, &value, given);
            sheet.told(line, &at, Fate::Secret(path!("secrets.registryPassword")));
            continue;
        }
        let (path, value) = if (name.as_str(), key.as_str()) == objects::OAUTH2_PROXY_REDIS {
            (Some(path!("secrets.redisPassword")), in_quotes(&value))
        } else {
            let mut known = secrets::SPECS.iter();
            let spec = known.find(|spec| spec.object == name && spec.key == key);
            (
                spec.map(|spec| spec.path),
                Some(Secret::new(value.as_str())),
            )
        };
        match (path, value) {
            (Some(path), Some(value)) => {
                namespace(object, given);
                empty_or_held(path, &value, &at, line, sheet, given);
            }
            _ => sheet.told(line, &at, Fate::Aside("Nothing of OSMO reads this Secret.")),
        }
    }
}

/// Keeps a secret, or the answer that there is none.
fn empty_or_held(
    path: Path,
    value: &Secret,
    at: &str,
    line: usize,
    sheet: &mut Sheet,
    given: &mut Given,
) {
    let asked = [
        (path!("secrets.dbPassword"), path!("postgres.password")),
        (path!("secrets.redisPassword"), path!("redis.password")),
    ];
    let flag = asked.iter().find(|(secret, _)| *secret == path);
    let held = !value.is_empty();
    if let Some((_, flag)) = flag {
        given.read.push((*flag, held.to_string()));
    }
    if value.expose().ends_with(['\n', '\r']) {
        sheet.found.push(Found::error("IMP31", line, at, [
            "A line break ends this secret.",
            "Programs take it for a part of the password: it came from a file, or from echo without -n.",
            "It is taken without the break. Make the Secret again from printf %s.",
        ]));
    }
    let fate = if held {
        Fate::Secret(path)
    } else {
        Fate::Understood(flag.map(|(_, flag)| *flag))
    };
    sheet.told(line, at, fate);
    if held {
        let plain = Secret::new(value.expose().trim_end_matches(['\n', '\r']));
        given.secrets.push((path, plain, at.to_owned()));
    }
}

/// Returns what stands in quotes after `redis_password =`.
fn in_quotes(text: &str) -> Option<Secret> {
    let line = text
        .lines()
        .find(|line| line.trim_start().starts_with("redis_password"))?;
    let (_, value) = line.split_once('=')?;
    match json::parse(value.trim()).ok()? {
        Json::Text(text) => Some(Secret::new(text)),
        _ => None,
    }
}

/// Takes a pull secret: its name and registry are answers.
fn pull(name: &str, text: &str, given: &mut Given) {
    given
        .read
        .push((path!("images.imagePullSecret"), name.to_owned()));
    let Ok(mut config) = json::parse(text) else {
        return;
    };
    if let Some(Json::Object(registries)) = config.get("auths")
        && let Some((registry, entry)) = registries.first()
    {
        given
            .read
            .push((path!("images.registry"), registry.clone()));
        let auth = entry.get("auth").and_then(Json::text);
        let plain = auth.and_then(|auth| STANDARD.decode(auth).ok());
        let plain = plain
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .map(Zeroizing::new);
        let pair = plain.as_ref().and_then(|plain| plain.split_once(':'));
        let of = |key: &str| entry.get(key).and_then(Json::text);
        let user = of("username").or(pair.map(|(user, _)| user));
        let password = of("password").or(pair.map(|(_, password)| password));
        if let Some(user) = user {
            given
                .read
                .push((path!("images.registryUser"), user.to_owned()));
        }
        if let Some(password) = password.filter(|text| !text.is_empty()) {
            let at = format!("{name}/{}", objects::PULL.1);
            let path = path!("secrets.registryPassword");
            given.secrets.push((path, Secret::new(password), at));
        }
    }
    config.wipe();
}
