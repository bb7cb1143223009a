//! The twelve vertebrae of the upper back, as the mark shows them: along its curve, in a drawing of 48 x 160 whose left
//! edge is at 8.

/// So many, from T12 at the bottom to T1.
pub const VERTEBRAE: u8 = 12;
/// The middle of the head, and how far it reaches.
pub const HEAD: (f64, f64, f64) = (42.0, 14.0, 10.0);

/// Where the middle of each stands across, and how far it leans, in degrees; the lowest first.
const CURVE: [(f64, f64); VERTEBRAE as usize] = [
    (23.2, -12.5),
    (21.0, -10.2),
    (19.4, -6.8),
    (18.5, -2.7),
    (18.4, 1.9),
    (19.2, 6.6),
    (20.9, 11.0),
    (23.3, 15.0),
    (26.6, 18.2),
    (30.4, 20.6),
    (34.6, 22.1),
    (39.0, 22.6),
];

/// One vertebra: a bar with round ends.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Vertebra {
    /// Its middle.
    pub x: f64,
    pub y: f64,
    /// How far it leans, in degrees.
    pub lean: f64,
    pub wide: f64,
    pub high: f64,
}

/// All of them, the lowest first. They grow smaller towards the neck.
pub fn vertebrae() -> [Vertebra; VERTEBRAE as usize] {
    let mut step = -1.0;
    CURVE.map(|(x, lean)| {
        step += 1.0;
        Vertebra {
            x,
            y: 150.0 - 10.73 * step,
            lean,
            wide: 19.0 - 0.59 * step,
            high: 7.2 - 0.11 * step,
        }
    })
}
