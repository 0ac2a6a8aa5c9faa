//! The first screen as it stands in `index.html`, made from the table of questions: it is painted and can be typed into
//! before the program is there. The test fails when the two differ; `UPDATE_GOLDEN=1` writes it anew.

use crate::components::ids;
use crate::route;
use crate::state::tests::Page;
use crate::state::{is_needed, tally};
use osmo_configurator_core::fields::{Field, Kind, Step};
use osmo_configurator_core::model::{Answers, Choice};
use osmo_configurator_core::questions::STEPS;
use osmo_configurator_core::release::offered::NEWEST;
use std::fmt::Write as _;
use std::path::Path;

const BEGIN: &str = "<!-- first screen -->\n";
const END: &str = "<!-- end of first screen -->";

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

fn hint(id: &str, text: &str) -> String {
    format!(r#"<p class="hint" id="{id}-hint">{}</p>"#, escaped(text))
}

fn text(field: &Field, value: &str) -> String {
    let (id, label) = (ids::id(&field.path), escaped(field.label));
    let needed = is_needed(field);
    format!(
        r#"<div class="field">
  <div class="head"><label for="{id}"><span>{label}</span></label>{}</div>
  {}
  <input type="text" id="{id}" name="{}" value="{}" placeholder="e.g. {}" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="{}" aria-describedby="{id}-hint"{}>
  <div></div>
</div>
"#,
        if needed {
            r#"<b class="needed" aria-hidden="true">needed</b>"#
        } else {
            ""
        },
        hint(&id, field.hint),
        field.path,
        escaped(value),
        escaped(field.example),
        field.kind.most(),
        if needed {
            r#" aria-required="true""#
        } else {
            ""
        },
    )
}

fn choice(field: &Field, options: &[Choice], value: &str) -> String {
    let id = ids::id(&field.path);
    let mut out = format!(
        "<fieldset id=\"{id}\" class=\"field\" aria-describedby=\"{id}-hint\">\n  \
         <legend>{}</legend>\n  {}\n  <div class=\"cards\">\n",
        escaped(field.label),
        hint(&id, field.hint),
    );
    for option in options {
        let id = format!("{id}-{}", option.value);
        let checked = if option.value == value {
            " checked"
        } else {
            ""
        };
        let _ = writeln!(
            out,
            r#"    <div class="card"><input type="radio" id="{id}" name="{}" value="{}" autocomplete="off" aria-describedby="{id}-hint"{checked}><div><label for="{id}">{}</label>{}</div></div>"#,
            field.path,
            option.value,
            escaped(option.label),
            hint(&id, option.hint),
        );
    }
    out + "  </div>\n</fieldset>\n"
}

/// The head as it is on the page, without what the button does.
fn bar() -> String {
    format!(
        r#"<header class="bar">
<span class="plate"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="m12 1 9.5 5.5v11L12 23l-9.5-5.5v-11z"/><path d="m7.5 12.25 3.25 3.25 5.75-6.5"/></svg>OSMO Configurator<small>for {}</small></span>
<span class="local">Nothing leaves this page</span>
<button type="button" disabled>Search<kbd aria-hidden="true">Ctrl K</kbd></button>
<button type="button" disabled>Download all</button>
</header>"#,
        escaped(NEWEST.label)
    )
}

fn links() -> String {
    let page = Page::new();
    let link = |(index, step): (usize, &Step)| {
        let now = if index == 0 {
            r#" class="now" aria-current="step""#
        } else {
            ""
        };
        format!(
            "<li><a href=\"{}\"{now}><i \
             aria-hidden=\"true\">{}</i><span>{}</span><small>{}</small></a></li>\n",
            route::address(index),
            index + 1,
            escaped(step.title),
            escaped(&page.state.key_answer(index))
        )
    };
    STEPS.iter().enumerate().map(link).collect()
}

/// Returns elements for the addresses of the other steps: with one of them the first step does not show.
fn targets() -> String {
    let target = |step: usize| {
        let address = route::address(step);
        format!("<i id=\"{}\"></i>", address.trim_start_matches('#'))
    };
    (1..STEPS.len()).map(target).collect()
}

fn before(step: &Step) -> String {
    let item = |[what, look]: &[&str; 2]| {
        format!("<li>{}<small>{}</small></li>", escaped(what), escaped(look))
    };
    step.before.iter().map(item).collect()
}

/// Returns the first screen.
fn screen() -> String {
    let (step, answers) = (&STEPS[0], Answers::default());
    let field = |field: &Field| {
        let value = field.read(&answers);
        match field.kind {
            Kind::Choice(options) => choice(field, options, &value),
            _ => text(field, &value),
        }
    };
    let fields: String = step.sections[0].fields.iter().map(field).collect();
    let place = format!("Step 1 of {}", STEPS.len());
    let lines = format!(
        r#"{}
<div hidden>{}</div>
<div class="house">
<nav class="steps" aria-label="Steps">
<div class="narrow"><button type="button" disabled>{place}: {}</button><progress aria-hidden="true" max="{}" value="1"></progress></div>
<ol>
{}</ol>
<p class="tally">{}</p>
<p class="tally"><a href="{}">All questions on one page</a></p>
</nav>
<main class="form">
<div class="first">
<p class="count">{place}</p>
<h1>{}</h1>
<p class="lead">{}</p>
<details class="before"><summary>What has to be there before</summary><ul>{}</ul></details>
<div class="section"><div class="fields">
{fields}</div></div>
</div>
<p class="waiting" role="status">The other steps and the files are still loading. What you answer meanwhile is kept.</p>
<p class="late">If this text stays, the browser is too old, or the page was opened as a file: it has to come from a web server.</p>
</main>
<aside class="files" aria-label="Files"></aside>
</div>
"#,
        bar(),
        targets(),
        escaped(step.title),
        STEPS.len(),
        links(),
        tally(Page::new().state.needed()),
        route::address(route::ALL),
        escaped(step.question),
        escaped(step.lead),
        before(step),
    );
    let indented = |line: &str| format!("        {line}\n");
    lines.lines().map(indented).collect()
}

#[test]
fn the_first_screen_is_what_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../index.html");
    let page = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = page
        .split_once(BEGIN)
        .expect("index.html has a first screen");
    let (_, tail) = rest.split_once(END).expect("the first screen ends");
    let expected = format!("{head}{BEGIN}{}        {END}{tail}", screen());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, expected).unwrap();
    } else {
        assert!(
            page == expected,
            "index.html is not what the table of questions says: run this test with UPDATE_GOLDEN=1"
        );
    }
}

/// Two numbers on one screen would be one too many.
#[test]
fn the_lead_names_as_many_answers_as_are_needed() {
    let (_, needed) = Page::new().state.needed();
    assert!(
        STEPS[0].lead.contains(&format!("Give {needed} answers")),
        "{needed}"
    );
}

#[test]
fn every_question_of_the_first_screen_is_asked_at_once_and_has_all_its_texts() {
    let deployment = Answers::default().deployment;
    for field in STEPS[0].sections[0].fields {
        assert!(field.is_asked(&deployment) && !field.hint.is_empty() && !field.short);
        match field.kind {
            Kind::Choice(options) => assert!(options.iter().all(|one| !one.hint.is_empty())),
            kind => assert!(kind == Kind::Text && !field.example.is_empty()),
        }
    }
}
