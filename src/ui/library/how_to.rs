//! All that the library knows about how to do an exercise.

use leptos::prelude::*;

use crate::app::use_app;
use crate::content;
use crate::domain::library::exercise::Exercise;
use crate::i18n::Key;
use crate::ui::parts::figure::Wrong;
use crate::ui::parts::words;

/// Steps, feel, mistakes, variants, equipment, and who leaves it out.
#[component]
pub(crate) fn HowTo(
    /// Which exercise.
    exercise: &'static Exercise,
) -> impl IntoView {
    let app = use_app();
    let about = content::about(exercise);
    let said = |text| words::lengths(app, text);
    let list = |items: &'static [&'static str]| {
        items.iter().map(|&item| view! { <li>{said(item)}</li> }).collect::<Vec<_>>()
    };
    let mistakes: Vec<_> = (0..)
        .zip(about.mistakes)
        .map(|(row, &item)| view! { <li>{said(item)} <Wrong slug=exercise.slug row=row/></li> })
        .collect();
    let needs: Vec<_> = exercise
        .equipment
        .iter()
        .zip(about.substitutes)
        .map(|(it, &instead)| {
            let item = app.text(words::item(it.item));
            let item = if it.optional {
                app.fill(Key::ROUTINE_OPTIONAL, &[("item", item)])
            } else {
                item.to_owned()
            };
            let instead = said(instead);
            let values = [("item", item.as_str()), ("instead", &*instead)];
            view! { <li>{app.fill(Key::ROUTINE_INSTEAD, &values)}</li> }
        })
        .collect();
    let needs = if needs.is_empty() {
        view! { <p>{app.text(Key::ROUTINE_NEED_NOTHING)}</p> }.into_any()
    } else {
        view! { <ul>{needs}</ul> }.into_any()
    };
    view! {
        <ol>{list(about.steps)}</ol>
        <h3>{app.text(Key::ROUTINE_FEEL)}</h3>
        <p>{said(about.feel)}</p>
        <h3>{app.text(Key::ROUTINE_MISTAKES)}</h3>
        <ul>{mistakes}</ul>
        <h3>{app.text(Key::ROUTINE_EASIER)}</h3>
        <p>{said(about.easier)}</p>
        <h3>{app.text(Key::ROUTINE_HARDER)}</h3>
        <p>{said(about.harder)}</p>
        <h3>{app.text(Key::ROUTINE_NEED)}</h3>
        {needs}
        <h3>{app.text(Key::ROUTINE_LEAVE_OUT)}</h3>
        <ul>{list(about.leave_out)}</ul>
    }
}
