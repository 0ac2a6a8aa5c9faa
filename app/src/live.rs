//! Parts of the page that follow the state.
//!
//! Leptos compiles its machinery anew for every closure type. Behind a box all closures with the same result are one
//! type, which keeps the page small; what a box costs at run time cannot be measured here.

use leptos::prelude::*;
use leptos::reactive::graph::{Observer, Subscriber};
use leptos::tachys::view::keyed::keyed;

/// A value that follows the state, for an attribute or a part of a view.
pub(crate) type Live<T> = Box<dyn FnMut() -> T + Send>;

/// Makes a value that follows the state.
pub(crate) fn live<T>(mut value: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Box::new(move || {
        unfollow_in_the_end();
        value()
    })
}

/// Has what runs here taken off the lists of all that it follows when its part of the page goes away. Leptos leaves it there,
/// and with it a piece of memory, until the followed value changes; some never do.
fn unfollow_in_the_end() {
    if let Some(follower) = Observer::get() {
        on_cleanup(move || follower.clear_sources(&follower));
    }
}

/// Makes a value that is worked out once for all that follow it, and passed on only when it differs.
pub(crate) fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed(Box::new(move |_| value()))
}

/// The same for a value that hangs on what it was before.
pub(crate) fn memo_after<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed(Box::new(value))
}

/// Works a value out from what it was before.
type After<T> = Box<dyn Fn(Option<&T>) -> T + Send + Sync>;

fn boxed<T: PartialEq + Send + Sync + 'static>(value: After<T>) -> Memo<T> {
    Memo::new(move |before| {
        unfollow_in_the_end();
        value(before)
    })
}

/// A list that follows the state: an item whose key is there already stays as it is.
///
/// Its items follow nothing themselves. Leptos's own list gives each of them an owner, of which a piece stays in memory
/// for as long as the list does; with this one, memory does not grow while somebody types.
pub(crate) fn list<T: Send + 'static>(
    items: impl Fn() -> Vec<T> + Send + 'static,
    key: fn(&T) -> u64,
    view: fn(T) -> AnyView,
) -> Live<AnyView> {
    live(move || keyed(items(), key, move |_, item| (drop::<usize>, view(item))).into_any())
}
