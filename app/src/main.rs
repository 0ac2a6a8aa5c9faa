//! The page of the OSMO Configurator: an operator's answers become files, in the browser and nowhere else.
//!
//! `state` holds the answers and what follows from them, `components` and `pages` show it, `platform` is the only
//! part that knows the browser. All rules and all output come from the core.

#![expect(
    unreachable_pub,
    reason = "the component macro makes the structs of properties public"
)]

mod app;
mod components;
#[cfg(test)]
mod first_screen;
mod live;
mod pages;
mod platform;
mod route;
mod state;

fn main() {
    platform::fault::keep_places();
    if let Some(element) = platform::mount::element("app") {
        platform::first_screen::replace(|typed| {
            leptos::mount::mount_to(element, move || app::page(&typed)).forget();
        });
    }
}
