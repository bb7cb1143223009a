//! Arrows that show which way it moves, where a still picture cannot.

use super::body::Body;
use super::drawing::{Disc, Piece};
use super::space::{DEG, ONE, V3, cos, div, root, sin};

/// An arrow in the plane of the picture; lengths in millimetres, right and up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arrow {
    pub at: Anchor,
    /// Where it starts from there, or the middle of its circle.
    pub from: [i16; 2],
    pub run: ArrowPath,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArrowPath {
    /// Along a line, or a bow whose height to the left is this share (percent) of its length.
    Along([i16; 2], i16),
    /// Round a circle: its radius, where it starts (degrees clockwise from the top), and how far
    /// it goes (clockwise).
    Round(i16, i16, i16),
}

/// A part of the body that an arrow goes with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    Head,
    /// The middle of the chest.
    Breast,
    /// The middle of the belly.
    Waist,
    /// The middle between the hips.
    Pelvis,
    /// A shoulder (0 left, 1 right).
    Shoulder(usize),
    Elbow(usize),
    Fingers(usize),
    Knee(usize),
    /// An ankle.
    Foot(usize),
}

impl Anchor {
    pub fn place(self, body: &Body) -> V3 {
        let inside = |frame: usize, x: i32, y: i32| body.anchor(frame, [x, y, 0], 1);
        match self {
            Self::Head => inside(14, 8, 80),
            Self::Breast => inside(8, 40, 0),
            Self::Waist => inside(3, 24, 0),
            Self::Pelvis => inside(0, 0, 0),
            Self::Shoulder(side) => body.arms[side][1],
            Self::Elbow(side) => body.arms[side][2],
            Self::Fingers(side) => body.arms[side][4],
            Self::Knee(side) => body.legs[side][1],
            Self::Foot(side) => body.legs[side][2],
        }
    }
}

/// Half the thickness of an arrow, in frame units.
const THICK: i32 = 24;
/// The length of each stroke of its head.
const BARB: i32 = 105;
/// How far the strokes of the head open, in degrees.
const OPEN: i32 = 40;
/// Steps of a bow.
const STEPS: i32 = 8;

/// The strokes of an arrow whose anchor lies at `anchor` in the frame, `scale` units for 1,000 mm.
pub fn strokes(arrow: &Arrow, anchor: (i32, i32), scale: i32) -> Vec<Piece> {
    let size = |millimetres: i32| div(i64::from(millimetres) * i64::from(scale), 1000);
    let from = (anchor.0 + size(arrow.from[0].into()), anchor.1 - size(arrow.from[1].into()));
    let points: Vec<(i32, i32)> = match arrow.run {
        ArrowPath::Along([right, up], bend) => {
            let (dx, dy) = (size(right.into()), -size(up.into()));
            let bend = i64::from(bend);
            // The middle of a quadratic bow stands half as high as its control point.
            let (cx, cy) = (
                dx / 2 + div(i64::from(dy) * bend * 2, 100),
                dy / 2 - div(i64::from(dx) * bend * 2, 100),
            );
            let steps = if bend == 0 { 1 } else { STEPS };
            (0..=steps)
                .map(|step| {
                    let (t, rest) = (step, steps - step);
                    let part = |c: i32, d: i32| (2 * t * rest * c + t * t * d) / (steps * steps);
                    (from.0 + part(cx, dx), from.1 + part(cy, dy))
                })
                .collect()
        }
        ArrowPath::Round(radius, start, sweep) => {
            let steps = (i32::from(sweep).abs() / 15).max(2);
            (0..=steps)
                .map(|step| {
                    let angle = DEG * i32::from(start) + DEG * i32::from(sweep) * step / steps;
                    let radius = i64::from(size(radius.into()));
                    let along = |part: i32| div(radius * i64::from(part), i64::from(ONE));
                    (from.0 + along(sin(angle)), from.1 - along(cos(angle)))
                })
                .collect()
        }
    };
    let mut pieces: Vec<Piece> = points.windows(2).map(|ends| stroke(ends[0], ends[1])).collect();
    let [before, tip] = [points[points.len() - 2], points[points.len() - 1]];
    let (dx, dy) = (i64::from(before.0 - tip.0), i64::from(before.1 - tip.1));
    let length = i64::from(root(dx * dx + dy * dy).max(1)) * i64::from(ONE);
    for open in [OPEN, -OPEN] {
        let (s, c) = (i64::from(sin(open * DEG)), i64::from(cos(open * DEG)));
        let barb = |part: i64| div(part * i64::from(BARB), length);
        pieces.push(stroke(tip, (tip.0 + barb(dx * c - dy * s), tip.1 + barb(dx * s + dy * c))));
    }
    pieces
}

/// A ring round `middle` in the frame.
pub fn ring(middle: (i32, i32)) -> Vec<Piece> {
    const RADIUS: i32 = 210;
    const SIDES: i32 = 20;
    let corner = |side: i32| {
        let angle = 360 * DEG * side / SIDES;
        let along = |part: i32| div(i64::from(RADIUS) * i64::from(part), i64::from(ONE));
        (middle.0 + along(sin(angle)), middle.1 - along(cos(angle)))
    };
    (0..SIDES).map(|side| stroke(corner(side), corner(side + 1))).collect()
}

fn stroke(from: (i32, i32), to: (i32, i32)) -> Piece {
    let end = |(x, y)| Disc { x, y, r: THICK };
    Piece::Capsule(end(from), end(to))
}
