//! What the word lists of the library and the tint in a figure are called, and how a text names its sources.

use crate::domain::figure::Figure;
use crate::domain::figure::area::WorkingZone;
use crate::domain::library::exercise::{Area, DayPart, Item, Kind, Place, Source};
use crate::i18n::{Key, locale};

pub const fn place(place: Place) -> Key {
    match place {
        Place::Chair => Key::PLACE_CHAIR,
        Place::Wall => Key::PLACE_WALL,
        Place::Floor => Key::PLACE_FLOOR,
        Place::Bar => Key::PLACE_BAR,
    }
}

pub const fn kind(kind: Kind) -> Key {
    match kind {
        Kind::Stretch => Key::KIND_STRETCH,
        Kind::Mobility => Key::KIND_MOBILITY,
        Kind::Strength => Key::KIND_STRENGTH,
        Kind::Release => Key::KIND_RELEASE,
        Kind::Breath => Key::KIND_BREATH,
        Kind::SetUp => Key::KIND_SET_UP,
        Kind::Test => Key::KIND_TEST,
    }
}

pub const fn area(area: Area) -> Key {
    match area {
        Area::Neck => Key::AREA_NECK,
        Area::Shoulders => Key::AREA_SHOULDERS,
        Area::Chest => Key::AREA_CHEST,
        Area::UpperBack => Key::AREA_UPPER_BACK,
        Area::LowBack => Key::AREA_LOW_BACK,
    }
}

pub const fn day_part(part: DayPart) -> Key {
    match part {
        DayPart::Morning => Key::DAY_MORNING,
        DayPart::Workday => Key::DAY_WORKDAY,
        DayPart::BeforeWorkout => Key::DAY_BEFORE_WORKOUT,
        DayPart::AfterWorkout => Key::DAY_AFTER_WORKOUT,
        DayPart::AfterWork => Key::DAY_AFTER_WORK,
        DayPart::Bedtime => Key::DAY_BEDTIME,
    }
}

/// What to have at hand.
pub const fn item(item: Item) -> Key {
    match item {
        Item::Chair => Key::ITEM_CHAIR,
        Item::Wall => Key::ITEM_WALL,
        Item::Doorway => Key::ITEM_DOORWAY,
        Item::Corner => Key::ITEM_CORNER,
        Item::Mat => Key::ITEM_MAT,
        Item::Band => Key::ITEM_BAND,
        Item::Anchor => Key::ITEM_ANCHOR,
        Item::Roller => Key::ITEM_ROLLER,
        Item::Ball => Key::ITEM_BALL,
        Item::Towel => Key::ITEM_TOWEL,
        Item::Cushion => Key::ITEM_CUSHION,
        Item::Weights => Key::ITEM_WEIGHTS,
        Item::Bar => Key::ITEM_BAR,
        Item::Mirror => Key::ITEM_MIRROR,
    }
}

/// `text` with each `(id)` of `sources` replaced by `[n]`, its number in the list.
pub fn cited(text: &str, sources: &[&Source]) -> String {
    let mut text = text.to_owned();
    for (number, source) in (1..).zip(sources) {
        text = text.replace(&format!("({})", source.id), &format!("[{number}]"));
    }
    text
}

/// What the tint in `figure` means: "You should feel it here: upper back".
pub fn legend(figure: &Figure) -> String {
    Key::FIGURE_LEGEND.fill(&[("areas", &felt(figure))])
}

/// "upper back".
pub fn felt(figure: &Figure) -> String {
    let mut zones: Vec<&str> = Vec::new();
    for area in figure.areas {
        let zone = zone(area.zone).text();
        if !zones.contains(&zone) {
            zones.push(zone);
        }
    }
    locale::list(&zones)
}

fn zone(zone: WorkingZone) -> Key {
    match zone {
        WorkingZone::UpperBack => Key::FIGURE_UPPER_BACK,
        WorkingZone::MiddleBack => Key::FIGURE_MIDDLE_BACK,
        WorkingZone::LowBack => Key::FIGURE_LOW_BACK,
        WorkingZone::Shoulders => Key::FIGURE_SHOULDERS,
        WorkingZone::Chest => Key::FIGURE_CHEST,
        WorkingZone::Neck => Key::FIGURE_NECK,
        WorkingZone::Belly => Key::FIGURE_BELLY,
        WorkingZone::Flank => Key::FIGURE_FLANK,
        WorkingZone::LowRibs => Key::FIGURE_LOW_RIBS,
        WorkingZone::Blades => Key::FIGURE_BLADES,
    }
}
