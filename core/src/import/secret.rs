//! Secrets as `kubectl get secret -o yaml` shows them. What is recognised goes to the store, the rest is named and forgotten.

use super::found::Found;
use super::live::shown;
use super::objects::{self as objects_of, Given, name_of, namespace};
use super::{Fate, Sheet, mek, pull};
use crate::path::Path;
use crate::secrets::{self, Secret, objects};
use crate::syntax::json::{self, Json};
use crate::yaml::{Tree, tree};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// One entry of a Secret: key, line, and its text, if it is one.
type Entry = (String, usize, Result<Zeroizing<String>, ()>);

/// What is said of a secret that SOPS has encrypted.
pub(super) const ENCRYPTED: Fate =
    Fate::Aside("It is encrypted. Decrypt the file with sops, and give that.");

/// Says whether SOPS has encrypted a value: what stands there is no secret that a server takes.
pub(super) fn is_encrypted(text: &str) -> bool {
    text.starts_with("ENC[AES256_GCM,")
}

/// Returns what base64 means. Kubernetes' decoder passes over line breaks.
fn decoded(text: &str) -> Result<Zeroizing<String>, ()> {
    let text: Zeroizing<String> = Zeroizing::new(text.trim().replace(['\r', '\n'], ""));
    let bytes = STANDARD.decode(text.as_str()).map_err(drop)?;
    String::from_utf8(bytes).map(Zeroizing::new).map_err(drop)
}

/// Returns the entries of a Secret, decoded. Of two with one key that in `stringData` counts, as in Kubernetes.
fn data(object: &Tree, name: &str, sheet: &mut Sheet) -> Vec<Entry> {
    let of = |part: &str| object.child(part).into_iter().flat_map(Tree::entries);
    let mut out: BTreeMap<String, (usize, Result<Zeroizing<String>, ()>)> = BTreeMap::new();
    for (key, at, value) in of("data") {
        let text = value.text().map(Zeroizing::new).ok_or(());
        out.insert(key, (at.line, text.and_then(|text| decoded(&text))));
    }
    for (key, at, value) in of("stringData") {
        let text = value.text().map(Zeroizing::new).ok_or(());
        if out.get(&key).is_some_and(|(_, before)| *before != text) {
            let says = [
                "This key stands in data and in stringData, with two values.",
                "Kubernetes takes the one in stringData, and so does an import.",
                "Delete the one that does not count.",
            ];
            let found = Found::error("IMP37", at.line, &joined(name, &key), says);
            sheet.found.push(found.warning());
        }
        out.insert(key, (at.line, text));
    }
    let mut out: Vec<Entry> = out
        .into_iter()
        .map(|(key, (line, text))| (key, line, text))
        .collect();
    out.sort_by_key(|(_, line, _)| *line);
    out
}

/// Returns a Secret's name and key, as they are shown.
fn joined(name: &str, key: &str) -> String {
    format!("{name}/{}", shown(key))
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
    for (key, line, value) in data(object, &name, sheet) {
        let at = joined(&name, &key);
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
        if is_encrypted(&value) {
            sheet.told(line, &at, ENCRYPTED);
            continue;
        }
        if key == objects::PULL.1 {
            pull::pull(&name, line, &value, sheet, given);
            continue;
        }
        // The charts mount a ConfigMap of this name; a Secret with the file in it holds the same file.
        if key == objects::MEK.1 {
            let file = tree(&value).0;
            let found = file.map(|file| mek::mek(&file, line));
            match found.filter(|found| found.count > 0) {
                Some(found) => objects_of::take(found, line, sheet, given),
                None => sheet.told(
                    line,
                    &at,
                    Fate::Aside("It is no file of master encryption keys."),
                ),
            }
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
        given.hold(path, plain, at, line, sheet);
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
