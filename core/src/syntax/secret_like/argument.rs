//! Arguments that hand over a secret: `--client-secret=…`, with one hyphen or two, the value behind `=` or as the next word.

use super::{is_gap, is_name};

/// Quotes and brackets around a word of a command or of a list.
fn around(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | ',' | '[' | ']')
}

/// Returns an argument without its hyphens.
fn flag(word: &str) -> Option<&str> {
    let rest = word.strip_prefix('-')?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    rest.starts_with(|c: char| c.is_ascii_alphabetic())
        .then_some(rest)
}

/// Says whether a word is a value: no further argument, no truth value, nothing that stands for something else.
fn is_value(word: &str) -> bool {
    !word.starts_with('-') && !matches!(word, "" | "true" | "false") && !is_gap(word)
}

/// Says whether an argument waits for a secret as the next one.
pub(crate) fn awaits(argument: &str) -> bool {
    flag(argument.trim()).is_some_and(|name| !name.contains(['=', ' ']) && is_name(name))
}

/// Says whether two arguments that follow each other hand over a secret.
pub(crate) fn hand_over(argument: &str, next: &str) -> bool {
    awaits(argument) && is_value(next.trim())
}

/// Says whether a text has an argument that hands over a secret. Prose behind `#` may name one.
pub(super) fn has(text: &str) -> bool {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'));
    let mut before: Option<&str> = None;
    for word in lines.flat_map(str::split_whitespace) {
        let word = word.trim_matches(around);
        let handed = before.is_some_and(|before| hand_over(before, word));
        let whole = flag(word)
            .and_then(|rest| rest.split_once('='))
            .is_some_and(|(name, value)| {
                is_name(name) && is_value(value.trim_start_matches(['"', '\'']))
            });
        if handed || whole {
            return true;
        }
        before = Some(word);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "",
            "--client-secret-file=/x",
            "--client-secret=",
            "--client-secret",
            "--client-secret\n--skip-provider-button=true",
            "--pass-access-token=true",
            "--pass-access-token true",
            "--client-secret=$(CLIENT_SECRET)",
            "--client-secret ${CLIENT_SECRET}",
            "--banner secret",
            "- token: a",
            "-- token",
            "# say it with --client-secret here",
        ] {
            assert!(!has(text), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "--client-secret hunter2",
            "-client-secret=hunter2",
            "--client-secret\nhunter2",
            "- --client-secret=hunter2",
            "- \"--token\" \"hunter2\"",
            "sh -c 'login --token hunter2'",
            "helm install --set services.postgres.password=hunter2 --docker-password=\"hunter2\"",
            "[\"--token\", \"hunter2\"]",
        ] {
            assert!(has(text), "{text}");
        }
        assert!(hand_over("--token", "hunter2") && !hand_over("--token", "--verbose"));
        assert!(awaits("--api-key") && !awaits("--api-key=x") && !awaits("api-key"));
    }
}
