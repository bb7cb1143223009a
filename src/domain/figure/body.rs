//! Forward kinematics: from a pose to joints in the room. A limb whose end is fixed is solved backward. Both ways
//! keep the length of every bone.

use super::pose::{Arm, Carrier, FINE, Hand, Leg, Pose, Reach};
use super::skeleton as bone;
use super::space::{DEG, MM, ONE, Rotation, V3, div, mm, root};

/// A place and a turn that flesh moves with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Placement {
    pub at: V3,
    /// Its axes.
    pub turn: Rotation,
}

impl Placement {
    /// The point `v` of this place, in the room.
    pub fn point(&self, v: V3) -> V3 {
        self.at + self.turn.of(v)
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Body {
    /// How full the lungs are, in eighths of a hundredth.
    pub breath: i32,
    /// The pelvis, the pieces of the spine at their feet, and the head.
    pub spine: [Placement; 15],
    /// Left, right: girdle root, shoulder, elbow, wrist, fingertips.
    pub arms: [[V3; 5]; 2],
    /// Left, right: to which side of the hand the thumb stands off, [`ONE`] long.
    pub thumbs: [V3; 2],
    /// Left, right: hip, knee, ankle.
    pub legs: [[V3; 3]; 2],
    /// Left, right: the turn of the foot about its ankle; forward is along the sole.
    pub feet: [Rotation; 2],
}

/// +1 for the right side (index 1), -1 for the left.
pub const fn outward(side: usize) -> i32 {
    if side == 1 { 1 } else { -1 }
}

pub fn body(pose: &Pose) -> Body {
    let mut body = free(pose);
    let shift = landing(pose, &body);
    body.shift(shift);
    for side in 0..2 {
        if let Reach::Placed { at, elbow } = pose.arms[side].reach {
            place_arm(&mut body, side, at, elbow, pose.arms[side].hand);
        }
        if let Leg::Stands { at, toes, knee } = pose.legs[side] {
            place_leg(&mut body, side, at, toes, knee);
        }
        body.thumbs[side] = thumb(&body, side);
    }
    body
}

/// To which side the thumb stands off: forward and up, and inward on a palm that is near the floor.
fn thumb(body: &Body, side: usize) -> V3 {
    const NEAR: [i32; 2] = [100 * MM, 300 * MM];
    let [.., wrist, tip] = body.arms[side];
    let hand = (tip - wrist).with_len(ONE);
    let girdle = body.girdle();
    let (free, of) = (wrist.y.clamp(NEAR[0], NEAR[1]) - NEAR[0], NEAR[1] - NEAR[0]);
    let inward = V3 { x: 0, y: ONE / 4, z: -outward(side) * ONE };
    let way = (girdle.x + girdle.y.scale(1, 2)).scale(free, of) + inward.scale(of - free, of);
    (way - hand.scale(div(way.dot(hand), i64::from(ONE)), ONE)).with_len(ONE)
}

/// The body with its hips at the middle of the room, and fixed limbs hanging.
fn free(pose: &Pose) -> Body {
    let spine = spine(pose);
    let mut body = Body {
        breath: i32::from(pose.breath),
        spine,
        arms: [[V3::default(); 5]; 2],
        thumbs: [V3::default(); 2],
        legs: [[V3::default(); 3]; 2],
        feet: [Rotation::NONE; 2],
    };
    for side in 0..2 {
        arm(&mut body, side, &pose.arms[side]);
        leg(&mut body, side, &pose.legs[side]);
    }
    body
}

/// An angle of a pose, in sixteenths of a degree.
fn angle(fine: i16) -> i32 {
    i32::from(fine) * (DEG / FINE)
}

/// A point of a pose, in the room.
fn point(at: [i16; 3]) -> V3 {
    let [x, y, z] = at.map(|fine| i32::from(fine) * (MM / FINE));
    V3 { x, y, z }
}

fn angles([bow, lean, look]: [i16; 3], share: i64) -> Rotation {
    let part = |fine: i16| div(i64::from(angle(fine)), share);
    Rotation::bow(part(bow)) * Rotation::lean(part(lean)) * Rotation::look(part(look))
}

fn spine(pose: &Pose) -> [Placement; 15] {
    let pelvis = Placement { at: V3::default(), turn: angles(pose.pelvis, 1) };
    let mut frames = [pelvis; 15];
    let (mut at, mut turn) = (pelvis.point(bone::SACRUM), pelvis.turn);
    for (index, piece) in bone::SPINE.iter().enumerate() {
        let (bend, share) = match index {
            0..4 => (pose.lumbar, bone::LUMBAR),
            4..10 => (pose.chest, bone::CHEST),
            _ => (pose.neck, bone::NECK),
        };
        turn = turn * Rotation::bow(piece.rest * DEG) * angles(bend, share);
        frames[index + 1] = Placement { at, turn };
        at = at + turn.of(mm(0, piece.length, 0));
    }
    frames[14] =
        Placement { at, turn: turn * Rotation::bow(bone::HEAD_REST * DEG) * angles(pose.head, 1) };
    frames
}

fn arm(body: &mut Body, side: usize, arm: &Arm) {
    let out = outward(side);
    let chest = body.girdle();
    let seat = body.spine[bone::GIRDLE_SEAT + 1].at;
    let [lift, forward] = arm.blade.map(angle);
    // The shoulders rise with the breath.
    let lift = lift + div(i64::from(bone::BREATH_LIFT * DEG * body.breath), 100 * i64::from(FINE));
    let girdle = chest * Rotation::look(out * forward) * Rotation::lean(out * lift);
    let mut inner = bone::GIRDLE_ROOT;
    inner.z *= out;
    let root = seat + chest.of(inner);
    let shoulder = root + girdle.of(mm(0, 0, out * bone::GIRDLE));
    let Reach::Raised { plane, raise, twist, elbow } = arm.reach else {
        body.arms[side] = [root, shoulder, shoulder, shoulder, shoulder];
        return;
    };
    let turn = |fine: i16| out * angle(fine);
    let upper = chest
        * Rotation::look(turn(plane))
        * Rotation::lean(turn(raise))
        * Rotation::look(-turn(plane))
        * Rotation::look(-turn(twist));
    let fore = upper * Rotation::bow(-angle(elbow));
    let elbow = shoulder + upper.of(mm(0, -bone::UPPER_ARM, 0));
    let wrist = elbow + fore.of(mm(0, -bone::FOREARM, 0));
    let hand = match arm.hand {
        Hand::Flexed(flex) => (fore * Rotation::bow(-angle(flex))).of(mm(0, -bone::HAND, 0)),
        Hand::Points(around, up) => pointing(side, around, up, bone::HAND),
    };
    body.arms[side] = [root, shoulder, elbow, wrist, wrist + hand];
}

/// An arrow of `length` millimetres in the room: `around` outward from forward, `up` up.
fn pointing(side: usize, around: i16, up: i16, length: i32) -> V3 {
    let turn = Rotation::look(-outward(side) * angle(around)) * Rotation::bow(-angle(up));
    turn.of(mm(length, 0, 0))
}

fn leg(body: &mut Body, side: usize, leg: &Leg) {
    let out = outward(side);
    let pelvis = body.spine[0];
    let hip = pelvis.point(mm(0, 0, out * bone::HIP));
    let thigh = |flex: i16, swing: i16, twist: i16| {
        pelvis.turn
            * Rotation::bow(-angle(flex))
            * Rotation::lean(out * angle(swing))
            * Rotation::look(-out * angle(twist))
    };
    match *leg {
        Leg::Swung { flex, out, twist, knee, ankle } => {
            let thigh = thigh(flex, out, twist);
            let shin = thigh * Rotation::bow(angle(knee));
            let knee = hip + thigh.of(mm(0, -bone::THIGH, 0));
            body.legs[side] = [hip, knee, knee + shin.of(mm(0, -bone::SHIN, 0))];
            body.feet[side] = shin * Rotation::bow(-angle(ankle));
        }
        Leg::Kneels { flex, out } => {
            let knee = hip + thigh(flex, out, 0).of(mm(0, -bone::THIGH, 0));
            // Knee and ankle touch the floor with different radii: the shin slopes by that much.
            let drop = (bone::KNEE_RADIUS - bone::ANKLE_RADIUS) * MM;
            let length = bone::SHIN * MM;
            let back =
                root(i64::from(length) * i64::from(length) - i64::from(drop) * i64::from(drop));
            let heading = flat(pelvis.turn.x + pelvis.turn.y);
            let shin = heading.scale(-back, ONE) - V3 { y: drop, ..V3::default() };
            body.legs[side] = [hip, knee, knee + shin];
            // The instep lies on the floor: the toes point back, and down to it.
            body.feet[side] = instep(heading);
        }
        Leg::Stands { .. } => body.legs[side] = [hip, hip, hip],
    }
}

/// `v` laid flat on the floor, [`ONE`] long.
fn flat(v: V3) -> V3 {
    V3 { y: 0, ..v }.with_len(ONE)
}

/// The turn of a foot whose instep lies on the floor behind a knee that looks along `heading`.
fn instep(heading: V3) -> Rotation {
    let right = V3 { x: -heading.z, y: 0, z: heading.x };
    let lying = Rotation { x: -heading, y: V3 { x: 0, y: -ONE, z: 0 }, z: right };
    lying * Rotation::bow(-INSTEP_SLOPE)
}

/// By how much a foot that lies on its instep slopes, so that ankle and toes both touch the floor.
const INSTEP_SLOPE: i32 = 17 * DEG + 12;

/// How far the body has to move for its carrier to lie where the pose says.
fn landing(pose: &Pose, body: &Body) -> V3 {
    let lowest = |balls: &[(V3, i32)]| {
        balls.iter().map(|(at, radius)| at.y - radius * MM).min().unwrap_or_default()
    };
    let from = match pose.root.by {
        Carrier::Hips => V3::default(),
        Carrier::Seat => V3 { y: lowest(&body.seat()), ..V3::default() },
        Carrier::Knees => {
            let on_floor = |side: &usize| matches!(pose.legs[*side], Leg::Kneels { .. });
            let knees = (0..2).filter(on_floor).map(|side| body.legs[side][1]);
            let lower = knees.min_by_key(|knee| knee.y).unwrap_or_default();
            V3 { x: lower.x, y: lower.y - bone::KNEE_RADIUS * MM, z: 0 }
        }
        Carrier::Lowest => {
            let balls: Vec<_> = body.balls().map(|ball| (ball.at, ball.radius)).collect();
            V3 { y: lowest(&balls), ..V3::default() }
        }
        Carrier::Hands => {
            let [left, right] = [body.arms[0][3], body.arms[1][3]];
            V3 { x: i32::midpoint(left.x, right.x), y: i32::midpoint(left.y, right.y), z: 0 }
        }
    };
    point([pose.root.x, pose.root.y, 0]) - from
}

/// A point of the room, `out` from the middle to the side of a limb.
pub fn beside(side: usize, at: [i16; 3]) -> V3 {
    let [x, y, out] = at;
    point([x, y, if side == 1 { out } else { -out }])
}

fn place_arm(body: &mut Body, side: usize, at: [i16; 3], elbow: [i16; 3], hand: Hand) {
    let [root, shoulder, ..] = body.arms[side];
    // On the way between two poses a hand that is not planted goes no further than the arm reaches.
    let line = beside(side, at) - shoulder;
    let most = (bone::UPPER_ARM + bone::FOREARM) * MM;
    let wrist = shoulder + if line.length() > most { line.with_len(most) } else { line };
    let (elbow, side_of_elbow) =
        middle_joint(shoulder, wrist, [bone::UPPER_ARM, bone::FOREARM], beside(side, elbow));
    let fore = (wrist - elbow).with_len(ONE);
    let hand = match hand {
        Hand::Flexed(flex) => {
            let angle = angle(flex);
            let inward = -side_of_elbow;
            let inward =
                (inward - fore.scale(div(inward.dot(fore), i64::from(ONE)), ONE)).with_len(ONE);
            let (s, c) = (super::space::sin(angle), super::space::cos(angle));
            (fore.scale(c, ONE) + inward.scale(s, ONE)).with_len(bone::HAND * MM)
        }
        Hand::Points(around, up) => pointing(side, around, up, bone::HAND),
    };
    body.arms[side] = [root, shoulder, elbow, wrist, wrist + hand];
}

fn place_leg(body: &mut Body, side: usize, at: [i16; 3], toes: i16, knee: [i16; 3]) {
    let ankle = beside(side, at) + mm(0, bone::ANKLE, 0);
    let hip = body.legs[side][0];
    let (knee, _) = middle_joint(hip, ankle, [bone::THIGH, bone::SHIN], beside(side, knee));
    body.legs[side] = [hip, knee, ankle];
    body.feet[side] = Rotation::look(-outward(side) * angle(toes));
}

/// The joint between two bones of `lengths` whose ends are at `from` and `to`, on the side `pole`
/// of the line between them. Also gives that side, [`ONE`] long. An end out of reach leaves the
/// bones straight and too long (legs): the checks then name it.
fn middle_joint(from: V3, to: V3, lengths: [i32; 2], pole: V3) -> (V3, V3) {
    let [near, far] = lengths.map(|length| i64::from(length * MM));
    let line = to - from;
    let axis = line.with_len(ONE);
    let pole = pole.with_len(ONE);
    let side = (pole - axis.scale(div(pole.dot(axis), i64::from(ONE)), ONE)).with_len(ONE);
    let distance = i64::from(line.length().max(1));
    let along = i64::from(div(near * near - far * far + distance * distance, 2 * distance));
    let away = root(near * near - along * along);
    (from + axis.scale(along as i32, ONE) + side.scale(away, ONE), side)
}

impl Body {
    fn shift(&mut self, by: V3) {
        self.spine.iter_mut().for_each(|frame| frame.at = frame.at + by);
        self.arms.iter_mut().flatten().for_each(|joint| *joint = *joint + by);
        self.legs.iter_mut().flatten().for_each(|joint| *joint = *joint + by);
    }

    /// What moves: the joints, the ends of the trunk, and the nose.
    pub fn joints(&self) -> impl Iterator<Item = V3> {
        let limbs = self.arms.into_iter().flatten().chain(self.legs.into_iter().flatten());
        let head = self.spine[14].point(bone::NOSE[1].0);
        limbs.chain(self.spine.map(|frame| frame.at)).chain([head])
    }

    /// The turn that shoulder blades and arms are measured against.
    pub fn girdle(&self) -> Rotation {
        self.spine[bone::GIRDLE_PIECE + 1].turn * Rotation::bow(bone::GIRDLE_REST * DEG)
    }

    /// The balls that can rest on a seat.
    fn seat(&self) -> [(V3, i32); 2] {
        [-1, 1].map(|out| self.section(0, out))
    }

    /// One ball of a cross-section of the trunk: its centre, and its radius in millimetres.
    pub fn section(&self, row: usize, out: i32) -> (V3, i32) {
        let bone::Section { frame, at: [x, y], half, radius } = bone::TRUNK[row];
        let full = |most: i32| div(i64::from(most) * i64::from(self.breath), 100 * i64::from(FINE));
        let [forward, wider] = bone::BREATH[row].map(|most| full(most * MM));
        let at = mm(x, y, out * half) + V3 { x: forward, y: 0, z: out * wider };
        (self.spine[frame].point(at), radius + wider / MM)
    }
}
