//! Parts of the page that follow the state.
//!
//! Leptos compiles its machinery anew for every closure type. Behind a box all closures with the same result are one
//! type, which keeps the page small; what a box costs at run time cannot be measured here.

use leptos::prelude::*;
use leptos::tachys::view::keyed::keyed;

/// A value that follows the state, for an attribute or a part of a view.
pub(crate) type Live<T> = Box<dyn FnMut() -> T + Send>;

/// Makes a value that follows the state.
pub(crate) fn live<T>(value: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Box::new(value)
}

/// Makes a value that is worked out once for all that follow it, and passed on only when it differs.
pub(crate) fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed(Box::new(value))
}

fn boxed<T: PartialEq + Send + Sync + 'static>(value: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| value())
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
