//! The plan of a person's day and week: which parts of the day there are, on which days strength comes, what they do
//! after what, and which routine each part is.
//!
//! The parts of the day are those of seed 003, Saturday morning is of seed 002, ten minutes a day is of both. That there
//! are three sizes is our own choice.
//!
//! Invariant (`tests/plan.rs`): no day asks for more than [`MOST_TICKS`].

use crate::domain::library::exercise::{Area, Item};
use crate::domain::library::purpose::{Purpose, SuggestFor};
use crate::domain::library::routine::Routine;
use crate::domain::order;
use crate::domain::reminders::desk::DeskPlan;
use crate::domain::routines::suggest::{STRENGTH_DAYS, at_hand, works};
use crate::domain::time::Millis;
use crate::domain::time::day::{Day, MINUTES_A_DAY, Weekday};
use crate::domain::words::words;

/// So many things to tick a day at most: more is a list that nobody likes to see. Our own choice.
pub const MOST_TICKS: usize = 4;
/// So many characters of "after my first coffee" at most, and so many lines.
pub const LONGEST_WHEN: usize = 60;
pub const MOST_LINES: usize = 12;

const SATURDAY: Weekday = 5;
/// Tuesday, Thursday and Saturday (seed 003); the fourth is Monday.
const THREE_DAYS: [Weekday; 3] = [1, 3, SATURDAY];
const FOURTH_DAY: Weekday = 0;

words! {
    /// A part of the day, in its order.
    PlanPart {
        /// Move before the first long sit.
        Morning = "morning",
        /// In place of the morning, longer, and with strength.
        Saturday = "saturday",
        /// Short breaks on days at the desk.
        Desk = "desk",
        /// On the days that the person chose.
        Strength = "strength",
        /// Something light, on the days without strength.
        AfterWork = "after-work",
        Bed = "bed",
    }
}

words! {
    /// How much of it.
    PlanSize {
        /// A break or two, and Saturday morning.
        Short = "short",
        /// About ten minutes.
        Middle = "middle",
        Full = "full",
    }
}

words! {
    /// The days of a week in the log.
    PlanDay {
        Monday = "mon",
        Tuesday = "tue",
        Wednesday = "wed",
        Thursday = "thu",
        Friday = "fri",
        Saturday = "sat",
        Sunday = "sun",
    }
}

impl PlanDay {
    pub fn of(day: Weekday) -> Self {
        Self::ALL[usize::from(day % 7)]
    }
}

impl PlanPart {
    /// For which occasions its routine is: those of the first come before those of the second.
    const fn occasions(self) -> &'static [SuggestFor] {
        match self {
            Self::Morning => &[SuggestFor::Morning],
            Self::Saturday => &[SuggestFor::SaturdayMorning, SuggestFor::Strength],
            Self::Desk => &[SuggestFor::ShortBreak],
            Self::Strength => &[SuggestFor::Strength],
            Self::AfterWork => &[SuggestFor::Light],
            Self::Bed => &[SuggestFor::Bedtime, SuggestFor::Light],
        }
    }

    /// At which minute of the day it comes, unless the person says otherwise. Our own choice; the desk has its own hours.
    pub const fn usual_time(self) -> u16 {
        match self {
            Self::Morning => 7 * 60 + 30,
            Self::Saturday => 9 * 60,
            Self::Desk => 0,
            Self::Strength | Self::AfterWork => 17 * 60 + 30,
            Self::Bed => 21 * 60,
        }
    }

    /// The routine of `routines` for it: with what is at hand, rather without the areas to leave out, and in the places
    /// that the routines' own files say.
    pub fn routine<'r>(
        self,
        routines: &'r [Routine],
        equipment: &[Item],
        leave_out: &[Area],
    ) -> Option<&'r Routine> {
        let rank = |routine: &Routine| {
            let place = |(at, it): (usize, &SuggestFor)| Some((at, routine.purpose.place(*it)?));
            self.occasions().iter().enumerate().find_map(place)
        };
        let may = |routine: &&Routine| {
            !routine.steps.is_empty() && routine.every_exercise(|it| at_hand(it, equipment))
        };
        let spares =
            |routine: &Routine| routine.every_exercise(|it| works(it, leave_out).is_none());
        let all = routines.iter().filter(may).filter_map(|it| Some((it, rank(it)?)));
        all.min_by_key(|(it, rank)| (!spares(it), *rank)).map(|(it, _)| it)
    }

    /// Whether a session of the routine `slug` of this `purpose` is this part of the day, whose own routine is `own`.
    pub fn is_met_by(self, slug: &str, purpose: Purpose, own: &str) -> bool {
        slug == own
            || match self {
                Self::Desk => purpose.place(SuggestFor::ShortBreak).is_some(),
                Self::Strength | Self::Saturday => purpose.strength,
                Self::Morning | Self::AfterWork | Self::Bed => false,
            }
    }
}

/// What a person has planned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayPlan {
    pub size: PlanSize,
    /// The day on which it was begun.
    pub began: Day,
    /// The parts of the day that it has, in the order of [`PlanPart::ALL`].
    parts: [bool; 6],
    /// The days of strength, Monday first.
    strength: [bool; 7],
    /// At which minute of the day each part comes.
    times: [u16; 6],
    /// Strength that was moved for one week.
    moves: Vec<StrengthMove>,
    /// What the person does after what, oldest first.
    pub lines: Vec<IfThen>,
}

/// Strength of one week, moved from one day to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StrengthMove {
    pub from: Day,
    pub to: Day,
}

/// "After my first coffee: wall reset".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IfThen {
    /// That of its entry in the log.
    pub id: u64,
    /// When, in the person's own words.
    pub when: String,
    /// The slug of the routine.
    pub routine: String,
}

impl IfThen {
    /// When, as it is kept: in one line and not too long. `None` where nothing is left.
    pub fn clean(when: &str) -> Option<String> {
        let words: Vec<&str> = when.split_whitespace().collect();
        let text: String = words.join(" ").chars().take(LONGEST_WHEN).collect();
        let text = text.trim_end();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

impl DayPlan {
    /// A plan of this size that begins on `began`.
    pub fn new(size: PlanSize, began: Day) -> Self {
        let on = |part: PlanPart| match size {
            PlanSize::Short => matches!(part, PlanPart::Desk | PlanPart::Saturday),
            PlanSize::Middle => {
                matches!(part, PlanPart::Desk | PlanPart::Strength | PlanPart::AfterWork)
            }
            PlanSize::Full => true,
        };
        let mut strength = [false; 7];
        THREE_DAYS.iter().for_each(|day| strength[usize::from(*day)] = true);
        strength[usize::from(FOURTH_DAY)] = size == PlanSize::Full;
        let mut plan = Self {
            size,
            began,
            parts: [false; 6],
            strength,
            times: [0; 6],
            moves: Vec::new(),
            lines: Vec::new(),
        };
        for &part in PlanPart::ALL {
            plan.parts[part as usize] = on(part);
            plan.times[part as usize] = part.usual_time();
        }
        plan
    }

    /// Another size: its parts and days, with the lines, the times and the beginning as they were.
    #[must_use]
    pub fn resized(self, size: PlanSize) -> Self {
        let Self { began, times, lines, .. } = self;
        Self { times, lines, ..Self::new(size, began) }
    }

    pub fn has(&self, part: PlanPart) -> bool {
        self.parts[part as usize]
    }

    pub fn set(&mut self, part: PlanPart, on: bool) {
        self.parts[part as usize] = on;
    }

    pub fn time(&self, part: PlanPart) -> u16 {
        self.times[part as usize]
    }

    /// What is no time of a day changes nothing.
    pub fn set_time(&mut self, part: PlanPart, minute: u16) {
        if minute < MINUTES_A_DAY {
            self.times[part as usize] = minute;
        }
    }

    /// Whether strength comes on this day of every week.
    pub fn is_strength(&self, day: Weekday) -> bool {
        self.strength[usize::from(day % 7)]
    }

    /// On how many days of a week strength comes.
    pub fn strength_days(&self) -> usize {
        self.strength.iter().filter(|it| **it).count()
    }

    /// Whether one more day of strength is within [`STRENGTH_DAYS`].
    pub fn has_room(&self) -> bool {
        self.strength_days() < usize::from(STRENGTH_DAYS)
    }

    pub fn set_strength(&mut self, day: Weekday, on: bool) {
        if !on || self.has_room() {
            self.strength[usize::from(day % 7)] = on;
        }
    }

    /// Moves strength to another day, from now on. To a day that has it already changes nothing, as for one week.
    pub fn move_for_good(&mut self, from: Weekday, to: Weekday) {
        if self.is_strength(from) && !self.is_strength(to) {
            self.strength[usize::from(from % 7)] = false;
            self.strength[usize::from(to % 7)] = true;
        }
    }

    /// Moves strength to another day of the same week, this once. To a day that has it already changes nothing: it would
    /// be lost there.
    pub fn move_once(&mut self, from: Day, to: Day) {
        let same_week = from.monday() == to.monday();
        if same_week && self.has_strength(from) && !self.has_strength(to) {
            self.moves.push(StrengthMove { from, to });
        }
    }

    /// Where strength was moved in one week.
    pub fn moves(&self) -> &[StrengthMove] {
        &self.moves
    }

    /// Whether strength comes on `day`, with what was moved in its week.
    pub fn has_strength(&self, day: Day) -> bool {
        let usual = self.is_strength(day.weekday());
        self.moves.iter().fold(usual, |on, it| (on && it.from != day) || it.to == day)
    }

    /// The parts of `day`, in order. `desk` are the days at the desk.
    pub fn parts_of(&self, day: Day, desk: &[Weekday]) -> Vec<PlanPart> {
        let weekday = day.weekday();
        let saturday = self.has(PlanPart::Saturday) && weekday == SATURDAY;
        let strength = self.has(PlanPart::Strength) && self.has_strength(day) && !saturday;
        let comes = |part: &PlanPart| {
            self.has(*part)
                && match part {
                    PlanPart::Morning => !saturday,
                    PlanPart::Saturday => saturday,
                    PlanPart::Desk => desk.contains(&weekday),
                    PlanPart::Strength => strength,
                    PlanPart::AfterWork => !strength && !saturday,
                    PlanPart::Bed => true,
                }
        };
        PlanPart::ALL.iter().copied().filter(comes).collect()
    }

    /// How long the shortest and the longest day of a usual week take, one break at the desk counted. `length` is that of
    /// the routine of a part.
    pub fn lengths(
        &self,
        desk: &[Weekday],
        length: impl Fn(PlanPart) -> Millis,
    ) -> (Millis, Millis) {
        let usual = Self { moves: Vec::new(), ..self.clone() };
        let day = |day| {
            let parts = usual.parts_of(Day(day), desk);
            parts.into_iter().fold(Millis::ZERO, |sum, part| sum + length(part))
        };
        // A week of long ago is like any other.
        let mut all: Vec<Millis> = (0..7).map(day).collect();
        order::sort(&mut all);
        (all[0], all[6])
    }
}

/// When a part of a plan comes, for a calendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanHours {
    pub part: PlanPart,
    /// On these days of every week.
    pub days: Vec<Weekday>,
    /// At these minutes of the day.
    pub times: Vec<u16>,
    /// Not on these, this once.
    pub without: Vec<Day>,
    /// On these too, this once.
    pub also: Vec<Day>,
}

impl DayPlan {
    /// When each of its parts comes from `today` on; with the hours of `desk` for the breaks. A part without a day or an
    /// hour is not there.
    pub fn hours(&self, desk: &DeskPlan, today: Day) -> Vec<PlanHours> {
        let usual = Self { moves: Vec::new(), ..self.clone() };
        let hours = |&part: &PlanPart| {
            let comes = |plan: &Self, day: Day| plan.parts_of(day, &desk.days).contains(&part);
            // Nothing is moved farther than to the end of its week.
            let ahead = || (0..14).map(|it| Day(today.0 + it));
            let times = match part {
                PlanPart::Desk => desk.times(),
                part => vec![self.time(part)],
            };
            PlanHours {
                part,
                days: (0..7)
                    .filter(|it| comes(&usual, Day(today.monday().0 + i32::from(*it))))
                    .collect(),
                times,
                without: ahead().filter(|it| comes(&usual, *it) && !comes(self, *it)).collect(),
                also: ahead().filter(|it| comes(self, *it) && !comes(&usual, *it)).collect(),
            }
        };
        let all = PlanPart::ALL.iter().map(hours);
        all.filter(|it| !(it.times.is_empty() || (it.days.is_empty() && it.also.is_empty())))
            .collect()
    }
}

/// What can be done in a break that is due: at most three of `routines`, the shortest, the usual one and the longest,
/// with what is at hand; rather without the areas to leave out.
pub fn break_choices<'r>(
    routines: &'r [Routine],
    equipment: &[Item],
    leave_out: &[Area],
) -> Vec<&'r Routine> {
    let place = |it: &Routine| it.purpose.place(SuggestFor::ShortBreak);
    let spares = |it: &Routine| it.every_exercise(|it| works(it, leave_out).is_none());
    let may = |it: &&Routine| {
        place(it).is_some()
            && !it.steps.is_empty()
            && it.every_exercise(|it| at_hand(it, equipment))
    };
    let mut all: Vec<&Routine> = routines.iter().filter(may).collect();
    if all.iter().any(|it| spares(it)) {
        all.retain(|it| spares(it));
    }
    order::sort_by_key(&mut all, |it| it.stated);
    if let [first, between @ .., last] = &all[..]
        && let Some(usual) = between.iter().min_by_key(|it| place(it))
    {
        return vec![first, usual, last];
    }
    all
}
