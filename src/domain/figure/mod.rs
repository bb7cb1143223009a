//! Figures: a body of joints, posed by angles and drawn from data. Each exercise has one; a still
//! picture is one pose of it, and a movement is the way between two.
//!
//! [`skeleton`] holds the bones, [`pose`] what a pose can say, [`body`] finds the joints, [`flesh`]
//! puts the skin on, [`paint`] looks at it from a side and [`svg`] writes it down. Whole numbers
//! throughout.

pub mod area;
pub mod arrow;
pub mod body;
mod camera;
pub mod drawing;
pub mod flesh;
mod head;
pub mod limits;
pub mod paint;
mod picture;
pub mod pose;
pub mod props;
pub mod skeleton;
pub mod space;
pub mod svg;
pub mod vertebrae;
pub mod view;
mod walls;

use area::WorkingArea;
use arrow::{Anchor, Arrow};
use pose::{FINE, Pose};
use props::Prop;
use space::{ONE, div};
use view::{Distance, Fit, View};

use crate::i18n::Key;

/// How far the skin goes in a full breath, in units of the frame.
pub const BREATH_WAY: i32 = 72;

#[derive(PartialEq, Eq, Debug)]
pub struct Figure {
    pub slug: &'static str,
    /// What the picture shows, in a sentence; and the same of its mirror image.
    pub alts: [Key; 2],
    pub view: View,
    /// Degrees that the view is turned towards the face.
    pub turn: i16,
    /// Degrees that it is looked down upon.
    pub tilt: i16,
    /// Whether only trunk, head and arms are drawn, and larger: for what is small in the whole body.
    pub close: bool,
    pub fit: Fit,
    /// The box of the still in the frame, down to the ground: left, top, across, down.
    pub crop: [i32; 4],
    /// The arms and the legs that do the work, left and right: they are drawn strong on the far side, too.
    pub works: [[bool; 2]; 2],
    /// What stands in the room.
    pub props: &'static [Prop],
    /// Where it should be felt.
    pub areas: &'static [WorkingArea],
    /// Which way it moves, where the still does not say.
    pub arrows: &'static [Arrow],
    /// The key poses by name; `main`, the one that shows the movement best, comes first.
    pub poses: &'static [(&'static str, Pose)],
    /// The key pose from which one gets into position.
    pub start: usize,
    /// The key poses in which the four phases of a rep or a breath end.
    pub beats: [usize; 4],
    /// How it goes from one to the next.
    pub ease: Ease,
    /// The key pose of a common mistake, and which row of the mistakes it is.
    pub wrong: Option<(usize, usize)>,
    /// Where in it the mistake is made.
    pub mistake_at: Option<Anchor>,
}

/// How a movement spends its time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ease {
    /// It begins and ends gently, and stands still in between.
    Smooth,
    /// It goes on at one speed: circles, rolling.
    Even,
}

impl Ease {
    /// Where a movement is at `share` of its time; both from 0 to [`ONE`].
    pub fn at(self, share: i32) -> i32 {
        let share = share.clamp(0, ONE);
        match self {
            Self::Even => share,
            // 3 t² - 2 t³, whose speed is nought at both ends.
            Self::Smooth => {
                let (t, one) = (i64::from(share), i64::from(ONE));
                (t * t * (3 * one - 2 * t) / (one * one)) as i32
            }
        }
    }
}

/// A moment of a movement: on the way between two key poses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame {
    pub from: usize,
    pub to: usize,
    /// How far it has come, from 0 to [`ONE`].
    pub share: i32,
    /// How full the lungs are beyond what the poses say, from 0 to [`ONE`].
    pub breath: i32,
    /// The width at which the figure is drawn, from [`ONE`] to minus [`ONE`], which is the other
    /// side: so it turns round.
    pub width: i32,
}

impl Frame {
    pub const fn still(index: usize) -> Self {
        Self { from: index, to: index, share: ONE, breath: 0, width: ONE }
    }
}

impl Figure {
    /// What the picture shows, in a sentence.
    pub fn alt(&self, mirrored: bool) -> &'static str {
        self.alts[usize::from(mirrored)].text()
    }

    /// Whether its floor is seen as a surface.
    pub fn is_slanted(&self) -> bool {
        self.tilt > 0 || self.view == View::Above
    }

    pub fn distance(&self) -> Distance {
        if self.close {
            Distance::Close
        } else if self.props.iter().any(|prop| matches!(prop, Prop::Mat { .. })) {
            Distance::Floor
        } else {
            Distance::Whole
        }
    }

    pub fn pose(&self, moment: Frame) -> Pose {
        let [from, to] = [moment.from, moment.to].map(|index| &self.poses[index].1);
        let mut pose = from.towards(to, moment.share);
        let most = 100 * i64::from(FINE) - i64::from(pose.breath);
        pose.breath += div(most * i64::from(moment.breath), i64::from(ONE)) as i16;
        pose
    }

    /// The longest way that a joint goes between two key poses, in units of the frame.
    pub fn way(&self, from: usize, to: usize) -> i32 {
        let [a, b] = [from, to].map(|index| body::body(&self.poses[index].1));
        let ends = a.joints().zip(b.joints()).map(|(a, b)| (a - b).length());
        let longest = ends.max().unwrap_or_default();
        let breath = (a.breath - b.breath).abs() * BREATH_WAY / (100 * FINE);
        div(i64::from(longest) * i64::from(self.fit.scale), 1000 * i64::from(space::MM)) + breath
    }

    /// The key poses of the movement, in the order of the session, each once.
    pub fn keys(&self) -> Vec<usize> {
        let mut keys = Vec::new();
        for index in [self.start, self.beats[3], 0].into_iter().chain(self.beats) {
            if !keys.contains(&index) {
                keys.push(index);
            }
        }
        keys
    }

    /// Every way that the movement takes between two key poses; a hold breathes on the spot.
    pub fn ways(&self) -> Vec<[usize; 2]> {
        let [a, b, c, d] = self.beats;
        let mut ways = Vec::new();
        for way in [[self.start, d], [self.start, 0], [d, a], [a, b], [b, c], [c, d]] {
            if way[0] != way[1] && !ways.contains(&way) {
                ways.push(way);
            }
        }
        ways
    }

    /// Moments enough to check or to show the movement: the ends of every way and `between` of each,
    /// the full breath of a hold, and the mistake.
    pub fn moments(&self, between: i32) -> Vec<Frame> {
        let mut moments = vec![Frame::still(0), Frame { breath: ONE, ..Frame::still(0) }];
        moments.extend(self.wrong.map(|(pose, _)| Frame::still(pose)));
        for [from, to] in self.ways() {
            moments.extend((0..=between + 1).map(|step| Frame {
                share: ONE * step / (between + 1),
                ..Frame { from, to, share: 0, breath: 0, width: ONE }
            }));
        }
        moments
    }
}
