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

/// Where a figure stands in the frame: found at build time, so that it fills it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fit {
    /// Frame units for 1,000 mm.
    pub scale: i32,
    /// Where the middle of the room lies.
    pub x: i32,
    /// Where the floor lies.
    pub y: i32,
}
