//! Draws a figure: in a key pose, or at a moment of its movement.

use super::body::body;
use super::drawing::{Drawing, FRAME};
use super::paint::{mark, paint};
use super::svg;
use super::{Ease, Figure, Frame};

impl Figure {
    /// The key pose at `index`, drawn. Sided exercises are described with the left side working;
    /// `mirrored` shows the right.
    pub fn drawing(&self, index: usize, mirrored: bool) -> Drawing {
        let (_, pose) = &self.poses[index.min(self.poses.len() - 1)];
        // Where an arrow says which way it goes, the still shows from where, too.
        let from = self.beats[3];
        let comes = index == 0
            && from != 0
            && self.ease == Ease::Smooth
            && !self.arrows.is_empty()
            && !self.is_slanted();
        let ghost = comes.then(|| body(&self.poses[from].1));
        let drawing = paint(self, &body(pose), ghost.as_ref());
        if mirrored { drawing.mirrored() } else { drawing }
    }

    /// The figure at `moment`, drawn; its width is left to whoever shows it.
    pub fn moving(&self, moment: Frame, mirrored: bool) -> Drawing {
        let drawing = paint(&self.without_arrows(), &body(&self.pose(moment)), None);
        if mirrored { drawing.mirrored() } else { drawing }
    }

    /// The inside of an `<svg>` with the figure at `moment`.
    pub fn svg_of(&self, moment: Frame, mirrored: bool) -> String {
        svg::svg(&self.moving(moment, mirrored))
    }

    /// The inside of an `<svg>` with the common mistake, and a ring where it is made.
    pub fn svg_of_mistake(&self) -> Option<String> {
        let (pose, _) = self.wrong?;
        let mut drawing = self.moving(Frame::still(pose), false);
        if let Some(at) = self.mistake_at {
            mark(self, &body(&self.poses[pose].1), at, &mut drawing);
        }
        Some(svg::svg(&drawing))
    }

    /// The `viewBox` of the still alone, for where it is shown small: as tight as it is, resting on the ground.
    pub fn view_box(&self, mirrored: bool) -> String {
        let [left, top, across, down] = self.crop;
        let left = if mirrored { FRAME[0] - left - across } else { left };
        format!("{left} {top} {across} {down}")
    }

    /// What moves needs no arrow.
    const fn without_arrows(&self) -> Self {
        Self { arrows: &[], ..*self }
    }

    /// The inside of an `<svg viewBox=…>` ([`svg::VIEW_BOX`]) with the still picture.
    pub fn svg(&self, mirrored: bool) -> String {
        svg::svg(&self.drawing(0, mirrored))
    }
}
