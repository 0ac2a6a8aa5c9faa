//! A whole reference of an image: one of OSMO's own says where all of them are, and their tag; another one is known by its name.

use super::Thing;
use crate::discovery::Taken;
use crate::fields::{Field, Grammar};
use crate::model::Answers;
use crate::questions::{self, defaults_of};
use crate::release::offered;
use crate::syntax::image::{self, Reference};

/// Returns the last part of a location.
fn name(location: &str) -> &str {
    location.rsplit_once('/').map_or(location, |(_, name)| name)
}

/// Takes a reference apart; nothing if it is none, or of an image that nobody asks for.
pub(super) fn taken(text: &str, now: &Answers) -> Option<Thing> {
    let text = text.trim();
    let text = text.strip_prefix("docker://").unwrap_or(text);
    let read = image::reference(text).ok()?;
    if read.tag.is_none() && !read.digest || !text.contains('/') {
        return None;
    }
    of_osmo(&read, now).or_else(|| of_another(text, &read, now))
}

fn of_osmo(read: &Reference<'_>, now: &Answers) -> Option<Thing> {
    let facts = offered::of(now.deployment.release.word());
    let (location, name) = read.location.rsplit_once('/')?;
    let mut known = facts
        .images
        .iter()
        .chain(facts.sign_in_images)
        .chain(facts.backend_images);
    known.find(|one| **one == name)?;
    let mut taken = vec![Taken::new(
        path!("images.osmoImageLocation"),
        location,
        "registry and path",
    )];
    let tag = read
        .tag
        .map(|tag| Taken::new(path!("osmoImageTag"), tag, "tag"));
    taken.extend(tag);
    Some(Thing::new("One of OSMO's images", taken))
}

/// The question whose usual image has the same name.
fn of_another(text: &str, read: &Reference<'_>, now: &Answers) -> Option<Thing> {
    let usual = defaults_of(&now.deployment);
    let same = |field: &&Field| {
        let usual = field.read(&usual);
        image::reference(&usual).is_ok_and(|one| name(one.location) == name(read.location))
    };
    let mut fields = questions::all().filter(|field| field.grammar == Grammar::Image);
    let field = fields.find(same)?;
    let taken = vec![Taken::new(field.path, text, "image")];
    Some(Thing::new("An image", taken))
}
