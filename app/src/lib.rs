//! The page of the OSMO Configurator: an operator's answers become files, in the browser and nowhere else.
//!
//! It is two programs. The first one asks and shows what the answers set; it is loaded with the page. The second one, the
//! workbench, makes everything else, and is loaded when it is first needed: pages, scripts, archives, and panels that few visits
//! open. They share no memory: `bridge` says what they tell each other.
//!
//! `state` holds the answers and what follows from them, `components` and `pages` show it, `workbench` is the second program,
//! `platform` is the only part that knows the browser. All rules and all output come from the core.

#![expect(
    unreachable_pub,
    reason = "the component macro makes the structs of properties public"
)]

mod app;
mod bridge;
mod components;
#[cfg(test)]
mod first_screen;
mod live;
mod pages;
mod platform;
mod route;
mod shortcuts;
mod state;
mod workbench;

use any_spawner::Executor;
use leptos::reactive::owner::Owner;
use platform::timer::next_turn;
use state::State;
use std::mem;

/// Starts in five turns of the browser, the program, its state, what the state does by itself, the first check and the page: on a slow
/// machine, one long turn would hold back what is typed into the first screen meanwhile.
pub fn start_page() {
    platform::fault::keep_places();
    next_turn(|| {
        // Whatever state begins to listen to needs it; mounting would make it, too late.
        drop(Executor::init_wasm_bindgen());
        let owner = Owner::new();
        let state = owner.with(State::start);
        next_turn(move || {
            owner.with(|| state.listen());
            // It lives as long as the page.
            mem::forget(owner);
            next_turn(move || {
                state.remember_the_files();
                next_turn(move || show(state));
            });
        });
    });
}

/// Starts the workbench: it offers itself to the page and waits to be asked.
pub fn start_workbench() {
    platform::fault::keep_places();
    drop(Executor::init_wasm_bindgen());
    let owner = Owner::new();
    let bench = owner.with(workbench::Bench::new);
    platform::bridge::offer(bench);
    mem::forget(owner);
}

/// Puts the page in the place of the first screen.
fn show(state: State) {
    if let Some(element) = platform::mount::element("app") {
        platform::first_screen::replace(|typed| {
            leptos::mount::mount_to(element, move || app::page(state, &typed)).forget();
        });
    }
}
