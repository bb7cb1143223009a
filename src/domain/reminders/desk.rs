//! Desk reminders while the app is open: when to stand up, and when to move. What is due is a function of the plan,
//! of what was last done, and of the time; nothing here keeps count.

use crate::domain::time::Millis;
use crate::domain::time::day::{MINUTES_A_DAY, Weekday};

/// Who was away for so long has had a break.
pub const AWAY: Millis = Millis::from_secs(5 * 60);

/// What a person wants to be reminded of, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeskPlan {
    /// Reminders come at all.
    pub on: bool,
    pub days: Vec<Weekday>,
    /// From this minute of the day.
    pub from: u16,
    /// Until this minute of the day.
    pub until: u16,
    /// Quiet from this minute of the day, for a meal or a meeting.
    pub quiet_from: u16,
    /// Quiet until this one; the same as the one before for no quiet time.
    pub quiet_until: u16,
    /// Minutes between two times of standing up; 0 for never.
    pub stand: u16,
    /// Minutes between two micro-routines; 0 for never.
    pub routine: u16,
}

impl Default for DeskPlan {
    fn default() -> Self {
        Self {
            on: false,
            days: vec![0, 1, 2, 3, 4],
            from: 9 * 60,
            until: 17 * 60,
            quiet_from: 12 * 60,
            quiet_until: 13 * 60,
            stand: 20,
            routine: 60,
        }
    }
}

/// What was last done, on the wall clock. Zero for never.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct LastDone {
    /// Stood up, or was reminded to.
    pub stood: Millis,
    /// Moved, or was reminded to.
    pub moved: Millis,
    /// Nothing before this.
    pub snoozed: Millis,
    /// When this was last looked at.
    pub seen: Millis,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Due {
    /// Stand up for a moment.
    Stand,
    /// A micro-routine, which is standing up as well.
    Routine,
}

impl DeskPlan {
    /// Whether each time is one of a day.
    pub fn is_sound(&self) -> bool {
        let times = [self.from, self.until, self.quiet_from, self.quiet_until];
        times.iter().chain([&self.stand, &self.routine]).all(|it| *it < MINUTES_A_DAY)
    }

    /// Whether reminders may come at this time of this day. The hours past midnight belong to the day on which
    /// they began.
    pub fn is_time(&self, day: Weekday, minute: u16) -> bool {
        let past_midnight = self.from > self.until && minute < self.until;
        let began = if past_midnight { (day + 6) % 7 } else { day };
        self.on
            && self.days.contains(&began)
            && within(minute, self.from, self.until)
            && !self.is_quiet(minute)
    }

    fn is_quiet(&self, minute: u16) -> bool {
        within(minute, self.quiet_from, self.quiet_until)
    }

    /// The minutes at which a micro-routine is due, for a calendar, counted from the midnight before the hours
    /// begin: from 1440 on they are on the next day. The first comes one step after the beginning: nobody needs
    /// a break as they sit down.
    pub fn times(&self) -> Vec<u16> {
        if self.routine == 0 {
            return Vec::new();
        }
        let minutes = (self.until + MINUTES_A_DAY - self.from) % MINUTES_A_DAY;
        (self.routine..=minutes)
            .step_by(usize::from(self.routine))
            .map(|minute| self.from + minute)
            .filter(|minute| !self.is_quiet(minute % MINUTES_A_DAY))
            .collect()
    }
}

/// Whether `minute` is in the hours from `from` until `until`: past midnight, for those who work at night.
fn within(minute: u16, from: u16, until: u16) -> bool {
    if from <= until { (from..until).contains(&minute) } else { minute >= from || minute < until }
}

impl LastDone {
    /// The next state at `now`, and what is due then. Outside the hours everything begins anew, as it does after a
    /// time away: the machine slept, so nobody sat at it. A last look a little after `now` is that of another tab, which
    /// read the clock later and wrote first; one far after it is from before the clock was put back.
    pub fn look(
        self,
        plan: &DeskPlan,
        now: Millis,
        day: Weekday,
        minute: u16,
    ) -> (Self, Option<Due>) {
        let away = self.seen == Millis::ZERO || now.0.abs_diff(self.seen.0) >= AWAY.0;
        if away || !plan.is_time(day, minute) {
            let snoozed = if away { Millis::ZERO } else { self.snoozed };
            return (Self { stood: now, moved: now, snoozed, seen: now }, None);
        }
        let passed = |since: Millis, minutes: u16| {
            minutes > 0 && now - since >= Millis::from_secs(u32::from(minutes) * 60)
        };
        let seen = Self { seen: now, ..self };
        if now < self.snoozed {
            return (seen, None);
        }
        // One reminder is enough: whoever moves has stood up.
        if passed(self.moved, plan.routine) {
            return (Self { stood: now, moved: now, ..seen }, Some(Due::Routine));
        }
        if passed(self.stood, plan.stand) {
            return (Self { stood: now, ..seen }, Some(Due::Stand));
        }
        (seen, None)
    }

    /// The person has just done `what`, of their own accord or because it was due.
    #[must_use]
    pub fn done(self, what: Due, now: Millis) -> Self {
        let moved = if what == Due::Routine { now } else { self.moved };
        Self { stood: now, moved, snoozed: Millis::ZERO, seen: now }
    }

    /// The person wants `what` again after so many minutes.
    #[must_use]
    pub fn snoozed(self, what: Due, minutes: u16, plan: &DeskPlan, now: Millis) -> Self {
        let until = now + Millis::from_secs(u32::from(minutes) * 60);
        let since = |every: u16| until - Millis::from_secs(u32::from(every) * 60);
        match what {
            Due::Routine => Self { moved: since(plan.routine), snoozed: until, ..self },
            Due::Stand => Self { stood: since(plan.stand), snoozed: until, ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONDAY: Weekday = 0;
    const NINE: u16 = 9 * 60;

    fn plan() -> DeskPlan {
        DeskPlan { on: true, ..DeskPlan::default() }
    }

    /// Looks once a minute from nine on, and says at which minutes after nine something was due.
    fn day(
        plan: &DeskPlan,
        minutes: u16,
        mut at: impl FnMut(u16, LastDone, Millis) -> LastDone,
    ) -> Vec<(u16, Due)> {
        let mut beat = LastDone::default();
        let mut all = Vec::new();
        for minute in 0..minutes {
            let now = Millis::from_secs(1_000_000_000 + u32::from(minute) * 60);
            let (next, due) = beat.look(plan, now, MONDAY, NINE + minute);
            beat = at(minute, next, now);
            all.extend(due.map(|due| (minute, due)));
        }
        all
    }

    #[test]
    fn standing_every_twenty_minutes_and_moving_every_hour() {
        let all = day(&plan(), 125, |_, beat, _| beat);
        let expected = [
            (20, Due::Stand),
            (40, Due::Stand),
            (60, Due::Routine),
            (80, Due::Stand),
            (100, Due::Stand),
            (120, Due::Routine),
        ];
        assert_eq!(all, expected);
    }

    #[test]
    fn a_calendar_gets_the_times_of_the_day() {
        let of = |from, until, quiet: (u16, u16), routine| {
            let (quiet_from, quiet_until) = quiet;
            DeskPlan { from, until, quiet_from, quiet_until, routine, ..plan() }.times()
        };
        assert_eq!(of(540, 720, (0, 0), 60), [600, 660, 720]);
        assert_eq!(of(540, 720, (600, 661), 60), [720]);
        assert_eq!(of(540, 545, (0, 0), 20), [0; 0]);
        assert_eq!(of(540, 720, (0, 0), 0), [0; 0], "never");
        // Through the night, and quiet over midnight.
        assert_eq!(of(1320, 120, (0, 0), 60), [1380, 1440, 1500, 1560]);
        assert_eq!(of(1320, 120, (1380, 30), 60), [1500, 1560]);
        // The end of the day is the beginning of the next.
        assert_eq!(of(1320, 0, (0, 0), 60), [1380, 1440]);
    }

    #[test]
    fn never_in_quiet_times_nor_outside_of_the_hours() {
        let all = day(&plan(), 600, |_, beat, _| beat);
        assert!(
            all.iter().all(|(minute, _)| !(180..240).contains(minute) && *minute < 480),
            "{all:?}"
        );
        // After the meal everything begins anew.
        assert!(all.contains(&(259, Due::Stand)), "{all:?}");
        assert!(!plan().is_time(5, NINE + 10), "a Saturday");
        assert!(!DeskPlan::default().is_time(MONDAY, NINE + 10), "nobody asked");
        let night = DeskPlan { from: 22 * 60, until: 6 * 60, quiet_until: 12 * 60, ..plan() };
        assert!(
            night.is_time(MONDAY, 23 * 60)
                && night.is_time(MONDAY + 1, 60)
                && !night.is_time(MONDAY, NINE)
        );
        assert!(!night.is_time(MONDAY, 60), "the night of Sunday");
        assert!(night.is_time(5, 60) && !night.is_time(5, 23 * 60), "the night of Friday");
    }

    #[test]
    fn just_did_one_moves_the_next() {
        let done = |minute, beat: LastDone, now| {
            if minute == 15 { beat.done(Due::Routine, now) } else { beat }
        };
        assert_eq!(
            day(&plan(), 80, done),
            [(35, Due::Stand), (55, Due::Stand), (75, Due::Routine)]
        );
    }

    #[test]
    fn snoozing_brings_the_same_again() {
        let plan = plan();
        let later = |minute, beat: LastDone, now| {
            if minute == 60 { beat.snoozed(Due::Routine, 10, &plan, now) } else { beat }
        };
        let all = day(&plan, 75, later);
        assert_eq!(all.last(), Some(&(70, Due::Routine)), "{all:?}");
    }

    #[test]
    fn whoever_was_away_has_had_a_break() {
        let plan = plan();
        let (mut beat, start) = (LastDone::default(), Millis::from_secs(1_000_000_000));
        beat = beat.look(&plan, start, MONDAY, NINE).0;
        let back = start + Millis::from_secs(3 * 60 * 60);
        let (next, due) = beat.look(&plan, back, MONDAY, 15 * 60);
        assert_eq!((next.stood, due), (back, None));
        // A clock that was put back is no reason to wait for ever.
        assert_eq!(next.look(&plan, start, MONDAY, NINE).0.stood, start);
    }

    #[test]
    fn another_tab_that_looked_a_moment_later_is_no_clock_put_back() {
        let now = Millis::from_secs(1_000_000_000);
        let hour_ago = now - Millis::from_secs(3600);
        let beat = LastDone {
            stood: hour_ago,
            moved: hour_ago,
            seen: now + Millis(3),
            ..LastDone::default()
        };
        assert_eq!(beat.look(&plan(), now, MONDAY, NINE).1, Some(Due::Routine));
    }

    #[test]
    fn nothing_is_due_where_nothing_is_wanted() {
        let none = DeskPlan { stand: 0, routine: 0, ..plan() };
        assert_eq!(day(&none, 180, |_, beat, _| beat), []);
    }
}
