//! Numbers with their nouns.

/// Returns a number with its noun: `one` for 1, else `many`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_many() {
        let counts = [0, 1, 2].map(|count| counted(count, "entry", "entries"));
        assert_eq!(counts, ["0 entries", "1 entry", "2 entries"]);
    }
}
