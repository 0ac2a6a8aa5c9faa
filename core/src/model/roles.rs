//! Which names of the identity provider's stand for which role of OSMO.

use super::{Lines, choice};

choice! {
    /// What OSMO does at each request with a role that is mapped (F-role-sync).
    SyncMode {
        Import = "import", "import", "Who has the name in the token gets the role, and keeps it";
        Force = "force", "force", "The token alone decides: without the name the role is taken away, even if it was given by hand";
        Ignore = "ignore", "ignore", "The token changes nothing; roles are given with osmo user update";
    }
}

/// The mapping that `operations/roles.md` writes.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct RoleMapping {
    /// `name at the provider = role of OSMO`, one a line.
    pub entries: Lines,
    /// `sync_mode` of every role that is mapped.
    pub sync_mode: SyncMode,
}
