//! The master encryption key: a `ConfigMap` with `mek.yaml`, as OSMO 6.2 mounts it (F-mek-file).
//!
//! `currentMek`, the map key and the JWK's `kid` are one name; the map holds standard base64 of the whole JWK
//! (RFC 7517, RFC 7518 section 6.4).

use super::secret::begin;
use crate::plan::Plan;
use crate::release::kit::Draft;
use crate::secrets::objects;
use crate::text::join;
use crate::yaml::{Doc, Mask, write};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Returns the JWK of a key. Both parts come from alphabets that JSON takes as they are.
fn jwk(key: &str, kid: &str) -> String {
    format!("{{\"k\":\"{key}\",\"kid\":\"{kid}\",\"kty\":\"oct\"}}")
}

/// Returns the `ConfigMap`, if the key is held here.
pub(super) fn file(plan: &Plan) -> Option<Draft<'static>> {
    let key = &plan.secrets().mek;
    if key.is_empty() {
        return None;
    }
    let kid = plan.deployment().mek.current_mek.as_str();
    let mut inner = Doc::new(&[]);
    inner.put("currentMek", kid, path!("mek.currentMek"));
    inner.put_entry(
        "meks",
        kid,
        STANDARD.encode(jwk(key.expose(), kid)),
        path!("secrets.mek"),
    );
    let mut doc = begin(
        plan,
        "v1",
        "ConfigMap",
        objects::MEK.0,
        &[
            "The master encryption key. Store it in a vault before the installation: without it \
             the database is worthless.",
            "For a new OSMO database only. Create it with kubectl create -f, never with apply: a \
             second key destroys the first.",
        ],
    );
    doc.put_block("data", "mek.yaml", join(&write(&inner, Mask::Show)))
        .set_by(path!("secrets.mek"))
        .secret();
    Some(Draft::secret("secrets/mek-config.yaml", doc))
}
