//! Words that are one slip of the finger apart: another capital, one letter more, less or changed, two letters swapped.

fn one_more(longer: &[char], shorter: &[char]) -> bool {
    longer.len() == shorter.len() + 1
        && (0..longer.len()).any(|skip| {
            longer
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != skip)
                .map(|(_, c)| c)
                .eq(shorter)
        })
}

fn one_changed(a: &[char], b: &[char]) -> bool {
    let differing: Vec<(char, char)> = a
        .iter()
        .copied()
        .zip(b.iter().copied())
        .filter(|(x, y)| x != y)
        .collect();
    a.len() == b.len()
        && match differing.as_slice() {
            [_] => true,
            [(x1, y1), (x2, y2)] => x1 == y2 && x2 == y1,
            _ => false,
        }
}

/// Says whether two different words are one slip apart.
pub(crate) fn is_near(a: &str, b: &str) -> bool {
    if a == b {
        return false;
    }
    let [a, b] = [a, b].map(|word| word.to_ascii_lowercase().chars().collect::<Vec<char>>());
    a == b || one_more(&a, &b) || one_more(&b, &a) || one_changed(&a, &b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (a, b) in [
            ("hostname", "hostName"),
            ("hostname", "hostnam"),
            ("replicas", "replica"),
            ("port", "prot"),
            ("db", "dv"),
        ] {
            assert!(is_near(a, b) && is_near(b, a), "{a} {b}");
        }
    }

    #[test]
    fn bad() {
        for (a, b) in [
            ("same", "same"),
            ("host", "hostname"),
            ("abc", "xyz"),
            ("abcd", "dcba"),
            ("", "ab"),
        ] {
            assert!(!is_near(a, b), "{a} {b}");
        }
    }
}
