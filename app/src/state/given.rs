//! What the operator gave: answers and secrets, and what follows from both. Secrets are in memory only.

use super::past::{self, Past, Turned};
use super::{Port, Wire, extra};
use crate::live::{memo, memo_after};
use leptos::prelude::*;
use osmo_configurator_core::changes::{self, Change};
use osmo_configurator_core::entropy::{Entropy, EntropyError};
use osmo_configurator_core::fields::{Field, Kind, Misfit};
use osmo_configurator_core::finding::{Finding, Report};
use osmo_configurator_core::model::{Answers, Deployment};
use osmo_configurator_core::path;
use osmo_configurator_core::path::Path;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::secrets::{self, SPECS, Secret, SecretSpec, Secrets, Source};
use osmo_configurator_core::{accepted, questions};

/// So many bytes of free YAML are checked within one key.
const LONG: usize = 4 * 1024;

/// Answers and secrets, as typed, and what follows from them.
#[derive(Clone, Copy)]
pub(crate) struct Given {
    answers: RwSignal<Answers>,
    /// Earlier answers.
    pub(crate) past: Past,
    secrets: RwSignal<Secrets>,
    /// Counts the times that secrets were changed by something other than typing.
    put: RwSignal<u32>,
    plan: Memo<Plan>,
    /// The plan that was checked last, where the check waits until the files are painted.
    checked: RwSignal<Option<Plan>>,
    report: Memo<Report>,
    /// What the answers would be that nobody gave, with the choices as they are.
    usual: Memo<Answers>,
    /// The way to the other program of the page.
    pub(super) wire: Wire,
}

impl Given {
    pub(super) fn new(port: &'static dyn Port) -> Self {
        let answers = RwSignal::new(Answers::default());
        let secrets = RwSignal::new(Secrets::default());
        let plan = memo_after(move |before: Option<&Plan>| {
            let made = |all: &Answers, held: &Secrets| match before {
                Some(before) => before.after(all, held),
                None => Plan::new(all, held),
            };
            answers.with(|all| secrets.with(|held| made(all, held)))
        });
        let wire = Wire::new(port, answers, secrets);
        let checked = RwSignal::new(None::<Plan>);
        let report = memo(move || {
            checked.with(|one| match one {
                Some(plan) => extra::report(plan, wire),
                None => plan.with(|plan| extra::report(plan, wire)),
            })
        });
        let choices = memo(move || {
            let choices = questions::all().filter(|field| matches!(field.kind, Kind::Choice(_)));
            answers.with(|all| choices.map(|field| field.read(all)).collect::<Vec<_>>())
        });
        let usual = memo(move || {
            // A memo that is only followed is never worked out.
            choices.with(|_| ());
            answers.with_untracked(|all| questions::usual_of(&all.deployment))
        });
        Self {
            answers,
            past: Past::new(),
            secrets,
            put: RwSignal::new(0),
            plan,
            checked,
            report,
            usual,
            wire,
        }
    }

    /// Has the check wait for [`Given::check_now`] from here on: somebody who types waits for the files alone.
    pub(super) fn check_later(self) {
        self.checked.set(Some(self.plan.get_untracked()));
    }

    /// Says whether so much free YAML was given that checking it takes longer than a key may.
    pub(super) fn is_long(self) -> bool {
        let yaml = questions::all().filter(|field| field.kind == Kind::Yaml);
        let bytes: usize = yaml.map(|field| self.read(field).len()).sum();
        bytes > LONG
    }

    /// Checks the plan as it is now, where the check waits.
    pub(super) fn check_now(self) {
        let stale = |one: &Option<Plan>| {
            let old = |one: &Plan| self.plan.with_untracked(|plan| plan != one);
            one.as_ref().is_some_and(old)
        };
        if self.checked.with_untracked(stale) {
            self.check_later();
        }
    }

    /// Follows the answers and secrets as of the last check.
    pub(super) fn follow_the_check(self) {
        if self.checked.with(Option::is_none) {
            self.plan.with(|_| ());
        }
    }

    #[cfg(test)]
    pub(super) fn checked_holds_no_secret(self) -> bool {
        let empty = |one: &Option<Plan>| one.as_ref().is_some_and(|plan| plan.secrets().is_empty());
        self.checked.with_untracked(empty)
    }

    /// Returns the plan and the report as they are now.
    pub(super) fn so_far(self) -> (Plan, Report) {
        self.check_now();
        (self.plan.get_untracked(), self.report.get_untracked())
    }

    /// Looks at the answers as typed.
    pub(crate) fn answers<T>(self, look: impl FnOnce(&Answers) -> T) -> T {
        self.answers.with(look)
    }

    /// Says whether something is asked or needed at the moment.
    pub(crate) fn asks(self, asked: impl Fn(&Deployment) -> bool) -> bool {
        self.answers.with(|answers| asked(&answers.deployment))
    }

    /// Returns an answer as typed.
    pub(crate) fn read(self, field: &Field) -> String {
        self.answers.with(|answers| field.read(answers))
    }

    /// Returns the default of a question that was answered otherwise.
    pub(crate) fn other_default(self, field: &Field) -> Option<String> {
        let usual = self.usual.with(|usual| field.read(usual));
        (!usual.is_empty() && self.read(field) != usual).then_some(usual)
    }

    /// Looks at what the check and the files look at.
    pub(crate) fn plan<T>(self, look: impl FnOnce(&Plan) -> T) -> T {
        self.plan.with(look)
    }

    /// Looks at all findings.
    pub(crate) fn report<T>(self, look: impl FnOnce(&Report) -> T) -> T {
        self.report.with(look)
    }

    /// Looks at a secret.
    pub(crate) fn secret<T>(self, spec: &SecretSpec, look: impl FnOnce(&Secret) -> T) -> T {
        self.secrets.with(|secrets| look((spec.get)(secrets)))
    }

    /// Has the controls show secrets that came by something other than typing.
    pub(super) fn follow_put_now(self) {
        self.put.update(|count| *count += 1);
    }

    /// Follows changes of secrets by something other than typing.
    pub(crate) fn follow_put(self) {
        self.put.track();
    }

    /// Returns how many of the needed secrets are held.
    pub(crate) fn held(self) -> usize {
        let held =
            |spec: &&SecretSpec| self.asks(spec.needed) && !self.secret(spec, Secret::is_empty);
        SPECS.iter().filter(held).count()
    }

    pub(super) fn has_secrets(self) -> bool {
        !self.secrets.with(Secrets::is_empty)
    }

    /// Returns why a warning is accepted.
    pub(crate) fn reason(self, finding: &Finding) -> String {
        let reason = |answers: &Answers| {
            self.report(|report| accepted::reason(&answers.deployment, report, finding).to_owned())
        };
        self.answers(reason)
    }

    /// Takes why a warning is accepted, as typed.
    pub(crate) fn accept(self, finding: &Finding, reason: &str) {
        self.check_now();
        let report = self.report.get_untracked();
        self.keep(Some(path!("acceptedWarnings")), true);
        self.answers.update(|answers| {
            accepted::accept(&mut answers.deployment, &report, finding, reason);
        });
    }

    pub(super) fn choose(self, field: &Field, text: &str) -> Result<(), Misfit> {
        let mut taken = Ok(());
        let typed = past::is_typed(field);
        self.keep(Some(field.path), typed);
        self.answers
            .update(|answers| taken = field.choose(answers, text));
        if taken.is_err() && !typed {
            self.past.forget_last();
        }
        taken
    }

    pub(super) fn apply(self, taken: &[&Change]) {
        if !taken.is_empty() {
            self.keep(None, false);
        }
        self.answers
            .update(|answers| changes::apply(answers, taken.iter().copied()));
    }

    /// Keeps the answers as they are, before they change.
    fn keep(self, of: Option<Path>, typed: bool) {
        self.answers
            .with_untracked(|answers| self.past.keep(answers, of, typed));
    }

    /// Goes a step back or forth, and returns what was changed by it; nothing if there is no such step.
    pub(super) fn turn(self, back: bool) -> Option<Turned> {
        let turn = |answers: &Answers| self.past.turn(answers, back);
        let (answers, turned) = self.answers.with_untracked(turn)?;
        self.answers.set(answers);
        Some(turned)
    }

    /// Says whether free YAML was given.
    pub(super) fn has_extra(self) -> bool {
        let mut yaml = questions::all().filter(|field| field.kind == Kind::Yaml);
        yaml.any(|field| !self.read(field).is_empty())
    }

    /// Takes what is stored in place of what is there.
    pub(super) fn take_deployment(self, deployment: Deployment) {
        self.past.forget();
        self.answers
            .update(|answers| answers.deployment = deployment);
    }

    pub(super) fn take_secret(self, spec: &SecretSpec, secret: Secret) {
        self.secrets
            .update(|secrets| *(spec.get_mut)(secrets) = secret);
    }

    /// Returns every secret that is needed, that nobody has to know, and that is not there yet.
    pub(super) fn to_generate(self) -> Vec<&'static SecretSpec> {
        let open = |spec: &&SecretSpec| {
            spec.source == Source::Generated
                && self.asks(spec.needed)
                && self.secret(spec, Secret::is_empty)
        };
        SPECS.iter().filter(open).collect()
    }

    /// Generates these secrets in place of what was there, or none of them.
    pub(super) fn generate(
        self,
        specs: &[&SecretSpec],
        entropy: &mut dyn Entropy,
    ) -> Result<(), EntropyError> {
        let mut made = self.secrets.get_untracked();
        for spec in specs {
            secrets::generate(&mut made, spec, entropy)?;
        }
        self.secrets.set(made);
        self.put.update(|count| *count += 1);
        Ok(())
    }

    pub(super) fn forget_secrets(self) {
        if untrack(|| self.has_secrets()) {
            self.secrets.update(Secrets::clear);
        }
        self.put.update(|count| *count += 1);
    }

    pub(super) fn forget_answers(self) {
        self.past.forget();
        self.answers.set(Answers::default());
    }
}
