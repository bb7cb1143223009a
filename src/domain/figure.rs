//! Figures: a body of joints, posed by angles and drawn from data. Each exercise has one; a still
//! picture is one pose of it, and a movement is the way between two.
//!
//! [`skeleton`] holds the bones, [`pose`] what a pose can say, [`body`] finds the joints, [`flesh`]
//! puts the skin on, [`paint`] looks at it from a side and [`svg`] writes it down. Whole numbers
//! throughout.

pub mod area;
pub mod arrow;
pub mod body;
pub mod drawing;
pub mod flesh;
pub mod limits;
pub mod paint;
pub mod pose;
pub mod props;
pub mod skeleton;
pub mod space;
pub mod svg;

use area::Area;
use arrow::Arrow;
use drawing::Drawing;
use paint::Fit;
use pose::Pose;
use props::Prop;

/// Where the body is looked at from.
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

/// The figure of an exercise.
#[derive(PartialEq, Eq, Debug)]
pub struct Figure {
    /// The exercise.
    pub slug: &'static str,
    /// What the picture shows, in a sentence; and the same of its mirror image.
    pub alts: [&'static str; 2],
    /// Where it is seen from.
    pub view: View,
    /// Degrees that the view is turned towards the face.
    pub turn: i16,
    /// Where it stands in the frame.
    pub fit: Fit,
    /// What stands in the room.
    pub props: &'static [Prop],
    /// Where it should be felt.
    pub areas: &'static [Area],
    /// Which way it moves, where the still does not say.
    pub arrows: &'static [Arrow],
    /// The key poses by name; `main`, the one that shows the movement best, comes first.
    pub poses: &'static [(&'static str, Pose)],
}

impl Figure {
    /// What the picture shows, in a sentence.
    pub const fn alt(&self, mirrored: bool) -> &'static str {
        self.alts[mirrored as usize]
    }

    /// The key pose at `index`, drawn. Sided exercises are described with the left side working;
    /// `mirrored` shows the right.
    pub fn drawing(&self, index: usize, mirrored: bool) -> Drawing {
        let (_, pose) = &self.poses[index.min(self.poses.len() - 1)];
        let drawing = paint::paint(self, &body::body(pose));
        if mirrored { drawing.mirrored() } else { drawing }
    }

    /// The key pose at `index` without the floor, which reaches as far as the frame: what has to
    /// fit into it.
    pub fn scene(&self, index: usize) -> Drawing {
        paint::scene(self, &body::body(&self.poses[index].1))
    }

    /// The inside of an `<svg viewBox=…>` ([`svg::VIEW_BOX`]) with the still picture.
    pub fn svg(&self, mirrored: bool) -> String {
        svg::svg(&self.drawing(0, mirrored))
    }
}
