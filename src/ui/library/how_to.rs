//! All that the library knows about how to do an exercise.

use std::borrow::Cow;

use leptos::prelude::*;

use crate::app::use_settings;
use crate::content;
use crate::domain::library::exercise::{Exercise, Item};
use crate::domain::route::{PageName, Route};
use crate::i18n::Key;
use crate::ui::parts::figure::Wrong;
use crate::ui::parts::words;

/// Steps, feel, mistakes, variants, equipment, and who leaves it out: where it is unfolded in a routine.
#[component]
pub(crate) fn HowTo(exercise: &'static Exercise) -> impl IntoView {
    view! {
        {steps(exercise)}
        <h4>{Key::ROUTINE_FEEL.text()}</h4>
        {feel(exercise)}
        <h4>{Key::ROUTINE_LEAVE_OUT.text()}</h4>
        {leave_out(exercise)}
        <h4>{Key::ROUTINE_MISTAKES.text()}</h4>
        {mistakes(exercise)}
        <h4>{Key::ROUTINE_VARIANTS.text()}</h4>
        {variants(exercise)}
        <h4>{Key::ROUTINE_NEED.text()}</h4>
        {needs(exercise)}
    }
}

fn said(key: Key) -> Cow<'static, str> {
    words::lengths(use_settings(), key.text())
}

fn list(items: &'static [Key]) -> Vec<impl IntoView> {
    items.iter().map(|&item| view! { <li>{said(item)}</li> }).collect()
}

/// What to do, in its order.
pub(super) fn steps(exercise: &'static Exercise) -> impl IntoView {
    view! { <ol class="numbered">{list(content::about(exercise).steps)}</ol> }
}

pub(super) fn feel(exercise: &'static Exercise) -> impl IntoView {
    view! { <p>{said(content::about(exercise).feel)}</p> }
}

pub(super) fn leave_out(exercise: &'static Exercise) -> impl IntoView {
    view! { <ul>{list(content::about(exercise).leave_out)}</ul> }
}

/// Each with its picture, where there is one.
pub(super) fn mistakes(exercise: &'static Exercise) -> impl IntoView {
    let mistakes: Vec<_> = (0..)
        .zip(content::about(exercise).mistakes)
        .map(|(row, &item)| view! { <li>{said(item)} <Wrong slug=exercise.slug row=row/></li> })
        .collect();
    view! { <ul>{mistakes}</ul> }
}

pub(super) fn variants(exercise: &'static Exercise) -> impl IntoView {
    let about = content::about(exercise);
    view! {
        <p><b>{Key::ROUTINE_EASIER.text()}</b> " " {said(about.easier)}</p>
        <p><b>{Key::ROUTINE_HARDER.text()}</b> " " {said(about.harder)}</p>
    }
}

/// Each thing, with what can stand in for it.
pub(super) fn needs(exercise: &'static Exercise) -> AnyView {
    let needs: Vec<_> = exercise
        .equipment
        .iter()
        .zip(content::about(exercise).substitutes)
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
    if needs.is_empty() {
        view! { <p>{Key::ROUTINE_NEED_NOTHING.text()}</p> }.into_any()
    } else {
        let gear = Route::Page(PageName::Guide, Some("gear".to_owned())).href();
        view! {
            <ul>{needs}</ul>
            <p><a href=gear>{Key::ROUTINE_NEED_WHY.text()}</a></p>
        }
        .into_any()
    }
}

/// What stands in for `item` in `exercise`, if it uses that.
pub(super) fn substitute(exercise: &'static Exercise, item: Item) -> Option<String> {
    let at = exercise.equipment.iter().position(|it| it.item == item)?;
    let instead = *content::about(exercise).substitutes.get(at)?;
    Some(said(instead).into_owned())
}

/// A row that unfolds.
pub(super) fn fold(name: Key, about: String, body: impl IntoView + 'static) -> impl IntoView {
    let about = (!about.is_empty()).then(|| view! { <small>{about}</small> });
    view! {
        <li>
            <details>
                <summary class="row"><span class="grow"><b>{name.text()}</b> {about}</span></summary>
                <div class="fold">{body.into_any()}</div>
            </details>
        </li>
    }
}
