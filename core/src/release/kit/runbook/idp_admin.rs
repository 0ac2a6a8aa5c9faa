//! `IDP-ADMIN.md`, for whoever runs the identity provider: what to register, what has to come back. No secret stands in it, and
//! nothing that only somebody with the cluster needs. Beside it the same by command line, where the provider has one.

use super::Context;
use crate::fields::Kind;
use crate::idp::registration::{registration, terraform};
use crate::idp::{self, Guidance, guidance, is_met};
use crate::model::Deployment;
use crate::plan::Plan;
use crate::release::kit::{Draft, header};
use crate::text::markdown::{Page, plain};
use crate::text::{Language, Line};

/// Says whether there is somebody to send the page to.
fn is_wanted(plan: &Plan) -> bool {
    plan.connection().is_some() && idp::chosen(plan.deployment()).dead_end.is_none()
}

/// Returns the page; nothing where nobody signs in.
pub(crate) fn page(plan: &Plan) -> Option<Vec<Line>> {
    is_wanted(plan).then(|| lines(plan))
}

/// Returns the page and the files beside it; nothing where nobody signs in.
pub(crate) fn files(plan: &Plan) -> Vec<Draft<'_>> {
    let d = plan.deployment();
    let guide = idp::guide(d);
    if !is_wanted(plan) {
        return Vec::new();
    }
    let mut files = vec![Draft::text("IDP-ADMIN.md", Language::Markdown, || {
        lines(plan)
    })];
    if guide.registration.is_some() {
        files.push(Draft::text("idp/register.sh", Language::Shell, || {
            script(plan)
        }));
    }
    if guide.registration.is_some() {
        files.push(Draft::text("idp/register.tf", Language::Shell, || {
            script_of_terraform(plan)
        }));
    }
    if let Some(file) = &guide.import {
        files.push(Draft::text(file.name, Language::Yaml, || {
            let lines = (file.lines)(d).into_iter();
            lines.map(|text| Line::new(text, None)).collect()
        }));
    }
    files
}

/// The commands as a script.
fn script(plan: &Plan) -> Vec<Line> {
    let mut out = vec![Line::new("#!/usr/bin/env bash", None)];
    let (tool, commands) = registration(plan.deployment()).unwrap_or_default();
    let about =
        format!("Registers OSMO at the identity provider, with {tool}. For whoever runs that.");
    out.extend(header::comments(plan, &[&about]));
    out.extend(commands.into_iter().map(|text| Line::new(text, None)));
    out
}

/// The same for Terraform.
fn script_of_terraform(plan: &Plan) -> Vec<Line> {
    let about = "Registers OSMO at the identity provider, with Terraform. For whoever runs that.";
    let state = "The client secret ends up in the state: keep that where secrets are kept. \
                 terraform output -raw client_secret shows it.";
    let mut out = header::comments(plan, &[about, state]);
    let lines = terraform(plan.deployment()).unwrap_or_default();
    out.extend(lines.into_iter().map(|text| Line::new(text, None)));
    out
}

fn lines(plan: &Plan) -> Vec<Line> {
    let c = Context::new(plan);
    let d = plan.deployment();
    let provider = idp::chosen(d);
    let said = guidance(d);
    let mut page = Page::default();
    page.h1(&format!(
        "{}: sign-in for OSMO at {}",
        provider.label,
        plain(&c.host)
    ));
    page.p(&header::sentence(plan));
    page.p(&format!(
        "People will sign in to OSMO at https://{} through {}. This page says what to register there and \
         what to send back. There is no secret in it.",
        plain(&c.host),
        provider.label
    ));
    values(&mut page, &said);
    page.h2("Step by step");
    page.p("In italics: what people see when a step was left out, and what it means.");
    steps(&mut page, &said, d);
    command_line(&mut page, plan);
    back(&mut page, plan);
    page.h2("Who will be able to sign in");
    page.p(&format!(
        "{}. Restrict it at the provider.",
        plain(&(idp::guide(d).who)(d))
    ));
    page.h2("What this rests on");
    page.p(&said.proof.says());
    page.into_lines()
}

fn values(page: &mut Page, said: &Guidance) {
    page.h2("What to register");
    let mut rows = vec![[
        "Kind".to_owned(),
        "OpenID Connect, confidential web client, authorization code with PKCE (S256)".to_owned(),
    ]];
    rows.extend(
        said.facts
            .iter()
            .map(|fact| [fact.label.to_owned(), code(&fact.value)]),
    );
    let rows: Vec<[&str; 2]> = rows
        .iter()
        .map(|[label, value]| [label.as_str(), value.as_str()])
        .collect();
    page.rows(["", "Value, letter by letter"], &rows);
}

/// A value as code, whatever it holds.
fn code(value: &str) -> String {
    format!("`{}`", value.replace(['`', '\n'], "'"))
}

fn steps(page: &mut Page, said: &Guidance, d: &Deployment) {
    for (index, step) in said.steps.iter().enumerate() {
        page.item(&format!("{}. {}", index + 1, step.text));
        for fact in &step.values {
            page.item(&format!("   - {}: {}", fact.label, code(&fact.value)));
        }
        for [sign, cause] in step.traps.iter().filter(|trap| is_met(**trap, d)) {
            page.item(&format!("   - *{}*: {cause}.", plain(sign)));
        }
    }
}

fn command_line(page: &mut Page, plan: &Plan) {
    let Some((tool, commands)) = registration(plan.deployment()) else {
        return;
    };
    page.h2("The same by command line");
    page.p(&format!(
        "With {tool}. It is idp/register.sh beside this page, a script; read it before you run it. It was made from the vendor's \
         documents and run against stand-ins only.",
    ));
    page.sh(&commands.join("\n"));
    page.p(
        "idp/register.tf beside it is the same for Terraform. It was made from the vendor's documents and never \
         applied; the client secret ends up in the state.",
    );
}

fn back(page: &mut Page, plan: &Plan) {
    page.h2("What has to come back");
    page.p("Where a line says \"In our files\", that is what we use at present. Say whether it is right.");
    let d = plan.deployment();
    let fields = idp::chosen(d)
        .questions
        .iter()
        .flat_map(|section| section.fields);
    for field in fields.filter(|field| field.is_asked(d)) {
        let given = field.read(plan.answers());
        let given = match (field.kind, given.as_str()) {
            (_, "") => String::new(),
            (Kind::Flag, text) => format!(
                " In our files: {}.",
                if text == "true" { "yes" } else { "no" }
            ),
            (_, text) => format!(" In our files: {}.", code(text)),
        };
        let hint = if field.hint.is_empty() {
            String::new()
        } else {
            format!(": {}", field.hint)
        };
        page.task(&format!("{}{hint}{given}", field.label));
    }
    page.task(
        "Client secret, through a vault or another safe way, with the day on which it ends. Not by mail, chat or ticket.",
    );
}
