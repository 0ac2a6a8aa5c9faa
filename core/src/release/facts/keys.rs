//! Keys of values files of which a release knows something: that they mislead, do harm, or take little.

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
    /// When it is one of these numbers.
    Among(&'static [u64]),
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
