//! What a person thinks of an exercise, in one tap; and how long holds last, and how slow a rep is.

use leptos::prelude::*;

use crate::app::{use_journal, use_page, use_routines};
use crate::domain::library::exercise::{Exercise, Kind};
use crate::domain::routines::marks::{HOLD_SCALE, HOLDS, Mark, Marks, PACE_SCALE, PACES};
use crate::domain::session::spoken;
use crate::i18n::Key;

/// Whether there is anything to think of it: to arrange oneself, or to look how far a movement goes, is no exercise.
pub(crate) fn can_be_marked(exercise: &Exercise) -> bool {
    !matches!(exercise.kind, Kind::SetUp | Kind::Test)
}

const fn name(mark: Mark) -> Key {
    match mark {
        Mark::Liked => Key::MARKS_LIKED,
        Mark::NotForMe => Key::MARKS_NOT_FOR_ME,
        Mark::Gentler => Key::MARKS_GENTLER,
        Mark::Longer => Key::MARKS_LONGER,
    }
}

/// The four marks; one that is pressed again is taken away.
#[component]
pub(crate) fn MarkButtons(exercise: &'static Exercise) -> impl IntoView {
    let journal = use_journal();
    let marks = Memo::new(move |_| journal.marks());
    let segments = Mark::GROUPS.map(|group| {
        let buttons = group.map(|mark| {
            let on = move || marks.with(|marks| marks.has(exercise.slug, mark));
            let press = move |_| journal.mark(exercise.slug, mark, !untrack(on));
            let pressed = move || on().to_string();
            view! { <button aria-pressed=pressed on:click=press>{name(mark).text()}</button> }
        });
        view! { <div class="segment" role="group" aria-label=exercise.name.text()>{buttons}</div> }
    });
    view! { <div class="actions marks">{segments}</div> }
}

/// The marks on the page of the exercise, and what follows from them.
#[component]
pub(crate) fn MarkExercise(exercise: &'static Exercise) -> impl IntoView {
    let (journal, routines) = (use_journal(), use_routines());
    let follows = move || {
        let marks = journal.marks();
        let has = |mark| marks.has(exercise.slug, mark);
        let swapped = has(Mark::NotForMe).then(|| match routines.stands_in(exercise) {
            Some(to) => Key::MARKS_STANDS_IN.fill(&[("to", &*to.name)]),
            None => Key::MARKS_GONE.text().to_owned(),
        });
        let usual = exercise.dose(journal.level(exercise).level);
        let dose = marks.dose(exercise, usual, routines.may_grow());
        let amount = (dose != usual).then(|| {
            let dose = spoken::dose(exercise.sides, dose);
            Key::MARKS_DOSE.fill(&[("dose", &dose)])
        });
        let full = (dose == usual && has(Mark::Longer)).then(|| Key::MARKS_FULL.text().to_owned());
        let said: Vec<String> = swapped.into_iter().chain(amount).chain(full).collect();
        said.join(" ")
    };
    can_be_marked(exercise).then(|| {
        view! {
            <section class="for-you">
                <h2>{Key::MARKS_TITLE.text()}</h2>
                <MarkButtons exercise=exercise/>
                <p class="quiet" role="status">{follows}</p>
            </section>
        }
    })
}

/// After a session: each exercise of it, in a row that unfolds.
#[component]
pub(crate) fn MarkSession(exercises: Vec<&'static Exercise>) -> impl IntoView {
    let rows: Vec<_> = exercises
        .into_iter()
        .map(|exercise| {
            view! { <li><h3>{exercise.name.text()}</h3> <MarkButtons exercise=exercise/></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="mark-session">
                <summary class="row"><span class="grow"><b>{Key::MARKS_SESSION.text()}</b></span></summary>
                <ul class="rows">{rows}</ul>
            </details>
        }
    })
}

/// The scales of the person, for all exercises.
#[component]
pub(crate) fn Scales() -> impl IntoView {
    let journal = use_journal();
    let marks = Memo::new(move |_| journal.marks());
    let pace =
        |percent| if percent == 100 { Key::MARKS_PACE_USUAL } else { Key::MARKS_PACE_SLOWER };
    let holds = HOLDS.map(|it| (it, Key::MARKS_PERCENT.fill(&[("n", &it.to_string())])));
    let paces = PACES.map(|it| (it, pace(it).text().to_owned()));
    view! {
        {scale(HOLD_SCALE, Key::MARKS_HOLD, holds.to_vec(), move || marks.with(Marks::hold))}
        {scale(PACE_SCALE, Key::MARKS_PACE, paces.to_vec(), move || marks.with(Marks::pace))}
        <p class="quiet">{Key::MARKS_SCALE_WHY.text()}</p>
    }
}

fn scale(
    id: &'static str,
    name: Key,
    ways: Vec<(u16, String)>,
    now: impl Fn() -> u16 + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (journal, page) = (use_journal(), use_page());
    let ways: Vec<_> = ways
        .into_iter()
        .map(|(percent, words)| {
            let on = move || now() == percent;
            let told = words.clone();
            let choose = move |_| {
                journal.set_scale(id, percent);
                page.announce(told.clone());
            };
            view! { <label><input type="radio" name=id prop:checked=on on:change=choose/> {words}</label> }
        })
        .collect();
    view! {
        <fieldset class="choice">
            <legend>{name.text()}</legend>
            <div class="segment">{ways}</div>
        </fieldset>
    }
}
