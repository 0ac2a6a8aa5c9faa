//! The way of a request as a picture, with the steps that findings are about.

use crate::live::{live, memo};
use crate::workbench::Page;
use leptos::prelude::*;
use osmo_configurator_core::flow::{self, Flow, Line, Place, Step, Told, step_of};
use osmo_configurator_core::idp;
use osmo_configurator_core::path::Path;

const STEPS: &str = "flow-steps";

/// Each step that findings are about, with the place of the first.
type Lit = Vec<(Step, Path)>;

fn lit(page: Page) -> Lit {
    page.report(|report| {
        let found = report.findings.iter();
        let mut out: Lit = found
            .filter_map(|one| Some((step_of(&one.path)?, one.path)))
            .collect();
        out.sort_by_key(|(step, _)| *step);
        out.dedup_by_key(|(step, _)| *step);
        out
    })
}

fn at(lit: &Lit, step: Step) -> Option<Path> {
    lit.iter()
        .find(|(of, _)| *of == step)
        .map(|(_, path)| *path)
}

fn place(place: &Place) -> AnyView {
    let (middle, first) = (place.x + place.width / 2, place.y + 25);
    view! {
        <g class="place">
            <rect x=place.x y=place.y width=place.width height=place.height rx="6"></rect>
            <text class="title" x=middle y=first>{place.title}</text>
            <text x=middle y=first + 20>{place.line.clone()}</text>
        </g>
    }
    .into_any()
}

fn line(lit: &Lit, line: &Line) -> AnyView {
    let class = if at(lit, line.step).is_some() {
        "way lit"
    } else {
        "way"
    };
    view! {
        <g class=class>
            <line x1=line.from.0 y1=line.from.1 x2=line.to.0 y2=line.to.1 marker-end="url(#flow-tip)"></line>
            <circle cx=line.mark.0 cy=line.mark.1 r="11"></circle>
            <text x=line.mark.0 y=line.mark.1 + 5>{line.number}</text>
        </g>
    }
    .into_any()
}

fn step(page: Page, lit: &Lit, told: &Told) -> AnyView {
    let open = at(lit, told.step).map(|path| {
        view! {
            <button type="button" class="quiet" on:click=move |_| page.go_to(path)>
                "Something is open here: show it"
                <span class="unseen">{format!(" (step {})", told.number)}</span>
            </button>
        }
        .into_any()
    });
    let class = if open.is_some() { "lit" } else { "" };
    view! { <li class=class>{told.text.clone()}" "{open}</li> }.into_any()
}

fn picture(page: Page, flow: &Flow, lit: &Lit) -> AnyView {
    let size = format!("0 0 {} {}", flow::WIDTH, flow::HEIGHT);
    view! {
        <svg class="flow" viewBox=size role="img" aria-label="The way of a request" aria-describedby=STEPS>
            <defs>
                <marker
                    id="flow-tip"
                    viewBox="0 0 8 8"
                    refX="7"
                    refY="4"
                    markerUnits="userSpaceOnUse"
                    markerWidth="12"
                    markerHeight="12"
                    orient="auto-start-reverse"
                >
                    <path d="M0 0 L8 4 L0 8 z"></path>
                </marker>
            </defs>
            {flow.lines.iter().map(|one| line(lit, one)).collect_view()}
            {flow.places.iter().map(place).collect_view()}
        </svg>
        <ol id=STEPS class="flow-steps">{flow.steps.iter().map(|one| step(page, lit, one)).collect_view()}</ol>
    }
    .into_any()
}

/// The picture and its steps. It follows the answers and the findings.
pub(super) fn panel(page: Page) -> AnyView {
    let flow = memo(move || page.plan(flow::flow));
    let lit = memo(move || lit(page));
    let dead_end =
        memo(move || page.deployment(|d| idp::chosen(d).dead_end.map(|_| idp::chosen(d).label)));
    live(move || match dead_end.get() {
        Some(label) => {
            view! { <p class="note">"Nobody can sign in through "{label}" itself, so there is no way to show. Choose another provider."</p> }
                .into_any()
        }
        None => flow.with(|flow| lit.with(|lit| picture(page, flow, lit))),
    })
    .into_any()
}
