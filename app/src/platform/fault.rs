//! Where a fault of the program stood, for the sentence that boot.js shows when the program stops.

use super::mount;
use std::panic::{self, PanicHookInfo};

/// Has the place of every panic kept, and nothing else of it: a message may hold what the operator typed.
pub(crate) fn keep_places() {
    panic::set_hook(Box::new(keep));
}

/// Writes the place where boot.js looks for it. The trap that follows a panic makes boot.js speak.
fn keep(panic: &PanicHookInfo<'_>) {
    if let (Some(place), Some(region)) = (panic.location(), mount::element("boot-message")) {
        let text = format!("{}:{}", place.file(), place.line());
        // Without the attribute the sentence still comes, only without the place.
        let _ = region.set_attribute("data-place", &text);
    }
}
