//! What a person can do: the range of each joint, and how far a posed body goes into it. Used by
//! the build and the tests; nothing of it ships.
//!
//! Ranges, in degrees. Limbs: the table "Normal values for range of motion of joints" of the Merck
//! Manual (professional edition, 2013; read in a copy), widened where these exercises load a joint
//! past what it does by itself: knee 160 (kneeling; Walker found that kneeling and squatting need
//! 100 to 160, cited in ASME SBC2007-47985), hip flexion 135 and ankle 65 pointed (usual passive
//! values), and 15 more for the pointed ankle, because the foot is drawn in one piece and its middle
//! bends too. Wrist 90 back: on all fours. Trunk: usual clinical values (low back 60 forward, 30
//! back, 30 aside, 18 round; upper back 45, 30, 30, 40; neck and head together 80, 70, 45, 80).
//! Shoulder blade: about 30 forward and back, 40 up and 10 down. The trunk and shoulder-blade rows
//! are from general knowledge and were not checked against a table.

use super::body::{Body, beside, body, outward};
use super::pose::{Arm, FINE, Hand, Leg, Pose, Reach};
use super::skeleton::{FOREARM, HAND, SHIN, THIGH, UPPER_ARM};
use super::space::{DEG, MM, ONE, Rotation, V3, atan2, div, root};

/// How far flesh may sink into the floor, in millimetres: soft parts give, and this is less than one
/// hundredth of the body's height.
pub const SINKS: i32 = 12;

/// How far a joint goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct JointReading {
    /// The joint and its direction.
    pub joint: &'static str,
    /// Degrees.
    pub angle: i32,
    /// The range that it should keep.
    pub range: [i32; 2],
}

impl JointReading {
    pub fn is_possible(&self) -> bool {
        (self.range[0]..=self.range[1]).contains(&self.angle)
    }
}

/// Every joint of the body in `pose`.
pub fn readings(pose: &Pose) -> Vec<JointReading> {
    let body = body(pose);
    let mut found = Vec::new();
    let mut read = |joint, angle: i32, low: i32, high: i32| {
        found.push(JointReading { joint, angle, range: [low, high] });
    };
    let degrees = |fine: i16| div(fine.into(), FINE.into());
    let whole = |part: [i16; 3]| part.map(degrees);
    let (neck, head) = (whole(pose.neck), whole(pose.head));
    let neck = [neck[0] + head[0], neck[1] + head[1], neck[2] + head[2]];
    for (name, [bow, lean, look], bows, lean_most, look_most) in [
        (["low back bow", "low back lean", "low back turn"], whole(pose.lumbar), [-30, 60], 30, 18),
        (
            ["upper back bow", "upper back lean", "upper back turn"],
            whole(pose.chest),
            [-30, 45],
            30,
            40,
        ),
        (["neck bow", "neck lean", "neck turn"], neck, [-70, 80], 45, 80),
    ] {
        read(name[0], bow, bows[0], bows[1]);
        read(name[1], lean, -lean_most, lean_most);
        read(name[2], look, -look_most, look_most);
    }
    for side in 0..2 {
        let Arm { blade: [lift, forward], .. } = pose.arms[side];
        read("shoulder blade lift", degrees(lift), -10, 40);
        read("shoulder blade slide", degrees(forward), -30, 30);
        arm(&body, side, &mut read);
        if let Hand::Flexed(flex) = pose.arms[side].hand {
            read("wrist", degrees(flex), -90, 90);
        }
        if let Reach::Raised { twist, .. } = pose.arms[side].reach {
            read("arm twist", degrees(twist), -90, 90);
        }
        leg(&body, side, matches!(pose.legs[side], Leg::Kneels { .. }), &mut read);
    }
    found
}

fn arm(body: &Body, side: usize, read: &mut impl FnMut(&'static str, i32, i32, i32)) {
    let [_, shoulder, elbow, wrist, tip] = body.arms[side];
    let chest = body.girdle();
    let upper = chest.seen(elbow - shoulder);
    let across = root(square(upper.x) + square(upper.z));
    let raise = degrees(across.into(), (-upper.y).into());
    // 0 sideways, 90 forward, -90 backward; an arm that hangs has no plane.
    let plane = degrees(upper.x.into(), (upper.z * outward(side)).into());
    read("arm raise", raise, 0, 180);
    // How far it lies behind the plane of the trunk: 60 hanging, 50 with the blade drawn back.
    let beside = root(square(upper.y) + square(upper.z));
    let behind = degrees((-upper.x).into(), beside.into());
    read("arm behind", behind, -90, if raise < 60 { 60 } else { 50 });
    if (60..150).contains(&raise) && plane > 0 {
        read("arm across", plane, 0, 140);
    }
    let bend = between(elbow - shoulder, wrist - elbow);
    read("elbow", bend, 0, 155);
    read("wrist", between(wrist - elbow, tip - wrist), 0, 90);
    if bend > 20 && raise < 150 {
        // The forearm as the upper arm sees it, were it brought up without any twist.
        let out = outward(side);
        let turn = Rotation::look(out * plane * DEG)
            * Rotation::lean(out * raise * DEG)
            * Rotation::look(-out * plane * DEG);
        let fore = turn.seen(chest.seen(wrist - elbow));
        read("arm twist", degrees((fore.z * out).into(), fore.x.into()), -95, 100);
    }
}

fn leg(body: &Body, side: usize, kneels: bool, read: &mut impl FnMut(&'static str, i32, i32, i32)) {
    let [hip, knee, ankle] = body.legs[side];
    let thigh = body.spine[0].turn.seen(knee - hip);
    read("hip forward", degrees(thigh.x.into(), (-thigh.y).into()), -30, 135);
    let along = root(square(thigh.x) + square(thigh.y));
    read("hip outward", degrees((thigh.z * outward(side)).into(), along.into()), -30, 50);
    read("knee", between(knee - hip, ankle - knee), 0, 160);
    let foot = body.feet[side];
    let shin = ankle - knee;
    // A right angle between shin and sole is 0, toes up is more.
    let toes_up = 90 - between(foot.x, -shin);
    read("ankle", toes_up, if kneels { -85 } else { -80 }, 30);
}

fn square(length: i32) -> i64 {
    i64::from(length) * i64::from(length)
}

fn degrees(y: i64, x: i64) -> i32 {
    (atan2(y, x) + DEG / 2).div_euclid(DEG)
}

/// The angle between two arrows, from 0 to 180.
fn between(a: V3, b: V3) -> i32 {
    let (a, b) = (a.with_len(ONE), b.with_len(ONE));
    degrees(a.cross(b).length().into(), a.dot(b) / i64::from(ONE))
}

/// The bones of a posed body whose length is off, in millimetres: what it is, and what it should be.
/// An arm or a leg that cannot reach its place shows here.
pub fn stretched(body: &Body) -> Vec<(&'static str, i32, i32)> {
    let mut bones = Vec::new();
    for side in 0..2 {
        let [_, shoulder, elbow, wrist, tip] = body.arms[side];
        let [hip, knee, ankle] = body.legs[side];
        bones.extend([
            ("upper arm", elbow - shoulder, UPPER_ARM),
            ("forearm", wrist - elbow, FOREARM),
            ("hand", tip - wrist, HAND),
            ("thigh", knee - hip, THIGH),
            ("shin", ankle - knee, SHIN),
        ]);
    }
    bones
        .into_iter()
        .map(|(name, bone, length)| (name, bone.length() / MM, length))
        .filter(|(_, is, should)| (is - should).abs() * 100 > *should)
        .collect()
}

/// By how many millimetres a hand misses the place where `pose` puts it: an arm that is too short.
pub fn missed(pose: &Pose, body: &Body) -> [i32; 2] {
    [0, 1].map(|side| match pose.arms[side].reach {
        Reach::Placed { at, .. } => (body.arms[side][3] - beside(side, at)).length() / MM,
        Reach::Raised { .. } => 0,
    })
}

/// How far a hand may be from its place, in millimetres: one hundredth of the height of the body.
pub const MISSES: i32 = 17;

/// Which hands stay where they are from `a` to `b`.
pub fn planted(a: &Pose, b: &Pose) -> [bool; 2] {
    let at = |pose: &Pose, side: usize| match pose.arms[side].reach {
        Reach::Placed { at, .. } => Some(at),
        Reach::Raised { .. } => None,
    };
    [0, 1].map(|side| at(a, side).is_some() && at(a, side) == at(b, side))
}
