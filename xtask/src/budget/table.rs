//! The budgets: what is measured, what is aimed at, and what is too much.

use super::felt::Figures;
use super::grouped;

/// The time of one frame. An empty page that needs longer says that the machine is held up.
const FRAME: f64 = 1000.0 / 60.0;

/// One budget. Above the goal each run warns; above the limit it fails.
struct Budget {
    about: &'static str,
    /// The name that the measurement gives it.
    figure: &'static str,
    goal: f64,
    limit: f64,
}

const fn budget(about: &'static str, figure: &'static str, goal: f64, limit: f64) -> Budget {
    Budget {
        about,
        figure,
        goal,
        limit,
    }
}

/// What a first visit loads, in bytes.
const SIZE: Budget = budget("first load, bytes", "", 320_000.0, 400_000.0);

/// There is a goal, but a machine with other things to do cannot hold a limit.
const NONE: f64 = f64::INFINITY;

/// What a person feels, in milliseconds: loading on Lighthouse's mobile profile, and from key to painted preview. The goals are
/// for a machine with nothing else to do. The limits are wide and on medians: they stop what has gone wrong, and no noise does.
const FELT: [Budget; 9] = [
    budget("first field usable, ms", "field", 1200.0, 10_000.0),
    budget("largest contentful paint, ms", "lcp", 1200.0, 10_000.0),
    budget("whole page usable, ms", "usable", 3200.0, 10_000.0),
    budget("blocked while loading (TBT), ms", "blocked", 100.0, NONE),
    budget("key to painted preview, ms", "key", 16.0, 50.0),
    budget("  in 95 of 100 cases", "key-p95", 16.0, NONE),
    budget("  beside a file of 3,000 lines", "key-long", 16.0, 100.0),
    budget("  at a quarter of the speed", "key-slow", 50.0, 200.0),
    budget("  ... in 95 of 100 cases", "key-slow-p95", 50.0, NONE),
];

/// Which figure of the page stands against which of an empty page.
const RATIOS: [(&str, &str); 5] = [
    ("key", "empty"),
    ("key-p95", "empty-p95"),
    ("key-long", "empty"),
    ("key-slow", "empty-slow"),
    ("key-slow-p95", "empty-slow-p95"),
];

/// What the table says, and what is above its limit.
pub(super) struct Verdict {
    pub(super) lines: Vec<String>,
    pub(super) broken: Vec<&'static str>,
}

/// Compares what was measured; `felt` is missing where no browser is.
pub(super) fn judge(bytes: usize, felt: Option<&Figures>) -> Verdict {
    let mut verdict = Verdict {
        lines: vec![format!(
            "{:<34} {:>9} {:>9} {:>9} {:>10}",
            "budget", "measured", "goal", "limit", "empty page"
        )],
        broken: Vec::new(),
    };
    // A size is below 2^52.
    #[expect(clippy::cast_precision_loss, reason = "exact for every file")]
    verdict.add(&SIZE, bytes as f64, 1.0, None);
    let Some(felt) = felt else {
        return verdict;
    };
    let slowness = felt
        .get("empty")
        .map_or(1.0, |empty| (empty / FRAME).max(1.0));
    for budget in &FELT {
        match felt.get(budget.figure) {
            Some(measured) => {
                let empty = RATIOS.iter().find(|(ours, _)| *ours == budget.figure);
                let ratio = empty
                    .and_then(|(_, theirs)| felt.get(*theirs))
                    .map(|empty| measured / empty);
                verdict.add(budget, *measured, slowness, ratio);
            }
            None => verdict.broken.push(budget.about),
        }
    }
    if let Some(empty) = felt.get("empty") {
        verdict.lines.push(format!(
            "An empty page needed {empty:.1} ms from key to paint, so times may be {slowness:.1} \
             times as long."
        ));
    }
    verdict
}

impl Verdict {
    fn add(&mut self, budget: &Budget, measured: f64, slowness: f64, ratio: Option<f64>) {
        let (goal, limit) = (budget.goal * slowness, budget.limit * slowness);
        let word = if measured > limit {
            self.broken.push(budget.about);
            "ABOVE THE LIMIT"
        } else if measured > goal {
            "WARNING: above the goal"
        } else {
            ""
        };
        let [measured, goal, limit] = [measured, goal, limit].map(whole);
        let ratio = ratio.map_or(String::new(), |ratio| format!("{ratio:.1} times"));
        let line = format!(
            "{:<34} {measured:>9} {goal:>9} {limit:>9} {ratio:>10}  {word}",
            budget.about
        );
        self.lines.push(line.trim_end().to_owned());
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes and times are small and not negative"
)]
fn whole(number: f64) -> String {
    if number.is_infinite() {
        return "none".to_owned();
    }
    grouped(number.round() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(key: f64, empty: f64) -> Figures {
        let quick = FELT.map(|budget| (budget.figure.to_owned(), 1.0));
        let mut figures = Figures::from(quick);
        figures.insert("key".to_owned(), key);
        figures.insert("empty".to_owned(), empty);
        figures
    }

    #[test]
    fn the_limit_breaks_and_the_goal_warns() {
        assert!(judge(320_000, None).broken.is_empty());
        let warned = judge(320_001, None);
        assert!(warned.broken.is_empty() && warned.lines[1].contains("WARNING"));
        assert_eq!(judge(400_001, None).broken, ["first load, bytes"]);
    }

    #[test]
    fn a_slow_machine_gets_time_and_no_bytes() {
        let key = "key to painted preview, ms";
        assert_eq!(judge(1, Some(&figures(60.0, 10.0))).broken, [key]);
        assert!(judge(1, Some(&figures(60.0, 33.4))).broken.is_empty());
        assert_eq!(judge(400_001, Some(&figures(1.0, 100.0))).broken.len(), 1);
    }

    #[test]
    fn a_figure_that_was_not_measured_is_no_success() {
        let mut figures = figures(1.0, 10.0);
        figures.remove("lcp");
        assert_eq!(judge(1, Some(&figures)).broken.len(), 1);
    }
}
