//! What time it is here.

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
