//! A pose: what the joints do, in whole degrees and millimetres. Invariant: everything a pose can
//! say is possible for constant bones; whether a person can do it is asked by [`super::limits`].

/// One way of holding the body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pose {
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

/// What carries the body: that part comes to lie at `x`, and on the height `y`; both in millimetres.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Root {
    /// The part.
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
    /// Where the arm goes.
    pub reach: Reach,
    /// Which way the hand points.
    pub hand: Hand,
}

/// Where an arm goes.
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

/// Which way a hand points.
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
