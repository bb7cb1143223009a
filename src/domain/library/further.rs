//! Which section of the guide is worth reading beside an exercise or a routine, by its slug.

use crate::domain::library::exercise::{DayPart, Kind, Place};
use crate::domain::library::routine::Routine;

/// The section that is worth reading beside an exercise of this kind.
pub const fn beside_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Stretch | Kind::Mobility | Kind::Test => "how-soon",
        Kind::Strength => "worse-after",
        Kind::Release => "massage",
        Kind::Breath => "why",
        Kind::SetUp => "set-up",
    }
}

/// The section that is worth reading beside `routine`.
pub fn beside_routine(routine: &Routine) -> &'static str {
    if routine.purpose.strength {
        "leave-for-now"
    } else if routine.place == Place::Chair || routine.day_parts == [DayPart::Workday] {
        "breaks"
    } else if routine.day_parts == [DayPart::Bedtime] {
        "sleep"
    } else {
        "how-soon"
    }
}
