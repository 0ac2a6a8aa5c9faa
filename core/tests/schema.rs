//! The schema in `docs/` is what the table of questions says today.

#![allow(clippy::unwrap_used)]

use osmo_configurator_core::answers::schema;
use std::fs;
use std::path::PathBuf;

#[test]
fn the_schema_in_docs_is_fresh() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/answers.schema.json");
    let made = schema();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        made == kept,
        "docs/answers.schema.json is stale: UPDATE_GOLDEN=1 cargo test -p osmo-configurator-core --test schema"
    );
}
