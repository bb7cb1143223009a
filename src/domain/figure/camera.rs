//! The eye: where what is in the room comes to lie in the frame.

use super::Figure;
use super::drawing::{Disc, Piece};
use super::flesh::{Ball, Skin};
use super::space::{DEG, MM, Rotation, V3, div};
use super::view::{Fit, View};

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

    /// `v` in the axes of the picture: right, up, and towards the eye.
    pub fn seen(&self, v: V3) -> V3 {
        self.axes.seen(v)
    }

    /// How near `v` is: more is nearer.
    pub fn depth(&self, v: V3) -> i32 {
        self.axes.seen(v).z
    }

    pub fn spot(&self, v: V3) -> (i32, i32) {
        let seen = self.axes.seen(v);
        let units =
            |length: i32| div(i64::from(length) * i64::from(self.fit.scale), 1000 * i64::from(MM));
        (self.fit.x + units(seen.x), self.fit.y - units(seen.y))
    }

    pub fn size(&self, millimetres: i32) -> i32 {
        div(i64::from(millimetres) * i64::from(self.fit.scale), 1000)
    }

    pub fn disc(&self, ball: Ball) -> Disc {
        let (x, y) = self.spot(ball.at);
        Disc { x, y, r: self.size(ball.radius) }
    }

    pub fn pieces(&self, skins: &[Skin]) -> Vec<Piece> {
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
