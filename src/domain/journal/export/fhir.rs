//! Pain and sessions as a Bundle of HL7 FHIR R4 (4.0.1), for a clinician's software.
//!
//! Invariant: the same rows give the same text. Ids and `fullUrl`s come from the rows, not from chance.

use serde::Serialize;
use serde_json::{Value, json};

use super::fhir_measures::{of_measure, of_range};
use super::observation::{observation, quantity};
use super::{Snapshot, local_time, word};
use crate::domain::journal::entry::{Entry, EntryKind};
use crate::domain::journal::function::Things;
use crate::domain::journal::record::{Feedback, Pain, Record};
use crate::domain::journal::standing::{Standing, notes};
use crate::domain::order;
use crate::domain::time::Millis;

const LOINC: &str = "http://loinc.org";

/// The Bundle, of type `collection`: an anonymous Patient, an Observation for each time that pain was put in
/// a number, one for each session, each as it stands, and one for what was done elsewhere or noted by itself, for each answer about what is hard, and for
/// each measure. `made` is when, in milliseconds since 1970, UTC.
pub fn bundle(kept: &Snapshot, made: Millis) -> String {
    // The first thing that was ever kept stands for the person: the same in every later export, and, as ids
    // are moments with random digits, another for everybody else.
    let ids = kept.records.iter().map(|it| it.id).chain(kept.pains.iter().map(|it| it.id));
    let person = url("person", &ids.min());
    let standing = Standing::of(&kept.entries);
    let notes = notes(&kept.entries);
    let felt = order::map(kept.feedback.iter().map(|it| (it.session, it)));

    // Entry by entry, because all of them as one value would take ten times the memory of the text.
    let timestamp = local_time(made, 0);
    let mut text = format!(
        "{{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"timestamp\":\"{timestamp}\",\"entry\":["
    );
    // The same id for everybody would be one person to a server that goes by it.
    let id = person.trim_start_matches("urn:uuid:");
    text.push_str(&entry(&person, json!({ "resourceType": "Patient", "id": id })));
    for pain in &kept.pains {
        text.push(',');
        let as_it_stands = standing.pain(pain);
        let status = Status::of(as_it_stands.as_deref(), pain, notes.get(&pain.id));
        let it = of_pain(as_it_stands.as_deref().unwrap_or(pain), &person);
        text.push_str(&entry(&url("pain", pain), status.on(it)));
    }
    for record in &kept.records {
        let felt = felt.get(&record.id).copied();
        text.push(',');
        let as_it_stands = standing.record(record);
        let status = Status::of(as_it_stands.as_deref(), record, notes.get(&record.id));
        let it = of_session(as_it_stands.as_deref().unwrap_or(record), felt, &person);
        text.push_str(&entry(&url("session", record), status.on(it)));
    }
    let things = Things::of(&kept.entries);
    for raw in &kept.entries {
        let as_it_stands = standing.entry(raw).unwrap_or_else(|| raw.clone());
        let alone = raw.of.is_none().then(|| of_entry(&as_it_stands, &person)).flatten();
        if let Some(it) = alone.or_else(|| of_measure(&as_it_stands, &things, &person)) {
            text.push(',');
            let status = Status::of(standing.entry(raw).as_ref(), raw, notes.get(&raw.id));
            text.push_str(&entry(&url("entry", raw), status.on(it)));
        }
    }
    for range in &kept.ranges {
        text.push(',');
        text.push_str(&entry(&url("range", range), of_range(range, &person)));
    }
    text.push_str("]}");
    text
}

fn entry(url: &str, resource: Value) -> String {
    json!({ "fullUrl": url, "resource": resource }).to_string()
}

/// What an Observation says of itself: whether it was corrected, noted about, or is not to be counted.
struct Status<'a> {
    id: &'static str,
    notes: Option<&'a String>,
}

impl<'a> Status<'a> {
    /// That of what was written as `raw` and is `now` this; `None` where it was deleted.
    fn of<T: PartialEq>(now: Option<&T>, raw: &T, notes: Option<&'a String>) -> Self {
        let id = match now {
            None => "entered-in-error",
            Some(now) if now != raw => "corrected",
            Some(_) if notes.is_some() => "amended",
            Some(_) => "final",
        };
        Self { id, notes }
    }

    fn on(self, mut it: Value) -> Value {
        it["status"] = self.id.into();
        if let Some(notes) = self.notes {
            it["note"] = json!([{ "text": notes }]);
        }
        it
    }
}

/// A note that stands by itself, or something that was done elsewhere. Exercise has a code of LOINC; the rest is in words.
fn of_entry(entry: &Entry, person: &str) -> Option<Value> {
    let what = entry.name.as_deref().unwrap_or_default();
    let (category, code) = match entry.is()? {
        EntryKind::Note => ("survey", json!({ "text": "Note" })),
        EntryKind::Elsewhere => ("activity", json!({ "text": format!("Done elsewhere: {what}") })),
        _ => return None,
    };
    let when = local_time(entry.utc, entry.offset);
    let mut it = observation(&format!("entry-{}", entry.id), category, code, person, &when);
    match (entry.value, &entry.text) {
        (Some(minutes), text) => {
            it["valueQuantity"] = quantity(minutes.into(), "min", "min");
            if let Some(text) = text {
                let part = json!({ "code": { "text": "Note" }, "valueString": text });
                it["component"] = json!([part]);
            }
        }
        (None, Some(text)) => it["valueString"] = text.as_str().into(),
        (None, None) => return None,
    }
    Some(it)
}

fn of_pain(pain: &Pain, person: &str) -> Value {
    let mut it = observation(
        &format!("pain-{}", pain.id),
        "survey",
        json!({
            "coding": [{
                "system": LOINC,
                "code": "72514-3",
                "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
            }],
            "text": "Pain, 0 to 10",
        }),
        person,
        &local_time(pain.utc, pain.offset),
    );
    it["valueQuantity"] = quantity(pain.value.into(), "{score}", "{score}");
    if let Some(place) = &pain.place {
        it["bodySite"] = json!({ "text": place });
    }
    it["component"] = json!([{ "code": { "text": "When" }, "valueString": word(&pain.when) }]);
    it
}

fn of_session(record: &Record, felt: Option<&Feedback>, person: &str) -> Value {
    let mut it = observation(
        &format!("session-{}", record.id),
        "activity",
        json!({
            "coding": [{ "system": LOINC, "code": "55411-3", "display": "Exercise duration" }],
            "text": "Exercise duration",
        }),
        person,
        &local_time(record.utc, record.offset),
    );
    let total = record.guided();
    // To the hundredth of a minute: LOINC's own unit for this is the minute.
    it["valueQuantity"] = quantity(((total.0 as f64 / 600.0).round() / 100.0).into(), "min", "min");

    // Without codes, as the specification (obs-7) keeps the Observation's own code out of its components.
    let mut parts = Vec::new();
    let mut part = |name: &str, key: &str, value: Value| {
        parts.push(json!({ "code": { "text": name }, key: value }));
    };
    part("Routine", "valueString", record.routine.as_str().into());
    part("Outcome", "valueString", word(&record.outcome).into());
    if let Some(effort) = felt.and_then(|it| it.effort) {
        part("Effort", "valueString", word(&effort).into());
    }
    if let Some(change) = felt.and_then(|it| it.pain_change) {
        let value = quantity(change.into(), "{score}", "{score}");
        part("Pain after minus pain before", "valueQuantity", value);
    }
    if let Some(worse) = felt.and_then(|it| it.worse_next_morning) {
        part("Worse on the next morning", "valueBoolean", worse.into());
    }
    for done in &record.done {
        let name = format!("{}, {}, level {}", done.exercise, done.side, done.level);
        let seconds = done.time.0 as f64 / 1000.0;
        part(&name, "valueQuantity", quantity(seconds.into(), "s", "s"));
        if done.reps > 0 {
            let reps = quantity(done.reps.into(), "repetitions", "{repetitions}");
            part(&format!("{name}, repetitions"), "valueQuantity", reps);
        }
    }
    for hurt in &record.hurts {
        let name = format!("This hurts: {}, {}", hurt.exercise, hurt.side);
        part(&name, "valueString", format!("{}: {}", hurt.feeling, hurt.then).into());
    }
    it["component"] = parts.into();
    it
}

/// A `urn:uuid:` made of `row`: a UUID of version 8 (RFC 9562, made in a way of one's own), from the 128-bit
/// FNV-1a of the kind and of the whole row, as two people may have rows of the same id, but hardly the same row.
fn url(kind: &str, row: &impl Serialize) -> String {
    let row = serde_json::to_string(row).unwrap_or_default();
    let hash = fnv1a(&format!("{kind} {row}"));
    let hash = hash & !(0xf << 76) & !(0x3 << 62) | 0x8 << 76 | 0x2 << 62;
    let hex = format!("{hash:032x}");
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

/// FNV-1a in 128 bits.
fn fnv1a(text: &str) -> u128 {
    text.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash: u128, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fnv1a_gives_the_published_values() {
        assert_eq!(fnv1a("a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(fnv1a("foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }
}
