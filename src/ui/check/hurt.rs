//! After "This hurts": what it is like, and what to do about it.

use leptos::prelude::*;

use crate::app::check::CheckHandle;
use crate::app::page::PageHandle;
use crate::app::{use_check, use_page, use_session};
use crate::content;
use crate::domain::library::exercise::Exercise;
use crate::domain::session::hurt::{Feeling, Then};
use crate::i18n::Key;
use crate::ui::parts::words;

#[component]
pub(crate) fn AskHurt() -> impl IntoView {
    let page = use_page();
    let session = use_session();
    let check = use_check();
    let mild = RwSignal::new(None::<Feeling>);
    let exercise = session.playing().with_untracked(|playing| {
        let now = session.now().get_untracked();
        playing.as_ref()?.session.segment(now).movement.exercise()
    });
    if untrack(|| session.asks_sharp()) {
        return sharp(check).into_any();
    }
    let ask = move || match mild.get() {
        Some(feeling) => eased(check, feeling, exercise).into_any(),
        None => feelings(page, check, mild).into_any(),
    };
    ask.into_any()
}

/// What a sharp pain was like.
fn sharp(check: CheckHandle) -> impl IntoView {
    let rows: Vec<_> = content::sharp()
        .iter()
        .map(|answer| {
            let press = move |_| check.check_with(answer.ticks);
            view! { <button class="pill" on:click=press>{answer.says.text()}</button> }
        })
        .collect();
    view! {
        <div class="hurts" role="group" aria-label=Key::HURT_SHARP_TITLE.text()>{rows}</div>
    }
}

fn feelings(
    page: PageHandle,
    check: CheckHandle,
    mild: RwSignal<Option<Feeling>>,
) -> impl IntoView {
    let group = |key: Key, stops: bool| {
        let rows: Vec<_> = Feeling::ALL
            .iter()
            .filter(|it| it.is_stop_sign() == stops)
            .map(|&feeling| {
                let press = move |_| {
                    if let Some(then) = feeling.leads_to() {
                        return check.hurt(feeling, then);
                    }
                    mild.set(Some(feeling));
                    // The button that was pressed is gone.
                    page.focus_heading();
                };
                let class = if stops { "pill pill-hurts" } else { "pill" };
                view! { <button class=class on:click=press>{words::feeling(feeling).text()}</button> }
            })
            .collect();
        view! {
            <section class="hurt-group">
                <h2>{key.text()}</h2>
                <div class="hurts" role="group" aria-label=key.text()>{rows}</div>
            </section>
        }
    };
    view! {
        <div class="hurt-groups">{group(Key::HURT_PART, false)} {group(Key::HURT_SIGNS, true)}</div>
        {rule()}
    }
}

/// How it is decided, for those who ask.
fn rule() -> impl IntoView {
    view! {
        <details>
            <summary>{Key::HURT_HOW.text()}</summary>
            <p class="small-print">{Key::HURT_RULE.text()}</p>
        </details>
    }
}

/// What can be done about a stretching feeling or sore muscles.
fn eased(
    check: CheckHandle,
    feeling: Feeling,
    exercise: Option<&'static Exercise>,
) -> impl IntoView {
    let easier = exercise.map(|exercise| {
        view! { <p><b>{Key::HURT_EASIER.text()} ": "</b> {content::about(exercise).easier.text()}</p> }
    });
    let ways = [
        (Then::Ease, Key::HURT_EASE, "pill pill-main"),
        (Then::LeaveOut, Key::HURT_SKIP, "pill"),
        (Then::Stop, Key::HURT_STOP, "pill"),
    ];
    let ways = ways.map(|(then, name, class)| {
        view! { <button class=class on:click=move |_| check.hurt(feeling, then)>{name.text()}</button> }
    });
    view! {
        <p role="status">{Key::HURT_MILD.text()}</p>
        {easier}
        <div class="hurts">{ways}</div>
        {rule()}
    }
}
