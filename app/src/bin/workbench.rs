//! The second program: everything that is not needed to answer questions.

fn main() {
    osmo_configurator_app::start_workbench();
}
