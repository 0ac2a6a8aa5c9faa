//! Named drafts in this browser. The open one stands where the page stores it; the others stand beside it, each under a key
//! of its own, and one more key lists their names and when each was left. Secrets and extra values are in none.

use crate::state::{DRAFT, MARK, OPEN, Port, Unavailable};
use osmo_configurator_core::answers;
use osmo_configurator_core::model::Deployment;

/// The list: a line for each draft, with tabs between id, second and name.
pub(super) const LIST: &str = "osmo-configurator.drafts";
/// Before the id of a draft that is not open.
pub(super) const KEY: &str = "osmo-configurator.draft.";
/// So many drafts are kept.
pub(super) const MOST: usize = 50;
/// So long is a name at most, in characters.
const LONGEST: usize = 60;

/// One draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Named {
    /// What it is stored under.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// When it was left, in seconds since 1970; 0 if it never was.
    pub(crate) left: u64,
    /// Whether it is the open one.
    pub(crate) open: bool,
}

/// The drafts.
#[derive(Clone, Copy)]
pub(crate) struct Shelf(&'static dyn Port);

/// Returns a name as it is kept: on one line, not long; nothing if nothing is left of it.
fn clean(name: &str) -> Option<String> {
    let plain = name.chars().filter(|c| !c.is_control()).take(LONGEST);
    let name = plain.collect::<String>().trim().to_owned();
    (!name.is_empty()).then_some(name)
}

/// Says whether a draft has this name.
fn is_taken(all: &[Named], name: &str) -> bool {
    all.iter().any(|one| one.name == name)
}

/// Returns a name for another draft, which none has yet.
fn numbered(all: &[Named]) -> String {
    let mut names = (all.len() + 1..).map(|number| format!("Draft {number}"));
    names.find(|name| !is_taken(all, name)).unwrap_or_default()
}

/// Returns a name for the copy of a draft, which none has yet.
fn copy_of(all: &[Named], name: &str) -> String {
    let first = format!("Copy of {name}");
    let more = (2..=MOST + 1).map(|number| format!("Copy {number} of {name}"));
    let mut names = std::iter::once(first)
        .chain(more)
        .filter_map(|name| clean(&name));
    names.find(|name| !is_taken(all, name)).unwrap_or_default()
}

fn key(id: &str) -> String {
    format!("{KEY}{id}")
}

impl Shelf {
    pub(crate) fn new(port: &'static dyn Port) -> Self {
        Self(port)
    }

    /// Returns all drafts, in the order in which they were made.
    pub(crate) fn list(self) -> Result<Vec<Named>, Unavailable> {
        let open = self.0.read(OPEN)?.unwrap_or_default();
        let list = self.0.read(LIST)?.unwrap_or_default();
        let line = |line: &str| {
            let mut parts = line.splitn(3, '\t');
            let (id, left, name) = (parts.next()?, parts.next()?, parts.next()?);
            Some(Named {
                id: id.to_owned(),
                name: clean(name)?,
                left: left.parse().ok()?,
                open: id == open,
            })
        };
        let mut all: Vec<Named> = list.lines().filter_map(line).take(MOST).collect();
        if !all.iter().any(|one| one.open) {
            all.push(Named {
                id: open,
                name: numbered(&all),
                left: 0,
                open: true,
            });
        }
        Ok(all)
    }

    fn write(self, all: &[Named]) -> Result<(), Unavailable> {
        let line = |one: &Named| format!("{}\t{}\t{}\n", one.id, one.left, one.name);
        self.0
            .write(LIST, &all.iter().map(line).collect::<String>())
    }

    /// Gives a draft another name.
    pub(crate) fn rename(self, id: &str, name: &str) -> Result<(), Unavailable> {
        let mut all = self.list()?;
        if let (Some(one), Some(name)) = (all.iter_mut().find(|one| one.id == id), clean(name)) {
            one.name = name;
        }
        self.write(&all)
    }

    /// Puts a copy of a draft behind it. `now` is the time, `current` what is open.
    pub(crate) fn duplicate(self, id: &str, current: &str, now: u64) -> Result<(), Unavailable> {
        let mut all = self.list()?;
        let Some(place) = all.iter().position(|one| one.id == id) else {
            return Ok(());
        };
        let Some(one) = all.get(place).filter(|_| all.len() < MOST) else {
            return Err(Unavailable);
        };
        let text = if one.open {
            current.to_owned()
        } else {
            self.0.read(&key(id))?.unwrap_or_default()
        };
        let copy = Named {
            id: self.0.mark(),
            name: copy_of(&all, &one.name),
            left: now,
            open: false,
        };
        self.0.write(&key(&copy.id), &text)?;
        all.insert(place + 1, copy);
        self.write(&all)
    }

    /// Puts an empty draft at the end, and returns its id.
    pub(crate) fn add(self, now: u64) -> Result<String, Unavailable> {
        let mut all = self.list()?;
        if all.len() >= MOST {
            return Err(Unavailable);
        }
        let id = self.0.mark();
        self.0
            .write(&key(&id), &answers::draft(&Deployment::default()))?;
        all.push(Named {
            id: id.clone(),
            name: numbered(&all),
            left: now,
            open: false,
        });
        self.write(&all)?;
        Ok(id)
    }

    /// Puts a draft into the place of the open one, which is kept as it is now. Afterwards the page has to be told.
    /// If storage refuses, everything stays as it was.
    pub(crate) fn open(self, id: &str, current: &str, now: u64) -> Result<(), Unavailable> {
        let mut all = self.list()?;
        let text = self.0.read(&key(id))?;
        let (Some(text), Some(old)) = (text, all.iter_mut().find(|one| one.open)) else {
            return Ok(());
        };
        old.left = now;
        let old = old.id.clone();
        self.0.write(&key(&old), current)?;
        self.write(&all)?;
        let moved = self
            .0
            .write(DRAFT, &text)
            .and_then(|()| self.0.write(OPEN, id));
        if moved.is_err() {
            let _ = self.0.write(DRAFT, current);
            return moved;
        }
        // Other tabs, and this one, learn by the mark that the draft is another one.
        let mark = self.0.mark();
        self.0.write(MARK, &mark)?;
        let _ = self.0.remove(&key(id));
        Ok(())
    }

    /// Deletes a draft that is not open.
    pub(crate) fn delete(self, id: &str) -> Result<(), Unavailable> {
        let mut all = self.list()?;
        all.retain(|one| one.open || one.id != id);
        self.write(&all)?;
        if all.iter().all(|one| one.id != id) {
            self.0.remove(&key(id))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
