//! The first program: the page.

fn main() {
    osmo_configurator_app::start_page();
}
