//! What goes before and after a routine: the suggestion, made until it is answered, and the choice on the routine's page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::routines::around::AroundChoice;
use crate::app::{use_check, use_routines};
use crate::domain::journal::gate::Gate;
use crate::domain::library::routine::Routine;
use crate::domain::session::spoken;
use crate::i18n::{Key, locale};

/// What may go with `routine`, each with a switch.
#[component]
pub(crate) fn Around(routine: Arc<Routine>) -> impl IntoView {
    let routines = use_routines();
    let slug: Arc<str> = (*routine.slug).into();
    let choice = |AroundChoice { routine: part, slug: part_slug, comes_first }: AroundChoice| {
        let when = if comes_first { Key::AROUND_BEFORE } else { Key::AROUND_AFTER };
        let about = when.fill(&[("time", &spoken::time(part.stated))]);
        let (of, to) = (slug.clone(), slug.clone());
        let along = Memo::new(move |_| routines.goes_along(&of, part_slug));
        let flip = move |_| routines.take_along(&to, part_slug, !along.get_untracked());
        view! {
            <li>
                <label class="row">
                    <span class="grow"><b>{part.name.to_string()}</b><small>{about}</small></span>
                    <input class="switch" type="checkbox" role="switch" prop:checked=along on:change=flip/>
                </label>
            </li>
        }
    };
    let rows: Vec<_> = routines.around(&routine).into_iter().map(choice).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h2>{Key::AROUND_TITLE.text()}</h2>
            <ul class="rows around">{rows}</ul>
        }
    })
}

/// Suggests a lead-in for `routine` where it needs one, until the person has said yes or no.
#[component]
pub(crate) fn LeadInOffer(routine: Arc<Routine>) -> impl IntoView {
    let routines = use_routines();
    let check = use_check();
    let asked = routine.clone();
    let offer = Memo::new(move |_| {
        // Where sessions are locked, there is nothing to begin with.
        let open = !matches!(check.gate().get(), Gate::Locked(_));
        let part = routines.suggested_lead_in(&asked).filter(|_| open)?;
        Some((part.slug.to_string(), part.name.to_string(), part.summary.to_string()))
    });
    move || {
        let (part, name, summary) = offer.get()?;
        let title = Key::AROUND_OFFER.fill(&[("name", &name)]);
        let label = title.clone();
        let slug = routine.slug.to_string();
        let take = move |_| routines.take_along(&slug, &part, true);
        Some(view! {
            <section class="notice" aria-label=label>
                <p><b>{title}</b></p>
                <p>{summary} " " {Key::AROUND_OFFER_WHY.text()}</p>
                <div class="actions">
                    <button class="pill pill-small" on:click=take>{Key::AROUND_TAKE.text()}</button>
                    <button class="pill pill-small" on:click=move |_| routines.suggest_no_lead_in()>
                        {Key::AROUND_DECLINE.text()}
                    </button>
                </div>
            </section>
        })
    }
}

/// What goes along with `routine`, in a line.
#[component]
pub(crate) fn GoesAlong(routine: Arc<Routine>) -> impl IntoView {
    let routines = use_routines();
    let choices: Vec<_> =
        routines.around(&routine).into_iter().map(|it| (it.slug, it.routine)).collect();
    move || {
        let along = choices.iter().filter(|(slug, _)| routines.goes_along(&routine.slug, slug));
        let names: Vec<_> = along.map(|(_, it)| it.name.to_string()).collect();
        (!names.is_empty()).then(|| {
            let words = Key::AROUND_ALONG.fill(&[("what", &locale::list(&names))]);
            view! { <p class="quiet">{words}</p> }
        })
    }
}
