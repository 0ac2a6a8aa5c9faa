//! What a release knows of the keys of its charts' values files: which are read, and which mislead, do harm or take little.
//! It stands beside [`super::Facts`], not in them: a program that looks at no values of others does not carry it.

use super::Chart;

/// The keys of a release's charts.
#[derive(Debug)]
pub struct Keys {
    /// The name of each chart, with the keys that its templates read.
    pub live: &'static [(&'static str, Live)],
    /// Keys that mislead, because no template reads them where one would think so.
    pub misleading: &'static [Misleading],
    /// Keys that templates read, and that break or expose a deployment.
    pub harmful: &'static [&'static [Harmful]],
    /// Keys whose readers take few values.
    pub narrow: &'static [Narrow],
    /// Keys that have to be a list, a mapping or a text.
    pub kinds: &'static [Kind],
}

impl Keys {
    /// Returns the keys that a chart's templates read; none for a chart of another release.
    pub fn live(&self, chart: &Chart) -> Live {
        let found = self.live.iter().find(|(name, _)| *name == chart.name);
        found.map_or(Live(""), |(_, live)| *live)
    }
}

/// The value paths that the templates of a chart really read, one a line: `a.b[]` is every element of a list, `a.b.*` a whole
/// subtree. Lines that begin with `#` are comments. No chart has a schema, so Helm never reports a dead key.
#[derive(Clone, Copy, Debug)]
pub struct Live(pub &'static str);

impl Live {
    /// Returns the paths.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        self.0
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    /// Says whether a template reads the value at a path, or something below it. List indexes are written `[]`.
    pub fn has(self, path: &str) -> bool {
        self.keys().any(|live| {
            let subtree = live
                .strip_suffix(".*")
                .is_some_and(|root| path == root || continues(path, root));
            live == path || subtree || continues(live, path)
        })
    }
}

/// Says whether `path` goes on below `ancestor`, through a key or into a list.
fn continues(path: &str, ancestor: &str) -> bool {
    path.strip_prefix(ancestor)
        .is_some_and(|rest| rest.starts_with(['.', '[']))
}

/// A key, or everything below it, that has no effect.
#[derive(Debug)]
pub struct Misleading {
    /// The key.
    pub key: &'static str,
    /// What is true.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
}

/// A key that does harm.
#[derive(Debug)]
pub struct Harmful {
    /// Names of the charts in which it does.
    pub charts: &'static [&'static str],
    /// The key; `[]` stands for an entry of a list.
    pub key: &'static str,
    /// With which value.
    pub when: When,
    /// What would happen.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
}

/// When a value does harm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// Whatever it is.
    Always,
    /// When it is anything but `true`.
    NotTrue,
    /// When it is anything but `false`.
    NotFalse,
    /// When it is anything but `true` and people sign in.
    NotTrueWithSignIn,
    /// When it is none of these texts.
    NoneOf(&'static [&'static str]),
    /// When people sign in, and it is a list with fewer entries once it is laid over the answers.
    Fewer(usize),
    /// When nothing is left of it once it is laid over the answers: null, or empty.
    Emptied,
    /// When it is another text than the answers set or, where they set none, the chart, whose own stands here.
    Parted(&'static str),
    /// When it is anything but this number.
    NotNumber(u64),
    /// When it is anything but this number, and network policies let requests in to that port alone.
    NotNumberWithPolicies(u64),
    /// When it is one of these numbers.
    Among(&'static [u64]),
    /// When it is one of these words or numbers, by which a Service would lead past Envoy.
    OneOf(&'static [&'static str]),
}

/// A key whose reader refuses most values.
#[derive(Debug)]
pub struct Narrow {
    /// How the key ends, in whatever service or sidecar it stands.
    pub end: &'static str,
    /// What its reader takes.
    pub takes: Takes,
    /// What happens with anything else.
    pub why: &'static str,
}

/// What the reader of a key takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Takes {
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// A whole number from the first to the last, both included.
    Whole(u64, u64),
    /// Seconds with an `s` behind them, as Envoy writes a time.
    Seconds,
}

/// A key that has to be of one kind.
#[derive(Debug)]
pub struct Kind {
    /// Names of the charts.
    pub charts: &'static [&'static str],
    /// The key; a part `*` stands for any name, `[]` for an entry of a list.
    pub key: &'static str,
    /// What its reader takes.
    pub wants: Wants,
}

/// What a key has to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wants {
    /// A list.
    List,
    /// A list of texts.
    Words,
    /// A list of mappings.
    Entries,
    /// A mapping.
    Map,
    /// A mapping of texts.
    Texts,
    /// A mapping of texts that the chart prints without quotes.
    Bare,
    /// A text.
    Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIVE: Live = Live("# comment\na.b\nlist[].name\nwhole.*\n");

    #[test]
    fn good() {
        for path in [
            "a",
            "a.b",
            "list",
            "list[]",
            "list[].name",
            "whole",
            "whole.x.y[]",
        ] {
            assert!(LIVE.has(path), "{path}");
        }
    }

    #[test]
    fn bad() {
        for path in [
            "",
            "b",
            "a.c",
            "a.b.c",
            "a.bx",
            "list[].x",
            "wholes",
            "# comment",
        ] {
            assert!(!LIVE.has(path), "{path}");
        }
    }
}
