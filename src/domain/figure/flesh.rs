//! The flesh on the bones: balls, and skins stretched between them. A ball is a disc from every side, so one body can
//! be drawn from any view.

use super::body::{Body, outward};
use super::skeleton as bone;
use super::space::{MM, ONE, V3, mm};

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

impl Body {
    pub fn balls(&self) -> impl Iterator<Item = Ball> {
        let limbs = (0..2).flat_map(|side| [self.arm(side, false), self.leg(side)]).flatten();
        let skins = limbs.chain([self.trunk(), self.skull()]);
        skins.flatten().flat_map(|skin| match skin {
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
        let [hips, torso, neck] = self.trunk_parts();
        [hips, torso, neck].into_iter().flatten().collect()
    }

    /// The hips; the chest with the flesh out to the shoulders; and the neck.
    pub fn trunk_parts(&self) -> [Vec<Skin>; 3] {
        let column = |out: i32| -> Vec<Ball> {
            (0..bone::TRUNK.len())
                .map(|row| {
                    let (at, radius) = self.section(row, out);
                    ball(at, radius)
                })
                .collect()
        };
        let (left, right) = (column(-1), column(1));
        let part = |from: usize, to: usize| -> Vec<Skin> {
            let mut skins = chain(&left[from..=to]);
            skins.extend(chain(&right[from..=to]));
            skins.push(Skin::Capsule(left[from], right[from]));
            for row in from + 1..=to {
                let (below, above) = (row - 1, row);
                skins.push(Skin::Sheet([
                    left[below].at,
                    right[below].at,
                    right[above].at,
                    left[above].at,
                ]));
            }
            skins
        };
        let mut torso = part(bone::WAIST, bone::COLLAR);
        for (side, column) in [&left, &right].into_iter().enumerate() {
            let shoulder = ball(self.arms[side][1], bone::ARM[0].2);
            for row in bone::SHOULDER_FLESH {
                torso.push(Skin::Capsule(column[row], shoulder));
            }
            for pair in bone::SHOULDER_FLESH.windows(2) {
                let [below, above] = [column[pair[0]].at, column[pair[1]].at];
                torso.push(Skin::Sheet([below, shoulder.at, shoulder.at, above]));
            }
        }
        [part(0, bone::WAIST), torso, part(bone::COLLAR, bone::TRUNK.len() - 1)]
    }

    /// The skull and the jaw.
    pub fn skull(&self) -> Vec<Skin> {
        chain(&bone::SKULL.map(|(at, radius)| ball(self.spine[14].point(at), radius)))
    }

    pub fn nose(&self) -> Vec<Skin> {
        chain(&bone::NOSE.map(|(at, radius)| ball(self.spine[14].point(at), radius)))
    }

    /// The ear of a side.
    pub fn ear(&self, side: usize) -> Ball {
        let (V3 { x, y, z }, radius) = bone::EAR;
        ball(self.spine[14].point(V3 { x, y, z: z * outward(side) }), radius)
    }

    /// The arm of a side (0 left, 1 right): the sleeve, what of the upper arm is bare, and from the elbow to the
    /// fingertips, open or in a fist.
    pub fn arm(&self, side: usize, grips: bool) -> [Vec<Skin>; 3] {
        let mut rows = bone::ARM;
        if grips {
            rows[6..].copy_from_slice(&bone::FIST);
        }
        let balls = swell(&rows, &self.arms[side]);
        let mut lower = chain(&balls[3..]);
        lower.extend(chain(&self.thumb(side, grips)));
        [chain(&balls[..3]), chain(&balls[2..4]), lower]
    }

    fn thumb(&self, side: usize, grips: bool) -> [Ball; 2] {
        let [.., wrist, tip] = self.arms[side];
        let hand = tip - wrist;
        bone::THUMB.map(|[along, off, radius]| {
            let along = if grips { along * 3 / 4 } else { along };
            let off = self.thumbs[side].scale(off * MM, ONE);
            ball(wrist + hand.scale(along, 100) + off, radius)
        })
    }

    /// The leg of a side, from the hip: thigh and shin in trousers, and from their hem to the toes.
    pub fn leg(&self, side: usize) -> [Vec<Skin>; 3] {
        let mut balls = swell(&bone::LEG, &self.legs[side]);
        let [_, knee, ankle] = self.legs[side];
        let (row, back) = bone::CALF;
        let behind = (ankle - knee).cross(self.feet[side].z);
        balls[row].at = balls[row].at + behind.with_len(back * MM);
        let mut bare = chain(&balls[4..]);
        let [heel, sole, toes] = bone::FOOT.map(|([along, up], radius)| {
            ball(self.legs[side][2] + self.feet[side].of(mm(along, up, 0)), radius)
        });
        let ankle = ball(self.legs[side][2], bone::ANKLE_RADIUS);
        bare.extend(chain(&[ankle, heel, sole, toes]));
        bare.push(Skin::Capsule(ankle, sole));
        bare.push(Skin::Sheet([ankle.at, heel.at, sole.at, sole.at]));
        [chain(&balls[..3]), chain(&balls[2..5]), bare]
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
