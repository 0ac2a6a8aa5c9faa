//! Which rows of the open file are drawn: those in sight and some around them, so that a long file types as fast as a
//! short one. Paper gets every row, and so does whoever searches with the browser or listens to the file.

use leptos::prelude::*;
use std::ops::Range;

/// Rows come into sight this many at a time.
const STEP: usize = 16;
/// How many rows fit, before anybody has measured.
const FIT: usize = 3 * STEP;

/// Handles to what is in sight.
#[derive(Clone, Copy)]
pub(crate) struct Sight {
    /// The first row in sight, rounded down to a step.
    first: RwSignal<usize>,
    /// How many rows fit, rounded up to a step.
    fits: RwSignal<usize>,
    /// Whether the operator wants every row.
    every: RwSignal<bool>,
    /// Whether the page is on its way to paper.
    paper: RwSignal<bool>,
}

impl Sight {
    pub(super) fn new() -> Self {
        Self {
            first: RwSignal::new(0),
            fits: RwSignal::new(FIT),
            every: RwSignal::new(false),
            paper: RwSignal::new(false),
        }
    }

    /// Returns which of so many rows are drawn.
    pub(super) fn drawn(self, total: usize) -> Range<usize> {
        if self.every.get() || self.paper.get() {
            return 0..total;
        }
        let fits = self.fits.get();
        // A file that became shorter shows its end.
        let first = self.first.get().min(total.saturating_sub(fits));
        let from = first / STEP * STEP;
        from.saturating_sub(STEP)..(from + fits + 2 * STEP).min(total)
    }

    /// Takes where the operator looks: the first row in sight, and how many rows fit.
    pub(crate) fn look(self, first: usize, fits: usize) {
        let set = |signal: RwSignal<usize>, value: usize| {
            if signal.get_untracked() != value {
                signal.set(value);
            }
        };
        set(self.first, first / STEP * STEP);
        set(self.fits, fits.div_ceil(STEP) * STEP);
    }

    /// Returns the first row in sight, or one shortly before it.
    pub(super) fn first(self) -> usize {
        self.first.get_untracked()
    }

    pub(super) fn to_the_top(self) {
        self.look(0, self.fits.get_untracked());
    }

    /// Says whether the operator wants every row.
    pub(crate) fn has_every(self) -> bool {
        self.every.get()
    }

    /// Draws every row, or again only those in sight.
    pub(crate) fn turn_every(self) {
        self.every.update(|every| *every = !*every);
    }

    pub(in crate::state) fn prepare_paper(self, paper: bool) {
        self.paper.set(paper);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_does_not_grow_with_the_file() {
        let owner = Owner::new();
        let sight = owner.with(Sight::new);
        for total in [0, 1, 30, 100, 3_000, 100_000] {
            for first in [0, 1, 17, 40, 2_990, 99_999, usize::MAX / 2] {
                for fits in [1, 36, 60] {
                    sight.look(first, fits);
                    let drawn = sight.drawn(total);
                    assert!(drawn.end <= total && drawn.len() <= fits + 4 * STEP);
                    // What is in sight is drawn, and a step on either side.
                    let first = first.min(total.saturating_sub(fits));
                    assert!(drawn.start <= first && drawn.end >= (first + fits).min(total));
                }
            }
        }
    }

    #[test]
    fn paper_and_whoever_asks_get_every_row() {
        let owner = Owner::new();
        let sight = owner.with(Sight::new);
        assert!(sight.drawn(3_000).len() < 200);
        sight.prepare_paper(true);
        assert_eq!(sight.drawn(3_000), 0..3_000);
        sight.prepare_paper(false);
        sight.turn_every();
        assert!(sight.has_every());
        assert_eq!(sight.drawn(3_000), 0..3_000);
        sight.turn_every();
        assert!(sight.drawn(3_000).len() < 200);
    }
}
