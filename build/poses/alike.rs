//! Key poses that can be gone between: each limb is posed in the same way in all poses of a figure.

use super::super::domain::figure::body::{Body, body, outward};
use super::super::domain::figure::pose::{Carrier, FINE, Hand, Leg, Pose, Reach};
use super::super::domain::figure::space::{DEG, MM, ONE, Rotation, V3, atan2, root};

/// Where the poses differ in what carries the body, all of them say where the hips are; where they
/// differ in how an arm is posed, all say it by its angles, so that it swings as arms do.
pub fn alike(poses: &mut [(&'static str, Pose)]) {
    let bodies: Vec<Body> = poses.iter().map(|(_, pose)| body(pose)).collect();
    let differ =
        |same: &dyn Fn(&Pose) -> u8| poses.iter().any(|(_, it)| same(it) != same(&poses[0].1));
    let roots = differ(&|pose| pose.root.by as u8);
    let arms = [0, 1]
        .map(|side| differ(&|pose| matches!(pose.arms[side].reach, Reach::Placed { .. }).into()));
    let hands =
        [0, 1].map(|side| differ(&|pose| matches!(pose.arms[side].hand, Hand::Points(..)).into()));
    for ((_, pose), body) in poses.iter_mut().zip(&bodies) {
        if roots {
            pose.root.by = Carrier::Hips;
            let [x, y, _] = fine(body.spine[0].at, 1);
            (pose.root.x, pose.root.y) = (x, y);
        }
        for side in 0..2 {
            let [.., wrist, tip] = body.arms[side];
            if arms[side] && matches!(pose.arms[side].reach, Reach::Placed { .. }) {
                pose.arms[side].reach = raised(body, side);
            }
            if hands[side] || arms[side] {
                let V3 { x, y, z } = (tip - wrist).with_len(ONE);
                let flat =
                    i64::from(root(i64::from(x) * i64::from(x) + i64::from(z) * i64::from(z)));
                let around = atan2(i64::from(z * outward(side)), x.into());
                pose.arms[side].hand =
                    Hand::Points(eighths(around), eighths(atan2(y.into(), flat)));
            }
        }
    }
    // The shorter way round for what points.
    for index in 1..poses.len() {
        for side in 0..2 {
            let Hand::Points(first, _) = poses[0].1.arms[side].hand else { continue };
            if let Hand::Points(around, _) = &mut poses[index].1.arms[side].hand {
                let whole = 360 * FINE as i16;
                while *around - first > whole / 2 {
                    *around -= whole;
                }
                while first - *around > whole / 2 {
                    *around += whole;
                }
            }
        }
    }
}

/// Whether the legs of all poses can be gone between.
pub fn legs_alike(poses: &[(&'static str, Pose)]) -> bool {
    let kind = |leg: &Leg| match leg {
        Leg::Swung { .. } => 0,
        Leg::Stands { .. } => 1,
        Leg::Kneels { .. } => 2,
    };
    poses
        .iter()
        .all(|(_, pose)| (0..2).all(|side| kind(&pose.legs[side]) == kind(&poses[0].1.legs[side])))
}

/// The angles of an arm: the way back from where it is.
fn raised(body: &Body, side: usize) -> Reach {
    let [_, shoulder, elbow, wrist, _] = body.arms[side];
    let (chest, out) = (body.girdle(), outward(side));
    let long =
        |a: i32, b: i32| i64::from(root(i64::from(a) * i64::from(a) + i64::from(b) * i64::from(b)));
    let upper = chest.seen(elbow - shoulder);
    let plane = atan2(upper.x.into(), (upper.z * out).into());
    let raise = atan2(long(upper.x, upper.z), (-upper.y).into());
    let turn =
        Rotation::look(out * plane) * Rotation::lean(out * raise) * Rotation::look(-out * plane);
    let fore = turn.seen(chest.seen(wrist - elbow));
    let twist = atan2((fore.z * out).into(), fore.x.into());
    let bend = atan2(long(fore.x, fore.z), (-fore.y).into());
    let [plane, raise, twist, elbow] = [plane, raise, twist, bend].map(eighths);
    Reach::Raised { plane, raise, twist, elbow }
}

fn fine(at: V3, side: usize) -> [i16; 3] {
    [at.x, at.y, at.z * outward(side)].map(|length| (length / (MM / FINE)) as i16)
}

fn eighths(angle: i32) -> i16 {
    (angle / (DEG / FINE)) as i16
}

/// A limb whose end goes so far on its own, in millimetres, does the work, if the other of its kind goes less than a third.
const WORK: i32 = 300;

/// The arms and the legs that do the work.
pub fn works(poses: &[(&'static str, Pose)], start: usize, beats: [usize; 4]) -> [[bool; 2]; 2] {
    let main = body(&poses[0].1);
    let others: Vec<Body> =
        beats.into_iter().chain([start]).map(|index| body(&poses[index].1)).collect();
    let way = |end: &dyn Fn(&Body) -> V3| {
        others.iter().map(|it| (end(it) - end(&main)).length() / MM).max().unwrap_or_default()
    };
    let arms = [0, 1].map(|side| way(&|body| body.arms[side][3]));
    let legs = [0, 1].map(|side| way(&|body| body.legs[side][2]));
    [arms, legs].map(|[left, right]| {
        [(left, right), (right, left)].map(|(own, other)| own > WORK && other * 3 < own)
    })
}
