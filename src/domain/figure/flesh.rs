//! The flesh on the bones: balls, and skins stretched between them. A ball is a disc from every side, so one body can
//! be drawn from any view.

use super::body::{Body, outward};
use super::skeleton as bone;
use super::space::{MM, V3, mm};

/// A ball in the room.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ball {
    pub at: V3,
    /// Its radius, in millimetres.
    pub radius: i32,
}

/// A piece of flesh.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Skin {
    /// The skin stretched over two balls.
    Capsule(Ball, Ball),
    /// The flat piece between four centres.
    Sheet([V3; 4]),
}

/// A ball of `radius` millimetres.
const fn ball(at: V3, radius: i32) -> Ball {
    Ball { at, radius }
}

/// Capsules from each ball to the next.
fn chain(balls: &[Ball]) -> Vec<Skin> {
    balls.windows(2).map(|pair| Skin::Capsule(pair[0], pair[1])).collect()
}

/// The skin over three balls.
fn wedge([a, b, c]: [Ball; 3]) -> Vec<Skin> {
    let mut skins = chain(&[a, b, c, a]);
    skins.push(Skin::Sheet([a.at, b.at, c.at, c.at]));
    skins
}

impl Body {
    pub fn balls(&self) -> impl Iterator<Item = Ball> {
        let skins = [self.trunk(), self.head(), self.arm(0), self.arm(1), self.leg(0), self.leg(1)];
        skins.into_iter().flatten().flat_map(|skin| match skin {
            Skin::Capsule(a, b) => [Some(a), Some(b)].into_iter().flatten(),
            Skin::Sheet(_) => [None, None].into_iter().flatten(),
        })
    }

    /// The height of its lowest point, nose included, in sixteenths of a millimetre.
    pub fn bottom(&self) -> i32 {
        let nose = bone::NOSE.map(|(at, radius)| ball(self.spine[14].point(at), radius));
        self.balls().chain(nose).map(|ball| ball.bottom()).min().unwrap_or_default()
    }

    /// From the seat to the skull, and out to the shoulders.
    pub fn trunk(&self) -> Vec<Skin> {
        let column = |out: i32| -> Vec<Ball> {
            (0..bone::TRUNK.len())
                .map(|row| {
                    let (at, radius) = self.section(row, out);
                    ball(at, radius)
                })
                .collect()
        };
        let (left, right) = (column(-1), column(1));
        let mut skins = chain(&left);
        skins.extend(chain(&right));
        for row in 1..left.len() {
            let (below, above) = (row - 1, row);
            skins.push(Skin::Sheet([
                left[below].at,
                right[below].at,
                right[above].at,
                left[above].at,
            ]));
        }
        skins.push(Skin::Capsule(left[0], right[0]));
        for (side, column) in [left, right].iter().enumerate() {
            let shoulder = ball(self.arms[side][1], bone::ARM[0].2);
            for row in bone::SHOULDER_FLESH {
                skins.push(Skin::Capsule(column[row], shoulder));
            }
            for pair in bone::SHOULDER_FLESH.windows(2) {
                let [below, above] = [column[pair[0]].at, column[pair[1]].at];
                skins.push(Skin::Sheet([below, shoulder.at, shoulder.at, above]));
            }
        }
        skins
    }

    /// The skull and the jaw.
    pub fn head(&self) -> Vec<Skin> {
        chain(&bone::SKULL.map(|(at, radius)| ball(self.spine[14].point(at), radius)))
    }

    /// The wedge that shows where the face looks: seen from the side, and seen from the front.
    pub fn nose(&self) -> [Vec<Skin>; 2] {
        let [brow, tip, lip] =
            bone::NOSE.map(|(at, radius)| ball(self.spine[14].point(at), radius));
        let lips = [-1, 1].map(|out| {
            let (at, radius) = bone::NOSE[2];
            ball(self.spine[14].point(V3 { z: at.z * out, ..at }), radius)
        });
        [wedge([brow, tip, lip]), wedge([brow, lips[0], lips[1]])]
    }

    /// The arm of a side (0 left, 1 right), from the shoulder to the fingertips.
    pub fn arm(&self, side: usize) -> Vec<Skin> {
        chain(&swell(&bone::ARM, &self.arms[side]))
    }

    /// The leg of a side, from the hip to the toes.
    pub fn leg(&self, side: usize) -> Vec<Skin> {
        let mut balls = swell(&bone::LEG, &self.legs[side]);
        let [_, knee, ankle] = self.legs[side];
        let (row, back) = bone::CALF;
        let behind = (ankle - knee).cross(self.feet[side].z);
        balls[row].at = balls[row].at + behind.with_len(back * MM);
        let mut skins = chain(&balls);
        let [heel, sole, toes] = bone::FOOT.map(|([along, up], radius)| {
            ball(self.legs[side][2] + self.feet[side].of(mm(along, up, 0)), radius)
        });
        let ankle = ball(self.legs[side][2], bone::ANKLE_RADIUS);
        skins.extend(chain(&[ankle, heel, sole, toes]));
        skins.push(Skin::Capsule(ankle, sole));
        skins.push(Skin::Sheet([ankle.at, heel.at, sole.at, sole.at]));
        skins
    }

    /// A point near the trunk, for what is tinted or pointed at: in the frame of a piece of the spine.
    pub fn anchor(&self, frame: usize, [x, y, out]: [i32; 3], side: usize) -> V3 {
        self.spine[frame].point(mm(x, y, outward(side) * out))
    }
}

/// The balls of a limb.
fn swell(row: &[bone::Swell], joints: &[V3]) -> Vec<Ball> {
    row.iter()
        .map(|&bone::Swell(joint, percent, radius)| {
            let from = joints[joint];
            let to = joints[(joint + 1).min(joints.len() - 1)];
            ball(from + (to - from).scale(percent, 100), radius)
        })
        .collect()
}

impl Ball {
    /// The height of its lowest point, in sixteenths of a millimetre.
    pub fn bottom(&self) -> i32 {
        self.at.y - self.radius * MM
    }
}
