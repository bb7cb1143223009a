//! A pose: what the joints do, in eighths of a degree and of a millimetre, so that the steps between two poses are
//! too small to see. Invariant: bones keep their length in every pose that can be written down; whether a person
//! could take it is for [`super::limits`].

use super::space::{ONE, div};

/// How many of a pose's units make a degree or a millimetre (and, of a breath, a hundredth).
pub const FINE: i32 = 8;

/// One way of holding the body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pose {
    /// How full the lungs are, in eighths of a hundredth: ribs and belly follow.
    pub breath: i16,
    /// What carries the body, and where.
    pub root: Root,
    /// Bow, lean to the left, look to the left of the pelvis in the room.
    pub pelvis: [i16; 3],
    /// The same for the low back against the pelvis, spread over its vertebrae.
    pub lumbar: [i16; 3],
    /// The same for the upper back against the low back.
    pub chest: [i16; 3],
    /// The same for the neck against the upper back.
    pub neck: [i16; 3],
    /// The nod, lean and look of the head on the neck.
    pub head: [i16; 3],
    /// Left, right.
    pub arms: [Arm; 2],
    /// Left, right.
    pub legs: [Leg; 2],
}

/// What carries the body: that part comes to lie at `x`, and on the height `y`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Root {
    pub by: Carrier,
    /// Forward of the middle of the room.
    pub x: i16,
    /// Above the floor.
    pub y: i16,
}

/// A part that can carry the body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Carrier {
    /// Nothing does: the middle between the hip joints is put there.
    Hips,
    /// The seat rests on the height; the hips stand at `x`.
    Seat,
    /// The knees rest on the height, at `x`.
    Knees,
    /// Whatever is lowest rests on the height; the hips stand at `x`.
    Lowest,
    /// The hands hold on at the height, at `x`.
    Hands,
}

/// A shoulder blade, an arm and a hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arm {
    /// Lift and forward slide of the shoulder blade, as degrees of the collar bone.
    pub blade: [i16; 2],
    pub reach: Reach,
    /// Which way the hand points.
    pub hand: Hand,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// By its angles.
    Raised {
        /// The plane in which the arm is raised: 0 sideways, 90 forward, -90 backward (as in the
        /// recommendation of the International Society of Biomechanics, Wu 2005).
        plane: i16,
        /// From 0, hanging, to 180, overhead.
        raise: i16,
        /// Outward turn about its own length.
        twist: i16,
        /// From 0, straight.
        elbow: i16,
    },
    /// The wrist stays at a place in the room; the joints follow.
    Placed {
        /// Forward, up, and outward from the middle to the arm's own side.
        at: [i16; 3],
        /// Which way the elbow points: forward, up, outward; only the direction counts.
        elbow: [i16; 3],
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hand {
    /// Bent at the wrist, towards the side to which the elbow bends.
    Flexed(i16),
    /// In the room: degrees outward from forward, and degrees up.
    Points(i16, i16),
}

/// A leg and a foot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leg {
    /// By its angles.
    Swung {
        /// Forward swing of the thigh.
        flex: i16,
        /// Outward swing.
        out: i16,
        /// Outward turn about its own length.
        twist: i16,
        /// From 0, straight.
        knee: i16,
        /// Toes up; 0 is a right angle between shin and sole.
        ankle: i16,
    },
    /// The sole stands flat at a place in the room; the joints follow.
    Stands {
        /// The ankle: forward; height of the sole; outward from the middle to the leg's own side.
        at: [i16; 3],
        /// Degrees that the toes point outward.
        toes: i16,
        /// Which way the knee points: forward, up, outward; only the direction counts.
        knee: [i16; 3],
    },
    /// The thigh by its angles; shin and instep lie back along the floor.
    Kneels {
        /// Forward swing of the thigh.
        flex: i16,
        /// Outward swing.
        out: i16,
    },
}

impl Pose {
    /// The pose on the way to `to`, at `share` of it (0 to [`ONE`]). Limbs that are posed in the same
    /// way are led there number by number, so what is planted in both stays where it is; the build
    /// sees to it that all poses of a figure pose each limb in the same way.
    #[must_use]
    pub fn towards(&self, to: &Self, share: i32) -> Self {
        let mix = |a: i16, b: i16| mix(a, b, share);
        let mix3 = |a: [i16; 3], b: [i16; 3]| mix3(a, b, share);
        let arm = |side: usize| {
            let (a, b) = (&self.arms[side], &to.arms[side]);
            Arm {
                blade: [mix(a.blade[0], b.blade[0]), mix(a.blade[1], b.blade[1])],
                reach: a.reach.towards(b.reach, share),
                hand: match (a.hand, b.hand) {
                    (Hand::Flexed(a), Hand::Flexed(b)) => Hand::Flexed(mix(a, b)),
                    (Hand::Points(a, u), Hand::Points(b, v)) => Hand::Points(mix(a, b), mix(u, v)),
                    (.., hand) => hand,
                },
            }
        };
        let leg = |side: usize| self.legs[side].towards(to.legs[side], share);
        Self {
            breath: mix(self.breath, to.breath),
            root: Root {
                by: to.root.by,
                x: mix(self.root.x, to.root.x),
                y: mix(self.root.y, to.root.y),
            },
            pelvis: mix3(self.pelvis, to.pelvis),
            lumbar: mix3(self.lumbar, to.lumbar),
            chest: mix3(self.chest, to.chest),
            neck: mix3(self.neck, to.neck),
            head: mix3(self.head, to.head),
            arms: [arm(0), arm(1)],
            legs: [leg(0), leg(1)],
        }
    }
}

fn mix(a: i16, b: i16, share: i32) -> i16 {
    a + div(i64::from(b - a) * i64::from(share), i64::from(ONE)) as i16
}

fn mix3(a: [i16; 3], b: [i16; 3], share: i32) -> [i16; 3] {
    [0, 1, 2].map(|axis| mix(a[axis], b[axis], share))
}

impl Reach {
    fn towards(self, to: Self, share: i32) -> Self {
        match (self, to) {
            (
                Self::Raised { plane: a, raise: b, twist: c, elbow: d },
                Self::Raised { plane, raise, twist, elbow },
            ) => Self::Raised {
                plane: mix(a, plane, share),
                raise: mix(b, raise, share),
                twist: mix(c, twist, share),
                elbow: mix(d, elbow, share),
            },
            (Self::Placed { at: a, elbow: b }, Self::Placed { at, elbow }) => {
                Self::Placed { at: mix3(a, at, share), elbow: mix3(b, elbow, share) }
            }
            _ => to,
        }
    }
}

impl Leg {
    fn towards(self, to: Self, share: i32) -> Self {
        match (self, to) {
            (
                Self::Swung { flex, out, twist, knee, ankle },
                Self::Swung { flex: flex_to, out: out_to, twist: twist_to, knee: k, ankle: n },
            ) => Self::Swung {
                flex: mix(flex, flex_to, share),
                out: mix(out, out_to, share),
                twist: mix(twist, twist_to, share),
                knee: mix(knee, k, share),
                ankle: mix(ankle, n, share),
            },
            (Self::Stands { at: a, toes: b, knee: c }, Self::Stands { at, toes, knee }) => {
                Self::Stands {
                    at: mix3(a, at, share),
                    toes: mix(b, toes, share),
                    knee: mix3(c, knee, share),
                }
            }
            (Self::Kneels { flex: a, out: b }, Self::Kneels { flex, out }) => {
                Self::Kneels { flex: mix(a, flex, share), out: mix(b, out, share) }
            }
            _ => to,
        }
    }
}
