//! Answers that are handed over, as one program tells them to the other.

use super::{NEXT, join};

/// Writes answers with where they come from and what else there is to say about them.
pub(crate) fn write_handed(from: &str, notes: &[String], answers: &str) -> String {
    join(&[from, &notes.join("\n"), answers])
}

/// Reads what [`write_handed`] wrote.
pub(crate) fn handed(text: &str) -> Option<(String, Vec<String>, &str)> {
    let (from, rest) = text.split_once(NEXT)?;
    let (notes, answers) = rest.split_once(NEXT)?;
    let notes = notes.lines().map(str::to_owned).collect();
    Some((from.to_owned(), notes, answers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_handed_over_arrives() {
        let notes = ["one".to_owned(), "two".to_owned()];
        let text = write_handed("a file", &notes, "a: b\nc: d\n");
        assert_eq!(
            handed(&text),
            Some(("a file".to_owned(), notes.to_vec(), "a: b\nc: d\n"))
        );
        assert_eq!(handed("It is no text."), None);
    }
}
