//! What the things that are hard are called.

use crate::domain::journal::function::{Activity, ThingName};
use crate::i18n::Key;

pub(crate) fn thing_name(name: &ThingName) -> String {
    let key = match name {
        ThingName::Own(words) => return words.clone(),
        ThingName::Known(Activity::Sitting) => Key::FUNCTION_SIT_TWO_HOURS,
        ThingName::Known(Activity::Shoulder) => Key::FUNCTION_LOOK_OVER_SHOULDER,
        ThingName::Known(Activity::Overhead) => Key::FUNCTION_REACH_OVERHEAD,
        ThingName::Known(Activity::Carrying) => Key::FUNCTION_CARRY_BAG,
        ThingName::Known(Activity::Driving) => Key::FUNCTION_DRIVE_AN_HOUR,
        ThingName::Known(Activity::Sleeping) => Key::FUNCTION_SLEEP_THROUGH,
    };
    key.text().to_owned()
}
