//! Tolerations, as `kubectl taint` writes taints: `key=value:Effect` or `key:Effect`.

use super::label;

/// One toleration: `operator: Equal` with a value, `operator: Exists` without.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Toleration {
    /// Key of the taint.
    pub(crate) key: String,
    /// Its value; none for any.
    pub(crate) value: Option<String>,
    /// `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
    pub(crate) effect: String,
}

impl Toleration {
    /// Returns the `operator` of the Pod specification.
    pub(crate) fn operator(&self) -> &'static str {
        if self.value.is_some() {
            "Equal"
        } else {
            "Exists"
        }
    }
}

const EFFECTS: [&str; 3] = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/// Returns the toleration that a line holds.
pub(crate) fn parse(line: &str) -> Option<Toleration> {
    let (taint, effect) = line.trim().rsplit_once(':')?;
    let effect = EFFECTS.into_iter().find(|known| *known == effect)?;
    let (key, value) = taint
        .split_once('=')
        .map_or((taint, None), |(key, value)| (key, Some(value)));
    let well_formed = label::is_key(key) && value.is_none_or(label::is_value);
    well_formed.then(|| Toleration {
        key: key.to_owned(),
        value: value.map(str::to_owned),
        effect: effect.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (line, key, value, effect) in [
            (
                "dedicated=osmo:NoSchedule",
                "dedicated",
                Some("osmo"),
                "NoSchedule",
            ),
            (
                "nvidia.com/gpu:NoExecute",
                "nvidia.com/gpu",
                None,
                "NoExecute",
            ),
            (
                "spot=:PreferNoSchedule",
                "spot",
                Some(""),
                "PreferNoSchedule",
            ),
        ] {
            let expected = Toleration {
                key: key.into(),
                value: value.map(Into::into),
                effect: effect.into(),
            };
            assert_eq!(parse(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn bad() {
        for line in [
            "",
            "a",
            "a=b",
            "a:noschedule",
            "a=b:",
            ":NoSchedule",
            "a b:NoSchedule",
            "a=b c:NoSchedule",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
