//! What keys do wherever the focus is, and how the sheet of them tells it.

/// What a shortcut does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shortcut {
    /// Opens the search.
    Search,
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,
    /// Goes on, as the button does.
    Next,
    /// Goes a step back.
    Back,
    /// Opens the sheet of shortcuts.
    Help,
}

/// Where the focus is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Spot {
    /// In a box for text, which has a history of its own.
    Text,
    /// In another field.
    Field,
    /// In none.
    Elsewhere,
}

/// A key, and what is held down with it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key<'a> {
    /// As the browser names it.
    pub(crate) name: &'a str,
    /// The key for commands: Ctrl, or on a Mac Cmd.
    pub(crate) command: bool,
    pub(crate) alt: bool,
    pub(crate) shift: bool,
}

/// Where it is kept that a question mark alone opens nothing.
pub(crate) const NO_MARK: &str = "osmo-configurator.no-question-mark";

/// Stands for the key for commands in [`SHEET`].
pub(crate) const COMMAND: &str = "command";

/// The sheet: the keys, and what they do. One that only counts outside text boxes says so.
pub(crate) const SHEET: [(&[&str], &str); 6] = [
    (&[COMMAND, "K"], "Search questions, findings and files"),
    (&[COMMAND, "Z"], "Undo the last change, outside a text box"),
    (&[COMMAND, "Shift", "Z"], "Redo it, outside a text box"),
    (&["Alt", "Page Down"], "Next step, as the button Next"),
    (&["Alt", "Page Up"], "Step before"),
    (&["?"], "This list, outside a field"),
];

/// Returns what a key does.
pub(crate) fn of(key: &Key<'_>, spot: Spot) -> Option<Shortcut> {
    let Key {
        name,
        command,
        alt,
        shift,
    } = *key;
    let outside = spot != Spot::Text;
    match (command, alt, shift, name) {
        (true, false, false, "k" | "K") => Some(Shortcut::Search),
        (true, false, false, "z" | "Z") if outside => Some(Shortcut::Undo),
        (true, false, true, "z" | "Z") | (true, false, false, "y") if outside => {
            Some(Shortcut::Redo)
        }
        (false, true, false, "PageDown") => Some(Shortcut::Next),
        (false, true, false, "PageUp") => Some(Shortcut::Back),
        (false, false, _, "?") if spot == Spot::Elsewhere => Some(Shortcut::Help),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Presses the keys of a row of the sheet.
    fn pressed(keys: &[&str], spot: Spot) -> Option<Shortcut> {
        let held = |name| keys.contains(&name);
        let name = keys.last().unwrap().replace(' ', "");
        let key = Key {
            name: &name,
            command: held(COMMAND),
            alt: held("Alt"),
            shift: held("Shift"),
        };
        of(&key, spot)
    }

    #[test]
    fn the_sheet_tells_every_shortcut_and_no_other() {
        let told = SHEET.map(|(keys, _)| pressed(keys, Spot::Elsewhere));
        let all = [
            Shortcut::Search,
            Shortcut::Undo,
            Shortcut::Redo,
            Shortcut::Next,
            Shortcut::Back,
            Shortcut::Help,
        ];
        assert_eq!(told, all.map(Some));
    }

    #[test]
    fn text_boxes_keep_their_own_keys() {
        for (keys, text, field) in [
            (["command", "z"].as_slice(), None, Some(Shortcut::Undo)),
            (&["command", "y"], None, Some(Shortcut::Redo)),
            (&["?"], None, None),
            (&["Shift", "?"], None, None),
            (
                &["command", "k"],
                Some(Shortcut::Search),
                Some(Shortcut::Search),
            ),
            (
                &["Alt", "PageDown"],
                Some(Shortcut::Next),
                Some(Shortcut::Next),
            ),
        ] {
            assert_eq!(pressed(keys, Spot::Text), text, "{keys:?}");
            assert_eq!(pressed(keys, Spot::Field), field, "{keys:?}");
        }
        assert_eq!(
            pressed(&["Shift", "?"], Spot::Elsewhere),
            Some(Shortcut::Help)
        );
    }

    #[test]
    fn no_letter_alone_does_anything() {
        for name in ["k", "K", "z", "y", "PageDown", "PageUp", "Enter", "a", "/"] {
            assert_eq!(pressed(&[name], Spot::Elsewhere), None, "{name}");
        }
        // Keys that belong to the browser or the system.
        for keys in [["Alt", "k"], ["Alt", "ArrowLeft"], ["command", "PageDown"]] {
            assert_eq!(pressed(&keys, Spot::Elsewhere), None, "{keys:?}");
        }
    }
}
