//! The bundle: the files of a checked deployment, and archives of them.

use crate::check::Checked;
use crate::release::{self, Kind, Plan};
use crate::yaml::{Mask, join};
use crate::zip;

/// One file.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// Name with its folder, e.g. `database/create.yaml`.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// All files of a checked deployment.
pub struct Bundle {
    /// Values, Jobs and the runbook: no secret in any of them.
    pub files: Vec<File>,
    /// Manifests of the secrets that were given or generated here.
    pub secrets: Vec<File>,
}

/// Renders a checked deployment.
pub fn bundle(checked: &Checked<'_>) -> Bundle {
    let plan = Plan {
        answers: checked.answers(),
        connection: checked.connection(),
        secrets: checked.secrets(),
    };
    let drafts = release::of(&checked.answers().deployment).files(&plan);
    let (mut files, mut secrets) = (Vec::new(), Vec::new());
    for draft in drafts {
        let to = if draft.kind == Kind::Secret {
            &mut secrets
        } else {
            &mut files
        };
        to.push(File {
            name: draft.name.to_owned(),
            text: join(&draft.lines(Mask::Show)),
        });
    }
    Bundle { files, secrets }
}

/// Packs files into one folder of a zip archive, uncompressed. The same files give the same bytes.
pub fn archive(folder: &str, files: &[File]) -> Vec<u8> {
    let mut named = Vec::with_capacity(files.len());
    for file in files {
        named.push((format!("{folder}/{}", file.name), file.text.as_str()));
    }
    zip::pack(&named)
}
