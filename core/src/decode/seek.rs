//! Finding words in a paste: fixed ones in their order, with something between them where the text varies.

use super::plain::Plain;

/// So many letters may stand where a text varies: names, an address, a path.
const GAP: usize = 240;

/// A text, taken apart at its ellipses.
pub(super) struct Words(Vec<String>);

impl Words {
    pub(super) fn new(text: &str) -> Self {
        let parts = text.split('…').map(|part| Plain::new(part).letters);
        Self(parts.filter(|part| !part.is_empty()).collect())
    }

    /// Returns every place of the text, as bytes of the paste.
    pub(super) fn places<'a>(
        self,
        plain: &'a Plain<'_>,
    ) -> impl Iterator<Item = (usize, usize)> + 'a {
        let mut parts = self.0.into_iter();
        let first = parts.next().unwrap_or_default();
        let rest: Vec<String> = parts.collect();
        let starts: Vec<usize> = if first.is_empty() {
            Vec::new()
        } else {
            plain
                .letters
                .match_indices(first.as_str())
                .map(|(at, _)| at)
                .collect()
        };
        let length = first.len();
        starts.into_iter().filter_map(move |at| {
            let end = ends(&plain.letters, &rest, at + length)?;
            plain.place(at, end)
        })
    }
}

/// Returns where the rest of a text ends that goes on here; nothing if it does not.
fn ends(letters: &str, rest: &[String], from: usize) -> Option<usize> {
    let mut end = from;
    for part in rest {
        let most = letters.len().min(end + GAP + part.len());
        end += letters.get(end..most)?.find(part.as_str())? + part.len();
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str, text: &str) -> Vec<String> {
        let plain = Plain::new(text);
        let places = Words::new(words).places(&plain);
        places.map(|(at, end)| text[at..end].to_owned()).collect()
    }

    #[test]
    fn words_stand_in_their_order_and_near_each_other() {
        let words = "email in id_token … isn't verified";
        assert_eq!(
            found(words, "x email in id_token (a@b) isn't verified y"),
            ["email in id_token (a@b) isn't verified"]
        );
        assert_eq!(found(words, "isn't verified: email in id_token"), [""; 0]);
        let far = format!("email in id_token {} isn't verified", "x".repeat(GAP + 1));
        assert_eq!(found(words, &far), [""; 0]);
        assert_eq!(found("a b", "ab a\tb").len(), 2);
        assert_eq!(found("…", "abc"), [""; 0]);
    }
}
