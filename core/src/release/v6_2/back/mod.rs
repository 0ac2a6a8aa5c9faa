//! Values of 6.2 read back to answers: beside the renderers in `values/`, one row for each key that these write. A test
//! walks every key of every fixture, so that the table cannot fall behind.

mod clues;
mod rows;
mod slips;

use crate::release::kit::back::Reading;

/// How values of 6.2 are read back.
pub(crate) static READING: Reading = Reading {
    rows: rows::ROWS,
    clues: clues::clues,
    sign_in: clues::sign_in,
    slips: slips::SLIPS,
    // The guide indents both too far (D6).
    misplaced: &[
        ("services.defaultAdmin.ingress", "services.service.ingress"),
        (
            "services.defaultAdmin.resources",
            "services.service.resources",
        ),
    ],
    signs: &[("router", "sidecars.envoy.skipAuthPaths", "/api/router/")],
    no_annotations: slips::NO_ANNOTATIONS,
    secrets: &[
        (
            "service",
            "services.postgres.password",
            path!("secrets.dbPassword"),
        ),
        (
            "router",
            "services.postgres.password",
            path!("secrets.dbPassword"),
        ),
    ],
};

#[cfg(test)]
mod tests;
