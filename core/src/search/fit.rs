//! How well a text fits what somebody types. Upper and lower case are the same; a text is gone through once for each word.

/// What is sought: words, all of which have to be somewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Words(Vec<String>);

/// So many characters of what is typed count.
const MOST: usize = 100;

impl Words {
    /// Takes what somebody typed apart.
    pub(super) fn of(typed: &str) -> Self {
        let typed: String = typed.chars().take(MOST).collect();
        let words = typed.split_whitespace();
        Self(words.map(str::to_ascii_lowercase).collect())
    }

    /// Says whether nothing is sought.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns how well texts fit, the first of which counts most: less is better. Nothing if a word is in none of them.
    pub(super) fn fit(&self, texts: &[&str]) -> Option<usize> {
        let mut total = 0;
        let small: Vec<String> = texts.iter().map(|text| text.to_ascii_lowercase()).collect();
        for word in &self.0 {
            let pairs = texts.iter().zip(&small).enumerate();
            let costs = pairs.filter_map(|(place, (text, small))| {
                let found = place_in(text, small, word)?;
                Some(place * IN_A_LATER_TEXT + found)
            });
            total += costs.min()?;
        }
        Some(total)
    }

    /// Says whether the words stand in a text as they were typed, one behind the other.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        text.to_ascii_lowercase().contains(&self.0.join(" "))
    }
}

/// What it costs to stand in a later text: more than to stand in the middle of a word.
const IN_A_LATER_TEXT: usize = 3;
const BEST: usize = 0;
const START: usize = 1;
const MIDDLE: usize = 2;

/// Returns how a word stands in a text: as a whole word or at its very start, at the start of a word, or in the middle.
fn place_in(text: &str, small: &str, word: &str) -> Option<usize> {
    let mut best = None;
    for (at, _) in small.match_indices(word) {
        let cost = match (begins(text, at), ends(text, at + word.len())) {
            (true, whole) if whole || at == 0 => return Some(BEST),
            (true, _) => START,
            (false, _) => MIDDLE,
        };
        best = best.min(Some(cost)).or(Some(cost));
    }
    best
}

/// Says whether a word begins here: after a sign or a space, or with a capital letter after a small one, as in `serviceName`.
fn begins(text: &str, at: usize) -> bool {
    let (before, behind) = (text.get(..at), text.get(at..));
    let last = before.and_then(|before| before.chars().next_back());
    let first = behind.and_then(|behind| behind.chars().next());
    match (last, first) {
        (Some(last), Some(first)) => {
            !last.is_alphanumeric()
                || !first.is_alphanumeric()
                || last.is_ascii_lowercase() && first.is_ascii_uppercase()
        }
        _ => true,
    }
}

/// Says whether a word ends here.
fn ends(text: &str, at: usize) -> bool {
    at == text.len() || begins(text, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_of_a_word_comes_before_its_middle() {
        let table = [
            ("Redis host", "redis", Some(BEST)),
            ("Redis host", "red", Some(BEST)),
            ("Redis host", "ho", Some(START)),
            ("Redis host", "edis", Some(MIDDLE)),
            ("Redis host", "HOST", Some(BEST)),
            ("Redis host", "hosts", None),
            ("postgres.serviceName", "service", Some(BEST)),
            ("postgres.serviceName", "name", Some(BEST)),
            ("postgres.serviceName", "serv", Some(START)),
            ("postgres.serviceName", "post", Some(BEST)),
            ("postgres.serviceName", "ice", Some(MIDDLE)),
            // The best place in a text counts.
            ("forename, name", "name", Some(BEST)),
            ("forename, names", "name", Some(START)),
            ("Hostname", "host", Some(BEST)),
            ("HOST01", "host", Some(BEST)),
            ("a-b", "-", Some(BEST)),
            ("Straße 5", "straße", Some(BEST)),
            ("é", "e", None),
            ("", "a", None),
        ];
        for (text, typed, cost) in table {
            assert_eq!(Words::of(typed).fit(&[text]), cost, "{typed} in {text}");
        }
    }

    #[test]
    fn every_word_has_to_be_somewhere_and_an_earlier_text_counts_more() {
        let texts = [
            "Client ID",
            "idp.entra.clientId",
            "A GUID of the registration",
        ];
        let table = [
            ("client", Some(BEST)),
            ("client guid", Some(2 * IN_A_LATER_TEXT)),
            ("entra", Some(IN_A_LATER_TEXT)),
            ("registr", Some(2 * IN_A_LATER_TEXT + START)),
            // In the middle of the label is still before the start of a word of the hint.
            ("lient", Some(MIDDLE)),
            ("client nowhere", None),
            ("", Some(0)),
        ];
        for (typed, cost) in table {
            assert_eq!(Words::of(typed).fit(&texts), cost, "{typed}");
        }
        const { assert!(MIDDLE < IN_A_LATER_TEXT) };
    }

    #[test]
    fn what_is_typed_has_an_end() {
        assert!(Words::of(" \t\n").is_empty());
        assert_eq!(Words::of(&"a".repeat(5_000)), Words::of(&"a".repeat(MOST)));
        assert_eq!(
            Words::of(&"ä ".repeat(5_000)),
            Words::of(&"ä ".repeat(MOST / 2))
        );
    }
}
