//! Plain words: what a machine can see of a text that somebody reads at night in a language that is not their own.

/// Words that have a plainer one, or that say nothing, or that are Latin.
const FORBIDDEN: [&str; 27] = [
    "aforementioned",
    "albeit",
    "anew",
    "desired",
    "e.g.",
    "easily",
    "etc.",
    "facilitate",
    "functionality",
    "hence",
    "i.e.",
    "leverage",
    "mend",
    "mended",
    "obviously",
    "please",
    "respectively",
    "shall",
    "simply",
    "spoilt",
    "thereof",
    "thus",
    "upon",
    "utilise",
    "utilize",
    "via",
    "whilst",
];

/// Returns what is hard to read in a text: words that have a plainer one, and sentences of more words than that.
pub(crate) fn faults(text: &str, longest: usize) -> Vec<String> {
    let mut found = Vec::new();
    let (mut count, mut begin) = (0, 0);
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let plain = bare.trim_end_matches('.').to_ascii_lowercase();
        let dotted = bare.to_ascii_lowercase();
        if FORBIDDEN.contains(&plain.as_str()) || FORBIDDEN.contains(&dotted.as_str()) {
            found.push(format!("{bare:?} in: {text}"));
        }
        count += usize::from(word.contains(char::is_alphanumeric));
        let ends = word
            .trim_end_matches(['"', ')', '*', '`'])
            .ends_with(['.', '!', '?']);
        if ends || at + 1 == words.len() {
            if count > longest {
                let sentence = words.get(begin..=at).unwrap_or_default().join(" ");
                found.push(format!("{count} words: {sentence}"));
            }
            (count, begin) = (0, at + 1);
        }
    }
    found
}
