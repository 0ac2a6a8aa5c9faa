//! The first screen of `index.html`, which can be typed into before the program is there: what was typed, where the focus
//! and the caret are, and how it goes away.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlInputElement};

/// The part of the page that goes away.
const SCREEN: &str = "loading";

/// What was typed there: path and text of each answer that differs from what the screen began with.
pub(crate) type Typed = Vec<(String, String)>;

/// Where the focus was, what stood there, and what of it was selected.
struct Caret {
    id: String,
    text: String,
    selected: Option<(u32, u32)>,
}

fn inputs(document: &Document) -> Vec<HtmlInputElement> {
    let Ok(found) = document.query_selector_all(&format!("#{SCREEN} input")) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|place| found.item(place)?.dyn_into().ok())
        .collect()
}

/// Returns the answer in an input, if somebody gave one.
fn answer(input: &HtmlInputElement) -> Option<(String, String)> {
    let given = if input.type_() == "radio" {
        input.checked() && !input.default_checked()
    } else {
        input.value() != input.default_value()
    };
    given.then(|| (input.name(), input.value()))
}

fn caret(document: &Document) -> Option<Caret> {
    let input: HtmlInputElement = document.active_element()?.dyn_into().ok()?;
    let (start, end) = (input.selection_start(), input.selection_end());
    Some(Caret {
        id: input.id(),
        text: input.value(),
        selected: start.ok().flatten().zip(end.ok().flatten()),
    })
}

fn put(document: &Document, caret: &Caret) -> Option<()> {
    let element = document.get_element_by_id(&caret.id)?;
    element.dyn_ref::<HtmlElement>()?.focus().ok()?;
    let (start, end) = caret.selected?;
    let input = element.dyn_ref::<HtmlInputElement>()?;
    // The page fills its boxes at the end of this turn, which moves the caret only if the text differs.
    input.set_value(&caret.text);
    input.set_selection_range(start, end).ok()
}

/// Takes the first screen away and lets `mount` put the page in its place. Nothing can be typed in between: the browser
/// gets no turn. The focus is afterwards where it was, in the element with the same id.
pub(crate) fn replace(mount: impl FnOnce(Typed)) {
    let Some(document) = document() else {
        return mount(Typed::new());
    };
    let typed = inputs(&document).iter().filter_map(answer).collect();
    let caret = caret(&document);
    if let Some(screen) = document.get_element_by_id(SCREEN) {
        screen.remove();
    }
    mount(typed);
    if let Some(caret) = caret {
        put(&document, &caret);
    }
}
