//! The frame in which the open file scrolls. Only some of its rows are there: the room of the others is set aside.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The frame, and the rows in it.
const FRAME: &str = ".sheet pre";
const CODE: &str = ".sheet pre > code";
const ROW: &str = ".sheet pre .row";

fn find(selector: &str) -> Option<Element> {
    let document = web_sys::window()?.document()?;
    document.query_selector(selector).ok()?
}

/// Sets the room aside for the rows that are not there, and for the widest one.
pub(crate) fn set_room(above: usize, below: usize, widest: usize) {
    let Some(code) = find(CODE).and_then(|code| code.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    for (name, value) in [("--above", above), ("--below", below), ("--widest", widest)] {
        let _ = code.style().set_property(name, &value.to_string());
    }
}

/// Brings the element with this id into sight, as little as that takes: where it is in sight already, nothing moves.
pub(crate) fn come(id: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(element) = find(&format!("#{id}")) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// What is where on the screen, in pixels.
struct Measures {
    frame: Element,
    /// Upper edge of the frame, and of the first row that is there.
    edges: (f64, f64),
    /// Height of what shows of the frame.
    height: f64,
    row: f64,
}

fn measure() -> Option<Measures> {
    let (frame, first) = (find(FRAME)?, find(ROW)?.get_bounding_client_rect());
    let outer = frame.get_bounding_client_rect();
    // A frame that begins lower down ends below the window.
    let end = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let end = if end > outer.top() {
        end.min(outer.bottom())
    } else {
        outer.bottom()
    };
    (first.height() > 0.0).then(|| Measures {
        frame,
        edges: (outer.top(), first.top()),
        height: end - outer.top(),
        row: first.height(),
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of rows; below nought is nought"
)]
fn rows(number: f64) -> usize {
    number as usize
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a file has fewer lines than 2^52"
)]
fn pixels(number: usize) -> f64 {
    number as f64
}

/// Returns the first row in sight and how many rows fit; `above` rows stand above the first one that is there.
pub(crate) fn in_sight(above: usize) -> Option<(usize, usize)> {
    let found = measure()?;
    let gone = (found.edges.0 - found.edges.1) / found.row;
    let first = rows(pixels(above) + gone);
    Some((first, rows(found.height / found.row) + 1))
}

/// Scrolls a list just as far as an entry of it needs to be seen as a whole.
pub(crate) fn keep_in_sight(list: &str, entry: &str) {
    let find = |id: &str| find(&format!("#{id}"));
    let (Some(list), Some(entry)) = (find(list), find(entry)) else {
        return;
    };
    let (frame, edges) = (
        list.get_bounding_client_rect(),
        entry.get_bounding_client_rect(),
    );
    let above = edges.top() - frame.top();
    let below = edges.bottom() - frame.bottom();
    let shift = if above < 0.0 { above } else { below.max(0.0) };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a distance on the screen, in whole pixels"
    )]
    list.set_scroll_top(list.scroll_top() + shift.round() as i32);
}

/// Scrolls to the first row.
pub(crate) fn to_the_top() {
    if let Some(frame) = find(FRAME) {
        frame.set_scroll_top(0);
    }
}

/// Brings a row into view once the page is up to date, without moving the page; `above` says how many rows then stand
/// above the first one that is there.
pub(crate) fn reveal_soon(row: usize, above: impl FnOnce() -> usize + 'static) {
    Timeout::new(0, move || {
        reveal(row, above());
    })
    .forget();
}

fn reveal(row: usize, above: usize) -> Option<()> {
    let found = measure()?;
    let top = found.edges.1 + (pixels(row) - pixels(above)) * found.row;
    if top < found.edges.0 || top + found.row > found.edges.0 + found.height {
        let shift = top - found.edges.0 - found.height / 3.0;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a distance on the screen, in whole pixels"
        )]
        found
            .frame
            .set_scroll_top(found.frame.scroll_top() + shift as i32);
    }
    Some(())
}
