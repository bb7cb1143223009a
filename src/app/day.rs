//! The day turns while the page is open: whoever comes back in the morning finds the new day, without a reload.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;

use super::{App, Keeper, today};
use crate::domain::time::Millis;
use crate::domain::time::day::{Day, minute_of_day};
use crate::platform::{clock, visibility};

/// The clock may be put to another time, or another place: it is looked at so often at least.
const LOOK: Millis = Millis::from_secs(60 * 60);
/// Whoever comes back after so long comes for something new.
const NEW_VISIT: Millis = Millis::from_secs(60 * 60);

thread_local! {
    /// The day that is shown, and what tells that it has turned.
    static SHOWN: (Cell<Option<Day>>, ArcTrigger) = (Cell::new(None), ArcTrigger::new());
}

impl App {
    /// Today on the person's clock; a view that shows it is drawn anew when the day turns.
    pub fn today(self) -> Day {
        SHOWN.with(|(_, turned)| turned.track());
        today()
    }

    /// Turns the day at midnight, and as soon as somebody comes back after it, until the view around is gone.
    pub fn follow_the_day(self) {
        self.turn_the_day();
        visibility::on_return(move || self.turn_the_day());
        let timer = StoredValue::new(None::<TimeoutHandle>);
        self.look_at_midnight(timer);
        on_cleanup(move || {
            if let Some(timer) = timer.try_get_value().flatten() {
                timer.clear();
            }
        });
    }

    fn look_at_midnight(self, timer: StoredValue<Option<TimeoutHandle>>) {
        let now = clock::now().wall;
        let minutes = 24 * 60 - u64::from(minute_of_day(now, clock::offset(now)));
        let midnight = Millis(minutes * 60_000 - now.0 % 60_000);
        let look = move || {
            self.turn_the_day();
            self.look_at_midnight(timer);
        };
        let wait = Duration::from_millis(midnight.min(LOOK).0);
        timer.set_value(set_timeout_with_handle(look, wait).ok());
    }

    fn turn_the_day(self) {
        let day = today();
        let (before, turned) =
            SHOWN.with(|(shown, turned)| (shown.replace(Some(day)), turned.clone()));
        if before.is_none_or(|before| before == day) {
            return;
        }
        turned.notify();
        // A check holds for its day.
        if let Keeper::Here(kept) = self.keeper.get_value() {
            (kept.gate)(self);
        }
    }

    /// Tells that somebody has come back after a while, until the view around is gone.
    pub fn visits(self) -> ArcTrigger {
        let begun = Cell::new(clock::now().wall);
        let again = ArcTrigger::new();
        let tell = again.clone();
        visibility::on_return(move || {
            let now = clock::now().wall;
            if now - begun.get() > NEW_VISIT {
                begun.set(now);
                tell.notify();
            }
        });
        again
    }
}
