//! What is hard, and measures of the body, as Observations of FHIR: in words, as LOINC has no code that says just this.

use serde_json::{Value, json};

use super::local_time;
use super::observation::{observation, quantity};
use crate::domain::journal::entry::{Entry, EntryKind};
use crate::domain::journal::function::{ThingName, Things};
use crate::domain::journal::measures::REACH;
use crate::domain::journal::range::Range;

/// An answer about a thing of `things`, or a measure; `None` of anything else.
pub(super) fn of_measure(entry: &Entry, things: &Things, person: &str) -> Option<Value> {
    let value = entry.value?;
    let (code, amount, of) = match (entry.is()?, entry.of) {
        (EntryKind::Answer, Some(of)) => {
            let name = match &things.thing(of)?.name {
                ThingName::Known(activity) => activity.id(),
                ThingName::Own(words) => words.as_str(),
            };
            let score = quantity(value.into(), "{score}", "{score}");
            ("Patient-Specific Functional Scale, 0 to 10", score, Some(name))
        }
        (EntryKind::Measure, None) if entry.name.as_deref() == Some(REACH) => {
            let code = "Thumbs to the wall, both arms overhead";
            (code, quantity(value.into(), "cm", "cm"), None)
        }
        _ => return None,
    };
    let when = local_time(entry.utc, entry.offset);
    let id = format!("entry-{}", entry.id);
    let mut it = observation(&id, "survey", json!({ "text": code }), person, &when);
    it["valueQuantity"] = amount;
    if let Some(name) = of {
        it["component"] = json!([{ "code": { "text": "Activity" }, "valueString": name }]);
    }
    Some(it)
}

pub(super) fn of_range(range: &Range, person: &str) -> Value {
    let when = local_time(range.utc, range.offset);
    let code = json!({ "text": format!("Head turn, {}", range.side) });
    let mut it = observation(&format!("range-{}", range.id), "survey", code, person, &when);
    it["valueQuantity"] = quantity(range.degrees.into(), "deg", "deg");
    it
}
