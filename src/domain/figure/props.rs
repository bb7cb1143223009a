//! Furniture and things to hold, in the room with the body.

use super::body::Body;
use super::drawing::Class;
use super::flesh::Skin;
use super::space::{MM, V3, mm};
use super::view::View;
use super::walls::{self, Depth, Layer, MAT, rod, surface};

/// A thing in the room; lengths in millimetres.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Prop {
    /// A chair that faces forward: the middle of its seat, and the seat's height.
    Chair {
        /// Forward.
        x: i16,
        seat: i16,
    },
    /// A stool: the same without a back.
    Stool {
        /// Forward.
        x: i16,
        seat: i16,
    },
    /// A mat, from here to there.
    Mat {
        /// Its hind end.
        from: i16,
        /// Its fore end.
        to: i16,
    },
    /// A wall across the person's way, at `x`, seen from the side.
    Wall {
        /// Its face.
        x: i16,
        /// From where it is drawn: the floor, or what is seen of it.
        bottom: i16,
        /// How high it is drawn.
        top: i16,
    },
    /// The wall behind the person, seen face on: its skirting, and some bricks.
    Skirting {
        half: i16,
        y: i16,
    },
    /// The corner of a room before the person; the walls run back from it on both sides.
    Corner {
        /// Forward.
        x: i16,
        /// How far back, and as far aside, the walls are drawn.
        half: i16,
        /// How high they are drawn.
        top: i16,
    },
    /// A doorway, seen face on.
    Doorway {
        half: i16,
        top: i16,
    },
    /// A bar across, with its hooks to the ceiling.
    Bar {
        /// Forward.
        x: i16,
        y: i16,
        half: i16,
    },
    /// A step to stand on.
    Step {
        /// Its hind edge.
        from: i16,
        to: i16,
        top: i16,
    },
    Band(Ends),
    Ball {
        /// Forward.
        x: i16,
        /// Up.
        y: i16,
        /// To the person's right.
        z: i16,
        radius: i16,
    },
    /// A thin line from ear over shoulder to hip, each with a dot: what stands above what.
    Plumb,
    /// A folded towel or a cushion, from here to there.
    Pad {
        /// Its hind end.
        from: i16,
        /// Its fore end.
        to: i16,
        /// What it lies on.
        y: i16,
        thick: i16,
    },
    /// A rolled towel, across the mat.
    Roll {
        /// Its middle, forward.
        x: i16,
        /// Its middle, up.
        y: i16,
        radius: i16,
    },
}

/// What a band is stretched between.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ends {
    InHands,
    /// The hands, on the far side of the body.
    BehindHands,
    UnderFeet,
    /// The hands and an anchor: forward and up.
    AtAnchor(i16, i16),
}

impl Prop {
    /// Whether the body throws a shadow on it, which shows that it is a surface and no line.
    pub const fn is_behind(&self) -> bool {
        matches!(self, Self::Skirting { .. })
    }

    /// Whether hands close round it.
    pub const fn is_gripped(&self) -> bool {
        matches!(self, Self::Band(_) | Self::Bar { .. })
    }

    /// Its layers, seen from a side, or down upon.
    pub fn skins(&self, body: &Body, view: View, above: bool) -> Vec<Layer> {
        match *self {
            Self::Chair { x, seat } => {
                vec![(Depth::Behind, Class::Prop, chair(x.into(), seat.into(), true))]
            }
            Self::Stool { x, seat } => {
                vec![(Depth::Behind, Class::Prop, chair(x.into(), seat.into(), false))]
            }
            Self::Mat { from, to } if above => walls::mat(from.into(), to.into()),
            Self::Mat { from, to } => {
                let end = |x: i16| mm(x.into(), -MAT, 0);
                vec![(Depth::Before, Class::Prop, vec![rod(end(from), end(to), MAT)])]
            }
            Self::Wall { x, bottom, top } => {
                walls::wall(x.into(), [bottom, top].map(i32::from), view == View::Left)
            }
            Self::Skirting { half, y } => walls::skirting(half.into(), y.into()),
            Self::Corner { x, half, top } => walls::corner(x.into(), half.into(), top.into()),
            Self::Doorway { half, top } => walls::doorway(half.into(), top.into()),
            Self::Bar { x, y, half } => {
                let at = |y: i32, z: i32| mm(x.into(), y, z);
                let (y, half) = (i32::from(y), i32::from(half));
                let post = half - 60;
                let bar = vec![
                    rod(at(y, -half), at(y, half), 16),
                    rod(at(y, -post), at(y + 60, -post), 13),
                    rod(at(y, post), at(y + 60, post), 13),
                ];
                vec![(Depth::Behind, Class::Prop, bar)]
            }
            Self::Step { from, to, top } => vec![(Depth::Behind, Class::Prop, step(from, to, top))],
            Self::Band(ends) => band(ends, body),
            Self::Ball { x, y, z, radius } => {
                let at = mm(x.into(), y.into(), z.into());
                vec![(Depth::Behind, Class::Kit, vec![rod(at, at, radius.into())])]
            }
            Self::Plumb => vec![(Depth::Before, Class::Band, plumb(body))],
            Self::Pad { from, to, y, thick } if above => {
                let corner = |x: i16, z: i32| mm(x.into(), i32::from(y + thick), z);
                let corners =
                    [corner(from, -190), corner(to, -190), corner(to, 190), corner(from, 190)];
                vec![(Depth::Behind, Class::Kit, surface(corners, 30))]
            }
            Self::Pad { from, to, y, thick } => {
                let half = i32::from(thick / 2);
                let end = |x: i16, inward: i32| mm(i32::from(x) + inward, i32::from(y) + half, 0);
                let slab = rod(end(from, half), end(to, -half), half);
                vec![(Depth::Behind, Class::Kit, vec![slab])]
            }
            Self::Roll { x, y, radius } => {
                let at = |z: i32| mm(x.into(), y.into(), z);
                vec![(Depth::Behind, Class::Kit, vec![rod(at(-200), at(200), radius.into())])]
            }
        }
    }
}

/// A block with rounded edges.
fn step(from: i16, to: i16, top: i16) -> Vec<Skin> {
    const EDGE: i32 = 14;
    const HALF: i32 = 220;
    let (from, to, top) = (i32::from(from) + EDGE, i32::from(to) - EDGE, i32::from(top) - EDGE);
    let mut skins = Vec::new();
    for z in [-HALF, HALF] {
        let corners = [mm(from, EDGE, z), mm(to, EDGE, z), mm(to, top, z), mm(from, top, z)];
        skins.push(Skin::Sheet(corners));
        skins.extend((0..4).map(|edge| rod(corners[edge], corners[(edge + 1) % 4], EDGE)));
    }
    let corner = |x: i32, y: i32, z: i32| mm(x, y, z);
    for x in [from, to] {
        let face = [(EDGE, -HALF), (top, -HALF), (top, HALF), (EDGE, HALF)];
        skins.push(Skin::Sheet(face.map(|(y, z)| corner(x, y, z))));
        skins.extend([EDGE, top].map(|y| rod(corner(x, y, -HALF), corner(x, y, HALF), EDGE)));
    }
    skins
}

/// Ear, shoulder and hip of the right side, and the line between them.
fn plumb(body: &Body) -> Vec<Skin> {
    let ear = body.anchor(14, [4, 62, 80], 1);
    let points = [ear, body.arms[1][1], body.legs[1][0]];
    let mut skins: Vec<Skin> = points.map(|at| rod(at, at, 15)).to_vec();
    skins.extend(points.windows(2).map(|pair| rod(pair[0], pair[1], 4)));
    skins
}

/// A band, and where its ends are held.
fn band(ends: Ends, body: &Body) -> Vec<Layer> {
    const THICK: i32 = 12;
    let grip = |side: usize| {
        let [.., wrist, tips] = body.arms[side];
        wrist + (tips - wrist).scale(45, 100)
    };
    let line = |from: V3, to: V3| rod(from, to, THICK);
    match ends {
        Ends::InHands => vec![(Depth::Before, Class::Band, vec![line(grip(0), grip(1))])],
        Ends::BehindHands => vec![(Depth::Behind, Class::Band, vec![line(grip(0), grip(1))])],
        Ends::UnderFeet => {
            let foot = |side: usize| {
                let V3 { x, z, .. } = body.legs[side][2];
                V3 { x, y: THICK * MM, z }
            };
            let lines =
                vec![line(grip(0), foot(0)), line(foot(0), foot(1)), line(foot(1), grip(1))];
            vec![(Depth::Before, Class::Band, lines)]
        }
        Ends::AtAnchor(x, y) => {
            let anchor = mm(x.into(), y.into(), 0);
            let lines = vec![line(grip(0), anchor), line(grip(1), anchor)];
            vec![(Depth::Behind, Class::Band, lines)]
        }
    }
}

/// Seat and four legs; with a `back`, two posts and two rails.
fn chair(x: i32, seat: i32, back: bool) -> Vec<Skin> {
    const HALF: i32 = 190;
    const ROD: i32 = 13;
    let (hind, fore) = (x - 200, x + 200);
    let under = seat - ROD;
    let corner = |x: i32, z: i32| mm(x, under, z);
    let mut skins = vec![Skin::Sheet([
        corner(hind, -HALF),
        corner(fore, -HALF),
        corner(fore, HALF),
        corner(hind, HALF),
    ])];
    for z in [-HALF, HALF] {
        skins.push(rod(corner(hind, z), corner(fore, z), ROD));
        skins.push(rod(corner(fore, z), mm(fore + 8, ROD, z), ROD));
        skins.push(rod(corner(hind, z), mm(hind - 14, ROD, z), ROD));
        if back {
            skins.push(rod(corner(hind, z), mm(hind - 40, seat + 420, z), ROD));
        }
    }
    let across = |x: i32, y: i32| rod(mm(x, y, -HALF), mm(x, y, HALF), ROD);
    skins.extend([across(hind, under), across(fore, under)]);
    if back {
        skins.extend([across(hind - 40, seat + 420), across(hind - 22, seat + 240)]);
    }
    skins
}
