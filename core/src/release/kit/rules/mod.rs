//! Rules that follow from how the charts are made, for every release whose charts are made so: free values, and the
//! arguments and paths of the sign-in. What differs from release to release they read in the facts.
#![deny(dead_code)]

pub(crate) mod extra;
pub(crate) mod sign_in;

pub(crate) use extra::leaves;
