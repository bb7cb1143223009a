//! A routine of the person's own, in the one format that files, links and embeds share (`docs/routine.schema.json`).
//!
//! Invariant: a text from outside is refused with the name of the field that is wrong, or becomes a routine whose
//! every number is within the limits below; it never panics, and never loops for long.

use std::fmt;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::domain::library::exercise::{Dose, Exercise, Pace, Place, Sides, Tempo, Work};
use crate::domain::library::movement::{CustomMovement, Movement};
use crate::domain::library::purpose::Purpose;
use crate::domain::library::routine::{Routine, Step};
use crate::domain::session::timeline::Timeline;
use crate::domain::time::Millis;
use crate::i18n::Key;

/// The version of the format that this build reads and writes.
pub const VERSION: u64 = 1;
/// The slugs of own routines begin with this.
pub const MY: &str = "my-";
/// The longest text that is looked at, in bytes.
pub const MOST_BYTES: usize = 64 * 1024;
pub const MOST_STEPS: usize = 60;
pub const MOST_SETS: u64 = 20;
/// The most reps or breaths of a set.
pub const MOST_REPS: u64 = 100;
/// The longest hold, rest or time to get ready, in seconds.
pub const MOST_SECONDS: u64 = 600;
/// The longest phase of a tempo, in seconds.
pub const MOST_PHASE: u64 = 60;
pub const MOST_TOTAL: u64 = 3 * 3600;
pub const MOST_NAME: usize = 60;
/// The longest text of a movement of one's own, in characters.
pub const MOST_TEXT: usize = 300;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The field, for example `steps[2].dose.hold`; empty for the text as a whole.
    pub field: String,
    /// What to do about it.
    pub says: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field.is_empty() {
            f.write_str(&self.says)
        } else {
            write!(f, "{}: {}", self.field, self.says)
        }
    }
}

type Parsed<T> = Result<T, Fault>;

fn fault<T>(field: &str, says: impl Into<String>) -> Parsed<T> {
    Err(Fault { field: field.to_owned(), says: says.into() })
}

/// Reads a routine. `slug` is what it is called here; `exercise` looks up the library.
///
/// # Errors
/// Names the first field that is wrong, and what it should be.
pub fn parse(
    text: &str,
    slug: &str,
    exercise: impl Fn(&str) -> Option<&'static Exercise>,
) -> Parsed<Routine> {
    if text.len() > MOST_BYTES {
        return fault("", Key::FAULT_TOO_LONG.fill(&[("n", &MOST_BYTES.to_string())]));
    }
    let value: Value = serde_json::from_str(text)
        .or_else(|error| fault("", Key::FAULT_NOT_JSON.fill(&[("error", &error.to_string())])))?;
    let top = object(&value, "", &["unhunch", "name", "steps"])?;
    let version = whole(top, "", "unhunch", 1..=u64::MAX)?;
    if version > VERSION {
        let newer = Key::FAULT_NEWER.fill(&[("n", &version.to_string())]);
        return fault("unhunch", newer);
    }
    let name = words(top, "", "name", MOST_NAME)?;
    let Some(Value::Array(rows)) = top.get("steps") else {
        return fault("steps", Key::FAULT_STEPS.text());
    };
    if rows.is_empty() || rows.len() > MOST_STEPS {
        return fault("steps", Key::FAULT_STEPS_COUNT.fill(&[("n", &MOST_STEPS.to_string())]));
    }
    let steps = rows
        .iter()
        .enumerate()
        .map(|(index, row)| step(row, &format!("steps[{index}]"), &exercise))
        .collect::<Parsed<Vec<Step>>>()?;
    let routine = compose(slug, &name, steps);
    if routine.stated > Millis(MOST_TOTAL * 1000) {
        return fault("steps", Key::FAULT_STEPS_TIME.fill(&[("n", &MOST_TOTAL.to_string())]));
    }
    Ok(routine)
}

/// A routine called `name` made of `steps`; its place and its length follow from them.
pub fn compose(slug: &str, name: &str, steps: Vec<Step>) -> Routine {
    let place = |step: &Step| step.movement.exercise().map(|it| it.positions[0].place());
    let place = steps.iter().filter_map(place).max_by_key(|&place| place as u8);
    let mut routine = Routine {
        slug: slug.to_owned().into(),
        name: name.to_owned().into(),
        summary: Key::EMPTY.into(),
        headline: Key::EMPTY.into(),
        stated: Millis::ZERO,
        place: place.unwrap_or(Place::Wall),
        day_parts: &[],
        purpose: Purpose::NONE,
        closing: Key::EMPTY.into(),
        steps: steps.into(),
    };
    routine.stated = Timeline::of_routine(&routine, |_| 1).total();
    routine
}

/// The text of `routine`, which [`parse`] reads back.
pub fn write(routine: &Routine) -> String {
    let steps: Vec<Value> = routine.steps.iter().map(write_step).collect();
    json!({ "unhunch": VERSION, "name": &*routine.name, "steps": steps }).to_string()
}

/// Reads back what [`write()`] made of a routine that is still being built: names and texts may be missing, and it
/// may have no steps. `None` where it is something else.
pub fn parse_unfinished(
    text: &str,
    exercise: impl Fn(&str) -> Option<&'static Exercise>,
) -> Option<(String, Vec<Step>)> {
    let value: Value = serde_json::from_str(text).ok()?;
    let words = |row: &Value, key: &str| Some(row.get(key)?.as_str()?.to_owned());
    let step = |row: &Value| {
        let dose = row.get("dose").map(|it| dose(it, "dose")).transpose().ok()?;
        let movement = match row.get("own") {
            Some(own) => {
                let sides = own.get("sides")?.as_str()?;
                let sides = *Sides::ALL.iter().find(|it| it.id() == sides)?;
                Movement::Own(Arc::new(CustomMovement::new(
                    words(own, "name")?,
                    words(own, "text")?,
                    sides,
                )))
            }
            None => Movement::Library(exercise(row.get("exercise")?.as_str()?)?),
        };
        Some(Step { movement, dose, prepare: None, ready: None, cue: None })
    };
    let steps = value.get("steps")?.as_array()?.iter().map(step).collect::<Option<_>>()?;
    Some((words(&value, "name")?, steps))
}

fn write_step(step: &Step) -> Value {
    let mut row = match &step.movement {
        Movement::Library(exercise) => json!({ "exercise": exercise.slug }),
        Movement::Own(_) => json!({
            "own": {
                "name": step.movement.name(),
                "text": step.movement.ready(),
                "sides": step.movement.sides().id(),
            },
        }),
    };
    if let Some(dose) = step.dose {
        row["dose"] = write_dose(dose);
    }
    if let Some(prepare) = step.prepare {
        row["prepare"] = seconds(prepare);
    }
    row
}

/// The dose as in the content files.
pub fn write_dose(dose: Dose) -> Value {
    let mut row = match dose.work {
        Work::Hold(hold) => json!({ "hold": seconds(hold) }),
        Work::Reps { count, pace: Pace::Own(rep) } => {
            json!({ "reps": count, "rep_seconds": seconds(rep) })
        }
        Work::Reps { count, pace: Pace::Tempo(tempo) } => {
            json!({ "reps": count, "tempo": tempo.0.map(seconds) })
        }
        Work::Breaths { count, pace } => json!({ "breaths": count, "tempo": pace.0.map(seconds) }),
    };
    if dose.sets > 1 {
        row["sets"] = json!(dose.sets);
    }
    if dose.rest > Millis::ZERO {
        row["rest"] = seconds(dose.rest);
    }
    row
}

/// Whole seconds: every number that a person can set is one.
fn seconds(time: Millis) -> Value {
    json!(time.0 / 1000)
}

fn step(
    row: &Value,
    field: &str,
    exercise: &impl Fn(&str) -> Option<&'static Exercise>,
) -> Parsed<Step> {
    let row = object(row, field, &["exercise", "own", "dose", "prepare"])?;
    let dose = row.get("dose").map(|it| dose(it, &at(field, "dose"))).transpose()?;
    let prepare = match row.get("prepare") {
        Some(_) => Some(time(row, field, "prepare", 1..=MOST_SECONDS)?),
        None => None,
    };
    let movement = match (row.get("exercise"), row.get("own")) {
        (Some(Value::String(slug)), None) => {
            let Some(exercise) = exercise(slug) else {
                let shown: String = slug.chars().take(MOST_NAME).collect();
                return fault(
                    &at(field, "exercise"),
                    Key::FAULT_NO_EXERCISE.fill(&[("name", &format!("{shown:?}"))]),
                );
            };
            Movement::Library(exercise)
        }
        (None, Some(own)) => {
            if dose.is_none() {
                return fault(&at(field, "dose"), Key::FAULT_NO_DOSE.text());
            }
            Movement::Own(Arc::new(custom_movement(own, &at(field, "own"))?))
        }
        _ => return fault(field, Key::FAULT_EITHER.text()),
    };
    Ok(Step { movement, dose, prepare, ready: None, cue: None })
}

fn custom_movement(row: &Value, field: &str) -> Parsed<CustomMovement> {
    let row = object(row, field, &["name", "text", "sides"])?;
    let name = words(row, field, "name", MOST_NAME)?;
    let text = words(row, field, "text", MOST_TEXT)?;
    let sides = match row.get("sides") {
        None => Sides::Both,
        Some(value) => match Sides::ALL.iter().find(|it| value.as_str() == Some(it.id())) {
            Some(&sides) => sides,
            None => return fault(&at(field, "sides"), Key::FAULT_SIDES.text()),
        },
    };
    Ok(CustomMovement::new(name, text, sides))
}

fn dose(row: &Value, field: &str) -> Parsed<Dose> {
    let known = ["hold", "reps", "breaths", "tempo", "rep_seconds", "sets", "rest"];
    let row = object(row, field, &known)?;
    let given = |key: &str| row.contains_key(key);
    let count = |key| whole(row, field, key, 1..=MOST_REPS).map(|count| count as u16);
    let timed = given("tempo") || given("rep_seconds");
    let both = given("tempo") && given("rep_seconds");
    if both || given("hold") && timed || given("breaths") && given("rep_seconds") {
        let says = Key::FAULT_PACE.text();
        return fault(field, says);
    }
    let work = match (given("hold"), given("reps"), given("breaths")) {
        (true, false, false) => Work::Hold(time(row, field, "hold", 1..=MOST_SECONDS)?),
        (false, true, false) if given("tempo") => {
            Work::Reps { count: count("reps")?, pace: Pace::Tempo(tempo(row, field)?) }
        }
        (false, true, false) => {
            let rep = time(row, field, "rep_seconds", 1..=MOST_PHASE)?;
            Work::Reps { count: count("reps")?, pace: Pace::Own(rep) }
        }
        (false, false, true) => {
            Work::Breaths { count: count("breaths")?, pace: tempo(row, field)? }
        }
        _ => return fault(field, Key::FAULT_ONE_OF.text()),
    };
    let sets = if given("sets") { whole(row, field, "sets", 1..=MOST_SETS)? } else { 1 };
    let rest =
        if given("rest") { time(row, field, "rest", 0..=MOST_SECONDS)? } else { Millis::ZERO };
    Ok(Dose { work, sets: sets as u8, rest })
}

fn tempo(row: &Map<String, Value>, field: &str) -> Parsed<Tempo> {
    let field = at(field, "tempo");
    let wrong = || Fault {
        field: field.clone(),
        says: Key::FAULT_TEMPO.fill(&[("n", &MOST_PHASE.to_string())]),
    };
    let phases = row.get("tempo").and_then(Value::as_array).ok_or_else(wrong)?;
    let phases: Vec<Millis> = phases
        .iter()
        .map(|it| number(it).filter(|&it| it <= MOST_PHASE).map(|it| Millis(it * 1000)))
        .collect::<Option<_>>()
        .ok_or_else(wrong)?;
    let tempo = Tempo(phases.try_into().map_err(|_| wrong())?);
    if tempo.cycle() == Millis::ZERO { Err(wrong()) } else { Ok(tempo) }
}

fn object<'a>(value: &'a Value, field: &str, known: &[&str]) -> Parsed<&'a Map<String, Value>> {
    let Value::Object(row) = value else {
        return fault(field, Key::FAULT_OBJECT.fill(&[("names", &known.join(", "))]));
    };
    match row.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => {
            let key: String = key.chars().take(MOST_NAME).collect();
            fault(&at(field, &key), Key::FAULT_UNKNOWN.fill(&[("names", &known.join(", "))]))
        }
        None => Ok(row),
    }
}

/// A whole number. In JSON `20.0` and `2e1` are 20.
fn number(value: &Value) -> Option<u64> {
    let whole = |it: &f64| it.fract() == 0.0 && (0.0..=1e15).contains(it);
    value.as_u64().or_else(|| value.as_f64().filter(whole).map(|it| it as u64))
}

fn whole(
    row: &Map<String, Value>,
    field: &str,
    key: &str,
    range: std::ops::RangeInclusive<u64>,
) -> Parsed<u64> {
    let given = row.get(key).and_then(number);
    given.filter(|it| range.contains(it)).ok_or_else(|| {
        let most = if *range.end() == u64::MAX { VERSION } else { *range.end() };
        let says = Key::FAULT_WHOLE
            .fill(&[("least", &range.start().to_string()), ("most", &most.to_string())]);
        Fault { field: at(field, key), says }
    })
}

fn time(
    row: &Map<String, Value>,
    field: &str,
    key: &str,
    range: std::ops::RangeInclusive<u64>,
) -> Parsed<Millis> {
    whole(row, field, key, range).map(|seconds| Millis(seconds * 1000))
}

/// A line of text: not empty, not too long, and with nothing in it that could be taken for markup.
fn words(row: &Map<String, Value>, field: &str, key: &str, most: usize) -> Parsed<String> {
    let field = at(field, key);
    let Some(text) = row.get(key).and_then(Value::as_str) else {
        return fault(&field, Key::FAULT_TEXT.text());
    };
    check_words(text, most).map_err(|says| Fault { field, says })?;
    Ok(text.trim().to_owned())
}

/// A typed or pasted `text` as it is kept: line breaks, tabs and runs of blanks, as they come out of a mail, are one blank.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `c` takes no room: a text of nothing else would be empty to the eye. Inside a text such marks join
/// emoji and letters.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a person may use `text` as a name or a description of at most `most` characters.
///
/// # Errors
/// Says what to change.
pub fn check_words(text: &str, most: usize) -> Result<(), String> {
    let count = text.trim().chars().count();
    if count == 0 || count > most {
        return Err(Key::FAULT_TEXT_LENGTH.fill(&[("n", &most.to_string())]));
    }
    // Also the marks that turn the direction of writing, which could make a name lie.
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}')
            // No characters, and tags.
            || u32::from(c) & 0xfffe == 0xfffe
            || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}')
    };
    if text.chars().all(|c| c.is_whitespace() || is_unseen(c)) {
        return Err(Key::FAULT_UNSEEN.text().to_owned());
    }
    if text.contains(['<', '>']) || text.chars().any(hidden) {
        return Err(Key::FAULT_MARKUP.text().to_owned());
    }
    Ok(())
}

fn at(field: &str, key: &str) -> String {
    if field.is_empty() { key.to_owned() } else { format!("{field}.{key}") }
}
