//! A page as one HTML file that needs nothing beside it: no script, no request, and every word of it text.

use super::blocks::{Block, Item, Part, Run, Span};

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
<meta name=\"referrer\" content=\"no-referrer\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";

const STYLE: &str = "<style>\n:root { color-scheme: light dark; }\n\
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }\n\
h1 { font-size: 1.5rem; line-height: 1.25; }\nh2 { font-size: 1.125rem; margin-top: 2rem; }\n\
table { border-collapse: collapse; width: 100%; }\nth, td { border: 1px solid; padding: .25rem .5rem; text-align: left; vertical-align: top; }\n\
code { font-family: ui-monospace, monospace; font-size: .9em; }\npre { border: 1px solid; padding: .75rem; white-space: pre-wrap; }\n\
li { margin: .25rem 0; }\n@media print { body { margin: 0; max-width: none; } pre, tr, li { break-inside: avoid; } }\n</style>\n";

/// Returns the file.
pub(crate) fn page(title: &str, parts: &[Part]) -> String {
    let mut out = format!(
        "{HEAD}<title>{}</title>\n{STYLE}</head>\n<body>\n",
        escaped(title)
    );
    for part in parts {
        write(&part.block, &mut out);
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// Returns text that no reader takes for markup, in an element or in an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

fn element(name: &str, inner: &str, out: &mut String) {
    out.extend(["<", name, ">", inner, "</", name, ">\n"]);
}

fn inline(run: &Run) -> String {
    let one = |span: &Span| match span {
        Span::Plain(text) => escaped(text),
        Span::Code(text) => format!("<code>{}</code>", escaped(text)),
        Span::Strong(text) => format!("<strong>{}</strong>", escaped(text)),
        Span::Said(text) => format!("<em>{}</em>", escaped(text)),
        // A page that travels alone has no neighbours.
        Span::Link(words, _) => escaped(words),
    };
    run.spans.iter().map(one).collect()
}

fn write(block: &Block, out: &mut String) {
    match block {
        Block::Heading(level, text) => {
            element(&format!("h{}", (*level).clamp(1, 6)), &inline(text), out);
        }
        Block::Text(text) => element("p", &inline(text), out),
        Block::Code(text) => element("pre", &format!("<code>{}</code>", inline(text)), out),
        Block::List(items) => list("ul", items, out),
        Block::Steps(items) => list("ol", items, out),
        Block::Table(rows) => table(rows, out),
    }
}

fn list(name: &str, items: &[Item], out: &mut String) {
    out.extend(["<", name, ">\n"]);
    for item in items {
        let mut inner = String::new();
        if item.task {
            inner.push_str("&#9744; ");
        }
        inner.push_str(&inline(&item.text));
        if !item.below.is_empty() {
            inner.push_str("\n<ul>\n");
            for line in &item.below {
                element("li", &inline(line), &mut inner);
            }
            inner.push_str("</ul>\n");
        }
        element("li", &inner, out);
    }
    out.extend(["</", name, ">\n"]);
}

fn table(rows: &[Vec<Run>], out: &mut String) {
    out.push_str("<table>\n");
    for (number, row) in rows.iter().enumerate() {
        let cell = if number == 0 { "th" } else { "td" };
        let mut inner = String::new();
        for run in row {
            inner.extend(["<", cell, ">", &inline(run), "</", cell, ">"]);
        }
        element("tr", &inner, out);
    }
    out.push_str("</table>\n");
}

#[cfg(test)]
mod tests {
    use super::super::{Line, blocks};
    use super::*;
    use crate::text::markdown::plain;

    #[test]
    fn every_word_is_text() {
        let typed = "<script>alert('x')</script> & \" <img src=x onerror=y>";
        let lines = [
            format!("# {}", plain(typed)),
            plain(typed),
            format!("- `{typed}`"),
            format!("| *{}* | **{0}** |", plain(typed)),
            "```bash".to_owned(),
            typed.to_owned(),
            "```".to_owned(),
        ];
        let lines: Vec<Line> = lines
            .iter()
            .map(|line| Line::new(line.as_str(), None))
            .collect();
        let html = page(typed, &blocks::parts(&lines, &[]));
        let body = html.split("</style>").nth(1).unwrap();
        assert!(
            !html.contains("<script") && !html.contains("<img"),
            "{html}"
        );
        assert_eq!(
            html.matches("&lt;script&gt;alert(&#39;x&#39;)").count(),
            7,
            "{html}"
        );
        // What is between angle brackets is one of our own elements.
        for part in body.split('<').skip(1) {
            let name = part
                .split(['>', ' '])
                .next()
                .unwrap()
                .trim_start_matches('/');
            let own = [
                "head", "body", "h1", "p", "ul", "li", "code", "table", "tr", "th", "em", "strong",
                "pre", "html",
            ];
            assert!(own.contains(&name), "{name}");
        }
    }

    #[test]
    fn nothing_is_loaded() {
        let html = page("x", &[]);
        assert!(html.contains("default-src 'none'"));
        assert!(!html.contains("http://") && !html.contains("https://") && !html.contains("url("));
    }
}
