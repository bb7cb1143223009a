//! How a figure is looked at: from where, and where it stands in the frame.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum View {
    /// From the person's right, who faces right.
    Right,
    /// From the person's left, who faces left.
    Left,
    /// Face to face.
    Front,
    /// From behind.
    Back,
    /// From above, forward being up.
    Above,
}

impl View {
    /// Whether the limbs of `side` (0 left, 1 right) are the far ones.
    pub const fn is_far(self, side: usize) -> bool {
        matches!((self, side), (Self::Right, 0) | (Self::Left, 1))
    }
}

/// How near the eye is. A metre has one length in all drawings of a kind, so it is one person who is seen in them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Distance {
    /// Standing and sitting.
    Whole,
    /// On the mat.
    Floor,
    /// Trunk, head and arms, cut by the ground at the hips.
    Close,
}

impl Distance {
    /// Frame units for 1,000 mm.
    pub const fn scale(self) -> i32 {
        match self {
            Self::Whole => 2000,
            Self::Floor => 2500,
            Self::Close => 4000,
        }
    }
}

/// Where a figure stands in the frame: found at build time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fit {
    /// Frame units for 1,000 mm.
    pub scale: i32,
    /// Where the middle of the room lies.
    pub x: i32,
    /// Where the floor lies.
    pub y: i32,
}
