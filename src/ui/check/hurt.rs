//! "This hurts" was pressed: what is it like, and what now.

use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::content;
use crate::domain::library::exercise::Exercise;
use crate::domain::session::hurt::{Feeling, Then};
use crate::i18n::Key;

/// The questions.
#[component]
pub(crate) fn AskHurt() -> impl IntoView {
    let app = use_app();
    let mild = RwSignal::new(None::<Feeling>);
    let exercise = app.playing.with_untracked(|playing| {
        let session = &playing.as_ref()?.session;
        session.segment(app.now.get_untracked()).movement.exercise()
    });
    if untrack(|| app.asks_sharp()) {
        return sharp(app).into_any();
    }
    let ask = move || match mild.get() {
        Some(feeling) => eased(app, feeling, exercise).into_any(),
        None => feelings(app, mild).into_any(),
    };
    ask.into_any()
}

/// What a sharp pain was like.
fn sharp(app: App) -> impl IntoView {
    let rows: Vec<_> = content::sharp()
        .iter()
        .map(|answer| {
            let press = move |_| app.check_with(answer.ticks);
            view! { <button class="pill" on:click=press>{answer.says}</button> }
        })
        .collect();
    view! {
        <div class="hurts" role="group" aria-label=Key::HURT_SHARP_TITLE.text()>{rows}</div>
    }
}

fn feelings(app: App, mild: RwSignal<Option<Feeling>>) -> impl IntoView {
    let rows: Vec<_> = Feeling::ALL
        .iter()
        .map(|&feeling| {
            let press = move |_| match feeling {
                Feeling::Stretch | Feeling::Sore => {
                    mild.set(Some(feeling));
                    // The button that was pressed is gone.
                    app.focus_heading();
                }
                Feeling::Nothing => app.hurt(feeling, Then::GoOn),
                _ => app.hurt(feeling, Then::Stop),
            };
            let class = if feeling.is_stop_sign() { "pill pill-hurts" } else { "pill" };
            view! { <button class=class on:click=press>{name(feeling).text()}</button> }
        })
        .collect();
    view! {
        <div class="hurts" role="group" aria-label=Key::HURT_TITLE.text()>{rows}</div>
        <p class="small-print">{Key::HURT_RULE.text()}</p>
    }
}

/// What can be done about a stretching feeling or sore muscles.
fn eased(app: App, feeling: Feeling, exercise: Option<&'static Exercise>) -> impl IntoView {
    let easier = exercise.map(|exercise| {
        view! { <p><b>{Key::HURT_EASIER.text()} ": "</b> {content::about(exercise).easier}</p> }
    });
    let ways = [
        (Then::Ease, Key::HURT_EASE, "pill pill-main"),
        (Then::LeaveOut, Key::HURT_SKIP, "pill"),
        (Then::Stop, Key::HURT_STOP, "pill"),
    ];
    let ways = ways.map(|(then, name, class)| {
        view! { <button class=class on:click=move |_| app.hurt(feeling, then)>{name.text()}</button> }
    });
    view! {
        <p role="status">{Key::HURT_MILD.text()}</p>
        {easier}
        <div class="hurts">{ways}</div>
        <p class="small-print">{Key::HURT_RULE.text()}</p>
    }
}

/// What a feeling is called.
pub(crate) const fn name(feeling: Feeling) -> Key {
    match feeling {
        Feeling::Stretch => Key::HURT_STRETCH,
        Feeling::Sore => Key::HURT_SORE,
        Feeling::Sharp => Key::HURT_SHARP,
        Feeling::Numb => Key::HURT_NUMB,
        Feeling::Dizzy => Key::HURT_DIZZY,
        Feeling::Sight => Key::HURT_SIGHT,
        Feeling::Chest => Key::HURT_CHEST,
        Feeling::Breath => Key::HURT_BREATH,
        Feeling::Nothing => Key::HURT_NOTHING,
    }
}
