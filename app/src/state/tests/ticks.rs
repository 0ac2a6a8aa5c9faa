//! Steps at the provider that are ticked off.

use super::{Desk, Page};
use osmo_configurator_core::answers;

#[test]
fn ticks_outlive_a_reload_and_travel_nowhere() {
    let desk = Desk::new();
    let page = Page::on(desk);
    let steps = page.state.guidance().unwrap().steps;
    let (first, second) = (steps[0].text.as_str(), steps[1].text.as_str());
    page.state.ticks.tick(first, true);
    page.state.ticks.tick(second, true);
    page.state.ticks.tick(second, false);
    let again = Page::on(desk);
    assert!(again.state.ticks.has(first) && !again.state.ticks.has(second));
    // No answers file and no link has it.
    let file = again.state.given.answers(answers::differences);
    assert!(!file.contains(first));
    again.state.start_afresh();
    assert!(!again.state.ticks.has(first));
    assert!(!desk.stored().contains(first));
}

#[test]
fn a_tick_lasts_as_long_as_the_page_where_storage_refuses() {
    let page = Page::new();
    page.desk.block(true);
    page.state.ticks.tick("a step", true);
    assert!(page.state.ticks.has("a step"));
    page.desk.block(false);
    assert!(!Page::on(page.desk).state.ticks.has("a step"));
}
