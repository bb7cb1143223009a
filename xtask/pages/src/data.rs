//! What a page says to programs: schema.org as JSON-LD, and a card for oEmbed.

use serde_json::{Value, json};
use unhunch::content;
use unhunch::domain::library::exercise::{Exercise, Item, Work};
use unhunch::domain::library::named::{area, item, kind};
use unhunch::domain::library::routine::{Routine, Step};
use unhunch::domain::link::escape;
use unhunch::domain::routines::custom;
use unhunch::domain::session::spoken;
use unhunch::domain::time::Millis;
use unhunch::i18n::packs;

use crate::share;
use crate::site::{Site, Subject};

/// As iframes are told what to be in the docs of the embed.
const ALLOW: &str = "autoplay; screen-wake-lock; fullscreen";
/// How large the card of a link is, in CSS pixels.
const CARD: [u32; 2] = [640, 640];

/// The data of a page, for an `application/ld+json` script. Nothing in it can close the script.
pub(crate) fn linked(site: &Site, subject: Subject, description: &str) -> String {
    let graph = match subject {
        Subject::Routine(routine) => routine_data(site, routine, description),
        Subject::Exercise(exercise) => exercise_data(site, exercise, description),
    };
    json!({ "@context": "https://schema.org", "@graph": graph }).to_string().replace('<', "\\u003c")
}

fn shared(site: &Site, subject: Subject, kind: &str, description: &str) -> Value {
    json!({
        "@type": kind,
        "name": subject.name(),
        "description": description,
        "url": site.own(subject, ""),
        "image": site.own(subject, share::FILE),
        "inLanguage": packs::language(),
        "isAccessibleForFree": true,
        "dateModified": subject.reviewed(),
    })
}

fn routine_data(site: &Site, routine: &'static Routine, description: &str) -> Value {
    let subject = Subject::Routine(routine);
    let mut how = shared(site, subject, "HowTo", description);
    how["totalTime"] = duration(routine.stated).into();
    how["tool"] = tools(&routine.needs());
    how["step"] =
        (1..).zip(&*routine.steps).map(|(at, step)| how_to_step(site, subject, at, step)).collect();
    let mut plan = shared(site, subject, "ExercisePlan", description);
    plan["activityDuration"] = duration(routine.stated).into();
    plan["exerciseType"] = kinds(routine.steps.iter().filter_map(|it| it.movement.exercise()));
    if let Some(background) = content::background(&routine.slug) {
        plan["activityFrequency"] = background.when.text().into();
    }
    json!([how, plan])
}

fn how_to_step(site: &Site, subject: Subject, at: usize, step: &Step) -> Value {
    let dose = spoken::dose(step.movement.sides(), step.dose(1));
    let steps = step.movement.exercise().map_or(&[][..], |it| content::about(it).steps);
    let texts: Vec<_> = steps.iter().map(|key| key.text()).collect();
    let mut row = json!({
        "@type": "HowToStep",
        "position": at,
        "name": format!("{}: {dose}", step.movement.name()),
        "text": texts.join(" "),
        "url": format!("{}#step-{at}", site.own(subject, "")),
    });
    if let Some(exercise) = step.movement.exercise() {
        let exercise = Subject::Exercise(exercise);
        row["image"] = match site.place {
            Some(_) => site.own(exercise, share::FILE),
            None => format!("../../{}{}", exercise.path(), share::FILE),
        }
        .into();
    }
    row
}

fn exercise_data(site: &Site, exercise: &'static Exercise, description: &str) -> Value {
    let subject = Subject::Exercise(exercise);
    let about = content::about(exercise);
    let needed = exercise.equipment.iter().filter(|it| !it.optional).map(|it| it.item);
    let mut how = shared(site, subject, "HowTo", description);
    how["tool"] = tools(&needed.collect::<Vec<_>>());
    how["step"] = (1..)
        .zip(about.steps)
        .map(|(at, text)| json!({ "@type": "HowToStep", "position": at, "text": text.text() }))
        .collect();
    let mut plan = shared(site, subject, "ExercisePlan", description);
    let dose = exercise.dose(1);
    plan["exerciseType"] = kinds([exercise].into_iter());
    plan["alternateName"] = about.also.iter().map(|key| key.text()).collect();
    plan["workload"] = spoken::dose(exercise.sides, dose).into();
    plan["associatedAnatomy"] = exercise
        .areas
        .iter()
        .map(|it| json!({ "@type": "AnatomicalStructure", "name": area(*it).text() }))
        .collect();
    match dose.work {
        Work::Hold(length) => plan["activityDuration"] = duration(length).into(),
        Work::Reps { count, .. } | Work::Breaths { count, .. } => {
            plan["repetitions"] = count.into();
        }
    }
    json!([how, plan])
}

fn tools(items: &[Item]) -> Value {
    let tool = |it: &Item| json!({ "@type": "HowToTool", "name": item(*it).text() });
    items.iter().map(tool).collect()
}

/// Each kind once.
fn kinds(exercises: impl Iterator<Item = &'static Exercise>) -> Value {
    let mut kinds: Vec<&str> = Vec::new();
    for name in exercises.map(|it| kind(it.kind).text()) {
        if !kinds.contains(&name) {
            kinds.push(name);
        }
    }
    kinds.into()
}

/// As ISO 8601 writes a length of time.
fn duration(length: Millis) -> String {
    format!("PT{}S", length.0 / 1000)
}

/// The card that a pasted address of the page becomes: the session itself, in a frame without a script.
pub(crate) fn card(site: &Site, subject: Subject, words: &str) -> Value {
    let what = match subject {
        Subject::Routine(routine) => format!("routine={}", routine.slug),
        Subject::Exercise(exercise) => {
            let name = exercise.name.text();
            let step = Step::plain(unhunch::domain::library::movement::Movement::Library(exercise));
            let alone = custom::compose(exercise.slug, name, vec![step]);
            format!("json={}", escape(&custom::write(&alone)))
        }
    };
    let [width, height] = CARD;
    let src = site.absolute(&format!("frame.html#{what}"));
    let html = format!(
        "<iframe src=\"{src}\" width=\"100%\" height=\"{height}\" frameborder=\"0\" allow=\"{ALLOW}\" title=\"{}\"></iframe>",
        crate::markup::escaped(words)
    );
    json!({
        "version": "1.0",
        "type": "rich",
        "title": words,
        "provider_name": "Unhunch",
        "provider_url": site.absolute(""),
        "html": html,
        "width": width,
        "height": height,
        "thumbnail_url": site.absolute(&format!("{}{}", subject.path(), share::FILE)),
        "thumbnail_width": share::WIDTH,
        "thumbnail_height": share::HEIGHT,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_is_one_of_iso_8601() {
        assert_eq!(duration(Millis::from_secs(90)), "PT90S");
    }

    #[test]
    fn behind_the_sign_nothing_has_a_meaning() {
        assert_eq!(escape("a \"&'<ä"), "a%20%22%26%27%3C%C3%A4");
    }
}
