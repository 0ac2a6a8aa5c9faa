//! All answers that are asked but free YAML, in the fragment of an address: `#v1.` and what differs from the defaults of the release.
//!
//! ```text
//! fragment   #v1. and base64url of: checksum (4 bytes), packed fields
//! fields     version of this tool, word of the release, then path and answer of each, in the order of the walk
//! ```
//!
//! What comes in by a link is a stranger's. It is limited in size while it unpacks, named where it means nothing here,
//! and applied by nobody but the operator: see [`crate::changes`].

mod contract;
mod pack;
mod read;
mod words;

pub use read::{LinkError, Named, Opened, Reason, is_link, open};

use crate::model::{Answers, Deployment};
use crate::questions;
use crate::release::offered;
use crate::syntax::secret_like;
use crate::text::zip::crc32;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// How the fragment of a link of this format begins.
pub const BEGINNING: &str = "#v1.";
/// Number of the format.
const FORMAT: &str = "v1";
/// The longest fragment that is offered; past it mail programs and chats cut.
pub const LONGEST: usize = 8 * 1024;
/// The longest fragment that is read.
const LONGEST_READ: usize = 16 * 1024;
/// The most bytes that a link unpacks to.
const MOST_BYTES: usize = 64 * 1024;
/// The most answers that a link holds.
const MOST_ANSWERS: usize = 500;
/// What ends a field: no byte of UTF-8.
const END: u8 = 0xff;
/// Paths of free YAML, for which a link has no place.
const FREE: &str = "extraValues.";
/// Path of the question for the release; it stands before the answers.
const RELEASE: &str = "release";

/// A link and what there is to say before it is copied. No field of it could hold a secret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The fragment, with its `#`.
    pub fragment: String,
    /// Number of the format, e.g. `v1`.
    pub format: &'static str,
    /// Version of this tool.
    pub tool: &'static str,
    /// Name of the release.
    pub release: &'static str,
    /// Paths of the answers that are in it, in the order of the walk.
    pub answers: Vec<&'static str>,
    /// Those of them that name hosts, and so tell something about a network.
    pub hosts: Vec<&'static str>,
    /// Paths of answers that look like secrets. They are not in it.
    pub withheld: Vec<&'static str>,
}

impl Link {
    /// Says whether the link is too long to travel; then a file does.
    pub fn is_too_long(&self) -> bool {
        self.fragment.len() > LONGEST
    }
}

/// Makes the link of a deployment.
pub fn link(deployment: &Deployment) -> Link {
    let facts = offered::of(deployment.release.word());
    let usual = questions::defaults(facts);
    let answers = Answers {
        deployment: deployment.clone(),
        ..usual.clone()
    };
    let tool = env!("CARGO_PKG_VERSION");
    let mut link = Link {
        fragment: String::new(),
        format: FORMAT,
        tool,
        release: facts.label,
        answers: Vec::new(),
        hosts: Vec::new(),
        withheld: Vec::new(),
    };
    let mut fields = Vec::new();
    put(&mut fields, tool);
    put(&mut fields, facts.word);
    // What is not asked any more stays at home.
    for field in questions::asked(deployment) {
        let text = field.read(&answers);
        if field.path.starts_with(FREE) || field.path == RELEASE || text == field.read(&usual) {
            continue;
        }
        if secret_like::find_at(&field.path, &text).is_some() {
            link.withheld.push(field.path.as_str());
            continue;
        }
        put(&mut fields, field.path.as_str());
        put(&mut fields, &text);
        link.answers.push(field.path.as_str());
        if field.names_host(&text) {
            link.hosts.push(field.path.as_str());
        }
    }
    link.fragment = fragment(&fields);
    link
}

fn put(fields: &mut Vec<u8>, text: &str) {
    fields.extend_from_slice(text.as_bytes());
    fields.push(END);
}

fn fragment(fields: &[u8]) -> String {
    sealed(&pack::pack(fields))
}

/// Returns the fragment for packed fields.
fn sealed(packed: &[u8]) -> String {
    let mut bytes = crc32(packed).to_le_bytes().to_vec();
    bytes.extend_from_slice(packed);
    BEGINNING.to_owned() + &URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests;
