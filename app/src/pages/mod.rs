//! The pages of the walk.

pub(crate) mod all;
pub(crate) mod arrival;
pub(crate) mod page;
pub(crate) mod pass_on;
pub(crate) mod review;
pub(crate) mod secrets;
pub(crate) mod take;
