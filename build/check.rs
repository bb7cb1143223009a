//! What must hold for every content file by itself. Rules that need a compiled timeline (lengths,
//! reading time) are in `tests/content.rs`.

use super::domain::library::exercise::{
    Area, DayPart, Item, Kind, Pace, Place, Posture, Sides, Tempo, Work,
};
use super::domain::library::purpose::SuggestFor;
use super::domain::time::Millis;
use super::model::{Content, Dose, Exercise, Routine, Rung};
use super::problem::{Problem, Problems};

/// Ten minutes: longer than any single dose of the catalogue, short enough to catch a slip.
const LONGEST_SECONDS: f64 = 600.0;

/// Every mistake in `content`, in the order of the files.
pub fn check(content: &Content) -> Vec<Problem> {
    let mut found = Vec::new();
    for (slug, row) in &content.exercises {
        let file = format!("exercises/{slug}.toml");
        exercise(content, slug, row, &mut Problems { file: &file, found: &mut found });
    }
    for (slug, row) in &content.routines {
        let file = format!("routines/{slug}.toml");
        routine(content, slug, row, &mut Problems { file: &file, found: &mut found });
    }
    let new: Vec<_> = content.routines.iter().filter(|(_, row)| is_first(row)).collect();
    if new.len() != 1 {
        // Named at the file that has it, or should.
        let file = "routines/office-reset.toml";
        Problems { file, found: &mut found }.expect(
            false,
            "suggest.first",
            "stands in exactly one routine: that is what index.html offers",
        );
    }
    sources(content, &mut Problems { file: "sources.toml", found: &mut found });
    found
}

fn exercise(content: &Content, slug: &str, row: &Exercise, problems: &mut Problems<'_>) {
    is_slug(slug, problems);
    for (key, text) in [
        ("name", &row.name),
        ("why", &row.why),
        ("ready", &row.ready),
        ("cue", &row.cue),
        ("care", &row.care),
        ("feel", &row.feel),
        ("easier", &row.easier),
        ("harder", &row.harder),
    ] {
        has_text(key, text, problems);
    }
    for (key, list) in
        [("steps", &row.steps), ("mistakes", &row.mistakes), ("leave_out", &row.leave_out)]
    {
        problems.expect(!list.is_empty(), key, "is empty: give at least one");
        list.iter().for_each(|text| has_text(key, text, problems));
    }
    words("positions", &row.positions, Posture::ALL, Posture::id, problems);
    word("kind", &row.kind, Kind::ALL, Kind::id, problems);
    words("areas", &row.areas, Area::ALL, Area::id, problems);
    words("day_parts", &row.day_parts, DayPart::ALL, DayPart::id, problems);
    word("sides", &row.sides, Sides::ALL, Sides::id, problems);
    if let Some(phases) = &row.phases {
        let lasts = |level: &Rung, phase: usize| level.dose.tempo.is_some_and(|it| it[phase] > 0.0);
        for (phase, name) in phases.iter().enumerate() {
            let happens = row.level.iter().any(|level| lasts(level, phase));
            let fits = name.is_empty() != happens;
            problems.expect(fits, "phases", "must name each phase that lasts, and no other");
        }
    }
    breath(row, problems);
    for equipment in &row.equipment {
        word("equipment.item", &equipment.item, Item::ALL, Item::id, problems);
        has_text("equipment.instead", &equipment.instead, problems);
    }
    seconds("prepare", row.prepare, 1.0, problems);
    if row.sides == Sides::Both.id() {
        problems.expect(row.switch == 0.0, "switch", "an exercise without sides has no switch");
    } else {
        seconds("switch", row.switch, 1.0, problems);
    }
    problems.expect(!row.level.is_empty(), "level", "is empty: give at least one");
    for (index, level) in row.level.iter().enumerate() {
        let key = format!("level[{index}]");
        has_text(&format!("{key}.name"), &level.name, problems);
        has_text(&format!("{key}.source"), &level.source, problems);
        dose(&format!("{key}.dose"), &level.dose, problems);
    }
    if let Some(instead) = &row.instead {
        problems.expect(instead != slug, "instead", "an exercise cannot stand in for itself");
        exists("instead", instead, content.exercises.contains_key(instead), problems);
    }
    cited(content, &row.sources, problems);
    is_date("reviewed", &row.reviewed, problems);
}

/// How steps ask for a slow breath.
const SLOW_BREATH: [&str; 2] = ["in for 4 seconds", "out for 6"];

/// The breath in a hold. It is never held by default (docs/content.md, "Words").
fn breath(row: &Exercise, problems: &mut Problems<'_>) {
    let holds = row.level.iter().any(|level| level.dose.hold.is_some());
    let Some([inward, held, out, rest]) = row.breath else {
        let asks =
            holds && row.steps.iter().any(|step| SLOW_BREATH.iter().all(|it| step.contains(it)));
        return problems.expect(!asks, "breath", "is missing: the steps ask for a slow one");
    };
    problems.expect(holds, "breath", "paces a hold, and there is none");
    let slow = (2.0..=10.0).contains(&inward) && (2.0..=10.0).contains(&out);
    let free = held == 0.0 && rest == 0.0;
    problems.expect(slow && free, "breath", "is [in, 0, out, 0], each 2 to 10 s and never held");
}

/// Whether this is what somebody new is offered.
pub fn is_first(row: &Routine) -> bool {
    row.suggest.contains_key(SuggestFor::First.id())
}

fn routine(content: &Content, slug: &str, row: &Routine, problems: &mut Problems<'_>) {
    is_slug(slug, problems);
    for (key, text) in [
        ("name", &row.name),
        ("summary", &row.summary),
        ("when", &row.when),
        ("why", &row.why),
        ("headline", &row.headline),
        ("closing", &row.closing),
    ] {
        has_text(key, text, problems);
    }
    word("place", &row.place, Place::ALL, Place::id, problems);
    words("day_parts", &row.day_parts, DayPart::ALL, DayPart::id, problems);
    for (occasion, place) in &row.suggest {
        word("suggest", occasion, SuggestFor::ALL, SuggestFor::id, problems);
        let key = format!("suggest.{occasion}");
        problems.expect(*place > 0, &key, "is a place, counted from 1");
    }
    let idle = row.alone || row.suggest.is_empty();
    problems.expect(idle, "alone", "is false, but `suggest` says what it is suggested for");
    around(content, slug, row, problems);
    problems.expect(row.seconds >= 10.0, "seconds", "is the stated length: 10 or more");
    problems.expect(!row.step.is_empty(), "step", "is empty: give at least one");
    for (index, step) in row.step.iter().enumerate() {
        let key = |name: &str| format!("step[{index}].{name}");
        let known = content.exercises.contains_key(&step.exercise);
        exists(&key("exercise"), &step.exercise, known, problems);
        if let Some(given) = &step.dose {
            dose(&key("dose"), given, problems);
        }
        if let Some(prepare) = step.prepare {
            seconds(&key("prepare"), prepare, 1.0, problems);
        }
        for (name, text) in [("ready", &step.ready), ("cue", &step.cue)] {
            if let Some(text) = text {
                has_text(&key(name), text, problems);
            }
        }
    }
    cited(content, &row.sources, problems);
    is_date("reviewed", &row.reviewed, problems);
}

/// Holds that are longer go to the end of the range: the 5 to 30 s of warneke-wilke-2025 are ordinary ones.
const LONG_HOLD: f64 = 30.0;

/// What is done before and after a routine, and what comes next.
fn around(content: &Content, slug: &str, row: &Routine, problems: &mut Problems<'_>) {
    for (key, slugs) in [("lead_in", &row.lead_in), ("cool_down", &row.cool_down)] {
        for it in slugs {
            exists(key, it, content.routines.contains_key(it), problems);
            problems.expect(it != slug, key, "a routine does not go before or after itself");
        }
    }
    if let Some(next) = &row.next {
        exists("next", next, content.routines.contains_key(next), problems);
        problems.expect(next != slug, "next", "a routine does not follow itself");
    }
    let first = row.step.first().and_then(|step| content.exercises.get(&step.exercise));
    let moves_first = first.is_some_and(|it| it.kind == Kind::Mobility.id());
    let far = row.step.iter().any(|step| {
        let hangs = |it: &Exercise| it.positions.iter().any(|it| it == Posture::Hanging.id());
        let long = step.dose.as_ref().and_then(|it| it.hold).is_some_and(|it| it > LONG_HOLD);
        long && !moves_first || content.exercises.get(&step.exercise).is_some_and(hangs)
    });
    let cold = (row.strength || far) && row.lead_in.is_empty();
    problems.expect(
        !cold,
        "lead_in",
        "is empty, but it has strength work or goes to the end of the range",
    );
    let abrupt = row.strength && row.cool_down.is_empty();
    problems.expect(!abrupt, "cool_down", "is empty, but it has strength work");
}

fn sources(content: &Content, problems: &mut Problems<'_>) {
    for (id, source) in &content.sources {
        has_text(&format!("{id}.title"), &source.title, problems);
        has_text(&format!("{id}.says"), &source.says, problems);
        let plausible = (1950..2100).contains(&source.year);
        problems.expect(plausible, &format!("{id}.year"), "is not a year");
    }
}

/// The work that a dose describes, or what is wrong with it: a key below the dose, and a sentence.
pub fn work(dose: &Dose) -> Result<Work, (&'static str, &'static str)> {
    let tempo = dose.tempo.map(|phases| Tempo(phases.map(millis)));
    match (dose.hold, dose.reps, dose.breaths) {
        (Some(hold), None, None) if tempo.is_none() && dose.rep_seconds.is_none() => {
            Ok(Work::Hold(millis(hold)))
        }
        (Some(_), None, None) => Err(("hold", "a hold has no tempo")),
        (None, Some(count), None) => match (tempo, dose.rep_seconds) {
            (Some(tempo), None) => Ok(Work::Reps { count, pace: Pace::Tempo(tempo) }),
            (None, Some(rep)) => Ok(Work::Reps { count, pace: Pace::Own(millis(rep)) }),
            _ => Err(("reps", "needs either tempo = [out, hold, back, rest] or rep_seconds")),
        },
        (None, None, Some(count)) => match tempo {
            Some(pace) => Ok(Work::Breaths { count, pace }),
            None => Err(("breaths", "needs tempo = [in, hold, out, rest]")),
        },
        _ => Err(("hold", "give exactly one of hold, reps, breaths")),
    }
}

/// Seconds as written, in milliseconds.
pub fn millis(seconds: f64) -> Millis {
    Millis((seconds * 1000.0).round() as u64)
}

fn dose(key: &str, dose: &Dose, problems: &mut Problems<'_>) {
    let phases = dose.tempo.iter().flatten().chain(&dose.rep_seconds).chain(&dose.hold);
    for &phase in phases {
        seconds(key, phase, 0.0, problems);
    }
    seconds(&format!("{key}.rest"), dose.rest, 0.0, problems);
    problems.expect(dose.sets > 0, &format!("{key}.sets"), "is 0: the least is 1");
    match work(dose) {
        Err((name, says)) => problems.add(format!("{key}.{name}"), says),
        Ok(work) => {
            let length = work.length().0 as f64 / 1000.0;
            seconds(&format!("{key} (one set)"), length, 1.0, problems);
        }
    }
}

fn seconds(key: &str, value: f64, least: f64, problems: &mut Problems<'_>) {
    let fits = value.is_finite() && (least..=LONGEST_SECONDS).contains(&value);
    problems.expect(fits, key, format!("is {value} s: give {least} to {LONGEST_SECONDS}"));
}

fn cited(content: &Content, ids: &[String], problems: &mut Problems<'_>) {
    problems.expect(!ids.is_empty(), "sources", "is empty: name at least one row of sources.toml");
    for id in ids {
        exists("sources", id, content.sources.contains_key(id), problems);
    }
}

fn exists(key: &str, name: &str, known: bool, problems: &mut Problems<'_>) {
    problems.expect(known, key, format!("names {name:?}, which does not exist"));
}

fn has_text(key: &str, text: &str, problems: &mut Problems<'_>) {
    problems.expect(!text.trim().is_empty(), key, "is empty");
    problems.expect(text.trim() == text, key, "begins or ends with a blank");
}

fn is_slug(slug: &str, problems: &mut Problems<'_>) {
    let plain = slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    problems.expect(plain, "file name", "may have only a-z, 0-9 and -");
}

pub fn is_date(key: &str, date: &str, problems: &mut Problems<'_>) {
    let parts: Vec<u16> = date.split('-').filter_map(|part| part.parse().ok()).collect();
    let fits = date.len() == 10 && matches!(parts[..], [2020..2100, 1..=12, 1..=31]);
    problems.expect(fits, key, "is not a date like 2026-11-21");
}

fn words<T: Copy>(
    key: &str,
    ids: &[String],
    all: &[T],
    id_of: fn(T) -> &'static str,
    problems: &mut Problems<'_>,
) {
    problems.expect(!ids.is_empty(), key, "is empty: give at least one");
    ids.iter().for_each(|id| word(key, id, all, id_of, problems));
}

fn word<T: Copy>(
    key: &str,
    id: &str,
    all: &[T],
    id_of: fn(T) -> &'static str,
    problems: &mut Problems<'_>,
) {
    if all.iter().all(|&value| id_of(value) != id) {
        let known: Vec<_> = all.iter().map(|&value| id_of(value)).collect();
        problems.add(key, format!("{id:?} is not one of {}", known.join(", ")));
    }
}
