//! An existing master encryption key: what is in its file, and whether OSMO can use it (F-mek-file).

use super::found::Found;
use crate::secrets::Secret;
use crate::syntax::json::{self, Json};
use crate::yaml::Tree;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// What was found in the file.
#[derive(Default)]
pub(super) struct Mek {
    /// The name of the current key, if it is one of the keys.
    pub(super) current: Option<String>,
    /// The key, if it is the only one and good.
    pub(super) key: Option<Secret>,
    /// How many keys there are.
    pub(super) count: usize,
    /// What is wrong with it.
    pub(super) found: Vec<Found>,
}

/// Takes line breaks and spaces out: Python's decoder passes over them.
fn joined(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.split_ascii_whitespace().collect())
}

fn decoded(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let forms = [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD];
    forms
        .iter()
        .find_map(|form| form.decode(text).ok())
        .map(Zeroizing::new)
}

/// Returns what is wrong with the name of the current key.
fn misnamed(
    current: Option<&str>,
    keys: &BTreeMap<String, (usize, &Tree)>,
) -> Option<[&'static str; 3]> {
    match current {
        None => Some([
            "currentMek names no key.",
            "OSMO does not know which key to use, and stops when it starts. No key was taken.",
            "Set it to the name of one of the keys.",
        ]),
        Some(name) if !keys.contains_key(name) => Some([
            "currentMek names a key that is not among meks.",
            "OSMO cannot encrypt anything new. No key was taken: under another name it would read nothing.",
            "Set it to the name of one of the keys.",
        ]),
        Some(_) => None,
    }
}

/// Reads `mek.yaml`; `line` is that of the file within what was given.
pub(super) fn mek(tree: &Tree, line: usize) -> Mek {
    let mut out = Mek::default();
    let mut keys: BTreeMap<String, (usize, &Tree)> = BTreeMap::new();
    for (name, key, value) in tree.child("meks").into_iter().flat_map(Tree::entries) {
        if keys.insert(name, (key.line, value)).is_some() {
            let says = [
                "The name of a key stands twice.",
                "OSMO takes the last one without a word, and so does an import.",
                "Delete the one that does not count.",
            ];
            let found = Found::error("MEK12", key.line, "meks", says);
            out.found.push(found.warning());
        }
    }
    out.count = keys.len();
    let current = tree.text_at("currentMek");
    let misnamed = misnamed(current.as_deref(), &keys);
    if let Some(says) = misnamed {
        let found = Found::error("MEK10", line, "currentMek", says);
        out.found.push(found);
    }
    let mut good = None;
    for (name, (at, value)) in &keys {
        match one(name, value) {
            Ok(secret) => good = Some(secret),
            Err(says) => out.found.push(Found::error("MEK10", *at, "meks", says)),
        }
    }
    if keys.len() > 1 {
        out.found.push(
            Found::error("MEK11", line, "meks", [
                "There are several keys, from a rotation.",
                "Rows of the database may still need each of them; this page writes a file with one key.",
                "Keep the ConfigMap in the cluster as it is: install.sh leaves one that is there alone. No key was taken.",
            ])
            .warning(),
        );
    }
    if misnamed.is_none() {
        out.current = current;
        out.key = good.filter(|_| keys.len() == 1);
    }
    out
}

/// What is said of a key of another size.
const SIZE: [&str; 3] = [
    "A key is not 256 bits long.",
    "OSMO starts, and fails at the first credential that it encrypts (InvalidJWEKeyLength).",
    "A new installation: make a new key. A database that is in use: nothing can have been encrypted with this one.",
];
/// What is said of something else.
const OTHER: [&str; 3] = [
    "A key is not the base64 of a JWK.",
    "OSMO cannot read it, and stops when it starts.",
    "Compare it with the file that was made at the first installation.",
];

/// Returns a key, or what is wrong with it. Its value is never repeated.
fn one(name: &str, value: &Tree) -> Result<Secret, [&'static str; 3]> {
    let Some(text) = value.text().map(Zeroizing::new) else {
        return Err([
            "A key is no text.",
            "The file holds the JWK itself, or nothing, where OSMO decodes base64.",
            "Write the base64 of the JSON: printf %s \"$JWK\" | base64 | tr -d '\\n'.",
        ]);
    };
    if text.trim_start().starts_with('{') {
        return Err([
            "A key stands there as JSON.",
            "OSMO decodes base64 there, and stops when it starts.",
            "Write the base64 of the JSON: printf %s \"$JWK\" | base64 | tr -d '\\n'.",
        ]);
    }
    let text = joined(&text);
    let bytes = decoded(&text).ok_or(OTHER)?;
    if STANDARD.decode(text.as_str()).map(Zeroizing::new).is_err() {
        return Err([
            "A key stands there in base64url, or without its padding.",
            "OSMO reads ordinary base64 with its padding there, and stops when it starts.",
            "Write + and / for - and _, and fill up with = to a multiple of four.",
        ]);
    }
    let inner = std::str::from_utf8(&bytes).map_err(|_| OTHER)?;
    let mut jwk = json::parse(inner).map_err(|_| OTHER)?;
    let read = |jwk: &Json, key: &str| jwk.get(key).and_then(Json::text).map(str::to_owned);
    let (kid, kty) = (read(&jwk, "kid"), read(&jwk, "kty"));
    let key = read(&jwk, "k").map(Secret::new);
    jwk.wipe();
    if kid.as_deref() != Some(name) {
        return Err([
            "The kid inside a key is not the name under which it stands.",
            "OSMO looks keys up by the kid: it never finds this one.",
            "Use one name for both. Of a database in use keep the kid and change the name.",
        ]);
    }
    if kty.as_deref() != Some("oct") {
        return Err([
            "A JWK does not say that it is a symmetric key.",
            "OSMO refuses a key without kty, or with another one than oct, and stops when it starts.",
            "Add \"kty\": \"oct\" to the JSON, and write its base64 anew.",
        ]);
    }
    let key = key.ok_or(OTHER)?;
    let long = decoded(key.expose()).map(|bytes| bytes.len());
    if long == Some(32) { Ok(key) } else { Err(SIZE) }
}

#[cfg(test)]
mod tests;
