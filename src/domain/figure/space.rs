//! Points and turns in fixed point: the wasm carries no floating-point arithmetic and no float
//! formatting for the figures (about 10 KB of it otherwise).
//!
//! Axes: `x` forward, `y` up, `z` to the person's right. Lengths: sixteenths of a millimetre on a
//! person 1.70 m tall ([`MM`]). Angles: sixteenths of a degree ([`DEG`]), so that a movement
//! between two key poses has steps too small to see.

use std::ops::{Add, Mul, Neg, Sub};

pub const MM: i32 = 16;
pub const DEG: i32 = 16;
/// One, in the fixed point of sines and turns.
pub const ONE: i32 = 1 << 14;

/// A point or an arrow in the room.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct V3 {
    /// Forward.
    pub x: i32,
    /// Up.
    pub y: i32,
    /// To the person's right.
    pub z: i32,
}

/// The point at `x`, `y`, `z` millimetres.
pub const fn mm(x: i32, y: i32, z: i32) -> V3 {
    V3 { x: x * MM, y: y * MM, z: z * MM }
}

impl V3 {
    pub fn dot(self, other: Self) -> i64 {
        let product = |a: i32, b: i32| i64::from(a) * i64::from(b);
        product(self.x, other.x) + product(self.y, other.y) + product(self.z, other.z)
    }

    pub fn length(self) -> i32 {
        root(self.dot(self))
    }

    /// This arrow, made `length` long; an arrow of no length stays as it is.
    #[must_use]
    pub fn with_len(self, length: i32) -> Self {
        let own = self.length();
        if own == 0 { self } else { self.scale(length, own) }
    }

    /// This arrow times `by` over `of`.
    #[must_use]
    pub fn scale(self, by: i32, of: i32) -> Self {
        let part = |a: i32| div(i64::from(a) * i64::from(by), i64::from(of));
        Self { x: part(self.x), y: part(self.y), z: part(self.z) }
    }

    /// The cross product of two arrows whose lengths are at most a few [`ONE`], over [`ONE`].
    #[must_use]
    pub fn cross(self, other: Self) -> Self {
        let part = |a: i32, b: i32, c: i32, d: i32| {
            div(i64::from(a) * i64::from(b) - i64::from(c) * i64::from(d), i64::from(ONE))
        };
        Self {
            x: part(self.y, other.z, self.z, other.y),
            y: part(self.z, other.x, self.x, other.z),
            z: part(self.x, other.y, self.y, other.x),
        }
    }
}

impl Add for V3 {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y, z: self.z + other.z }
    }
}

impl Sub for V3 {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y, z: self.z - other.z }
    }
}

impl Neg for V3 {
    type Output = Self;
    fn neg(self) -> Self {
        Self { x: -self.x, y: -self.y, z: -self.z }
    }
}

/// A turn of the room: the images of the three axes, each [`ONE`] long.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rotation {
    /// Where forward goes.
    pub x: V3,
    /// Where up goes.
    pub y: V3,
    /// Where right goes.
    pub z: V3,
}

impl Rotation {
    pub const NONE: Self = Self {
        x: V3 { x: ONE, y: 0, z: 0 },
        y: V3 { x: 0, y: ONE, z: 0 },
        z: V3 { x: 0, y: 0, z: ONE },
    };

    /// About the axis to the right, up towards forward: a bow.
    pub fn bow(angle: i32) -> Self {
        let (s, c) = (sin(angle), cos(angle));
        Self { x: V3 { x: c, y: -s, z: 0 }, y: V3 { x: s, y: c, z: 0 }, ..Self::NONE }
    }

    /// About the forward axis, up towards left: a lean to the left.
    pub fn lean(angle: i32) -> Self {
        let (s, c) = (sin(angle), cos(angle));
        Self { y: V3 { x: 0, y: c, z: -s }, z: V3 { x: 0, y: s, z: c }, ..Self::NONE }
    }

    /// About the upward axis, forward towards left: a look to the left.
    pub fn look(angle: i32) -> Self {
        let (s, c) = (sin(angle), cos(angle));
        Self { x: V3 { x: c, y: 0, z: -s }, z: V3 { x: s, y: 0, z: c }, ..Self::NONE }
    }

    /// The image of `v`.
    pub fn of(&self, v: V3) -> V3 {
        let part = |a: i32, b: i32, c: i32| {
            let sum = i64::from(a) * i64::from(v.x)
                + i64::from(b) * i64::from(v.y)
                + i64::from(c) * i64::from(v.z);
            div(sum, i64::from(ONE))
        };
        V3 {
            x: part(self.x.x, self.y.x, self.z.x),
            y: part(self.x.y, self.y.y, self.z.y),
            z: part(self.x.z, self.y.z, self.z.z),
        }
    }

    /// `v` as this frame sees it: the inverse of [`Rotation::of`].
    pub fn seen(&self, v: V3) -> V3 {
        let along = |axis: V3| div(axis.dot(v), i64::from(ONE));
        V3 { x: along(self.x), y: along(self.y), z: along(self.z) }
    }
}

impl Mul for Rotation {
    type Output = Self;
    /// First `inner`, then `self`.
    fn mul(self, inner: Self) -> Self {
        Self { x: self.of(inner.x), y: self.of(inner.y), z: self.of(inner.z) }
    }
}

/// `a / b`, to the nearest; halves away from zero, so that a mirror image rounds like its original.
pub fn div(a: i64, b: i64) -> i32 {
    let half = b.abs() / 2;
    ((a + half * a.signum()) / b) as i32
}

/// The square root, rounded down; 0 for negative numbers.
pub fn root(square: i64) -> i32 {
    if square <= 0 {
        return 0;
    }
    square.isqrt() as i32
}

/// `sin` of whole degrees from 0 to 90, times [`ONE`].
const SINES: [u16; 91] = [
    0, 286, 572, 857, 1143, 1428, 1713, 1997, 2280, 2563, 2845, 3126, 3406, 3686, 3964, 4240, 4516,
    4790, 5063, 5334, 5604, 5872, 6138, 6402, 6664, 6924, 7182, 7438, 7692, 7943, 8192, 8438, 8682,
    8923, 9162, 9397, 9630, 9860, 10087, 10311, 10531, 10749, 10963, 11174, 11381, 11585, 11786,
    11982, 12176, 12365, 12551, 12733, 12911, 13085, 13255, 13421, 13583, 13741, 13894, 14044,
    14189, 14330, 14466, 14598, 14726, 14849, 14968, 15082, 15191, 15296, 15396, 15491, 15582,
    15668, 15749, 15826, 15897, 15964, 16026, 16083, 16135, 16182, 16225, 16262, 16294, 16322,
    16344, 16362, 16374, 16382, 16384,
];

/// The sine, times [`ONE`]: the table, and straight lines between its rows (error below 1 in 16,384).
pub fn sin(angle: i32) -> i32 {
    let angle = angle.rem_euclid(360 * DEG);
    if angle >= 180 * DEG {
        return -sin(angle - 180 * DEG);
    }
    let angle = angle.min(180 * DEG - angle);
    let (row, rest) = ((angle / DEG) as usize, angle % DEG);
    let (low, high) = (i32::from(SINES[row]), i32::from(SINES[(row + 1).min(90)]));
    low + (high - low) * rest / DEG
}

pub fn cos(angle: i32) -> i32 {
    sin(angle + 90 * DEG)
}

/// The angle whose sine and cosine stand in the relation `y` to `x`, from -180° to 180°. It looks through the table:
/// drawing asks for it twice a frame, and checks for the rest.
pub fn atan2(y: i64, x: i64) -> i32 {
    let (mut low, mut high) = (0, 90 * DEG);
    while low < high {
        let middle = i32::midpoint(low, high);
        if i64::from(sin(middle)) * x.abs() < i64::from(cos(middle)) * y.abs() {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let angle = if x < 0 { 180 * DEG - low } else { low };
    if y < 0 { -angle } else { angle }
}
