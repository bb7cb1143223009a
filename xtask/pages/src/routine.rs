//! The page of a routine.

use unhunch::content;
use unhunch::domain::library::exercise::Exercise;
use unhunch::domain::library::routine::{Background, Routine, Step};
use unhunch::domain::routines::line;
use unhunch::domain::session::spoken;
use unhunch::i18n::Key;

use crate::markup::{element, escaped, link, said, says, section};
use crate::parts::{needs, opening, page, sources, stop, to, with_sources};
use crate::pictures::{figure, still};
use crate::site::{Site, Subject};

pub(crate) fn html(site: &Site, routine: &'static Routine) -> String {
    let subject = Subject::Routine(routine);
    let facts = line::facts(routine);
    let words = says("p class=\"facts\"", &facts) + &says("p class=\"summary\"", &routine.summary);
    let first = routine.steps.first().map_or(String::new(), |step| still(step.movement.slug()));
    let steps: String = (1..).zip(&*routine.steps).map(|(at, step)| row(at, step)).collect();
    let background = content::background(&routine.slug);
    let main = [
        opening(site, subject, &first, &words),
        section("moves", &Key::ROUTINE_HOLDS, &element("ol class=\"steps\"", &steps)),
        stop(),
        leave_out(&exercises(routine)),
        background.map_or(String::new(), |it| read(site, it)),
        needs(&exercises(routine)),
        background.map_or(String::new(), |it| sources(it.sources, it.reviewed)),
    ];
    page(site, subject, &description(routine), &main.concat())
}

/// What it is, how long and where, in a line.
pub(crate) fn description(routine: &Routine) -> String {
    format!("{} {}", routine.summary, line::facts(routine))
}

/// The exercises of a routine, each once.
pub(crate) fn exercises(routine: &Routine) -> Vec<&'static Exercise> {
    let mut all: Vec<&'static Exercise> = Vec::new();
    for exercise in routine.steps.iter().filter_map(|step| step.movement.exercise()) {
        if all.iter().all(|it| it.slug != exercise.slug) {
            all.push(exercise);
        }
    }
    all
}

/// A step: what, how much, and how.
fn row(at: usize, step: &Step) -> String {
    let movement = &step.movement;
    let exercise = movement.exercise();
    let name = exercise.map_or_else(|| escaped(movement.name()), |it| to(Subject::Exercise(it)));
    let steps = exercise.map_or(&[][..], |it| content::about(it).steps);
    let words = [
        element("h3", &name),
        says("p class=\"dose\"", &spoken::dose(movement.sides(), step.dose(1))),
        says("p class=\"cue\"", step.cue.as_deref().unwrap_or(movement.cue())),
        said("ol class=\"how\"", steps),
        says("p class=\"care\"", movement.care()),
    ];
    let words = element("div", &words.concat());
    element(&format!("li id=\"step-{at}\""), &(figure(movement.slug()) + &words))
}

/// Who leaves out what: each line once, and after it the exercises that it is about.
fn leave_out(exercises: &[&'static Exercise]) -> String {
    let mut lines: Vec<(&str, Vec<&'static Exercise>)> = Vec::new();
    for &exercise in exercises {
        for line in content::about(exercise).leave_out.iter().map(|key| key.text()) {
            match lines.iter_mut().find(|(text, _)| *text == line) {
                Some((_, about)) => about.push(exercise),
                None => lines.push((line, vec![exercise])),
            }
        }
    }
    let rows: String = lines
        .iter()
        .map(|(line, about)| {
            let names: Vec<_> = about.iter().map(|it| to(Subject::Exercise(it))).collect();
            // What holds for all of it needs no names.
            let names = if about.len() == exercises.len() {
                String::new()
            } else {
                element("small", &names.join(", "))
            };
            element("li", &format!("{} {names}", escaped(line)))
        })
        .collect();
    section("leave-out", &Key::ROUTINE_LEAVE_OUT, &element("ul", &rows))
}

/// When, why, and what goes before and after it.
fn read(site: &Site, background: &Background) -> String {
    let around: String = background
        .lead_in
        .iter()
        .map(|slug| (slug, Key::AROUND_BEFORE))
        .chain(background.cool_down.iter().map(|slug| (slug, Key::AROUND_AFTER)))
        .filter_map(|(slug, key)| Some((content::routine(slug)?, key)))
        .map(|(other, key)| {
            let when = key.fill(&[("time", &spoken::time(other.stated))]);
            element("li", &format!("{}: {}", to(Subject::Routine(other)), escaped(&when)))
        })
        .collect();
    let next = background.next.and_then(content::routine).map(|next| {
        let name = Key::ROUTINE_NEXT.fill(&[("name", &next.name)]);
        let path = format!("../../{}", Subject::Routine(next).path());
        element(
            "section",
            &format!("<p>{}. {}.</p>", link(&path, &name), escaped(&Key::ROUTINE_NEXT_ABOUT)),
        )
    });
    let around = match around.as_str() {
        "" => String::new(),
        rows => section("around", &site.texts.around, &element("ul", rows)),
    };
    [
        section("when", &Key::ROUTINE_WHEN, &says("p", &background.when)),
        section("why", &Key::ROUTINE_WHY, &with_sources(&background.why, background.sources)),
        around,
        next.unwrap_or_default(),
    ]
    .concat()
}
