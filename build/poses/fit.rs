//! Where a figure stands in its frame: on the ground, and in the middle of all that its movement takes.

use super::super::domain::figure::Figure;
use super::super::domain::figure::body::body;
use super::super::domain::figure::drawing::{Class, Disc, Drawing, FRAME};
use super::super::domain::figure::space::{MM, div};
use super::super::domain::figure::view::{Distance, Fit};

/// How many moments between two key poses are checked here; the tests look at more.
pub const BETWEEN: i32 = 3;
/// How thick a mat is, in millimetres: those who lie on it are so much higher.
const MAT: i32 = 32;
/// How much room a box of the still leaves round it, in units of the frame.
const ROOM: i32 = 40;

/// A box in the frame: left, top, right, bottom.
type Span = [i32; 4];

/// Where `figure` stands, at the scale of its kind.
pub fn fit(figure: &Figure) -> Fit {
    let distance = figure.distance();
    let scale = distance.scale();
    let draft = Figure { fit: Fit { scale, x: 0, y: 0 }, ..*figure };
    let [left, _, right, bottom] = span(&draft);
    let units = |length: i32| div(i64::from(length) * i64::from(scale), 1000);
    // The ground, below the floor of the room: looked down upon, what is nearest stands on it.
    let ground = match distance {
        Distance::Close => -units(body(&figure.poses[0].1).spine[0].at.y / MM),
        _ if figure.is_slanted() => bottom,
        Distance::Floor => units(MAT),
        Distance::Whole => 0,
    };
    Fit { scale, x: FRAME[0] / 2 - i32::midpoint(left, right), y: FRAME[1] - ground }
}

/// The box of all that the movement takes.
pub fn span(figure: &Figure) -> Span {
    let drawings = figure.moments(BETWEEN).into_iter().map(|moment| figure.moving(moment, false));
    drawings.chain([figure.drawing(0, false)]).map(|it| seen(&it)).reduce(join).unwrap_or_default()
}

/// The box of the still, down to the ground: left, top, across, down.
pub fn crop(figure: &Figure) -> [i32; 4] {
    let [left, top, right, _] = seen(&figure.drawing(0, false));
    let (left, top) = ((left - ROOM).max(0), (top - ROOM).max(0));
    [left, top, (right + ROOM).min(FRAME[0]) - left, FRAME[1] - top]
}

/// What of a movement lies outside the frame, in words. What is close is cut by the ground.
pub fn lost(figure: &Figure) -> Option<String> {
    let [left, top, right, bottom] = span(figure);
    let over = [
        ("left", -left),
        ("top", -top),
        ("right", right - FRAME[0]),
        ("ground", if figure.close { 0 } else { bottom - FRAME[1] - SOFT }),
    ];
    let (edge, by) = over.into_iter().find(|(_, by)| *by > 0)?;
    Some(format!("leaves the frame at the {edge} by {by} of its units"))
}

/// By how much flesh may sink into the ground, in units of the frame.
const SOFT: i32 = 40;

fn seen(drawing: &Drawing) -> Span {
    let shapes =
        drawing.shapes.iter().filter(|shape| !matches!(shape.class, Class::Gap | Class::Shade));
    shapes
        .flat_map(|shape| super::super::domain::figure::drawing::discs(&shape.pieces))
        .map(|Disc { x, y, r }| [x - r, y - r, x + r, y + r])
        .reduce(join)
        .unwrap_or_default()
}

fn join(a: Span, b: Span) -> Span {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}
