//! Furniture and things to hold, in the room with the body.

use super::body::Body;
use super::drawing::Class;
use super::flesh::{Ball, Skin};
use super::space::{V3, mm};

/// A thing in the room; lengths in millimetres.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Prop {
    /// A chair that faces forward: the middle of its seat, and the seat's height.
    Chair {
        /// Forward.
        x: i16,
        /// Height of the seat.
        seat: i16,
    },
    /// A stool: the same without a back.
    Stool {
        /// Forward.
        x: i16,
        /// Height of the seat.
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
        /// How high it is drawn.
        top: i16,
    },
    /// A wall behind or before the person, as wide as a panel.
    Panel {
        /// Its face.
        x: i16,
        /// Half its width.
        half: i16,
        /// Its height.
        top: i16,
    },
    /// A folded towel or a cushion, from here to there.
    Pad {
        /// Its hind end.
        from: i16,
        /// Its fore end.
        to: i16,
        /// What it lies on.
        y: i16,
        /// Its thickness.
        thick: i16,
    },
    /// A rolled towel, across the mat.
    Roll {
        /// Its middle, forward.
        x: i16,
        /// Its middle, up.
        y: i16,
        /// Its radius.
        radius: i16,
    },
}

/// Whether a thing lies behind the body or before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Behind.
    Behind,
    /// Before.
    Before,
}

/// Half the thickness of a mat.
const MAT: i32 = 13;

fn rod(from: V3, to: V3, radius: i32) -> Skin {
    Skin::Capsule(Ball { at: from, radius }, Ball { at: to, radius })
}

impl Prop {
    /// Its layers.
    pub fn skins(&self, _body: &Body) -> Vec<(Place, Class, Vec<Skin>)> {
        match *self {
            Self::Chair { x, seat } => {
                vec![(Place::Behind, Class::Prop, chair(x.into(), seat.into(), true))]
            }
            Self::Stool { x, seat } => {
                vec![(Place::Behind, Class::Prop, chair(x.into(), seat.into(), false))]
            }
            Self::Mat { from, to } => {
                let end = |x: i16| mm(x.into(), -MAT, 0);
                vec![(Place::Before, Class::Prop, vec![rod(end(from), end(to), MAT)])]
            }
            Self::Wall { x, top } => {
                let x = i32::from(x);
                vec![(Place::Behind, Class::Prop, vec![rod(mm(x, 0, 0), mm(x, top.into(), 0), 12)])]
            }
            Self::Panel { x, half, top } => {
                let (x, half, top) = (i32::from(x), i32::from(half), i32::from(top));
                let line = |y: i32, from: i32, to: i32| rod(mm(x, y, from), mm(x, y, to), 7);
                vec![(Place::Behind, Class::Prop, vec![line(top, -half, half)])]
            }
            Self::Pad { from, to, y, thick } => {
                let half = i32::from(thick / 2);
                let end = |x: i16, inward: i32| mm(i32::from(x) + inward, i32::from(y) + half, 0);
                let slab = rod(end(from, half), end(to, -half), half);
                vec![(Place::Behind, Class::Kit, vec![slab])]
            }
            Self::Roll { x, y, radius } => {
                let at = |z: i32| mm(x.into(), y.into(), z);
                vec![(Place::Behind, Class::Kit, vec![rod(at(-200), at(200), radius.into())])]
            }
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
