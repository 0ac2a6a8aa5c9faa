//! The plain scalars of a text, as the parser finds them: in block and flow, over several lines, keys and values.

use saphyr_parser::{Event, Parser, ScalarStyle};

/// Returns every scalar without quotes and the line that it begins in, up to the first thing that is no YAML.
pub(crate) fn plain_scalars(text: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else {
            break;
        };
        if let Event::Scalar(text, ScalarStyle::Plain, ..) = event {
            out.push((span.start.line(), text.into_owned()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_in_block_and_flow() {
        let text = "a: yes # on\n\"b\": [on,\n  'off', {c: \"x # y\", d: n}]\ne: |\n  yes\n# no\n";
        let found = plain_scalars(text);
        let found: Vec<_> = found
            .iter()
            .map(|(line, text)| (*line, text.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                (1, "a"),
                (1, "yes"),
                (2, "on"),
                (3, "c"),
                (3, "d"),
                (3, "n"),
                (4, "e")
            ]
        );
        assert_eq!(plain_scalars("a: [1"), plain_scalars("a: [1"));
    }
}
