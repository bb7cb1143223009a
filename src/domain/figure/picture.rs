//! Draws a figure: in a key pose, or at a moment of its movement.

use super::body::body;
use super::drawing::{Drawing, FRAME};
use super::paint::paint;
use super::svg;
use super::{Figure, Frame};

impl Figure {
    /// The key pose at `index`, drawn. Sided exercises are described with the left side working;
    /// `mirrored` shows the right.
    pub fn drawing(&self, index: usize, mirrored: bool) -> Drawing {
        let (_, pose) = &self.poses[index.min(self.poses.len() - 1)];
        let drawing = paint(self, &body(pose));
        if mirrored { drawing.mirrored() } else { drawing }
    }

    /// The figure at `moment`, drawn; its width is left to whoever shows it.
    pub fn moving(&self, moment: Frame, mirrored: bool) -> Drawing {
        let drawing = paint(&self.without_arrows(), &body(&self.pose(moment)));
        if mirrored { drawing.mirrored() } else { drawing }
    }

    /// The inside of an `<svg>` with the figure at `moment`.
    pub fn svg_of(&self, moment: Frame, mirrored: bool) -> String {
        svg::svg(&self.moving(moment, mirrored))
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
