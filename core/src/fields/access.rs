//! How a field is read and written as text, whatever its type.

use super::Given;
use crate::model::{Answers, Choice, Lines, Text};

/// What kind of control a field needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Text,
    /// Yes or no; reads and writes `true` and `false`.
    Flag,
    /// One of a few options.
    Choice(&'static [Choice]),
    /// Several entries, one a line.
    Lines,
    /// A block of YAML.
    Yaml,
}

impl Kind {
    /// How many entries a list may have: more would make every key wait, and no deployment needs as many.
    pub const MOST_ENTRIES: usize = 200;

    /// Says whether the field holds one line of free text.
    pub fn is_line(self) -> bool {
        self == Self::Text
    }

    /// Returns how many bytes an answer may have; what is longer is a finding.
    pub const fn limit(self) -> usize {
        match self {
            Self::Text | Self::Flag | Self::Choice(_) => 512,
            Self::Lines => 16 * 1024,
            Self::Yaml => 64 * 1024,
        }
    }

    /// Returns how many characters a control takes: one more than the limit, so that what was cut off is still a finding.
    pub const fn most(self) -> usize {
        self.limit() + 1
    }
}

/// A type that a form can show and accept as text.
pub(crate) trait Answer: AsText {
    /// The control that this type needs.
    const KIND: Kind;
}

/// A value as text, whatever its type.
pub(crate) trait AsText {
    /// Returns the value as text.
    fn show(&self) -> String;
    /// Takes the value from text; says `false` and changes nothing if the text means nothing here.
    fn accept(&mut self, text: &str) -> bool;
}

impl Answer for Text {
    const KIND: Kind = Kind::Text;
}

impl AsText for Text {
    fn show(&self) -> String {
        self.0.clone()
    }
    fn accept(&mut self, text: &str) -> bool {
        text.clone_into(&mut self.0);
        true
    }
}

impl Answer for bool {
    const KIND: Kind = Kind::Flag;
}

impl AsText for bool {
    fn show(&self) -> String {
        self.to_string()
    }
    fn accept(&mut self, text: &str) -> bool {
        match text {
            "true" => *self = true,
            "false" => *self = false,
            _ => return false,
        }
        true
    }
}

impl Answer for Lines {
    const KIND: Kind = Kind::Lines;
}

impl AsText for Lines {
    fn show(&self) -> String {
        self.0.join("\n")
    }
    fn accept(&mut self, text: &str) -> bool {
        self.0 = if text.is_empty() {
            Vec::new()
        } else {
            text.split('\n').map(str::to_owned).collect()
        };
        true
    }
}

macro_rules! answer_choices {
    ($($name:ident)+) => { $(
        impl Answer for crate::model::$name {
            const KIND: Kind = Kind::Choice(Self::OPTIONS);
        }

        impl AsText for crate::model::$name {
            fn show(&self) -> String { self.value().to_owned() }
            fn accept(&mut self, text: &str) -> bool {
                let choice = Self::parse(text);
                *self = choice.unwrap_or(*self);
                choice.is_some()
            }
        }
    )+ };
}
answer_choices!(Platform LogLevel ChartSource Certificate IssuerKind Controller Tls Scheme DatabaseCreation SslMode SessionStore ListMode SyncMode);

/// Read and write access to one value inside [`Answers`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Access {
    pub(crate) kind: Kind,
    pub(crate) reach: Reach,
}

/// How an answer is reached. The page has more than two hundred: only what differs between them is a function of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reach {
    /// It has a place of its own in the model.
    Place {
        get: fn(&Answers) -> &dyn AsText,
        get_mut: fn(&mut Answers) -> &mut dyn AsText,
    },
    /// Reading and writing it takes more than a place.
    Own {
        get: fn(&Answers) -> String,
        set: fn(&mut Answers, &str) -> bool,
    },
    /// A provider keeps it by its path.
    Given(&'static Given),
}

impl Reach {
    pub(super) fn read(self, answers: &Answers) -> String {
        match self {
            Self::Place { get, .. } => get(answers).show(),
            Self::Own { get, .. } => get(answers),
            Self::Given(given) => given.of(&answers.deployment).to_owned(),
        }
    }

    /// Takes the value from text; says `false` and changes nothing if the text means nothing here.
    pub(super) fn write(self, answers: &mut Answers, text: &str) -> bool {
        match self {
            Self::Place { get_mut, .. } => get_mut(answers).accept(text),
            Self::Own { set, .. } => set(answers, text),
            Self::Given(given) => given.put(&mut answers.deployment, text),
        }
    }
}

pub(crate) const fn kind_of<T: Answer>(_: fn(&Answers) -> &T) -> Kind {
    T::KIND
}

/// Access to a value by its Rust path inside the deployment.
macro_rules! at {
    ($($part:ident).+) => {
        $crate::fields::access::Access {
            kind: $crate::fields::access::kind_of(|a| &a.deployment.$($part).+),
            reach: $crate::fields::access::Reach::Place {
                get: |a| &a.deployment.$($part).+,
                get_mut: |a| &mut a.deployment.$($part).+,
            },
        }
    };
}
pub(crate) use at;
