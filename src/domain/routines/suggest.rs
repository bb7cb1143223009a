//! What to do now: one routine, and the reason in a line. Invariants: always the same answer to the
//! same situation; nothing that needs what is not at hand; a wish gives way only where nothing meets
//! it, and then the reason says so.
//!
//! Which routine belongs to which part of the day, pattern and rhythm is common practice, from the
//! web articles (seeds 002 and 003). Where a part of the day begins is our own choice.

use crate::domain::library::exercise::{Area, DayPart, Exercise, Item};
use crate::domain::library::purpose::{Purpose, SuggestFor};
use crate::domain::library::routine::Routine;
use crate::domain::time::Millis;
use crate::domain::words::words;

/// Minutes from one short break to the next. The articles say 90; 5 to 10 minutes after 50 to 60 do
/// better than 15 to 20 after two hours (source `hse-breaks`).
pub const BREAK_EVERY: u16 = 60;
/// A routine that was done at most this many minutes ago is not suggested again.
pub const REPEAT_AFTER: u32 = 30;
/// Strength on at most so many days in seven (seed 003: three or four).
pub const STRENGTH_DAYS: u8 = 4;

const HOUR: u16 = 60;
const DAY: u16 = 24 * HOUR;
const SATURDAY: u8 = 5;

/// What is known when somebody asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Situation<'a> {
    /// Minutes since midnight on the person's clock, 0 to 1439; more wraps round.
    pub minute_of_day: u16,
    /// 0 for Monday to 6 for Sunday; more wraps round.
    pub weekday: u8,
    /// The pattern that the person chose, if any.
    pub pattern: Option<Pattern>,
    /// What was done lately: each routine's slug, and how many minutes ago it ended. Seven days are
    /// enough; in any order.
    pub recent: &'a [(&'a str, u32)],
    /// What is at hand, besides [`Item::EVERYWHERE`].
    pub equipment: &'a [Item],
    /// How many minutes there are, if the person said so.
    pub minutes: Option<u16>,
    pub leave_out: &'a [Area],
    /// The exercises that the person marked as liked, by their slugs.
    pub liked: &'a [String],
    /// Nothing has ever been done.
    pub first: bool,
}

words! {
    /// How the ache comes (seed 002).
    Pattern {
        /// It grows between the shoulder blades over the workday.
        Desk = "desk",
        /// Stiff on waking; it eases within half an hour.
        Morning = "morning",
        /// A knot where the neck meets the shoulder, and shallow breath.
        Stress = "stress",
    }
}

/// Why this routine, and now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SuggestionReason {
    /// It is the shortest to begin with, at any time of the day.
    First,
    /// A short break is due. `last` is the minute of the day at which today's last session ended.
    BreakDue {
        /// What to call the time.
        time: TimeOfDay,
        /// Minutes since midnight; `None` if there was none today.
        last: Option<u16>,
    },
    /// A short break is not due yet, but nothing speaks against one.
    BreakEarly {
        /// How many minutes ago the last session ended.
        ago: u16,
        /// In how many minutes the next break is due.
        due_in: u16,
    },
    Morning,
    SaturdayMorning,
    /// It is time for strength: none today or yesterday, and on `days` of the last seven days.
    StrengthDue {
        /// 0 to 3.
        days: u8,
    },
    /// Strength can wait: something light.
    StrengthRests {
        /// How many days ago the last was: 0 for today.
        days_ago: u8,
        /// On how many of the last seven days.
        days: u8,
    },
    Bedtime,
    /// It is for the pattern that the person chose.
    Pattern {
        pattern: Pattern,
        /// What to call the time.
        time: TimeOfDay,
    },
    /// It fits this time of the day.
    FitsTheTime(TimeOfDay),
    /// It is what can be done with what is at hand.
    AtHand,
    /// Nothing is as short as the `minutes` that there are; this comes nearest.
    NothingShorter {
        minutes: u16,
    },
    /// Nothing that fits leaves this area out; this works what is to be left out the least.
    NothingSpares(Area),
}

/// What to call a time of the day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TimeOfDay {
    /// 5:00 to 9:59.
    Morning,
    /// 10:00 to 11:59.
    LateMorning,
    /// 12:00 to 13:59.
    Midday,
    /// 14:00 to 15:59.
    MidAfternoon,
    /// 16:00 to 17:59.
    LateAfternoon,
    /// 18:00 to 21:59.
    Evening,
    /// 22:00 to 4:59.
    Night,
}

impl TimeOfDay {
    /// What to call `minute`, counted from midnight.
    pub const fn of(minute: u16) -> Self {
        match minute % DAY / HOUR {
            5..=9 => Self::Morning,
            10..=11 => Self::LateMorning,
            12..=13 => Self::Midday,
            14..=15 => Self::MidAfternoon,
            16..=17 => Self::LateAfternoon,
            18..=21 => Self::Evening,
            _ => Self::Night,
        }
    }
}

/// Whether nothing is missing for `exercise`. What is optional or everywhere is never missed; what would
/// do instead counts only if the person has said that the thing itself is there.
pub fn at_hand(exercise: &Exercise, equipment: &[Item]) -> bool {
    exercise.equipment.iter().all(|it| {
        it.optional || Item::EVERYWHERE.contains(&it.item) || equipment.contains(&it.item)
    })
}

/// The first of `areas` that `exercise` works.
pub fn works(exercise: &Exercise, areas: &[Area]) -> Option<Area> {
    areas.iter().copied().find(|area| exercise.areas.contains(area))
}

/// The routine of `routines` for `situation`, and why. `None` only where nothing may be suggested at
/// all: every row is a lead-in, or needs what is not at hand. `routines` are those of the library: what was done lately
/// is looked up among them.
///
/// The first wish that tells two routines apart decides: the minutes, then the areas to leave out,
/// then not the same again, then what the situation calls for; of what is meant for the same, that with an exercise
/// that the person likes.
pub fn suggest<'r>(
    situation: &Situation<'_>,
    routines: &'r [Routine],
) -> Option<(&'r Routine, SuggestionReason)> {
    let ideas = situation.ideas(routines);
    // The first idea that a routine is for, and its place there.
    let rank = |routine: &Routine| {
        let place = |(at, (occasion, _)): (usize, &(SuggestFor, _))| {
            Some((at, routine.purpose.place(*occasion)?))
        };
        ideas.iter().enumerate().find_map(place)
    };
    let part = situation.day_part();
    let may = |routine: &&Routine| {
        routine.purpose.alone
            && routine.every_exercise(|exercise| at_hand(exercise, situation.equipment))
    };
    let chosen = routines.iter().filter(may).min_by_key(|routine| {
        let (idea, place) = rank(routine).unwrap_or((ideas.len(), 0));
        (
            situation.excess(routine),
            situation.left_out(routine).count(),
            situation.repeats(routine),
            idea,
            !situation.likes(routine),
            place,
            !routine.day_parts.contains(&part),
            routine.stated,
            &*routine.slug,
        )
    })?;
    let called_for = || match rank(chosen) {
        Some((at, _)) => ideas[at].1,
        None if chosen.day_parts.contains(&part) => SuggestionReason::FitsTheTime(situation.time()),
        None => SuggestionReason::AtHand,
    };
    let reason = match (situation.minutes, situation.left_out(chosen).next()) {
        (Some(minutes), _) if situation.excess(chosen) > Millis::ZERO => {
            SuggestionReason::NothingShorter { minutes }
        }
        (_, Some(area)) => SuggestionReason::NothingSpares(area),
        _ => called_for(),
    };
    Some((chosen, reason))
}

/// How often there was strength.
struct Strength {
    /// How many days ago the last was.
    days_ago: Option<u8>,
    /// On how many of the last seven days.
    days: u8,
}

impl Situation<'_> {
    fn minute(&self) -> u16 {
        self.minute_of_day % DAY
    }

    fn time(&self) -> TimeOfDay {
        TimeOfDay::of(self.minute())
    }

    /// Which part of the day it is. A free day has a longer morning and no work.
    fn day_part(&self) -> DayPart {
        let free = self.weekday % 7 >= SATURDAY;
        let (morning_ends, work_ends) = if free { (12, 12) } else { (9, 17) };
        let minute = self.minute();
        if !(5 * HOUR..20 * HOUR + 30).contains(&minute) {
            DayPart::Bedtime
        } else if minute < morning_ends * HOUR {
            DayPart::Morning
        } else if minute < work_ends * HOUR {
            DayPart::Workday
        } else {
            DayPart::AfterWork
        }
    }

    /// By how much `routine` is longer than there is time.
    fn excess(&self, routine: &Routine) -> Millis {
        self.minutes.map_or(Millis::ZERO, |minutes| {
            routine.stated - Millis::from_secs(u32::from(minutes) * 60)
        })
    }

    /// What `routine` works and should not, step by step.
    fn left_out(&self, routine: &Routine) -> impl Iterator<Item = Area> {
        routine.steps.iter().filter_map(|step| works(step.movement.exercise()?, self.leave_out))
    }

    fn likes(&self, routine: &Routine) -> bool {
        routine.steps.iter().any(|it| self.liked.iter().any(|slug| slug == it.movement.slug()))
    }

    fn repeats(&self, routine: &Routine) -> bool {
        self.recent.iter().any(|&(slug, ago)| slug == routine.slug && ago <= REPEAT_AFTER)
    }

    /// How many midnights ago something was that ended `ago` minutes ago.
    fn days_ago(&self, ago: u32) -> u32 {
        ago.saturating_sub(u32::from(self.minute())).div_ceil(u32::from(DAY))
    }

    /// How many days ago each of the `routines` that `counts` was done lately.
    fn done(
        &self,
        routines: &[Routine],
        counts: impl Fn(&Purpose) -> bool + Copy,
    ) -> impl Iterator<Item = u32> {
        let is = move |slug: &str| {
            routines.iter().any(|routine| routine.slug == slug && counts(&routine.purpose))
        };
        self.recent.iter().filter(move |(slug, _)| is(slug)).map(|(_, ago)| self.days_ago(*ago))
    }

    fn strength(&self, routines: &[Routine]) -> Strength {
        let on = |day: &u8| self.done(routines, |it| it.strength).any(|it| it == u32::from(*day));
        Strength { days_ago: (0..7).find(on), days: (0..7).filter(on).count() as u8 }
    }

    /// What the situation calls for, best first, each with its reason.
    fn ideas(&self, routines: &[Routine]) -> Vec<(SuggestFor, SuggestionReason)> {
        let part = self.day_part();
        let mut ideas = Vec::new();
        let mut add = |occasion, reason| ideas.push((occasion, reason));
        // Somebody new is not sent to the floor with a mat, however late it is. A pattern that they have chosen says more.
        if self.first && self.pattern.is_none() {
            add(SuggestFor::First, SuggestionReason::First);
        }
        if self.pattern == Some(Pattern::Stress) {
            add(calm(part), self.for_pattern(Pattern::Stress));
        }
        if self.saturday_morning(routines) {
            add(SuggestFor::SaturdayMorning, SuggestionReason::SaturdayMorning);
        }
        match part {
            DayPart::Morning => {
                if self.pattern == Some(Pattern::Morning) {
                    add(SuggestFor::MorningStiffness, self.for_pattern(Pattern::Morning));
                }
                add(SuggestFor::Morning, SuggestionReason::Morning);
            }
            DayPart::Workday => add(SuggestFor::ShortBreak, self.short_break()),
            DayPart::BeforeWorkout | DayPart::AfterWorkout | DayPart::AfterWork => {
                self.after_work(routines, add);
            }
            DayPart::Bedtime => {
                add(SuggestFor::Bedtime, SuggestionReason::Bedtime);
                add(SuggestFor::Light, SuggestionReason::Bedtime);
            }
        }
        ideas
    }

    fn for_pattern(&self, pattern: Pattern) -> SuggestionReason {
        SuggestionReason::Pattern { pattern, time: self.time() }
    }

    /// It is Saturday morning, and what belongs to it is still to be done.
    fn saturday_morning(&self, routines: &[Routine]) -> bool {
        let belongs = |it: &Purpose| it.place(SuggestFor::SaturdayMorning).is_some();
        self.weekday % 7 == SATURDAY
            && self.day_part() == DayPart::Morning
            && !self.done(routines, belongs).any(|it| it == 0)
    }

    fn short_break(&self) -> SuggestionReason {
        let ago = self.recent.iter().map(|&(_, ago)| ago).min();
        match ago.and_then(|ago| u16::try_from(ago).ok()) {
            Some(ago) if ago < BREAK_EVERY => {
                SuggestionReason::BreakEarly { ago, due_in: BREAK_EVERY - ago }
            }
            ago => {
                let last = ago.and_then(|ago| self.minute().checked_sub(ago));
                SuggestionReason::BreakDue { time: self.time(), last }
            }
        }
    }

    /// Strength where it is due, with a day between; otherwise something light.
    fn after_work(&self, routines: &[Routine], mut add: impl FnMut(SuggestFor, SuggestionReason)) {
        let desk = self.pattern == Some(Pattern::Desk);
        let Strength { days_ago, days } = self.strength(routines);
        let rests = days_ago.filter(|&ago| ago < 2 || days >= STRENGTH_DAYS);
        if rests.is_none() {
            let strength = if desk { SuggestFor::DeskStrength } else { SuggestFor::Strength };
            add(strength, SuggestionReason::StrengthDue { days });
        }
        if desk {
            add(SuggestFor::DeskAche, self.for_pattern(Pattern::Desk));
        }
        add(
            SuggestFor::Light,
            match rests {
                Some(days_ago) => SuggestionReason::StrengthRests { days_ago, days },
                None => SuggestionReason::FitsTheTime(self.time()),
            },
        );
    }
}

/// Which calm is meant, by part of the day: breath, neck and shoulders (seed 002, the stress pattern).
const fn calm(part: DayPart) -> SuggestFor {
    match part {
        DayPart::Workday => SuggestFor::CalmWorkday,
        DayPart::Bedtime => SuggestFor::CalmBedtime,
        DayPart::Morning | DayPart::BeforeWorkout | DayPart::AfterWorkout | DayPart::AfterWork => {
            SuggestFor::Calm
        }
    }
}
