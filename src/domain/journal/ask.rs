//! The one thing that is asked on Today, besides the ticks of the plan: what is about safety first, then a week without
//! practice, then weeks that have changed nothing.
//!
//! Invariant (`tests/plateau.rs`): never two at once.

use crate::domain::journal::entry::{Entry, EntryKind};
use crate::domain::journal::feedback;
use crate::domain::journal::following::PlanChoice;
use crate::domain::journal::log::Log;
use crate::domain::journal::plateau::PLATEAU_WEEKS;
use crate::domain::journal::progress::Sums;
use crate::domain::library::purpose::SuggestFor;
use crate::domain::library::routine::Routine;
use crate::domain::time::day::Day;
use crate::domain::words::words;

words! {
    /// What is asked, the most pressing first.
    TodayAsk {
        /// Whether the morning after a session was worse: levels and the gate go by it.
        Morning = "morning",
        /// There was no practice last week: something shorter is offered.
        Missed = "missed",
        /// Three weeks have changed nothing that can be told from noise: something else is offered.
        Plateau = "plateau",
    }
}

/// What is asked on `today`. Nothing while a session that was cut off waits (`waits`). `routines` are those of the library.
pub fn today_ask(
    (log, entries, sums): (&Log, &[Entry], &Sums),
    routines: &[Routine],
    today: Day,
    waits: bool,
) -> Option<TodayAsk> {
    let first = Day(today.0 - 7 * PLATEAU_WEEKS);
    let asked_again = |ask: TodayAsk, from: Day| !put_off(entries, ask, from);
    let applies = |ask: &TodayAsk| match ask {
        TodayAsk::Morning => feedback::morning_after(&log.records, &log.feedback, today).is_some(),
        TodayAsk::Missed => {
            let missed = sums.journey(today).is_some_and(|it| it.missed);
            missed && sums.week(today).practised() == 0 && asked_again(*ask, today.monday())
        }
        TodayAsk::Plateau => {
            let is_for = |slug: &str| {
                let found = routines.iter().find(|it| it.slug == slug);
                found.is_some_and(|it| it.purpose.place(SuggestFor::Plateau).is_some())
            };
            let begun = log.records.iter().any(|it| it.day > first && is_for(&it.routine));
            sums.plateau(today).is_some() && !begun && asked_again(*ask, Day(first.0 + 1))
        }
    };
    TodayAsk::ALL.iter().copied().filter(|_| !waits).find(applies)
}

/// Whether the person has said "not now" to `ask` on `from` or after it.
fn put_off(entries: &[Entry], ask: TodayAsk, from: Day) -> bool {
    entries.iter().any(|it| {
        it.is() == Some(EntryKind::Plan)
            && it.name.as_deref() == Some(PlanChoice::Later.id())
            && it.text.as_deref() == Some(ask.id())
            && it.day >= from
    })
}
