//! What the lines of a YAML file are, as our writer writes them: which key each belongs to.

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Is {
    /// Nothing stands in it.
    Blank,
    /// A comment.
    Comment,
    /// A key with others below it.
    Head,
    /// A key with its value, or an entry of a list.
    Value,
    /// A line of a text that goes over several.
    Text,
}

/// One line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Place {
    /// What it is.
    pub(super) is: Is,
    /// The key with those above it, e.g. `a.list[].b`; of a comment, the one that follows.
    pub(super) key: String,
    /// How far it is set in.
    pub(super) depth: usize,
    /// Where its value begins, in bytes.
    pub(super) value: usize,
}

/// Keys above a line: how far each is set in, and its name.
type Above = Vec<(usize, String)>;

fn path(above: &Above) -> String {
    let mut out = String::new();
    for (_, name) in above {
        if !out.is_empty() && name != "[]" {
            out.push('.');
        }
        out.push_str(name);
    }
    out
}

fn leave(above: &mut Above, depth: usize) {
    while above.last().is_some_and(|(at, _)| *at >= depth) {
        above.pop();
    }
}

/// Splits a key off, and says how many bytes it takes with its colon.
fn key(text: &str) -> Option<(String, usize)> {
    if let Some(inner) = text.strip_prefix('"') {
        let mut escaped = false;
        let end = inner.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        })?;
        let name = inner.get(..end)?;
        inner.get(end + 1..)?.strip_prefix(':')?;
        return Some((name.to_owned(), end + 3));
    }
    let end = text
        .find(": ")
        .or_else(|| text.ends_with(':').then(|| text.len() - 1))?;
    let name = text.get(..end)?;
    (!name.contains(' ')).then(|| (name.to_owned(), end + 1))
}

/// Returns what each line is.
pub(super) fn places<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Place> {
    let mut above = Above::new();
    // While a text goes on: how far its key is set in, and the key.
    let mut text: Option<(usize, String)> = None;
    let mut out: Vec<Place> = Vec::new();
    for line in lines {
        let mut rest = line.trim_start_matches(' ');
        let mut depth = line.len() - rest.len();
        let place = |is, key, value| Place {
            is,
            key,
            depth: line.len() - line.trim_start_matches(' ').len(),
            value,
        };
        if let Some((at, of)) = &text {
            if rest.is_empty() || depth > *at {
                out.push(place(Is::Text, of.clone(), depth));
                continue;
            }
            text = None;
        }
        if rest.is_empty() {
            out.push(place(Is::Blank, String::new(), 0));
            continue;
        }
        if rest.starts_with('#') {
            out.push(place(Is::Comment, String::new(), depth));
            continue;
        }
        let begins = depth;
        while let Some(after) = rest.strip_prefix("- ") {
            leave(&mut above, depth);
            above.push((depth, "[]".to_owned()));
            (rest, depth) = (after, depth + 2);
        }
        if rest == "-" {
            leave(&mut above, depth);
            above.push((depth, "[]".to_owned()));
            out.push(place(Is::Head, path(&above), line.len()));
            continue;
        }
        let mut value = rest;
        if let Some((name, length)) = key(rest) {
            leave(&mut above, depth);
            above.push((depth, name));
            value = rest.get(length..).unwrap_or_default().trim_start();
        }
        let here = path(&above);
        if value.starts_with('|') {
            text = Some((begins, here.clone()));
        }
        let is = if value.is_empty() {
            Is::Head
        } else {
            Is::Value
        };
        out.push(place(is, here, line.len() - value.len()));
    }
    // A comment is about what follows it.
    let mut next = String::new();
    for one in out.iter_mut().rev() {
        match one.is {
            Is::Comment => one.key.clone_from(&next),
            Is::Blank => {}
            _ => next.clone_from(&one.key),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Top\na:\n  # why\n  port: 80\n  labels:\n    \"k/y: \\\" z\": \"yes\"\n  list:\n    - name: \"n\"\n      \
                        more:\n        - \"--x: y\"\n    - name: \"o\"\n  args:\n    - |\n      one: 1\n\n      two\n  last: true\nb: {}\n";

    #[test]
    fn each_line_knows_its_key() {
        let found = places(FILE.lines());
        let told: Vec<(Is, &str, &str)> = found
            .iter()
            .zip(FILE.lines())
            .map(|(place, line)| (place.is, place.key.as_str(), &line[place.value..]))
            .collect();
        let expected = [
            (Is::Comment, "a", "# Top"),
            (Is::Head, "a", ""),
            (Is::Comment, "a.port", "# why"),
            (Is::Value, "a.port", "80"),
            (Is::Head, "a.labels", ""),
            (Is::Value, "a.labels.k/y: \\\" z", "\"yes\""),
            (Is::Head, "a.list", ""),
            (Is::Value, "a.list[].name", "\"n\""),
            (Is::Head, "a.list[].more", ""),
            (Is::Value, "a.list[].more[]", "\"--x: y\""),
            (Is::Value, "a.list[].name", "\"o\""),
            (Is::Head, "a.args", ""),
            (Is::Value, "a.args[]", "|"),
            (Is::Text, "a.args[]", "one: 1"),
            (Is::Text, "a.args[]", ""),
            (Is::Text, "a.args[]", "two"),
            (Is::Value, "a.last", "true"),
            (Is::Value, "b", "{}"),
        ];
        assert_eq!(told, expected);
    }
}
