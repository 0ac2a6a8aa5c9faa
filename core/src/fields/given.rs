//! One answer of one provider: its path, its usual value, and how it is read and written.

use super::Kind;
use crate::model::{Choice, Deployment};
use crate::path::Path;

/// What a provider asks for at one path.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given {
    /// Dotted path, e.g. `idp.entra.tenantId`.
    pub(crate) path: Path,
    /// The control.
    pub(crate) kind: Kind,
    usual: &'static str,
}

impl Given {
    /// One line of text, empty at first.
    pub(crate) const fn text(path: &'static str) -> Self {
        Self::usually(path, "")
    }

    /// One line of text with a usual value.
    pub(crate) const fn usually(path: &'static str, usual: &'static str) -> Self {
        let (path, kind) = (Path::defined(path), Kind::Text);
        Self { path, kind, usual }
    }

    /// Yes or no; no at first.
    pub(crate) const fn flag(path: &'static str) -> Self {
        let (path, kind, usual) = (Path::defined(path), Kind::Flag, "false");
        Self { path, kind, usual }
    }

    /// One of a few options; the first one at first.
    pub(crate) const fn choice(path: &'static str, options: &'static [Choice]) -> Self {
        let usual = match options {
            [first, ..] => first.value,
            [] => "",
        };
        let (path, kind) = (Path::defined(path), Kind::Choice(options));
        Self { path, kind, usual }
    }

    /// Returns the answer.
    pub(crate) fn of(self, deployment: &Deployment) -> &str {
        deployment.idp.given(self.path).unwrap_or(self.usual)
    }

    /// Says whether a flag is set.
    pub(crate) fn is_set(self, deployment: &Deployment) -> bool {
        self.of(deployment) == "true"
    }

    /// Takes an answer; says `false` and changes nothing if the text means nothing here.
    pub(crate) fn put(self, deployment: &mut Deployment, text: &str) -> bool {
        let fits = match self.kind {
            Kind::Flag => matches!(text, "true" | "false"),
            Kind::Choice(options) => options.iter().any(|one| one.value == text),
            _ => true,
        };
        if !fits {
            return false;
        }
        let kept = (text != self.usual).then(|| text.to_owned());
        deployment.idp.give(self.path, kept);
        true
    }

    /// Puts what a function makes of the answer in its place.
    pub(crate) fn change(self, deployment: &mut Deployment, change: fn(&str) -> String) {
        let text = change(self.of(deployment));
        self.put(deployment, &text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_is_not_kept() {
        let realm = Given::usually("idp.test.realm", "osmo");
        let mut deployment = Deployment::default();
        assert_eq!(realm.of(&deployment), "osmo");
        assert!(realm.put(&mut deployment, ""));
        assert_eq!(realm.of(&deployment), "");
        assert!(realm.put(&mut deployment, "osmo"));
        assert_eq!(deployment, Deployment::default());
    }

    #[test]
    fn a_choice_is_one_of_its_options() {
        const TWO: &[Choice] = &[
            Choice {
                value: "a",
                label: "A",
                hint: "",
            },
            Choice {
                value: "b",
                label: "B",
                hint: "",
            },
        ];
        let choice = Given::choice("idp.test.choice", TWO);
        let mut deployment = Deployment::default();
        assert_eq!(choice.of(&deployment), "a");
        assert!(choice.put(&mut deployment, "b"));
        assert!(!choice.put(&mut deployment, "c"));
        assert_eq!(choice.of(&deployment), "b");
    }

    #[test]
    fn a_flag_is_yes_or_no() {
        let flag = Given::flag("idp.test.flag");
        let mut deployment = Deployment::default();
        assert!(flag.put(&mut deployment, "true"));
        assert!(flag.is_set(&deployment));
        assert!(!flag.put(&mut deployment, "yes"));
        assert!(flag.is_set(&deployment));
    }
}
