//! Where it hurts, and in what way: a picture of the body and three patterns lead to a routine, or to the check.

use leptos::prelude::*;

use crate::app::check::CheckHandle;
use crate::app::{use_check, use_page};
use crate::content;
use crate::domain::route::Route;
use crate::domain::safety::body_map::{BodyPlace, Leads};
use crate::i18n::Key;
use crate::ui::parts::small_print::SmallPrint;

/// What a place is called, and where it is on the picture: ellipses, each its centre, half its width and half its height.
const fn on_picture(place: BodyPlace) -> (Key, &'static [[u8; 4]]) {
    match place {
        BodyPlace::Neck => (Key::WHERE_NECK, &[[60, 45, 8, 7]]),
        BodyPlace::ShoulderTop => (Key::WHERE_SHOULDER_TOP, &[[43, 60, 9, 6], [77, 60, 9, 6]]),
        BodyPlace::Between => (Key::WHERE_BETWEEN, &[[60, 84, 7, 16]]),
        BodyPlace::Blade => (Key::WHERE_BLADE, &[[44, 84, 8, 12], [76, 84, 8, 12]]),
        BodyPlace::LowBack => (Key::WHERE_LOW_BACK, &[[60, 120, 16, 9]]),
        BodyPlace::Chest => (Key::WHERE_CHEST, &[[60, 84, 15, 13]]),
        BodyPlace::FrontShoulder => (Key::WHERE_FRONT_SHOULDER, &[[37, 68, 7, 7], [83, 68, 7, 7]]),
        BodyPlace::Arm => (Key::WHERE_ARM, &[[22, 116, 6, 22], [98, 116, 6, 22]]),
    }
}

/// The patterns of seed 002: the name, what may be said of it, the routine.
const PATTERNS: [(Key, Key, Leads); 3] = [
    (Key::WHERE_DESK, Key::WHERE_DESK_SAYS, Leads::Routine("foundation")),
    (Key::WHERE_MORNING, Key::WHERE_MORNING_SAYS, Leads::Routine("morning-mobility")),
    (Key::WHERE_TENSION, Key::WHERE_TENSION_SAYS, Leads::Routine("evening-wind-down")),
];

#[component]
pub(crate) fn WherePage() -> impl IntoView {
    let (page, check) = (use_page(), use_check());
    let chosen = RwSignal::new(None::<BodyPlace>);
    let like = RwSignal::new(None::<usize>);
    page.hold_while(move || chosen.get().is_some() || like.get().is_some());
    let buttons: Vec<_> =
        BodyPlace::ALL.iter().map(|it| choice(chosen, *it, on_picture(*it).0)).collect();
    let patterns: Vec<_> =
        PATTERNS.iter().enumerate().map(|(at, it)| choice(like, at, it.0)).collect();
    view! {
        <article class="where">
            <h1>{Key::WHERE_TITLE.text()}</h1>
            <p class="lead">{Key::WHERE_LEAD.text()}</p>
            <div class="bodies" aria-hidden="true">
                {body(chosen, true)}
                {body(chosen, false)}
            </div>
            <div class="actions" role="group" aria-label=Key::WHERE_PLACES.text()>{buttons}</div>
            <div role="status">
                {move || chosen.get().map(|place| led(check, place.leads()))}
            </div>
            <h2>{Key::WHERE_LIKE.text()}</h2>
            <div class="actions" role="group" aria-label=Key::WHERE_LIKE.text()>{patterns}</div>
            <div role="status">
                {move || like.get().map(|at| {
                    let (_, says, leads) = PATTERNS[at];
                    view! {
                        <p>{says.text()} " " <a href=Route::Check.href()>{Key::CHECK_TITLE.text()}</a></p>
                        {led(check, leads)}
                    }
                })}
            </div>
            <SmallPrint/>
        </article>
    }
}

fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    chosen: RwSignal<Option<T>>,
    at: T,
    name: Key,
) -> impl IntoView {
    let pressed = move || (chosen.get() == Some(at)).to_string();
    view! {
        <button class="pill pill-small" aria-pressed=pressed on:click=move |_| chosen.set(Some(at))>
            {name.text()}
        </button>
    }
}

fn led(check: CheckHandle, leads: Leads) -> AnyView {
    match leads {
        Leads::Routine(slug) => to_routine(slug),
        Leads::Check => view! {
            <section class="card">
                <p>{Key::WHERE_TO_CHECK.text()}</p>
                {to_check(check, &[])}
            </section>
        }
        .into_any(),
        Leads::AskWhetherNew { usual, new } => {
            let is_new = RwSignal::new(None::<bool>);
            view! {
                <section class="card">
                    <h2>{Key::WHERE_NEW_PAIN.text()}</h2>
                    <p>{Key::WHERE_NEW_PAIN_SAYS.text()}</p>
                    <div class="actions">
                        {choice(is_new, false, Key::WHERE_USUAL)}
                        {choice(is_new, true, Key::WHERE_NEW)}
                    </div>
                    {move || match is_new.get() {
                        None => ().into_any(),
                        Some(false) => to_routine(usual),
                        Some(true) => view! {
                            <p>{Key::WHERE_NEW_ADVICE.text()}</p>
                            {to_check(check, new)}
                        }
                        .into_any(),
                    }}
                </section>
            }
            .into_any()
        }
    }
}

/// To the check, with what was said here ticked.
fn to_check(check: CheckHandle, said: &'static [&'static str]) -> impl IntoView {
    let ask = move |_| {
        if !said.is_empty() {
            check.ask(content::rules().set(said));
        }
    };
    view! {
        <a class="pill pill-main" href=Route::Check.href() on:click=ask>{Key::CHECK_TITLE.text()}</a>
    }
}

fn to_routine(slug: &str) -> AnyView {
    let Some(routine) = content::routine(slug) else { return ().into_any() };
    let name = Key::WHERE_SEE.fill(&[("name", &*routine.name)]);
    view! {
        <section class="card">
            <h3>{Key::WHERE_FITS.text()}</h3>
            <p>{routine.summary.to_string()}</p>
            <a class="pill" href=Route::Routine(slug.to_owned()).href()>{name}</a>
        </section>
    }
    .into_any()
}

/// A person from behind or from the front, with the places that can be touched.
fn body(chosen: RwSignal<Option<BodyPlace>>, behind: bool) -> impl IntoView {
    let spots: Vec<_> = BodyPlace::ALL
        .iter()
        .filter(|it| it.is_behind() == behind)
        .flat_map(|it| on_picture(*it).1.iter().map(move |spot| (*it, spot)))
        .map(|(at, [x, y, rx, ry])| {
            let on = move || chosen.get() == Some(at);
            view! {
                <ellipse
                    class="spot"
                    class:spot-on=on
                    cx=x.to_string()
                    cy=y.to_string()
                    rx=rx.to_string()
                    ry=ry.to_string()
                    on:click=move |_| chosen.set(Some(at))
                />
            }
        })
        .collect();
    let name = (if behind { Key::WHERE_BACK } else { Key::WHERE_FRONT }).text();
    // From the front there is a face; from behind the line of the spine.
    let mark = if behind { "M60 58V124" } else { "M55 24h.1M65 24h.1M60 27v2" };
    view! {
        <figure>
            <svg viewBox="0 0 120 216" focusable="false">
                <g class="body">
                    <circle cx="60" cy="24" r="15"/>
                    <path class="body-neck" d="M60 36V56"/>
                    <path class="body-arm" d="M34 68L23 116L19 158M86 68L97 116L101 158"/>
                    <path class="body-leg" d="M49 132L47 206M71 132L73 206"/>
                    <path d="M34 60Q60 50 86 60Q90 64 88 74L78 134Q60 142 42 134L32 74Q30 64 34 60Z"/>
                    <path class="body-mark" d=mark/>
                </g>
                {spots}
            </svg>
            <figcaption>{name}</figcaption>
        </figure>
    }
}
