//! What the files were like when the step was entered.

use osmo_configurator_core::finding::Report;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::{self, PreviewFile};
use std::borrow::Cow;

/// The files of an earlier plan, without those that hold secrets: a copy of a shown value would outlive "Forget all
/// secrets".
pub(super) enum Before {
    /// What they follow from. All of them at once take longer than a start or a step may, and mostly one is looked at.
    Plan(Box<(Plan, Report)>),
    /// What they say.
    Files(Vec<PreviewFile>),
}

impl Default for Before {
    fn default() -> Self {
        Self::Files(Vec::new())
    }
}

impl Before {
    pub(super) fn of(plan: Plan, report: Report) -> Self {
        Self::Plan(Box::new((plan, report)))
    }

    /// Returns a file as it was; nothing for one that was not there.
    pub(super) fn file(&self, name: &str) -> Option<Cow<'_, PreviewFile>> {
        match self {
            Self::Plan(earlier) => {
                let (plan, report) = &**earlier;
                let (_, file) = preview::one(plan, report, name, false);
                let file = file.filter(|file| file.name == name && !file.secret);
                file.map(Cow::Owned)
            }
            Self::Files(all) => all.iter().find(|file| file.name == name).map(Cow::Borrowed),
        }
    }

    /// Works out every file, and lets go of what they follow from.
    pub(super) fn work_out(&mut self) {
        if let Self::Plan(earlier) = self {
            let all = preview::preview(&earlier.0, &earlier.1, false);
            *self = Self::Files(all.into_iter().filter(|file| !file.secret).collect());
        }
    }
}
