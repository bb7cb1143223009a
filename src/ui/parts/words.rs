//! The word lists and the reasons of the domain, in the language of the page.

use crate::app::App;
use crate::domain::exercise::{Area, DayPart, Item, Kind, Place};
use crate::domain::generate::{Loosen, Unmet, WhyNot};
use crate::domain::suggest::{Pattern, Reason, TimeOfDay};
use crate::domain::time::Millis;
use crate::i18n::{Key, spoken};

/// Where.
pub(crate) const fn place(place: Place) -> Key {
    match place {
        Place::Chair => Key::PlaceChair,
        Place::Wall => Key::PlaceWall,
        Place::Floor => Key::PlaceFloor,
        Place::Bar => Key::PlaceBar,
    }
}

/// What kind of work.
pub(crate) const fn kind(kind: Kind) -> Key {
    match kind {
        Kind::Stretch => Key::KindStretch,
        Kind::Mobility => Key::KindMobility,
        Kind::Strength => Key::KindStrength,
        Kind::Release => Key::KindRelease,
        Kind::Breath => Key::KindBreath,
        Kind::SetUp => Key::KindSetUp,
        Kind::Screening => Key::KindScreening,
    }
}

/// Where it is felt.
pub(crate) const fn area(area: Area) -> Key {
    match area {
        Area::Neck => Key::AreaNeck,
        Area::Shoulders => Key::AreaShoulders,
        Area::Chest => Key::AreaChest,
        Area::UpperBack => Key::AreaUpperBack,
        Area::LowBack => Key::AreaLowBack,
    }
}

/// When in the day.
pub(crate) const fn day_part(part: DayPart) -> Key {
    match part {
        DayPart::Morning => Key::DayMorning,
        DayPart::Workday => Key::DayWorkday,
        DayPart::BeforeWorkout => Key::DayBeforeWorkout,
        DayPart::AfterWork => Key::DayAfterWork,
        DayPart::Bedtime => Key::DayBedtime,
    }
}

/// What to have at hand.
pub(crate) const fn item(item: Item) -> Key {
    match item {
        Item::Chair => Key::ItemChair,
        Item::Wall => Key::ItemWall,
        Item::Doorway => Key::ItemDoorway,
        Item::Corner => Key::ItemCorner,
        Item::Mat => Key::ItemMat,
        Item::Band => Key::ItemBand,
        Item::Anchor => Key::ItemAnchor,
        Item::Roller => Key::ItemRoller,
        Item::Ball => Key::ItemBall,
        Item::Towel => Key::ItemTowel,
        Item::Cushion => Key::ItemCushion,
        Item::Weights => Key::ItemWeights,
        Item::Bar => Key::ItemBar,
        Item::Mirror => Key::ItemMirror,
    }
}

/// Why there is no session made to measure, and what to change.
pub(crate) fn unmet(app: App, unmet: Unmet) -> String {
    let why = match unmet.why {
        WhyNot::Minutes => app.text(Key::UnmetMinutes).to_owned(),
        WhyNot::Missing(missing) => {
            let missing = app.text(kind(missing)).to_lowercase();
            app.fill(Key::UnmetMissing, &[("kind", &missing)])
        }
        WhyNot::TooLittle(most) => {
            app.fill(Key::UnmetTooLittle, &[("time", &spoken::time(app.lang(), most))])
        }
        WhyNot::NothingFits => app.text(Key::UnmetNothing).to_owned(),
    };
    let change = match unmet.loosen {
        Some(Loosen::Minutes(minutes)) => {
            app.fill(Key::UnmetChangeMinutes, &[("n", &minutes.to_string())])
        }
        Some(Loosen::Places) => app.text(Key::UnmetChangePlaces).to_owned(),
        Some(Loosen::Equipment) => app.text(Key::UnmetChangeEquipment).to_owned(),
        Some(Loosen::LeaveOut) => app.text(Key::UnmetChangeLeaveOut).to_owned(),
        None => app.text(Key::UnmetChangeSeveral).to_owned(),
    };
    format!("{why} {change}")
}

/// Why a routine is suggested now, in a line.
pub(crate) fn reason(app: App, reason: Reason) -> String {
    let n = |n: u16| n.to_string();
    match reason {
        Reason::BreakDue { time: now, last: Some(last) } => {
            let at = spoken::clock(u32::from(last));
            app.fill(Key::ReasonBreakLast, &[("time", app.text(time_of_day(now))), ("last", &at)])
        }
        Reason::BreakDue { time: now, last: None } => {
            app.fill(Key::ReasonBreakFirst, &[("time", app.text(time_of_day(now)))])
        }
        Reason::BreakEarly { ago, due_in } => {
            app.fill(Key::ReasonBreakEarly, &[("ago", &n(ago)), ("due", &n(due_in))])
        }
        Reason::Morning => app.text(Key::ReasonMorning).to_owned(),
        Reason::SaturdayMorning => app.text(Key::ReasonSaturday).to_owned(),
        Reason::StrengthDue { days } => {
            app.fill(Key::ReasonStrengthDue, &[("days", &n(days.into()))])
        }
        Reason::StrengthRests { days_ago: 0, .. } => app.text(Key::ReasonStrengthToday).to_owned(),
        Reason::StrengthRests { days_ago: 1, .. } => {
            app.text(Key::ReasonStrengthYesterday).to_owned()
        }
        Reason::StrengthRests { days, .. } => {
            app.fill(Key::ReasonStrengthEnough, &[("days", &n(days.into()))])
        }
        Reason::Bedtime => app.text(Key::ReasonBedtime).to_owned(),
        Reason::Pattern { pattern, .. } => app
            .text(match pattern {
                Pattern::Desk => Key::ReasonPatternDesk,
                Pattern::Morning => Key::ReasonPatternMorning,
                Pattern::Stress => Key::ReasonPatternStress,
            })
            .to_owned(),
        Reason::FitsTheTime(time) => {
            app.fill(Key::ReasonTime, &[("time", app.text(time_of_day(time)))])
        }
        Reason::AtHand => app.text(Key::ReasonAtHand).to_owned(),
        Reason::NothingShorter { minutes } => {
            let time = spoken::time(app.lang(), Millis::from_secs(u32::from(minutes) * 60));
            app.fill(Key::ReasonShortest, &[("time", &time)])
        }
        Reason::NothingSpares(left_out) => {
            app.fill(Key::ReasonSpares, &[("area", &app.text(area(left_out)).to_lowercase())])
        }
    }
}

const fn time_of_day(time: TimeOfDay) -> Key {
    match time {
        TimeOfDay::Morning => Key::TimeMorning,
        TimeOfDay::LateMorning => Key::TimeLateMorning,
        TimeOfDay::Midday => Key::TimeMidday,
        TimeOfDay::MidAfternoon => Key::TimeMidAfternoon,
        TimeOfDay::LateAfternoon => Key::TimeLateAfternoon,
        TimeOfDay::Evening => Key::TimeEvening,
        TimeOfDay::Night => Key::TimeNight,
    }
}
