//! From a posed body to a drawing: the view, the layers, and the order in which they lie.

use super::Figure;
use super::arrow;
use super::body::Body;
use super::drawing::{Class, Disc, Drawing, Piece};
use super::flesh::{Ball, Skin};
use super::props::Depth;
use super::skeleton::UPPER_PIECES;
use super::space::{DEG, MM, ONE, Rotation, V3, div};
use super::view::{Fit, View};

/// The width of the line of bare paper round a limb.
const GAP: i32 = 34;
/// From so many degrees on, a view from the side shows both sides of the body.
const STEEP: i16 = 25;

/// A view of the room: where things come to lie in the frame, and how near they are.
#[derive(Clone, Copy, Debug)]
pub struct Camera {
    /// The axes of the picture in the room: to the right, up, and towards the eye.
    axes: Rotation,
    fit: Fit,
}

impl Camera {
    pub fn new(figure: &Figure) -> Self {
        let Figure { view, fit, .. } = *figure;
        let turn = i32::from(figure.turn) * DEG;
        let around = Rotation::look;
        let axes = match view {
            View::Right => around(turn),
            View::Front => around(90 * DEG - turn),
            View::Left => around(180 * DEG - turn),
            View::Back => around(270 * DEG + turn),
            View::Above => {
                Rotation { x: Rotation::NONE.z, y: Rotation::NONE.x, z: Rotation::NONE.y }
            }
        };
        Self { axes: axes * Rotation::lean(i32::from(figure.tilt) * DEG), fit }
    }

    /// How near `v` is: more is nearer.
    pub fn depth(&self, v: V3) -> i32 {
        self.axes.seen(v).z
    }

    fn spot(&self, v: V3) -> (i32, i32) {
        let seen = self.axes.seen(v);
        let units =
            |length: i32| div(i64::from(length) * i64::from(self.fit.scale), 1000 * i64::from(MM));
        (self.fit.x + units(seen.x), self.fit.y - units(seen.y))
    }

    fn size(&self, millimetres: i32) -> i32 {
        div(i64::from(millimetres) * i64::from(self.fit.scale), 1000)
    }

    fn disc(&self, ball: Ball) -> Disc {
        let (x, y) = self.spot(ball.at);
        Disc { x, y, r: self.size(ball.radius) }
    }

    fn pieces(&self, skins: &[Skin]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for skin in skins {
            let piece = match *skin {
                Skin::Capsule(a, b) => Piece::Capsule(self.disc(a), self.disc(b)),
                Skin::Sheet(corners) => Piece::Sheet(corners.map(|at| self.spot(at))),
            };
            // Left and right halves of the trunk fall together in a view from the side.
            if !pieces.contains(&piece) {
                pieces.push(piece);
            }
        }
        pieces
    }
}

/// The same pieces, with a rim of bare paper; `opening` from nothing at their root, or all round.
fn rim(pieces: &[Piece], opening: bool) -> Vec<Piece> {
    rim_of(pieces, opening, GAP)
}

fn rim_of(pieces: &[Piece], opening: bool, gap: i32) -> Vec<Piece> {
    let grow = |disc: Disc| Disc { r: disc.r + gap, ..disc };
    pieces
        .iter()
        .enumerate()
        .map(|(index, piece)| match *piece {
            Piece::Capsule(root, tip) if opening && index == 0 => {
                Piece::Capsule(Disc { r: root.r - GAP, ..root }, grow(tip))
            }
            Piece::Capsule(a, b) => Piece::Capsule(grow(a), grow(b)),
            Piece::Sheet(corners) => Piece::Sheet(corners),
        })
        .collect()
}

/// A limb, ready to be laid in its place.
struct Limb {
    class: Class,
    /// How much nearer than the trunk.
    depth: i32,
    /// How much nearer its lower half is than its upper.
    lower_depth: i32,
    upper: Vec<Piece>,
    lower: Vec<Piece>,
}

impl Limb {
    fn new(camera: &Camera, far: bool, skins: &[Skin], joints: [V3; 3], trunk: i32) -> Self {
        let mut upper = camera.pieces(skins);
        let lower = upper.split_off(UPPER_PIECES);
        let [root, middle, end] = joints.map(|joint| camera.depth(joint));
        let depth = i32::midpoint(middle, end) - trunk;
        Self {
            // A far limb that has come across to the near side is near.
            class: if far && depth < 40 * MM { Class::Far } else { Class::Near },
            depth,
            lower_depth: end - root,
            upper,
            lower,
        }
    }

    /// The first piece of the upper half melts into the trunk; the rest is set off by a rim, and so
    /// is whichever half lies over the other.
    fn onto(self, drawing: &mut Drawing) {
        if self.lower_depth < -220 * MM {
            drawing.add(Class::Gap, rim(&self.lower, false));
            drawing.add(self.class, self.lower);
            drawing.add(Class::Gap, rim(&self.upper[1..], true));
            drawing.add(self.class, self.upper);
        } else {
            drawing.add(Class::Gap, rim(&self.upper[1..], true));
            drawing.add(self.class, self.upper);
            drawing.add(Class::Gap, rim(&self.lower[1..], true));
            drawing.add(self.class, self.lower);
        }
    }
}

/// `body` as `figure` shows it, with the things round it. The ground is not drawn: it is the lower edge of the frame.
pub fn paint(figure: &Figure, body: &Body) -> Drawing {
    let camera = Camera::new(figure);
    let mut drawing = Drawing::default();
    props(figure, body, &camera, Depth::Behind, &mut drawing);

    let trunk = camera.depth(body.spine[6].at);
    let mut limbs: Vec<Limb> = (0..2)
        .flat_map(|side| {
            // Looked down upon, both sides are seen, and neither is the far one.
            let far = figure.tilt < STEEP && figure.view.is_far(side);
            let [_, shoulder, elbow, wrist, _] = body.arms[side];
            let leg = || Limb::new(&camera, far, &body.leg(side), body.legs[side], trunk);
            let arm = Limb::new(&camera, far, &body.arm(side), [shoulder, elbow, wrist], trunk);
            (!figure.close).then(leg).into_iter().chain([arm])
        })
        .collect();
    // Far before near, then by depth. By hand: the library's sort costs 2 KB for these four.
    for end in 1..limbs.len() {
        for index in (0..end).rev() {
            let order = |limb: &Limb| (limb.class == Class::Near, limb.depth);
            if order(&limbs[index]) > order(&limbs[index + 1]) {
                limbs.swap(index, index + 1);
            }
        }
    }
    let (behind, front): (Vec<_>, Vec<_>) =
        limbs.into_iter().partition(|limb| limb.class == Class::Far || limb.depth < -60 * MM);
    for limb in behind {
        limb.onto(&mut drawing);
    }
    drawing.add(Class::Near, camera.pieces(&body.trunk()));
    head(body, &camera, &mut drawing);
    areas(figure, body, &camera, false, &mut drawing);
    for limb in front {
        limb.onto(&mut drawing);
    }
    areas(figure, body, &camera, true, &mut drawing);
    props(figure, body, &camera, Depth::Before, &mut drawing);
    for it in figure.arrows {
        let strokes = arrow::strokes(it, camera.spot(it.at.place(body)), figure.fit.scale);
        drawing.add(Class::Gap, rim(&strokes, false));
        drawing.add(Class::Arrow, strokes);
    }
    drawing
}

/// The skull, and where the face looks: a wedge of ink that stands out, or, once the face is turned
/// this way, one of bare paper on it.
fn head(body: &Body, camera: &Camera, drawing: &mut Drawing) {
    drawing.add(Class::Near, camera.pieces(&body.head()));
    let [side, front] = body.nose();
    let towards = camera.depth(body.spine[14].turn.x);
    if towards > ONE * 5 / 8 {
        drawing.add(Class::Gap, camera.pieces(&front));
    } else if towards > -ONE / 2 {
        drawing.add(Class::Near, camera.pieces(&side));
    }
}

fn props(figure: &Figure, body: &Body, camera: &Camera, place: Depth, drawing: &mut Drawing) {
    for prop in figure.props {
        for (where_, class, skins) in
            prop.skins(body, figure.view == View::Above || figure.tilt > 0)
        {
            if where_ == place {
                let pieces = camera.pieces(&skins);
                if place == Depth::Before && class == Class::Kit {
                    drawing.add(Class::Gap, rim_of(&pieces, false, GAP / 2));
                }
                drawing.add(class, pieces);
            }
        }
    }
}

fn areas(figure: &Figure, body: &Body, camera: &Camera, over: bool, drawing: &mut Drawing) {
    for area in figure.areas {
        if area.zone.is_over() == over {
            drawing.add(Class::Area, camera.pieces(&area.skins(body, figure.view)));
        }
    }
}
