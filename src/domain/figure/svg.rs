//! A drawing as the inside of an `<svg>`: paths with classes, no styles (the page forbids them).

use std::fmt::Write as _;

use super::drawing::{Disc, Drawing, Piece, Shape};
use super::space::{div, root};

/// The `viewBox` of every figure.
pub const VIEW_BOX: &str = "0 0 5440 4000";

/// One `<path>` for each shape of `drawing`.
pub fn svg(drawing: &Drawing) -> String {
    let mut out = String::new();
    for shape in &drawing.shapes {
        out.push_str("<path class=\"");
        out.push_str(shape.class.name());
        out.push_str("\" d=\"");
        out.push_str(&outline(shape));
        out.push_str("\"/>");
    }
    out
}

/// The outline of `shape`, as the `d` of a `<path>`.
pub fn outline(shape: &Shape) -> String {
    let mut out = String::new();
    for piece in &shape.pieces {
        match *piece {
            Piece::Capsule(a, b) => capsule(&mut out, a, b),
            Piece::Sheet(corners) => sheet(&mut out, corners),
        }
    }
    out
}

/// Two arcs and the two lines that touch them. Every outline runs the same way round, so that
/// outlines which overlap never cancel out.
fn capsule(out: &mut String, a: Disc, b: Disc) {
    let (a, b) = if a.r >= b.r { (a, b) } else { (b, a) };
    let Some([(x1, y1), (x2, y2), (x3, y3), (x4, y4)]) = touch(a, b) else {
        circle(out, a);
        return;
    };
    let _ = write!(
        out,
        "M{x1} {y1}L{x2} {y2}A{0} {0} 0 0 1 {x3} {y3}L{x4} {y4}A{1} {1} 0 1 1 {x1} {y1}Z",
        b.r, a.r
    );
}

/// Where the two lines touch that lie against disc `a` and the smaller disc `b`: the first on `a` and on `b`, the
/// second on `b` and on `a`. None if `b` lies within `a`.
pub fn touch(a: Disc, b: Disc) -> Option<[(i32, i32); 4]> {
    let (dx, dy) = (i64::from(b.x - a.x), i64::from(b.y - a.y));
    let apart = dx * dx + dy * dy;
    let slack = i64::from(a.r - b.r);
    if apart <= slack * slack {
        return None;
    }
    // The normals of the lines make the angle with the axis whose cosine is slack / distance. Both parts of a
    // normal are kept over `apart`, so one division rounds.
    let height = i64::from(root((apart - slack * slack) << 16));
    let touch = |disc: Disc, side: i64| {
        let r = i64::from(disc.r);
        let nx = r * (((dx * slack) << 8) - side * dy * height);
        let ny = r * (((dy * slack) << 8) + side * dx * height);
        (disc.x + div(nx, apart << 8), disc.y + div(ny, apart << 8))
    };
    Some([touch(a, -1), touch(b, -1), touch(b, 1), touch(a, 1)])
}

fn circle(out: &mut String, Disc { x, y, r }: Disc) {
    let _ = write!(out, "M{} {y}a{r} {r} 0 1 1 {1} 0a{r} {r} 0 1 1 -{1} 0Z", x - r, 2 * r);
}

fn sheet(out: &mut String, corners: [(i32, i32); 4]) {
    let Some(corners) = clockwise(corners) else { return };
    for (index, (x, y)) in corners.into_iter().enumerate() {
        let _ = write!(out, "{}{x} {y}", if index == 0 { 'M' } else { 'L' });
    }
    out.push('Z');
}

/// The corners of a sheet, the same way round as every outline; none if it is seen from its edge.
pub fn clockwise(mut corners: [(i32, i32); 4]) -> Option<[(i32, i32); 4]> {
    let cross = |i: usize| {
        let ((x1, y1), (x2, y2)) = (corners[i], corners[(i + 1) % 4]);
        i64::from(x1) * i64::from(y2) - i64::from(x2) * i64::from(y1)
    };
    let area: i64 = (0..4).map(cross).sum();
    if area < 0 {
        corners.reverse();
    }
    (area != 0).then_some(corners)
}
