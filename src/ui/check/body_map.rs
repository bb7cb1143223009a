//! Where it hurts, and in what way: a picture of the body and three patterns lead to a routine, or to the check.

use leptos::prelude::*;

use crate::app::check::CheckHandle;
use crate::app::{use_check, use_page, use_settings};
use crate::content;
use crate::domain::route::{PageName, Route};
use crate::domain::routines::suggest::Pattern;
use crate::domain::safety::body_map::{BodyPlace, Leads};
use crate::i18n::Key;
use crate::ui::parts::body::outline;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::up::Up;

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

/// A pattern of seed 002 as it is shown.
struct ShownPattern {
    pattern: Pattern,
    name: Key,
    /// What may be said of it.
    says: Key,
    leads: Leads,
    /// The section of the guide that goes on from here, and what its link says.
    know: (&'static str, Key),
}

const PATTERNS: [ShownPattern; 3] = [
    ShownPattern {
        pattern: Pattern::Desk,
        name: Key::WHERE_DESK,
        says: Key::WHERE_DESK_SAYS,
        leads: Leads::Routine("foundation"),
        know: ("set-up", Key::WHERE_DESK_KNOW),
    },
    ShownPattern {
        pattern: Pattern::Morning,
        name: Key::WHERE_MORNING,
        says: Key::WHERE_MORNING_SAYS,
        leads: Leads::Routine("morning-mobility"),
        know: ("sleep", Key::WHERE_MORNING_KNOW),
    },
    ShownPattern {
        pattern: Pattern::Stress,
        name: Key::WHERE_TENSION,
        says: Key::WHERE_TENSION_SAYS,
        leads: Leads::Routine("evening-wind-down"),
        know: ("why", Key::WHERE_TENSION_KNOW),
    },
];

/// The muscles of a place, where it is one for exercises.
const fn muscles(place: BodyPlace) -> Option<Key> {
    Some(match place {
        BodyPlace::Neck => Key::WHERE_MUSCLES_NECK,
        BodyPlace::ShoulderTop => Key::WHERE_MUSCLES_SHOULDER_TOP,
        BodyPlace::Between => Key::WHERE_MUSCLES_BETWEEN,
        BodyPlace::Blade => Key::WHERE_MUSCLES_BLADE,
        BodyPlace::LowBack => Key::WHERE_MUSCLES_LOW_BACK,
        BodyPlace::FrontShoulder => Key::WHERE_MUSCLES_FRONT_SHOULDER,
        BodyPlace::Chest | BodyPlace::Arm => return None,
    })
}

/// What somebody has chosen: where it is, or what it is like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ache {
    Place(BodyPlace),
    Like(usize),
}

impl Ache {
    fn leads(self) -> Option<Leads> {
        match self {
            Self::Place(place) => Some(place.leads()),
            Self::Like(at) => PATTERNS.get(at).map(|it| it.leads),
        }
    }
}

#[component]
pub(crate) fn WherePage() -> impl IntoView {
    let (page, check, settings) = (use_page(), use_check(), use_settings());
    let chosen = RwSignal::new(None::<Ache>);
    // Where it may be something new, that is asked.
    let is_new = RwSignal::new(None::<bool>);
    page.hold_while(move || chosen.get().is_some());
    let choose = move |ache| {
        is_new.set(None);
        chosen.set(Some(ache));
        // Which pattern it is holds beyond this page: what is suggested goes by it.
        if let Ache::Like(at) = ache
            && let Some(shown) = PATTERNS.get(at)
        {
            settings.change(|it| shown.pattern.id().clone_into(&mut it.pattern));
        }
    };
    let places: Vec<_> = BodyPlace::ALL
        .iter()
        .map(|it| choice(chosen, choose, Ache::Place(*it), on_picture(*it).0))
        .collect();
    let patterns: Vec<_> = (0..)
        .zip(PATTERNS)
        .map(|(at, it)| choice(chosen, choose, Ache::Like(at), it.name))
        .collect();
    view! {
        <article class="where flow">
            <Up to=Route::Home name=Key::SHELL_TODAY/>
            <h1>{Key::WHERE_TITLE.text()}</h1>
            <div class="stage bodies" aria-hidden="true">
                {body(chosen, choose, true)}
                {body(chosen, choose, false)}
            </div>
            <div role="radiogroup" aria-label=Key::WHERE_PLACES.text()>
                <ul class="rows aches">{places}</ul>
            </div>
            <h2>{Key::WHERE_LIKE.text()}</h2>
            <div role="radiogroup" aria-label=Key::WHERE_LIKE.text()>
                <ul class="rows aches">{patterns}</ul>
            </div>
            <SmallPrint/>
            <div class="foot" role="status">
                {move || {
                    let leads = chosen.get().and_then(Ache::leads);
                    leads.map_or_else(
                        || view! { <p class="quiet">{Key::WHERE_LEAD.text()}</p> }.into_any(),
                        |leads| led(check, is_new, leads),
                    )
                }}
            </div>
        </article>
    }
}

fn choice(
    chosen: RwSignal<Option<Ache>>,
    choose: impl Fn(Ache) + Copy + 'static,
    ache: Ache,
    name: Key,
) -> impl IntoView {
    let on = Memo::new(move |_| chosen.get() == Some(ache));
    let more = move || on.get().then(|| said(ache));
    view! {
        <li>
            <label class="row">
                <input type="radio" name="ache" class="box" prop:checked=move || on.get() on:change=move |_| choose(ache)/>
                <span class="grow">{name.text()}</span>
            </label>
            {more}
        </li>
    }
}

/// What may be said of a place or a pattern that is chosen.
fn said(ache: Ache) -> AnyView {
    let know = |slug: &str| Route::Page(PageName::Guide, Some(slug.to_owned())).href();
    match ache {
        Ache::Place(place) => muscles(place)
            .map(|names| {
                let names = Key::WHERE_MUSCLES.fill(&[("muscles", &*names)]);
                view! {
                    <p class="quiet">
                        {names} " " <a href=know("muscles")>{Key::WHERE_MUSCLES_KNOW.text()}</a>
                    </p>
                }
            })
            .into_any(),
        Ache::Like(at) => PATTERNS
            .get(at)
            .map(|it| {
                view! {
                    <p class="quiet">
                        {it.says.text()} " " <a href=Route::Check.href()>{Key::CHECK_TITLE.text()}</a>
                    </p>
                    <p class="quiet">
                        {Key::WHERE_KEPT.text()} " " <a href=know(it.know.0)>{it.know.1.text()}</a>
                    </p>
                }
            })
            .into_any(),
    }
}

fn led(check: CheckHandle, is_new: RwSignal<Option<bool>>, leads: Leads) -> AnyView {
    match leads {
        Leads::Routine(slug) => to_routine(slug),
        Leads::Check => view! {
            <p>{Key::WHERE_TO_CHECK.text()}</p>
            {to_check(check, &[])}
        }
        .into_any(),
        Leads::AskWhetherNew { usual, new } => (move || match is_new.get() {
            None => view! {
                <p><b>{Key::WHERE_NEW_PAIN.text()}</b> " " {Key::WHERE_NEW_PAIN_SAYS.text()}</p>
                <button class="pill" on:click=move |_| is_new.set(Some(false))>{Key::WHERE_USUAL.text()}</button>
                <button class="pill" on:click=move |_| is_new.set(Some(true))>{Key::WHERE_NEW.text()}</button>
            }
            .into_any(),
            Some(false) => to_routine(usual),
            Some(true) => view! {
                <p>{Key::WHERE_NEW_ADVICE.text()}</p>
                {to_check(check, new)}
            }
            .into_any(),
        })
        .into_any(),
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
        <p>{Key::WHERE_FITS.text()} " " {routine.summary.to_string()}</p>
        <a class="pill pill-main" href=Route::Routine(slug.to_owned()).href()>{name}</a>
    }
    .into_any()
}

/// A person from behind or from the front, with the places that can be touched.
fn body(
    chosen: RwSignal<Option<Ache>>,
    choose: impl Fn(Ache) + Copy + 'static,
    behind: bool,
) -> impl IntoView {
    let spots: Vec<_> = BodyPlace::ALL
        .iter()
        .filter(|it| it.is_behind() == behind)
        .flat_map(|it| on_picture(*it).1.iter().map(move |spot| (*it, spot)))
        .map(|(at, [x, y, rx, ry])| {
            let on = move || chosen.get() == Some(Ache::Place(at));
            view! {
                <ellipse
                    class="spot"
                    class:spot-on=on
                    cx=x.to_string()
                    cy=y.to_string()
                    rx=rx.to_string()
                    ry=ry.to_string()
                    on:click=move |_| choose(Ache::Place(at))
                />
            }
        })
        .collect();
    let name = (if behind { Key::WHERE_BACK } else { Key::WHERE_FRONT }).text();
    view! {
        <figure>
            // Cut by the ground, where the places end.
            <svg viewBox="10 4 100 141" preserveAspectRatio="xMidYMax meet" focusable="false">
                {outline(behind)}
                {spots}
            </svg>
            <figcaption>{name}</figcaption>
        </figure>
    }
}
