//! Draws a figure: in a key pose, or at a moment of its movement.

use super::body::body;
use super::drawing::Drawing;
use super::paint::{paint, scene};
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

    /// The figure at `moment` without the floor, which reaches as far as the frame: what has to
    /// fit into it.
    pub fn scene(&self, moment: Frame) -> Drawing {
        let body = body(&self.pose(moment));
        if moment == Frame::still(0) {
            scene(self, &body)
        } else {
            scene(&self.without_arrows(), &body)
        }
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
