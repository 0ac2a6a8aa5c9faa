//! The link that holds the answers, as one program tells it to the other.

use super::told::{Telling, Told};
use osmo_configurator_core::link;

const TOO_LONG: &str = "too long";

/// A link: see [`link::Link`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Link {
    /// The fragment, with its `#`.
    pub(crate) fragment: String,
    /// Whether it is too long to travel.
    pub(crate) too_long: bool,
    /// What there is to know before it is copied.
    pub(crate) contract: Vec<String>,
}

/// Writes a link.
pub(crate) fn write_link(link: &link::Link) -> String {
    let length = if link.is_too_long() { TOO_LONG } else { "" };
    Telling::default()
        .text(&link.fragment)
        .text(length)
        .all(&link.contract(), |to, one| {
            to.text(one);
        })
        .said()
}

/// Reads what [`write_link`] wrote; nothing if it is something else.
pub(crate) fn link(text: &str) -> Option<Link> {
    let mut told = Told(text);
    Some(Link {
        fragment: told.owned()?,
        too_long: told.text()? == TOO_LONG,
        contract: told.all(Told::owned)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use osmo_configurator_core::model::{Deployment, Lines};

    #[test]
    fn a_link_arrives() {
        let mut deployment = Deployment::default();
        for long in [false, true] {
            let count = if long { 1500 } else { 1 };
            let labels = (0..count).map(|n| format!("label{}=x{n}", n * 7919));
            deployment.scheduling.pod_labels = Lines(labels.collect());
            let made = link::link(&deployment);
            let told = link(&write_link(&made)).unwrap();
            assert_eq!(
                (told.fragment, told.too_long),
                (made.fragment.clone(), long)
            );
            assert_eq!(told.contract, made.contract());
        }
        assert_eq!(link("something else"), None);
    }
}
