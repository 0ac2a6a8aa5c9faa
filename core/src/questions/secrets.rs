//! Step "Secrets": what is not secret about them. The secrets themselves are in [`crate::secrets::SPECS`].

use crate::fields::access::at;
use crate::fields::{Field, Section};

pub(super) const SECTIONS: &[Section] = &[Section::new(
    "Master encryption key",
    "OSMO encrypts stored credentials with it. Whoever loses the key loses the credentials. Never put another \
     key in its place: add a new one as operations/master-key.md says.",
    &[Field::new(
        "mek.currentMek",
        "Key ID",
        "Name of the key in mek.yaml. Starts with a letter.",
        at!(mek.current_mek),
    )
    .required()
    .short()],
)
.folded()];
