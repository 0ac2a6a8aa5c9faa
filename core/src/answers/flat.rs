//! The drafts of pages before the nested format: a mapping from paths such as `postgres.port` to answers, all in quotes.
//! They are read once more; the next draft is nested.

use super::EXTRA;
use super::complaint::Complaints;
use crate::model::Answers;
use crate::questions;
use crate::syntax::secret_like;
use crate::yaml::{Branch, Tree};

fn quoted_text(tree: &Tree) -> Option<&str> {
    match &tree.branch {
        Branch::Scalar {
            text, plain: false, ..
        } => Some(text),
        _ => None,
    }
}

/// Says whether a tree is such a draft.
pub(super) fn is_flat(tree: &Tree) -> bool {
    let Branch::Map(entries) = &tree.branch else {
        return false;
    };
    let is_path =
        |key: &Tree| matches!(&key.branch, Branch::Scalar { text, .. } if text.contains('.'));
    entries.iter().any(|(key, _)| is_path(key))
        && entries
            .iter()
            .all(|(_, value)| quoted_text(value).is_some())
}

/// Reads such a draft.
pub(super) fn read(tree: &Tree, answers: &mut Answers, complaints: &mut Complaints) {
    let Branch::Map(entries) = &tree.branch else {
        return;
    };
    for (key, value) in entries {
        let Branch::Scalar { text: path, .. } = &key.branch else {
            continue;
        };
        let field = questions::find(path).filter(|field| !field.path.starts_with(EXTRA));
        let (Some(field), Some(text)) = (field, quoted_text(value)) else {
            complaints.add(key.line, path, "is no answer of a draft");
            continue;
        };
        // Pages stored what looks like a secret; it has to be typed again, where it belongs.
        if secret_like::find_at(&field.path, text).is_none()
            && let Err(misfit) = field.set(answers, text)
        {
            complaints.add(key.line, path, format!("takes {}", misfit.expected));
        }
    }
}
