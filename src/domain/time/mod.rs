//! Time as plain numbers. Invariant: nothing here reads a clock; every moment comes from outside.

pub mod day;

use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// A length of time, or a point on a clock, in milliseconds. Arithmetic saturates: a clock that
/// runs backwards gives zero, never a panic.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize,
)]
pub struct Millis(pub u64);

impl Millis {
    pub const ZERO: Self = Self(0);

    pub const fn from_secs(seconds: u32) -> Self {
        Self(seconds as u64 * 1000)
    }

    /// Seconds as a person counts them down: a second that has begun is shown until it is over.
    pub const fn secs_ceil(self) -> u32 {
        self.0.div_ceil(1000) as u32
    }

    /// Whole seconds that have passed.
    pub const fn secs_floor(self) -> u32 {
        (self.0 / 1000) as u32
    }
}

impl Add for Millis {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Millis {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// One reading of both clocks of a browser, taken together.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Moment {
    /// The monotonic clock (`performance.now()`): never steps, but stops while most machines sleep.
    pub mono: Millis,
    /// The wall clock (`Date.now()`): goes on in sleep, but steps when it is set.
    pub wall: Millis,
}
