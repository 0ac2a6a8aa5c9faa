//! Markdown, line by line.

use super::Line;

/// Returns what somebody typed as one line of prose: nothing in it is markup, and no tag reaches a reader's browser.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            if matches!(c, '\\' | '<' | '`' | '*' | '[' | ']' | '|') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// A page of Markdown under way.
#[derive(Default)]
pub(crate) struct Page {
    lines: Vec<Line>,
    step: usize,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.lines.push(Line::new(text, None));
    }

    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.text.is_empty()) {
            self.line("");
        }
    }

    /// The title.
    pub(crate) fn h1(&mut self, text: &str) {
        self.line(&format!("# {text}"));
        self.blank();
    }

    /// A chapter.
    pub(crate) fn h2(&mut self, text: &str) {
        self.blank();
        self.line(&format!("## {text}"));
        self.blank();
    }

    /// A numbered step.
    pub(crate) fn step(&mut self, text: &str) {
        self.step += 1;
        self.blank();
        self.line(&format!("### {}. {text}", self.step));
        self.blank();
    }

    /// A paragraph.
    pub(crate) fn p(&mut self, text: &str) {
        self.line(text);
        self.blank();
    }

    /// A list.
    pub(crate) fn list(&mut self, items: &[&str]) {
        for item in items {
            self.line(&format!("- {item}"));
        }
        self.blank();
    }

    /// A list in its order.
    pub(crate) fn numbered(&mut self, items: &[&str]) {
        for (item, number) in items.iter().zip(1..) {
            self.line(&format!("{number}. {item}"));
        }
        self.blank();
    }

    /// A line of a list, with its mark.
    pub(crate) fn item(&mut self, text: &str) {
        self.line(text);
    }

    /// An item to tick off.
    pub(crate) fn task(&mut self, text: &str) {
        self.line(&format!("- [ ] {text}"));
    }

    /// Commands.
    pub(crate) fn sh(&mut self, text: &str) {
        self.fenced("bash", text);
    }

    /// What stands letter by letter.
    pub(crate) fn text(&mut self, text: &str) {
        self.fenced("text", text);
    }

    fn fenced(&mut self, language: &str, text: &str) {
        self.line(&format!("```{language}"));
        for line in text.trim_end_matches('\n').split('\n') {
            self.line(line);
        }
        self.line("```");
        self.blank();
    }

    /// A table.
    pub(crate) fn rows<const N: usize>(&mut self, head: [&str; N], rows: &[[&str; N]]) {
        self.row(head);
        self.row(["---"; N]);
        for row in rows {
            self.row(*row);
        }
        self.blank();
    }

    fn row<const N: usize>(&mut self, cells: [&str; N]) {
        let mut text = String::from("|");
        for cell in cells {
            text.push(' ');
            text.push_str(&cell.replace('|', "\\|"));
            text.push_str(" |");
        }
        self.line(&text);
    }

    /// Returns the lines, without a blank one at the end.
    pub(crate) fn into_lines(mut self) -> Vec<Line> {
        while self.lines.last().is_some_and(|line| line.text.is_empty()) {
            self.lines.pop();
        }
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_was_typed_is_no_markup() {
        for (text, wanted) in [
            ("as agreed, ticket 12", "as agreed, ticket 12"),
            ("<script>x</script>", "\\<script>x\\</script>"),
            ("a\n\n# b\n- c", "a # b - c"),
            (
                "[a](javascript:b) `c` **d**",
                "\\[a\\](javascript:b) \\`c\\` \\*\\*d\\*\\*",
            ),
            ("\\<b>", "\\\\\\<b>"),
        ] {
            assert_eq!(plain(text), wanted, "{text}");
        }
    }
}
