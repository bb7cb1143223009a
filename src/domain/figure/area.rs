//! The working area: where the movement should be felt.

use super::body::Body;
use super::flesh::{Ball, Skin};
use super::space::mm;
use super::view::View;

/// A zone of the body, on one side or both.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WorkingArea {
    pub zone: WorkingZone,
    /// On the left, on the right.
    pub sides: [bool; 2],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WorkingZone {
    /// Beside the spine, between the shoulder blades.
    UpperBack,
    /// Beside the spine, from the shoulder blades down to the last ribs.
    MiddleBack,
    /// Beside the spine, below the ribs.
    LowBack,
    /// From the neck to the point of the shoulder.
    Shoulders,
    /// Across the front of the ribs.
    Chest,
    /// The side of the neck.
    Neck,
    /// Below the ribs, in front.
    Belly,
    /// The ribs below the armpit.
    Flank,
    /// The lowest ribs, in front.
    LowRibs,
    /// The shoulder blades; they go with the girdle.
    Blades,
}

/// A patch: the frame of the spine it sits on, where (forward, up, outward), and its radius.
type Patch = (usize, [i32; 3], i32);

impl WorkingZone {
    pub const ALL: [Self; 10] = [
        Self::UpperBack,
        Self::MiddleBack,
        Self::LowBack,
        Self::Shoulders,
        Self::Chest,
        Self::Neck,
        Self::Belly,
        Self::Flank,
        Self::LowRibs,
        Self::Blades,
    ];

    pub const fn id(self) -> &'static str {
        match self {
            Self::UpperBack => "upper-back",
            Self::MiddleBack => "middle-back",
            Self::LowBack => "low-back",
            Self::Shoulders => "shoulders",
            Self::Chest => "chest",
            Self::Neck => "neck",
            Self::Belly => "belly",
            Self::Flank => "flank",
            Self::LowRibs => "low-ribs",
            Self::Blades => "blades",
        }
    }

    /// Whether it lies on a limb, and so over everything.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Shoulders)
    }

    /// Whether it lies on the side of the body, and so is hidden on the far one.
    pub const fn is_lateral(self) -> bool {
        matches!(self, Self::Shoulders | Self::Neck | Self::Flank)
    }

    const fn patches(self) -> &'static [Patch] {
        match self {
            Self::UpperBack => &[
                (5, [-14, 20, 44], 25),
                (6, [-14, 20, 44], 26),
                (7, [-14, 20, 44], 26),
                (8, [-16, 20, 44], 26),
                (9, [-18, 20, 40], 25),
                (10, [-20, 20, 34], 24),
            ],
            Self::MiddleBack => &[
                (5, [-14, 0, 44], 24),
                (6, [-14, 0, 44], 26),
                (7, [-14, 20, 44], 26),
                (8, [-16, 20, 44], 24),
            ],
            Self::LowBack => &[
                (1, [-12, 0, 40], 24),
                (2, [-12, 0, 40], 25),
                (3, [-12, 0, 40], 25),
                (4, [-12, 0, 40], 24),
            ],
            Self::Shoulders => &[(11, [-10, 4, 62], 22)],
            Self::Chest => &[(7, [100, 0, 40], 22), (8, [96, 10, 44], 24), (9, [78, 10, 50], 24)],
            Self::Neck => &[(14, [-10, -6, 34], 17), (12, [-4, 0, 38], 19), (11, [-6, 0, 56], 20)],
            Self::Belly => &[(2, [72, 0, 0], 24), (3, [78, 10, 0], 27), (4, [84, 10, 0], 25)],
            Self::Flank => &[
                (5, [36, 0, 116], 22),
                (6, [40, 0, 130], 25),
                (8, [36, 0, 146], 28),
                (9, [30, 20, 150], 28),
            ],
            Self::LowRibs => &[(4, [66, 0, 62], 24), (5, [82, 10, 66], 26), (6, [92, 0, 52], 23)],
            Self::Blades => &[],
        }
    }
}

impl WorkingArea {
    /// The tint, as flesh.
    pub fn skins(self, body: &Body, view: View) -> Vec<Skin> {
        let mut skins = Vec::new();
        let hidden = |side: usize| self.zone.is_lateral() && view.is_far(side);
        for side in (0..2).filter(|&side| self.sides[side] && !hidden(side)) {
            let mut balls: Vec<Ball> = self
                .zone
                .patches()
                .iter()
                .map(|&(frame, at, radius)| Ball { at: body.anchor(frame, at, side), radius })
                .collect();
            if self.zone == WorkingZone::Shoulders {
                balls.push(Ball { at: body.arms[side][1], radius: 32 });
            }
            if self.zone == WorkingZone::Blades {
                let [upper, lower, point] = blade(body, side);
                balls = vec![upper, point, lower, upper];
                skins.push(Skin::Sheet([upper.at, point.at, lower.at, lower.at]));
            }
            skins.extend(balls.windows(2).map(|pair| Skin::Capsule(pair[0], pair[1])));
        }
        skins
    }
}

/// The corners of a shoulder blade: at the spine above and below, and at the shoulder.
fn blade(body: &Body, side: usize) -> [Ball; 3] {
    let [inner, shoulder, ..] = body.arms[side];
    let chest = body.girdle();
    let girdle = shoulder - inner;
    let corner = |share: i32, x: i32, y: i32, radius: i32| Ball {
        at: inner + girdle.scale(share, 100) + chest.of(mm(x, y, 0)),
        radius,
    };
    [corner(38, -60, 6, 18), corner(42, -62, -118, 17), corner(92, -30, -8, 18)]
}
