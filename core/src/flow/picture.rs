//! Where everybody stands in the picture. Two columns; what is drawn never overlaps, whatever the answers say.

use super::{Step, Told};
use crate::idp::{chosen, host_of};
use crate::plan::Plan;
use crate::text::or_gap;

/// Width of the picture.
pub const WIDTH: i32 = 520;
/// Height of the picture.
pub const HEIGHT: i32 = 508;

const ROW: i32 = 108;
const BOX: (i32, i32) = (190, 60);
/// How many characters fit into a box.
const FITS: usize = 26;

/// Somebody who takes part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// Name.
    pub title: &'static str,
    /// Host, port or kind; cut short to fit.
    pub line: String,
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

/// The line of one step, from one place to another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The step.
    pub step: Step,
    /// Its number.
    pub number: usize,
    /// Where it begins.
    pub from: (i32, i32),
    /// Where it ends.
    pub to: (i32, i32),
    /// Where its number stands.
    pub mark: (i32, i32),
}

/// Column and row of each.
const BROWSER: (i32, i32) = (0, 0);
const FRONT: (i32, i32) = (0, 1);
const ENVOY: (i32, i32) = (0, 2);
const PROGRAM: (i32, i32) = (0, 3);
const PROVIDER: (i32, i32) = (1, 0);
const PROXY: (i32, i32) = (1, 2);
const SIDECAR: (i32, i32) = (1, 3);
const DATABASE: (i32, i32) = (1, 4);

fn corner((column, row): (i32, i32)) -> (i32, i32) {
    (8 + column * 314, 8 + row * ROW)
}

fn place(at: (i32, i32), title: &'static str, line: &str) -> Place {
    let (x, y) = corner(at);
    let mut line: Vec<char> = line.chars().collect();
    if line.len() > FITS {
        line.truncate(FITS - 1);
        line.push('…');
    }
    Place {
        title,
        line: line.into_iter().collect(),
        x,
        y,
        width: BOX.0,
        height: BOX.1,
    }
}

pub(super) fn places(plan: &Plan) -> Vec<Place> {
    let d = plan.deployment();
    let ports = &plan.facts().ports;
    let port = |port: u16| format!("port {port}");
    let front = if d.ingress.enabled {
        "Ingress"
    } else {
        "Your routing"
    };
    let mut out = vec![
        place(BROWSER, "Browser", "or the CLI"),
        place(FRONT, front, &or_gap(&d.hostname, "hostname")),
    ];
    let Some(c) = plan.connection() else {
        out.push(place(ENVOY, "OSMO", &port(ports.program)));
        return out;
    };
    let database = or_gap(&d.postgres.service_name, "postgresql-host");
    out.extend([
        place(ENVOY, "Envoy", &port(ports.envoy)),
        place(PROGRAM, "OSMO", &port(ports.program)),
        place(
            PROVIDER,
            chosen(d).label,
            host_of(&c.authorization_endpoint),
        ),
        place(PROXY, "oauth2-proxy", &port(ports.proxy)),
        place(SIDECAR, "Authorization sidecar", &port(ports.authorization)),
        place(DATABASE, "PostgreSQL", &database),
    ]);
    out
}

/// A point of a box: how far from its corner, as parts of twelve.
fn at(which: (i32, i32), (right, down): (i32, i32)) -> (i32, i32) {
    let (x, y) = corner(which);
    (x + BOX.0 * right / 12, y + BOX.1 * down / 12)
}

pub(super) fn line(told: &Told) -> Line {
    let (from, to) = match told.step {
        Step::Enter => (at(BROWSER, (6, 12)), at(FRONT, (6, 0))),
        Step::Pass => (at(FRONT, (6, 12)), at(ENVOY, (6, 0))),
        Step::Session => (at(ENVOY, (12, 6)), at(PROXY, (0, 6))),
        Step::Login => (at(BROWSER, (12, 6)), at(PROVIDER, (0, 6))),
        Step::Token => (at(PROXY, (6, 0)), at(PROVIDER, (6, 12))),
        Step::Keys => (at(ENVOY, (10, 0)), at(PROVIDER, (2, 12))),
        Step::Ask => (at(ENVOY, (10, 12)), at(SIDECAR, (0, 6))),
        Step::Roles => (at(SIDECAR, (6, 12)), at(DATABASE, (6, 0))),
        Step::Serve => (at(ENVOY, (4, 12)), at(PROGRAM, (4, 0))),
    };
    Line {
        step: told.step,
        number: told.number,
        from,
        to,
        mark: (i32::midpoint(from.0, to.0), i32::midpoint(from.1, to.1)),
    }
}
