//! Old entries of the log, packed month by month so that ten years fit into the five million characters of local
//! storage: a name is stored once a month, and an entry is a row rather than an object.
//!
//! Invariants (`tests/archive.rs`): what is packed unpacks unchanged; joining is a union by id, so folding the same
//! entries twice changes nothing; entries for which a new check is owed are never packed, so the gate asks the same
//! before and after (`tests/gate.rs`).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::journal::entry::Entry;
use crate::domain::journal::envelope::crc32;
use crate::domain::journal::export::Snapshot;
use crate::domain::journal::export::merge::{ListPreview, Preview};
use crate::domain::journal::gate::History;
use crate::domain::journal::level::{LevelEvent, essence, events};
use crate::domain::journal::progress::Sums;
use crate::domain::journal::record::{
    Done, Feedback, Hurt, LevelChoice, Pain, PainWhen, Record, SessionOutcome,
};
use crate::domain::journal::standing::Standing;
use crate::domain::library::exercise::Exercise;
use crate::domain::time::Millis;
use crate::domain::time::day::Day;

/// Entries younger than this many days stay as they are: the gate looks back six weeks.
pub const LIVE_DAYS: i32 = 45;

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Month {
    /// Sessions, by id.
    pub records: BTreeMap<u64, Record>,
    /// How they felt, by their ids.
    pub feedback: BTreeMap<u64, Feedback>,
    /// Levels that the person chose, by id.
    pub choices: BTreeMap<u64, LevelChoice>,
    /// Pain, by id.
    pub pains: BTreeMap<u64, Pain>,
}

impl Month {
    /// The entries of both. Of two with the same id, the one that is here stays.
    pub fn join(&mut self, other: Self) {
        fn union<T>(here: &mut BTreeMap<u64, T>, there: BTreeMap<u64, T>) {
            for (id, it) in there {
                here.entry(id).or_insert(it);
            }
        }
        union(&mut self.records, other.records);
        union(&mut self.feedback, other.feedback);
        union(&mut self.choices, other.choices);
        union(&mut self.pains, other.pains);
    }

    /// Those entries of `kept` that an import of this preview brings.
    pub fn only(kept: &Snapshot, preview: &Preview) -> Self {
        // A loop, because `collect` brings a sort for each kind along: four kilobytes of program.
        fn add<T: Clone>(
            rows: &[T],
            part: &ListPreview,
            id: fn(&T) -> u64,
            to: &mut BTreeMap<u64, T>,
        ) {
            for row in rows.iter().filter(|row| part.brings(id(row))) {
                to.insert(id(row), row.clone());
            }
        }
        let mut month = Self::default();
        add(&kept.records, &preview.records, |it| it.id, &mut month.records);
        add(&kept.feedback, &preview.feedback, |it| it.session, &mut month.feedback);
        add(&kept.levels, &preview.levels, |it| it.id, &mut month.choices);
        add(&kept.pains, &preview.pains, |it| it.id, &mut month.pains);
        month
    }

    /// Takes the entries of `part` out, whatever they hold, and says whether there were any.
    pub fn leave_out(&mut self, part: &Self) -> bool {
        // A loop here, too: `retain` brings all of how a tree shrinks along.
        fn without<T>(all: &mut BTreeMap<u64, T>, out: &BTreeMap<u64, T>) -> bool {
            let before = all.len();
            for (id, it) in std::mem::take(all) {
                if !out.contains_key(&id) {
                    all.insert(id, it);
                }
            }
            all.len() < before
        }
        without(&mut self.records, &part.records)
            | without(&mut self.feedback, &part.feedback)
            | without(&mut self.choices, &part.choices)
            | without(&mut self.pains, &part.pains)
    }

    /// Those entries that are not old on `today`: they were put away while the clock was ahead.
    #[must_use]
    pub fn young(&self, today: Day) -> Self {
        let mut young = Self::default();
        for (id, record) in self.records.iter().filter(|(_, it)| !is_old(it.day, today)) {
            young.records.insert(*id, record.clone());
            if let Some(felt) = self.feedback.get(id) {
                young.feedback.insert(*id, *felt);
            }
        }
        for (id, pain) in self.pains.iter().filter(|(_, it)| !is_old(it.day, today)) {
            young.pains.insert(*id, pain.clone());
        }
        for (id, choice) in self.choices.iter().filter(|(_, it)| !is_old(day_of(it), today)) {
            young.choices.insert(*id, choice.clone());
        }
        young
    }

    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
            && self.feedback.is_empty()
            && self.choices.is_empty()
            && self.pains.is_empty()
    }
}

/// What of a log is older than [`LIVE_DAYS`] on `today`, by the names of its months. What a new check is
/// owed for stays out, however old it is.
pub fn due(history: &History<'_>, choices: &[LevelChoice], today: Day) -> BTreeMap<String, Month> {
    due_but(&history.owed(), history, choices, today)
}

/// The same, where what is `owed` is known from elsewhere.
pub fn due_but(
    owed: &BTreeSet<u64>,
    history: &History<'_>,
    choices: &[LevelChoice],
    today: Day,
) -> BTreeMap<String, Month> {
    let mut months: BTreeMap<String, Month> = BTreeMap::new();
    let goes = |id: u64, day: Day| is_old(day, today) && !owed.contains(&id);
    for record in history.records.iter().filter(|it| goes(it.id, it.day)) {
        let month = months.entry(month_of(record.day)).or_default();
        month.records.insert(record.id, record.clone());
        if let Some(felt) = history.feedback.get(&record.id) {
            month.feedback.insert(record.id, *felt);
        }
    }
    for pain in history.pains.iter().filter(|it| goes(it.id, it.day)) {
        months.entry(month_of(pain.day)).or_default().pains.insert(pain.id, pain.clone());
    }
    for choice in choices {
        let day = day_of(choice);
        if is_old(day, today) {
            months.entry(month_of(day)).or_default().choices.insert(choice.id, choice.clone());
        }
    }
    months
}

/// The date of a choice, which has none of its own: that of its id, in UTC.
fn day_of(choice: &LevelChoice) -> Day {
    Day::local(Millis(choice.id / 1000), 0)
}

/// Whether an entry of `day` is old enough to be in a month.
pub fn is_old(day: Day, today: Day) -> bool {
    day.0 < today.0 - LIVE_DAYS
}

/// What is known of the months without reading them.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Archive {
    /// The keys of the months that the rest was made of.
    months: Vec<String>,
    /// The library that it was made with.
    library: String,
    pub sums: Sums,
    /// What corrections and deletions they were made with.
    #[serde(default)]
    amended: String,
    /// The first day of practice, whatever was deleted since.
    #[serde(default)]
    began: Option<Day>,
    /// What each exercise's level goes by.
    levels: BTreeMap<String, Vec<LevelEvent>>,
    /// How many months cannot be read. They stay as they are.
    pub unreadable: usize,
}

impl Archive {
    /// Of `whole`, which is what the months of these keys hold together; `unreadable` of them cannot be read. `entries`
    /// are those that correct or delete something of it.
    pub fn of(
        months: Vec<String>,
        whole: &Month,
        unreadable: usize,
        exercises: &[Exercise],
        entries: &[Entry],
    ) -> Self {
        let standing = Standing::of(entries);
        let cautious: Vec<_> =
            whole.records.values().map(|it| standing.cautious_record(it)).collect();
        let mut levels = BTreeMap::new();
        for exercise in exercises {
            let (records, choices) = (cautious.iter().map(|it| &**it), whole.choices.values());
            let events = events(exercise.slug, records, &whole.feedback, choices);
            let rungs = exercise.levels.len() as u8;
            if rungs > 1 && !events.is_empty() {
                levels.insert(exercise.slug.to_owned(), essence(rungs, &events));
            }
        }
        let sums = Sums::standing(&standing, whole.records.values(), whole.pains.values());
        let raw = Sums::of(whole.records.values(), []);
        let began = raw.practised().next().map(|(day, _)| day);
        let (amended, library) = (amended(entries), library(exercises));
        Self { months, library, sums, amended, began, levels, unreadable }
    }

    /// Whether it was made of the months of these keys, with these exercises and entries, by this version.
    pub fn fits(&self, months: &[String], exercises: &[Exercise], entries: &[Entry]) -> bool {
        self.months == months
            && self.library == library(exercises)
            && self.amended == amended(entries)
    }

    /// The first day of practice in the months, whatever was deleted since.
    pub fn began(&self) -> Option<Day> {
        self.began.or_else(|| self.sums.practised().next().map(|(day, _)| day))
    }

    /// The events of the past that an exercise's level goes by, oldest first.
    pub fn events(&self, exercise: &str) -> &[LevelEvent] {
        self.levels.get(exercise).map_or(&[], Vec::as_slice)
    }
}

/// What names the corrections and deletions among `entries`; nothing where there are none.
fn amended(entries: &[Entry]) -> String {
    if entries.is_empty() {
        return String::new();
    }
    format!("{:08x}", crc32(serde_json::to_string(entries).unwrap_or_default().as_bytes()))
}

/// What names the ladders of `exercises`, and the program that climbs them.
fn library(exercises: &[Exercise]) -> String {
    let ladders: Vec<_> = exercises.iter().map(|it| (it.slug, it.levels.len())).collect();
    format!("{} {:08x}", env!("CARGO_PKG_VERSION"), crc32(format!("{ladders:?}").as_bytes()))
}

/// The month `2026-11` of a day.
pub fn month_of(day: Day) -> String {
    let (year, month, _) = day.civil();
    format!("{year:04}-{month:02}")
}

/// A month as it is written. Rows are arrays; names stand in `names`, and rows hold their places.
#[derive(Serialize, Deserialize)]
struct Packed {
    names: Vec<String>,
    records: Vec<PackedRecord>,
    feedback: Vec<Feedback>,
    choices: Vec<(u64, usize, u8)>,
    pains: Vec<PackedPain>,
}

/// Id, UTC after that of the id, offset, days after the local date, value, when, place.
type PackedPain = (u64, i64, i16, i32, u8, PainWhen, Option<usize>);

#[derive(Serialize, Deserialize)]
struct PackedRecord(
    u64,
    /// Milliseconds of its UTC after that of its id: 0 but for what came from elsewhere.
    i64,
    /// Offset, minutes.
    i16,
    /// Days of its date after the local date: 0 but for what came from elsewhere.
    i32,
    usize,
    SessionOutcome,
    /// Planned, ms.
    u64,
    /// Exercise, side, level, time in ms, reps, whole.
    Vec<(usize, usize, u8, u64, u16, u8)>,
    /// Exercise, side, feeling, then.
    #[serde(default)]
    Vec<(usize, usize, usize, usize)>,
);

/// Ids are made of the time in milliseconds and three more digits.
fn utc_of(id: u64) -> i64 {
    (id / 1000).cast_signed()
}

/// The JSON of a month.
///
/// # Errors
/// Says what could not be written.
pub fn pack(month: &Month) -> Result<String, String> {
    let mut names: Vec<String> = Vec::new();
    let mut name = |text: &str| {
        names.iter().position(|it| it == text).unwrap_or_else(|| {
            names.push(text.to_owned());
            names.len() - 1
        })
    };
    let records = month.records.values().map(|it| {
        let done = it.done.iter().map(|row| {
            let Done { exercise, side, level, time, reps, whole } = row;
            (name(exercise), name(side), *level, time.0, *reps, u8::from(*whole))
        });
        let done = done.collect();
        let hurts = it
            .hurts
            .iter()
            .map(|row| (name(&row.exercise), name(&row.side), name(&row.feeling), name(&row.then)));
        let hurts = hurts.collect();
        PackedRecord(
            it.id,
            it.utc.0.cast_signed() - utc_of(it.id),
            it.offset,
            it.day.0 - Day::local(it.utc, it.offset).0,
            name(&it.routine),
            it.outcome,
            it.planned.0,
            done,
            hurts,
        )
    });
    let records = records.collect();
    let choices = month.choices.values().map(|it| (it.id, name(&it.exercise), it.level)).collect();
    let pains = month.pains.values().map(|it| {
        let utc = it.utc.0.cast_signed() - utc_of(it.id);
        let days = it.day.0 - Day::local(it.utc, it.offset).0;
        let place = it.place.as_deref().map(&mut name);
        (it.id, utc, it.offset, days, it.value, it.when, place)
    });
    let pains = pains.collect();
    let feedback = month.feedback.values().copied().collect();
    let packed = Packed { names, records, feedback, choices, pains };
    serde_json::to_string(&packed).map_err(|error| error.to_string())
}

/// The month in a JSON text.
///
/// # Errors
/// Says why the text is none.
pub fn unpack(json: &str) -> Result<Month, String> {
    let packed: Packed = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let names = packed.names;
    let name = |at: usize| names.get(at).cloned().ok_or_else(|| format!("there is no name {at}"));
    let when = |id: u64, after: i64, offset: i16, days: i32| {
        let utc = utc_of(id).checked_add(after).and_then(|utc| u64::try_from(utc).ok());
        let utc = Millis(utc.ok_or_else(|| format!("{id} has no time"))?);
        Ok::<_, String>((utc, Day(Day::local(utc, offset).0.saturating_add(days))))
    };
    let mut month = Month::default();
    for PackedRecord(id, after, offset, days, routine, outcome, planned, done, hurts) in
        packed.records
    {
        let (utc, day) = when(id, after, offset, days)?;
        let done = done.into_iter().map(|(exercise, side, level, time, reps, whole)| {
            let (exercise, side, time) = (name(exercise)?, name(side)?, Millis(time));
            Ok(Done { exercise, side, level, time, reps, whole: whole > 0 })
        });
        let done = done.collect::<Result<_, String>>()?;
        let hurts = hurts.into_iter().map(|(exercise, side, feeling, then)| {
            let (exercise, side) = (name(exercise)?, name(side)?);
            Ok(Hurt { exercise, side, feeling: name(feeling)?, then: name(then)? })
        });
        let hurts = hurts.collect::<Result<_, String>>()?;
        let (routine, planned) = (name(routine)?, Millis(planned));
        month
            .records
            .insert(id, Record { id, utc, offset, day, routine, outcome, planned, done, hurts });
    }
    for (id, exercise, level) in packed.choices {
        month.choices.insert(id, LevelChoice { id, exercise: name(exercise)?, level });
    }
    for (id, after, offset, days, value, asked, place) in packed.pains {
        let (utc, day) = when(id, after, offset, days)?;
        let place = place.map(name).transpose()?;
        month.pains.insert(id, Pain { id, utc, offset, day, value, when: asked, place });
    }
    month.feedback = packed.feedback.into_iter().map(|it| (it.session, it)).collect();
    Ok(month)
}
