//! Which lines of a file are new against an earlier version of it.

/// The most comparisons that a key press waits for; past it the whole rest counts as changed.
const MOST: usize = 250_000;

/// How long the longest common subsequence is of what begins at each pair of places.
pub(super) struct Lengths {
    width: usize,
    all: Vec<u32>,
}

impl Lengths {
    /// Compares every line with every other.
    pub(super) fn of(old: &[&str], new: &[&str]) -> Self {
        let width = new.len() + 1;
        let mut lengths = Self {
            width,
            all: vec![0; (old.len() + 1) * width],
        };
        for (i, a) in old.iter().enumerate().rev() {
            for (j, b) in new.iter().enumerate().rev() {
                let best = if a == b {
                    lengths.at(i + 1, j + 1) + 1
                } else {
                    lengths.at(i + 1, j).max(lengths.at(i, j + 1))
                };
                if let Some(slot) = lengths.all.get_mut(i * width + j) {
                    *slot = best;
                }
            }
        }
        lengths
    }

    /// Returns the length from these places on.
    pub(super) fn at(&self, i: usize, j: usize) -> u32 {
        self.all.get(i * self.width + j).copied().unwrap_or(0)
    }
}

/// Returns, for each new line, whether it was changed or added.
///
/// Equal lines at both ends are set aside. If the rest is as long as before and few of its lines differ in their places,
/// those are the changed ones: that is what typing does, and it costs one pass. Otherwise the longest common subsequence
/// counts as unchanged.
pub fn changed(old: &[&str], new: &[&str]) -> Vec<bool> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail_of = |lines: &[&str]| lines.len() - head;
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(tail_of(old).min(tail_of(new)))
        .take_while(|(a, b)| a == b)
        .count();
    let rest_old = old.get(head..old.len() - tail).unwrap_or_default();
    let rest_new = new.get(head..new.len() - tail).unwrap_or_default();
    let mut marks = vec![false; head];
    marks.extend(changed_rest(rest_old, rest_new));
    marks.resize(new.len(), false);
    marks
}

fn changed_rest(old: &[&str], new: &[&str]) -> Vec<bool> {
    if old.is_empty() || new.is_empty() {
        return vec![true; new.len()];
    }
    if old.len() == new.len() {
        let marks: Vec<bool> = old.iter().zip(new).map(|(a, b)| a != b).collect();
        let differ = marks.iter().filter(|mark| **mark).count();
        if differ * 3 <= marks.len() {
            return marks;
        }
    }
    if old.len().saturating_mul(new.len()) > MOST {
        return vec![true; new.len()];
    }
    let lengths = Lengths::of(old, new);
    let mut marks = Vec::with_capacity(new.len());
    let mut i = 0;
    for (j, line) in new.iter().enumerate() {
        while old.get(i).is_some_and(|a| a != line) && lengths.at(i + 1, j) >= lengths.at(i, j + 1)
        {
            i += 1;
        }
        let same = old.get(i) == Some(line);
        marks.push(!same);
        i += usize::from(same);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(old: &str, new: &str) -> String {
        let old: Vec<&str> = old.split_terminator(' ').collect();
        let new: Vec<&str> = new.split_terminator(' ').collect();
        changed(&old, &new)
            .into_iter()
            .map(|m| if m { '+' } else { '.' })
            .collect()
    }

    #[test]
    fn lines_that_are_new() {
        assert_eq!(marks("a b c", "a b c"), "...");
        assert_eq!(marks("a b c", "a x c"), ".+.");
        assert_eq!(marks("a b c", "a b x y c"), "..++.");
        assert_eq!(marks("a b c d", "a c x d"), "..+.");
        assert_eq!(marks("", "a b"), "++");
        assert_eq!(marks("a b", ""), "");
        assert_eq!(marks("a a", "a a a"), "..+");
        assert_eq!(marks("a b c d e f g h i", "a x c d e y g h i"), ".+...+...");
        assert_eq!(marks("a b c d e f g h i", "x a b c d e f g h"), "+........");
    }
}
