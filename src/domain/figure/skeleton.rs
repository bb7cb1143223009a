//! The bones and the flesh on them: constant, the same in every pose.
//!
//! Lengths are those of an adult 1.70 m tall and 7.5 heads high. Long bones: fractions of the
//! stature after Drillis and Contini (1966), as printed in Winter, *Biomechanics and Motor Control
//! of Human Movement*, fig. 4.1: thigh 0.245, shin 0.246, foot 0.152, ankle 0.039, upper arm 0.186,
//! forearm 0.146, hip joint at 0.530, shoulder at 0.818 (from memory: no copy was at hand). The hand
//! is shorter than its 0.108, because its fingers are a little bent. The curve of the spine at rest
//! is a usual standing posture. Flesh is drawn a little rounder than life, so that a limb is still a
//! limb at 64 px.

use super::space::{V3, mm};

/// Thigh, from hip to knee, in millimetres.
pub const THIGH: i32 = 416;
/// Shin, from knee to ankle.
pub const SHIN: i32 = 418;
/// Height of the ankle over the sole.
pub const ANKLE: i32 = 66;
/// From the ankle to the tip of the toes, along the sole.
pub const TOES: i32 = 190;
/// Upper arm, from shoulder to elbow.
pub const UPPER_ARM: i32 = 316;
/// Forearm, from elbow to wrist.
pub const FOREARM: i32 = 248;
/// Hand, from the wrist to the tips of loosely bent fingers.
pub const HAND: i32 = 160;
/// From the breastbone's end of the girdle to the shoulder joint.
pub const GIRDLE: i32 = 148;
/// Half the distance between the hip joints.
pub const HIP: i32 = 86;

/// One piece of the spine.
pub struct SpinePiece {
    /// Its length, in millimetres.
    pub length: i32,
    /// Its bow against the piece below it, at rest, in degrees.
    pub rest: i32,
}

const fn piece(length: i32, rest: i32) -> SpinePiece {
    SpinePiece { length, rest }
}

/// The spine, from the sacrum to the skull.
pub const SPINE: [SpinePiece; 13] = [
    piece(45, 14),
    piece(45, -8),
    piece(45, -10),
    piece(45, -8),
    piece(46, -2),
    piece(46, 2),
    piece(46, 7),
    piece(46, 10),
    piece(46, 9),
    piece(46, 6),
    piece(42, 0),
    piece(42, -8),
    piece(42, -8),
];
/// How many pieces belong to the low back, the lowest.
pub const LUMBAR: i64 = 4;
/// How many to the upper back, over them.
pub const CHEST: i64 = 6;
/// How many to the neck.
pub const NECK: i64 = 3;
/// The bow of the head against the neck, at rest.
pub const HEAD_REST: i32 = -4;

/// Where the spine leaves the pelvis.
pub const SACRUM: V3 = mm(-32, 92, 0);
/// The piece of the spine whose turn the shoulder girdle follows.
pub const GIRDLE_PIECE: usize = 8;
/// The bow of the girdle against that piece: at rest the girdle stands upright.
pub const GIRDLE_REST: i32 = -14;
/// The piece of the spine at whose foot the shoulder girdle sits.
pub const GIRDLE_SEAT: usize = 9;
/// The inner end of the right half of the girdle, from there.
pub const GIRDLE_ROOT: V3 = mm(24, 0, 24);

/// A cross-section of the trunk: two balls, side by side.
pub struct Section {
    /// The frame that it moves with: 0 the pelvis, then the pieces of [`SPINE`] from 1, then the head.
    pub frame: usize,
    /// The middle, in that frame: forward and up.
    pub at: [i32; 2],
    /// From the middle to the centre of each ball.
    pub half: i32,
    pub radius: i32,
}

const fn section(frame: usize, at: [i32; 2], half: i32, radius: i32) -> Section {
    Section { frame, at, half, radius }
}

/// The trunk, from the seat to the skull.
pub const TRUNK: [Section; 14] = [
    section(0, [-14, -12], 74, 90),
    section(0, [-12, 36], 71, 90),
    section(0, [-4, 84], 63, 85),
    section(2, [24, 4], 56, 80),
    section(3, [24, 6], 54, 77),
    section(4, [28, 8], 54, 80),
    section(5, [36, 22], 56, 88),
    section(7, [42, -4], 58, 95),
    section(8, [40, 0], 62, 96),
    section(9, [32, 0], 70, 90),
    section(10, [20, 0], 58, 78),
    section(11, [4, -6], 26, 62),
    section(13, [2, 0], 0, 50),
    section(14, [8, 10], 0, 50),
];
/// How far each row of [`TRUNK`] comes forward, and how much wider it gets, in a full breath; in
/// millimetres. Half as much again as in a deep one, so that it is seen: the belly first, then the ribs.
pub const BREATH: [[i32; 2]; 14] = [
    [0, 0],
    [0, 0],
    [6, 0],
    [22, 4],
    [32, 8],
    [34, 10],
    [28, 12],
    [20, 12],
    [16, 12],
    [14, 8],
    [8, 5],
    [0, 0],
    [0, 0],
    [0, 0],
];
/// By how many degrees of the collar bone a full breath lifts the shoulders.
pub const BREATH_LIFT: i32 = 2;
/// The rows of [`TRUNK`] that reach out to the shoulder: flank, chest, base of the neck.
pub const SHOULDER_FLESH: [usize; 3] = [8, 10, 11];

/// The rows of [`TRUNK`] up to which it is hips, and from which it is neck.
pub const WAIST: usize = 4;
pub const COLLAR: usize = 11;

/// The balls of the head, in its frame (at the top of the neck): skull and jaw.
pub const SKULL: [(V3, i32); 2] = [(mm(8, 80, 0), 88), (mm(46, -2, 0), 52)];
/// Where the jaw hangs: what is seen of it from below has no hair.
pub const CHEEK: (V3, i32) = (mm(34, 28, 0), 54);
/// The nose, from the brow over its tip to the lip.
pub const NOSE: [(V3, i32); 3] = [(mm(80, 78, 0), 10), (mm(104, 36, 0), 15), (mm(84, 18, 0), 13)];
/// An ear.
pub const EAR: (V3, i32) = (mm(2, 58, 80), 21);
/// How far the hair stands out over the skull.
pub const HAIR: i32 = 6;
/// The face is the part of the skull within so many degrees of a direction so many below forward.
pub const FACE: [i32; 2] = [80, 30];

/// A thickening of a limb: between which two joints, how far along (in hundredths), which radius.
#[derive(Clone, Copy)]
pub struct Swell(pub usize, pub i32, pub i32);

/// The arm from the shoulder (joint 1) over elbow (2) and wrist (3) to the fingertips (4).
pub const ARM: [Swell; 8] = [
    Swell(1, 0, 57),
    Swell(1, 40, 50),
    Swell(1, 78, 46),
    Swell(2, 0, 41),
    Swell(2, 25, 42),
    Swell(3, 0, 28),
    Swell(3, 42, 35),
    Swell(3, 100, 22),
];
/// A hand that holds something, in place of the last two rows of [`ARM`].
pub const FIST: [Swell; 2] = [Swell(3, 22, 34), Swell(3, 52, 36)];
/// The thumb: where along the hand it begins and ends (in hundredths), how far it stands off there, and its radius.
pub const THUMB: [[i32; 3]; 2] = [[18, 16, 17], [66, 46, 12]];
/// A palm that lies flat: the height of the wrist over it, and the slope of the hand in degrees, so
/// that knuckles and fingertips both touch.
pub const PALM: (i16, i16) = (43, 8);
/// The leg from the hip (joint 0) over the knee (1) to the ankle (2).
pub const LEG: [Swell; 6] = [
    Swell(0, 0, 81),
    Swell(0, 40, 75),
    Swell(1, 0, 55),
    Swell(1, 30, 53),
    Swell(1, 88, 39),
    Swell(2, 0, 36),
];
/// How far the calf (the fourth row of [`LEG`]) lies behind the line from knee to ankle.
pub const CALF: (usize, i32) = (3, 10);
pub const KNEE_RADIUS: i32 = 55;
pub const ANKLE_RADIUS: i32 = 36;
/// The foot, from the ankle: heel, ball, toes. Along the sole, and up.
pub const FOOT: [([i32; 2], i32); 3] = [([-38, -34], 32), ([108, -37], 29), ([164, -41], 25)];
