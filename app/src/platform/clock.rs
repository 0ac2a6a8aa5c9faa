//! What time it is here.

use wasm_bindgen::JsValue;

/// Returns the seconds since 1970.
pub(crate) fn seconds() -> u64 {
    let millis = js_sys::Date::now();
    // A clock before 1970 or far beyond is nobody's: it counts as 0.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number is whole seconds in the range of u64"
    )]
    if millis.is_finite() && millis > 0.0 {
        (millis / 1000.0) as u64
    } else {
        0
    }
}

/// Returns a second as people write it, in the zone of this browser.
pub(crate) fn words(second: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a date is far below 2^53")]
    let date = js_sys::Date::new(&(second as f64 * 1000.0).into());
    String::from(date.to_locale_string("en-GB", &JsValue::UNDEFINED))
}
