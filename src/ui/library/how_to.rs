//! All that the library knows about how to do an exercise.

use leptos::prelude::*;

use crate::app::use_settings;
use crate::content;
use crate::domain::library::exercise::Exercise;
use crate::i18n::Key;
use crate::ui::parts::figure::Wrong;
use crate::ui::parts::words;

/// Steps, feel, mistakes, variants, equipment, and who leaves it out.
#[component]
pub(crate) fn HowTo(exercise: &'static Exercise) -> impl IntoView {
    let settings = use_settings();
    let about = content::about(exercise);
    let said = |key: Key| words::lengths(settings, key.text());
    let list = |items: &'static [Key]| {
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
            let item = words::item(it.item).text();
            let item = if it.optional {
                Key::ROUTINE_OPTIONAL.fill(&[("item", item)])
            } else {
                item.to_owned()
            };
            let instead = said(instead);
            let values = [("item", item.as_str()), ("instead", &*instead)];
            view! { <li>{Key::ROUTINE_INSTEAD.fill(&values)}</li> }
        })
        .collect();
    let needs = if needs.is_empty() {
        view! { <p>{Key::ROUTINE_NEED_NOTHING.text()}</p> }.into_any()
    } else {
        view! { <ul>{needs}</ul> }.into_any()
    };
    view! {
        <ol>{list(about.steps)}</ol>
        <h3>{Key::ROUTINE_FEEL.text()}</h3>
        <p>{said(about.feel)}</p>
        <h3>{Key::ROUTINE_MISTAKES.text()}</h3>
        <ul>{mistakes}</ul>
        <h3>{Key::ROUTINE_EASIER.text()}</h3>
        <p>{said(about.easier)}</p>
        <h3>{Key::ROUTINE_HARDER.text()}</h3>
        <p>{said(about.harder)}</p>
        <h3>{Key::ROUTINE_NEED.text()}</h3>
        {needs}
        <h3>{Key::ROUTINE_LEAVE_OUT.text()}</h3>
        <ul>{list(about.leave_out)}</ul>
    }
}
