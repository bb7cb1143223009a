//! The head-turn test: where it is offered, what is noted after it, and what was noted before.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::journal::JournalHandle;
use crate::app::{use_journal, use_page, use_routines};
use crate::content;
use crate::domain::journal::range::{DEGREES_STEP, DayRange, MOST_DEGREES, Range, newest_days};
use crate::domain::library::exercise::{Kind, Side};
use crate::domain::route::Route;
use crate::i18n::Key;
use crate::ui::parts::row::Row;
use crate::ui::parts::slider::slider;
use crate::ui::parts::table::table;

/// The routine of the test.
pub(crate) const TEST: &str = "safety-check";
/// So many days are shown: few enough to be compared at a glance.
const MOST_DAYS: usize = 6;
/// Half-way to the side.
const HALF: u8 = MOST_DEGREES / 2;

/// Offers the test, unless the person's answers leave it out: a row.
#[component]
pub(crate) fn OfferHeadTurn() -> impl IntoView {
    let routines = use_routines();
    let test = content::routine(TEST)?;
    let (fitted, _) = untrack(|| routines.fitted(&Arc::new(test.clone())));
    fitted
        .steps
        .iter()
        .any(|it| it.movement.exercise().is_some_and(|it| it.kind == Kind::Test))
        .then(|| {
            let to = Route::Routine(TEST.to_owned());
            let (name, about) = (Key::CHECK_HEAD_TURN_OFFER, Key::CHECK_HEAD_TURN_LEAD);
            view! { <Row to=to name=name.text() about=about.text()/> }
        })
}

/// What was noted, for Progress. Nothing where nothing was.
#[component]
pub(crate) fn HeadTurns() -> impl IntoView {
    let journal = use_journal();
    let any = Memo::new(move |_| journal.log().with(|log| !log.ranges.is_empty()));
    move || {
        any.get().then(|| {
            view! {
                <details>
                    <summary class="row">
                        <span class="grow"><b>{Key::CHECK_HEAD_TURN.text()}</b></span>
                    </summary>
                    {noted(journal)}
                    {link()}
                </details>
            }
        })
    }
}

/// After the test: how far it went to each side. Nothing has to be said, and nothing is kept that was not.
#[component]
pub(crate) fn NoteHeadTurn() -> impl IntoView {
    let page = use_page();
    let journal = use_journal();
    let sides = [Side::Left, Side::Right].map(|side| (side, RwSignal::new(None::<u8>)));
    let kept = sides.map(|_| RwSignal::new(None::<Range>));
    let any = move || sides.iter().any(|(_, degrees)| degrees.get().is_some());
    let keep = move |_| {
        let mut told = Vec::new();
        for ((side, degrees), kept) in sides.iter().zip(kept) {
            if let Some(degrees) = degrees.get_untracked() {
                kept.set(Some(journal.note_range(kept.get_untracked(), *side, degrees)));
                told.push(format!("{}, {}", name(*side).text(), words(degrees)));
            }
        }
        page.announce(Key::TURN_KEPT.fill(&[("what", &told.join("; "))]));
    };
    let sliders = sides.map(|(side, degrees)| turn_slider(side, degrees));
    view! {
        <section class="card turns">
            <h2>{Key::TURN_TITLE.text()}</h2>
            <p class="quiet">{Key::TURN_LEAD.text()}</p>
            {sliders}
            <button class="pill" disabled=move || !any() on:click=keep>{Key::TURN_KEEP.text()}</button>
            {noted(journal)}
        </section>
    }
}

/// One side, in degrees, with a head from above that turns along.
fn turn_slider(side: Side, degrees: RwSignal<Option<u8>>) -> impl IntoView {
    let says = move || degrees.get().map_or(Key::TURN_NONE.text().to_owned(), words);
    let turn = move || {
        let angle = i16::from(degrees.get().unwrap_or(0));
        // Seen from above, left is against the clock.
        format!("rotate({} 32 32)", if side == Side::Left { -angle } else { angle })
    };
    view! {
        <div class="turn">
            <svg viewBox="0 0 64 64" aria-hidden="true">
                <ellipse class="turn-shoulders" cx="32" cy="36" rx="30" ry="11"/>
                <g transform=turn>
                    <path class="turn-head" d="M32 6 l5 9 h-10 z"/>
                    <ellipse class="turn-head" cx="32" cy="32" rx="15" ry="18"/>
                </g>
            </svg>
            {slider(name(side).text(), degrees, (MOST_DEGREES, DEGREES_STEP), says)}
        </div>
    }
}

/// What was noted on the last days, a line a day.
fn noted(journal: JournalHandle) -> impl IntoView {
    let page = use_page();
    move || {
        let days = journal.log().with(|log| newest_days(&log.ranges, MOST_DAYS));
        let cell = |degrees: Option<u8>| match degrees {
            Some(degrees) => Key::TURN_VALUE.count(degrees.into(), &[]),
            None => Key::TURN_NONE.text().to_owned(),
        };
        let row = |it: &DayRange| {
            view! {
                <tr>
                    <th scope="row">{page.date(it.day)}</th>
                    <td class="digits">{cell(it.left)}</td>
                    <td class="digits">{cell(it.right)}</td>
                </tr>
            }
            .into_any()
        };
        (!days.is_empty()).then(|| {
            let rows = days.iter().map(row).collect();
            view! {
                <h3>{Key::TURN_BEFORE.text()}</h3>
                {table(&[Key::TURN_DAY, Key::TURN_LEFT, Key::TURN_RIGHT], rows)}
            }
        })
    }
}

fn link() -> impl IntoView {
    view! {
        <a class="pill" href=Route::Routine(TEST.to_owned()).href()>{Key::CHECK_HEAD_TURN_LINK.text()}</a>
    }
}

const fn name(side: Side) -> Key {
    match side {
        Side::Left => Key::TURN_LEFT,
        // The test knows no other.
        Side::Right | Side::Both => Key::TURN_RIGHT,
    }
}

/// So many degrees, and what that looks like where there is a word for it.
fn words(degrees: u8) -> String {
    match degrees {
        0 => Key::TURN_AHEAD.text().to_owned(),
        HALF => Key::TURN_HALF.text().to_owned(),
        MOST_DEGREES => Key::TURN_SIDE.text().to_owned(),
        degrees => Key::TURN_VALUE.count(degrees.into(), &[]),
    }
}
