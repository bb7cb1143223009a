//! The word lists of the content, in the language of the page.

use crate::domain::exercise::{Area, DayPart, Item, Kind, Place};
use crate::i18n::Key;

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
