//! The word lists and the reasons of the domain, in the language of the page.

use crate::domain::device::{Trouble, Unread};
use std::borrow::Cow;

use crate::app::page::PageHandle;
use crate::app::settings::{Settings, SettingsHandle};
use crate::content;
use crate::domain::journal::level::{Decision, Reason, Setback};
use crate::domain::library::exercise::Exercise;
pub(crate) use crate::domain::library::named::{area, day_part, item, kind, place};
use crate::domain::library::units;
use crate::domain::routines::generate::{Loosen, Unmet, WhyNot};
use crate::domain::routines::plan::PlanPart;
use crate::domain::routines::suggest::{Pattern, SuggestionReason, TimeOfDay};
use crate::domain::safety::check::Door;
use crate::domain::session::hurt::Feeling;
use crate::domain::session::spoken;
use crate::domain::time::Millis;
use crate::i18n::Key;

/// A text of the library with its lengths and weights in the person's units.
pub(crate) fn lengths(settings: SettingsHandle, text: &str) -> Cow<'_, str> {
    if settings.chosen().with(Settings::inches) {
        units::in_inches_and_pounds(text)
    } else {
        text.into()
    }
}

/// Why something is not on the disk.
pub(crate) const fn trouble(trouble: Trouble) -> Key {
    match trouble {
        Trouble::Missing => Key::APP_MEMORY_MISSING,
        Trouble::Full => Key::APP_MEMORY_FULL,
    }
}

/// Why a file was not read.
pub(crate) const fn unread(unread: Unread) -> Key {
    match unread {
        Unread::Empty => Key::FILE_EMPTY,
        Unread::TooLarge => Key::FILE_TOO_LARGE,
        Unread::NotText => Key::FILE_NOT_TEXT,
        Unread::Failed => Key::FILE_FAILED,
    }
}

/// Why there is no session made to measure, and what to change.
pub(crate) fn unmet(unmet: Unmet) -> String {
    let why = match unmet.why {
        WhyNot::Minutes => Key::UNMET_MINUTES.text().to_owned(),
        WhyNot::Missing(missing) => {
            let missing = kind(missing).text().to_lowercase();
            Key::UNMET_MISSING.fill(&[("kind", &missing)])
        }
        WhyNot::TooLittle(most) => Key::UNMET_TOO_LITTLE.fill(&[("time", &spoken::time(most))]),
        WhyNot::NothingFits => Key::UNMET_NOTHING.text().to_owned(),
    };
    let change = match unmet.loosen {
        Some(Loosen::Minutes(minutes)) => Key::UNMET_CHANGE_MINUTES.count(minutes.into(), &[]),
        Some(Loosen::Places) => Key::UNMET_CHANGE_PLACES.text().to_owned(),
        Some(Loosen::Equipment) => Key::UNMET_CHANGE_EQUIPMENT.text().to_owned(),
        Some(Loosen::LeaveOut) => Key::UNMET_CHANGE_LEAVE_OUT.text().to_owned(),
        None => Key::UNMET_CHANGE_SEVERAL.text().to_owned(),
    };
    format!("{why} {change}")
}

/// Why a routine is suggested now, in a line.
pub(crate) fn reason(page: PageHandle, reason: SuggestionReason) -> String {
    let n = |n: u16| n.to_string();
    match reason {
        SuggestionReason::First => Key::REASON_FIRST.text().to_owned(),
        SuggestionReason::BreakDue { time: now, last: Some(last) } => {
            let at = page.time_of_day(last);
            Key::REASON_BREAK_LAST.fill(&[("time", time_of_day(now).text()), ("last", &at)])
        }
        SuggestionReason::BreakDue { time: now, last: None } => {
            Key::REASON_BREAK_FIRST.fill(&[("time", time_of_day(now).text())])
        }
        SuggestionReason::BreakEarly { ago, due_in } => {
            Key::REASON_BREAK_EARLY.count(ago as usize, &[("due", &n(due_in))])
        }
        SuggestionReason::Morning => Key::REASON_MORNING.text().to_owned(),
        SuggestionReason::SaturdayMorning => Key::REASON_SATURDAY.text().to_owned(),
        SuggestionReason::StrengthDue { days } => Key::REASON_STRENGTH_DUE.count(days.into(), &[]),
        SuggestionReason::StrengthRests { days_ago: 0, .. } => {
            Key::REASON_STRENGTH_TODAY.text().to_owned()
        }
        SuggestionReason::StrengthRests { days_ago: 1, .. } => {
            Key::REASON_STRENGTH_YESTERDAY.text().to_owned()
        }
        SuggestionReason::StrengthRests { days, .. } => {
            Key::REASON_STRENGTH_ENOUGH.count(days.into(), &[])
        }
        SuggestionReason::Bedtime => Key::REASON_BEDTIME.text().to_owned(),
        SuggestionReason::Pattern { pattern, .. } => (match pattern {
            Pattern::Desk => Key::REASON_PATTERN_DESK,
            Pattern::Morning => Key::REASON_PATTERN_MORNING,
            Pattern::Stress => Key::REASON_PATTERN_STRESS,
        })
        .text()
        .to_owned(),
        SuggestionReason::FitsTheTime(time) => {
            Key::REASON_TIME.fill(&[("time", time_of_day(time).text())])
        }
        SuggestionReason::AtHand => Key::REASON_AT_HAND.text().to_owned(),
        SuggestionReason::NothingShorter { minutes } => {
            let time = spoken::time(Millis::from_secs(u32::from(minutes) * 60));
            Key::REASON_SHORTEST.fill(&[("time", &time)])
        }
        SuggestionReason::NothingSpares(left_out) => {
            Key::REASON_SPARES.fill(&[("area", &area(left_out).text().to_lowercase())])
        }
    }
}

const fn time_of_day(time: TimeOfDay) -> Key {
    match time {
        TimeOfDay::Morning => Key::TIME_MORNING,
        TimeOfDay::LateMorning => Key::TIME_LATE_MORNING,
        TimeOfDay::Midday => Key::TIME_MIDDAY,
        TimeOfDay::MidAfternoon => Key::TIME_MID_AFTERNOON,
        TimeOfDay::LateAfternoon => Key::TIME_LATE_AFTERNOON,
        TimeOfDay::Evening => Key::TIME_EVENING,
        TimeOfDay::Night => Key::TIME_NIGHT,
    }
}

/// What a part of the plan is called.
pub(crate) const fn plan_part(part: PlanPart) -> Key {
    match part {
        PlanPart::Morning => Key::PLAN_MORNING,
        PlanPart::Saturday => Key::PLAN_SATURDAY,
        PlanPart::Desk => Key::PLAN_DESK,
        PlanPart::Strength => Key::PLAN_STRENGTH,
        PlanPart::AfterWork => Key::PLAN_AFTER_WORK,
        PlanPart::Bed => Key::PLAN_BED,
    }
}

/// What a feeling is called.
pub(crate) const fn feeling(feeling: Feeling) -> Key {
    match feeling {
        Feeling::Stretch => Key::HURT_STRETCH,
        Feeling::Sore => Key::HURT_SORE,
        Feeling::Sharp => Key::HURT_SHARP,
        Feeling::Numb => Key::HURT_NUMB,
        Feeling::Dizzy => Key::HURT_DIZZY,
        Feeling::Sight => Key::HURT_SIGHT,
        Feeling::Chest => Key::HURT_CHEST,
        Feeling::Breath => Key::HURT_BREATH,
        Feeling::Nothing => Key::HURT_NOTHING,
    }
}

/// Why the person is at this level, in a sentence.
pub(crate) fn level_reason(exercise: &Exercise, decision: Decision) -> String {
    let key = match decision.why {
        Reason::TwiceInARow => Key::LEVEL_UP,
        Reason::NotYet => Key::LEVEL_NOT_YET,
        Reason::OnceSoFar => Key::LEVEL_ONCE,
        Reason::TopRung => Key::LEVEL_TOP,
        Reason::TooSoon => Key::LEVEL_TOO_SOON,
        Reason::SetsMissing => Key::LEVEL_SETS,
        Reason::FeltHard => Key::LEVEL_HARD,
        Reason::PainUpByOne => Key::LEVEL_PAIN_ONE,
        Reason::HurtElsewhere => Key::LEVEL_HURT_ELSEWHERE,
        Reason::LowestRung(_) => Key::LEVEL_LOWEST,
        Reason::Chosen => Key::LEVEL_CHOSEN,
        Reason::Down(Setback::PainUp) => Key::LEVEL_DOWN_PAIN,
        Reason::Down(Setback::WorseNextMorning) => Key::LEVEL_DOWN_MORNING,
    };
    let rung = content::about(exercise).rung(decision.level).name;
    key.fill(&[("exercise", &*exercise.name), ("level", &*rung)])
}

/// What a door is called.
pub(crate) const fn door(door: Door) -> Key {
    match door {
        Door::None => Key::CHECK_DOOR_NONE,
        Door::Usual => Key::CHECK_DOOR_USUAL,
        Door::New => Key::CHECK_DOOR_NEW,
    }
}
