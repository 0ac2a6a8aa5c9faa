//! Presets: who each is for, what it sets and changes before it is taken, and the way back.

use crate::live::{live, memo};
use crate::platform::focus;
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::presets::{Effect, PRESETS, Preset, Row};

/// The preset that was taken last: its name, how many answers it changed, and the answers since then.
#[derive(Clone, PartialEq)]
struct Done {
    name: &'static str,
    count: usize,
    answers: Answers,
}

impl Done {
    fn says(&self) -> String {
        let answers = match self.count {
            1 => "1 answer".to_owned(),
            count => format!("{count} answers"),
        };
        format!("Preset {}: {answers} set", self.name)
    }
}

/// The panel under way.
#[derive(Clone, Copy)]
struct Panel {
    page: Page,
    /// The preset that is looked at.
    open: RwSignal<Option<&'static str>>,
    done: RwSignal<Option<Done>>,
}

fn id(preset: &Preset) -> String {
    format!("preset-{}", preset.word)
}

const UNDO: &str = "preset-undo";

fn changed(row: &Row) -> AnyView {
    let (old, new) = (row.old.clone(), row.new.clone());
    view! { <div><dt>{row.label}</dt><dd>{old}" → "<b>{new}</b><small>{row.why}</small></dd></div> }
        .into_any()
}

fn kept(row: &Row) -> AnyView {
    view! { <div><dt>{row.label}</dt><dd>{row.new.clone()}<small>{row.why}</small></dd></div> }
        .into_any()
}

impl Panel {
    fn take(self, preset: &'static Preset) {
        let now = self.page.answers_now();
        let count = preset.effect(&now).changes.len();
        let done = Done {
            name: preset.name,
            count,
            answers: preset.taken(&now),
        };
        self.page.set(&done.says(), &done.answers);
        // What follows from it is drawn with the answers as they are then.
        self.page.answers_now();
        self.open.set(None);
        self.done.set(Some(done));
        focus::soon(UNDO.to_owned());
    }

    /// What taking a preset does, and the button that does it.
    fn effect(self, preset: &'static Preset, effect: &Effect) -> AnyView {
        let changes: Vec<AnyView> = effect.changes.iter().map(changed).collect();
        let button = match changes.len() {
            0 => None,
            1 => Some("Set this answer".to_owned()),
            count => Some(format!("Set these {count} answers")),
        };
        let button = button.map(|text| {
            view! {
                <button type="button" class="primary" on:click=move |_| self.take(preset)>{text}</button>
            }
        });
        let rest: Vec<AnyView> = effect.kept.iter().map(kept).collect();
        let rest = (!rest.is_empty()).then(|| {
            let title = format!("Already so ({})", rest.len());
            view! { <h4>{title}</h4><dl class="rows">{rest}</dl> }
        });
        view! {
            <p>{effect.in_short()}</p>
            <dl class="rows">{changes}</dl>
            <p>{button}</p>
            {rest}
        }
        .into_any()
    }

    fn preset(self, preset: &'static Preset) -> AnyView {
        let open = memo(move || self.open.get() == Some(preset.word));
        let effect = memo(move || {
            open.get()
                .then(|| self.page.answers(|now| preset.effect(now)))
        });
        let turn = move |_| {
            let next = (!open.get_untracked()).then_some(preset.word);
            self.open.set(next);
        };
        let below = id(preset) + "-effect";
        view! {
            <li>
                <button
                    type="button"
                    id=id(preset)
                    aria-expanded=live(move || open.get().to_string())
                    aria-controls=below.clone()
                    on:click=turn
                >
                    {preset.name}
                </button>
                " "
                <span class="hint">{preset.about}</span>
                <div id=below>
                    {live(move || effect.get().map(|effect| self.effect(preset, &effect)))}
                </div>
            </li>
        }
        .into_any()
    }

    /// What was taken last. The way back is there until something else changes.
    fn done(self) -> AnyView {
        let back = memo(move || {
            self.done.with(|done| {
                let done = done.as_ref()?;
                let same = self.page.answers(|now| *now == done.answers);
                Some((done.says(), done.name, same))
            })
        });
        let undo = move |_| {
            let name = self
                .done
                .with_untracked(|done| done.as_ref().map(|one| one.name));
            self.done.set(None);
            self.page.undo();
            let preset = PRESETS.iter().find(|one| Some(one.name) == name);
            focus::soon(preset.map(id).unwrap_or_default());
        };
        live(move || {
            back.get().map(|(says, name, same)| {
                let button = same.then(|| {
                    view! {
                        " "
                        <button type="button" id=UNDO on:click=undo>
                            "Undo"
                            <span class="unseen">" the preset "{name}</span>
                        </button>
                    }
                });
                view! { <p class="note">{says}"."{button}</p> }.into_any()
            })
        })
        .into_any()
    }
}

/// The presets.
pub(super) fn panel(page: Page) -> AnyView {
    let panel = Panel {
        page,
        open: RwSignal::new(None),
        done: RwSignal::new(None),
    };
    view! {
        <p class="intro">
            "Answers that go together. Each shows first what it changes, for the platform that is chosen above. Hosts, the provider and \
             secrets stay yours to give."
        </p>
        {panel.done()}
        <ul class="presets">{PRESETS.iter().map(|one| panel.preset(one)).collect_view()}</ul>
    }
    .into_any()
}
