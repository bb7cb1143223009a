//! All that the library knows about how to do an exercise.

use leptos::prelude::*;

use super::words;
use crate::app::use_app;
use crate::domain::exercise::Exercise;
use crate::i18n::Key;

/// Steps, feel, mistakes, variants, equipment, and who leaves it out.
#[component]
pub(crate) fn HowTo(
    /// Which exercise.
    exercise: &'static Exercise,
) -> impl IntoView {
    let app = use_app();
    let list = |items: &'static [&'static str]| {
        items.iter().map(|&item| view! { <li>{item}</li> }).collect::<Vec<_>>()
    };
    let needs: Vec<_> = exercise
        .equipment
        .iter()
        .map(|it| {
            let item = app.text(words::item(it.item));
            let item = if it.optional {
                app.fill(Key::RoutineOptional, &[("item", item)])
            } else {
                item.to_owned()
            };
            let values = [("item", item.as_str()), ("instead", it.instead)];
            view! { <li>{app.fill(Key::RoutineInstead, &values)}</li> }
        })
        .collect();
    let needs = if needs.is_empty() {
        view! { <p>{app.text(Key::RoutineNeedNothing)}</p> }.into_any()
    } else {
        view! { <ul>{needs}</ul> }.into_any()
    };
    view! {
        <ol>{list(exercise.steps)}</ol>
        <h3>{app.text(Key::RoutineFeel)}</h3>
        <p>{exercise.feel}</p>
        <h3>{app.text(Key::RoutineMistakes)}</h3>
        <ul>{list(exercise.mistakes)}</ul>
        <h3>{app.text(Key::RoutineEasier)}</h3>
        <p>{exercise.easier}</p>
        <h3>{app.text(Key::RoutineHarder)}</h3>
        <p>{exercise.harder}</p>
        <h3>{app.text(Key::RoutineNeed)}</h3>
        {needs}
        <h3>{app.text(Key::RoutineLeaveOut)}</h3>
        <ul>{list(exercise.leave_out)}</ul>
    }
}
