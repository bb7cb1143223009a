//! The page of an exercise.

use unhunch::content;
use unhunch::domain::library::exercise::Exercise;
use unhunch::domain::library::named::{day_part, kind, legend};
use unhunch::domain::session::spoken;
use unhunch::i18n::{Key, locale};

use crate::markup::{element, escaped, said, says, section};
use crate::parts::{needs, opening, page, sources, stop, to};
use crate::pictures::{figure, wrong};
use crate::routine::exercises;
use crate::site::{Site, Subject};

pub(crate) fn html(site: &Site, exercise: &'static Exercise) -> String {
    let subject = Subject::Exercise(exercise);
    let about = content::about(exercise);
    let mut facts = facts(exercise);
    if !about.also.is_empty() {
        facts += " · ";
        facts += &Key::EXERCISE_ALSO.fill(&[("names", &locale::list(about.also))]);
    }
    let parts = exercise.day_parts.iter().map(|it| day_part(*it).text().to_lowercase());
    let belongs =
        Key::EXERCISE_BELONGS.fill(&[("parts", &locale::list(&parts.collect::<Vec<_>>()))]);
    let words = [
        says("p class=\"facts\"", &facts),
        says("p class=\"summary\"", &about.why),
        says("p class=\"quiet\"", &belongs),
    ];
    let legend = content::figure(exercise.slug).map_or(String::new(), |figure| {
        element(
            "p class=\"figure-legend\"",
            &format!("<span aria-hidden=\"true\"></span>{}", escaped(&legend(figure))),
        )
    });
    let how = [
        legend,
        says("p class=\"cue\"", &exercise.cue),
        said("ol class=\"how\"", about.steps),
        says("p class=\"care\"", &exercise.care),
    ];
    let main = [
        opening(site, subject, &figure(exercise.slug), &words.concat()),
        section("moves", &Key::ROUTINE_HOLDS, &how.concat()),
        section("feel", &Key::ROUTINE_FEEL, &says("p", &about.feel)),
        stop(),
        leave_out(site, exercise),
        mistakes(exercise),
        variants(exercise),
        doses(site, exercise),
        needs(&[exercise]),
        routines(site, exercise),
        sources(about.sources, about.reviewed),
    ];
    page(site, subject, &description(exercise), &main.concat())
}

fn facts(exercise: &Exercise) -> String {
    let dose = spoken::dose(exercise.sides, exercise.dose(1));
    format!("{} · {dose}", kind(exercise.kind).text())
}

/// What it is for, what kind it is and how much of it, in a line.
pub(crate) fn description(exercise: &Exercise) -> String {
    format!("{} {}", content::about(exercise).why, facts(exercise))
}

fn leave_out(site: &Site, exercise: &Exercise) -> String {
    let mut inside = said("ul", content::about(exercise).leave_out);
    if let Some(other) = exercise.instead.and_then(content::exercise) {
        let says = escaped(&site.texts.instead).replace("{name}", &to(Subject::Exercise(other)));
        inside += &element("p", &says);
    }
    section("leave-out", &Key::ROUTINE_LEAVE_OUT, &inside)
}

/// Each with its picture, where there is one.
fn mistakes(exercise: &Exercise) -> String {
    let mistakes = content::about(exercise).mistakes.iter().enumerate();
    let rows: String = mistakes
        .map(|(row, text)| element("li", &(escaped(text) + &wrong(exercise.slug, row))))
        .collect();
    section("mistakes", &Key::ROUTINE_MISTAKES, &element("ul", &rows))
}

fn variants(exercise: &Exercise) -> String {
    let about = content::about(exercise);
    let row =
        |name: Key, text: Key| element("p", &format!("{} {}", says("b", &name), escaped(&text)));
    let rows = row(Key::ROUTINE_EASIER, about.easier) + &row(Key::ROUTINE_HARDER, about.harder);
    section("variants", &Key::ROUTINE_VARIANTS, &rows)
}

/// The rungs of its ladder, from the first up.
fn doses(site: &Site, exercise: &Exercise) -> String {
    let rows: String = (1_u8..)
        .zip(content::about(exercise).rungs)
        .map(|(level, rung)| {
            let dose = spoken::dose(exercise.sides, exercise.dose(level));
            let values = [("dose", &*dose), ("source", rung.source.text())];
            let note =
                if rung.note.text().is_empty() { String::new() } else { says("p", &rung.note) };
            let line = says("p class=\"quiet\"", &Key::EXERCISE_DOSE_LINE.fill(&values));
            element("li", &(says("b", &rung.name) + &note + &line))
        })
        .collect();
    section("doses", &site.texts.doses, &element("ol", &rows))
}

/// The routines that have it, and how they say what they are.
fn routines(site: &Site, exercise: &'static Exercise) -> String {
    let has = |it: &&unhunch::domain::library::routine::Routine| {
        exercises(it).iter().any(|other| other.slug == exercise.slug)
    };
    let rows: String = content::routines()
        .iter()
        .filter(has)
        .map(|it| {
            let facts = says("small", &unhunch::domain::routines::line::facts(it));
            element("li", &format!("{} {facts}", to(Subject::Routine(it))))
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    section("routines", &site.texts.routines, &element("ul", &rows))
}
