//! Measures of one's own: mornings, the reach over the head, and how far the head turns.

use leptos::prelude::*;

use crate::app::{use_journal, use_page, use_routines, use_settings};
use crate::domain::journal::log::Log;
use crate::domain::journal::measures::{MOST_REACH, Mornings, REACH_STEP, reaches, turns};
use crate::domain::journal::range::MOST_DEGREES;
use crate::domain::library::exercise::Side;
use crate::i18n::Key;
use crate::ui::parts::head_turn::OfferHeadTurn;
use crate::ui::parts::slider::slider;
use crate::ui::parts::words;
use crate::ui::progress::course::course;

#[component]
pub(super) fn Measures() -> impl IntoView {
    view! {
        <section>
            <h2>{Key::MEASURE_TITLE.text()}</h2>
            <MorningCard/>
            <ReachCard/>
            <TurnCard/>
        </section>
    }
}

/// How many mornings were without pain, as far as they were told.
pub(super) fn mornings_say(mornings: Mornings) -> String {
    let free = mornings.free.to_string();
    let noted = match mornings.noted {
        0 => Key::MEASURE_MORNINGS_NONE.text().to_owned(),
        noted => Key::MEASURE_MORNINGS_SAY.count(noted, &[("free", &free)]),
    };
    let not_worse = mornings.not_worse.to_string();
    let after = (mornings.after > 0)
        .then(|| Key::MEASURE_MORNINGS_AFTER.count(mornings.after, &[("not", &not_worse)]));
    [noted].into_iter().chain(after).collect::<Vec<_>>().join(" ")
}

#[component]
fn MorningCard() -> impl IntoView {
    let (journal, page) = (use_journal(), use_page());
    let says = move || mornings_say(journal.log().with(|log| log.mornings(page.today())));
    view! {
        <section class="card measure">
            <h3>{Key::MEASURE_MORNINGS.text()}</h3>
            <p>{says}</p>
            <p class="quiet">{Key::MEASURE_MORNINGS_RULE.text()}</p>
        </section>
    }
}

/// So many centimetres in the person's units; 0 is the touch.
pub(super) fn reach_words(cm: u8) -> String {
    let settings = use_settings();
    match cm {
        0 => Key::MEASURE_REACH_TOUCH.text().to_owned(),
        cm => words::lengths(settings, &Key::MEASURE_REACH_VALUE.fill(&[("n", &cm.to_string())]))
            .into_owned(),
    }
}

#[component]
fn ReachCard() -> impl IntoView {
    let (journal, page) = (use_journal(), use_page());
    let (routines, settings) = (use_routines(), use_settings());
    let chosen = RwSignal::new(None::<u8>);
    let says =
        move || chosen.get().map_or(Key::MEASURE_REACH_UNSAID.text().to_owned(), reach_words);
    let keep = move |_| {
        if let Some(cm) = chosen.get_untracked() {
            journal.note_reach(cm);
            page.announce(Key::MEASURE_REACH_KEPT.fill(&[("what", &reach_words(cm))]));
        }
    };
    let may = Memo::new(move |_| routines.may_reach());
    let ask = move || {
        if !may.get() {
            return view! { <p>{Key::MEASURE_REACH_NOT_NOW.text()}</p> }.into_any();
        }
        view! {
            <p>{words::lengths(settings, Key::MEASURE_REACH_HOW.text())}</p>
            <div class="turn">
                {slider(Key::MEASURE_REACH_FAR.text(), chosen, (MOST_REACH, REACH_STEP), says)}
            </div>
            <div class="actions">
                <button class="pill pill-small" on:click=move |_| chosen.set(Some(0))>{Key::MEASURE_REACH_TOUCHES.text()}</button>
                <button class="pill" disabled=move || chosen.get().is_none() on:click=keep>{Key::TURN_KEEP.text()}</button>
            </div>
        }
        .into_any()
    };
    let went = move || {
        let days = journal.log().with(|log| reaches(&log.standing_entries()));
        let (last, cm) = days.last_key_value()?;
        let values = [("what", &*reach_words(*cm)), ("date", &*page.date(*last))];
        let says = Key::MEASURE_LAST.fill(&values);
        let picture = course(page, &says, &days, MOST_REACH, None);
        Some(view! { <p>{says}</p> {picture} })
    };
    view! {
        <section class="card measure">
            <h3>{Key::MEASURE_REACH.text()}</h3>
            {ask}
            {went}
            <p class="quiet">{Key::MEASURE_REACH_SOURCE.text()}</p>
        </section>
    }
}

#[component]
fn TurnCard() -> impl IntoView {
    let (journal, page) = (use_journal(), use_page());
    let sides = [(Side::Left, Key::TURN_LEFT), (Side::Right, Key::TURN_RIGHT)];
    let went = move || {
        sides.map(|(side, name)| {
            let days = journal.log().with(|log| turns(&log.ranges, side));
            let (last, degrees) = days.last_key_value()?;
            let degrees = Key::TURN_VALUE.count((*degrees).into(), &[]);
            let last = Key::MEASURE_LAST.fill(&[("what", &degrees), ("date", &page.date(*last))]);
            let says = format!("{}: {last}", name.text());
            let picture = course(page, &says, &days, MOST_DEGREES, None);
            Some(view! { <p>{says}</p> {picture} })
        })
    };
    let none = move || {
        journal
            .log()
            .with(|log: &Log| log.ranges.is_empty())
            .then(|| view! { <p>{Key::MEASURE_TURN_NONE.text()}</p> })
    };
    view! {
        <section class="card measure">
            <h3>{Key::CHECK_HEAD_TURN.text()}</h3>
            {none}
            {went}
            <ul class="rows"><OfferHeadTurn/></ul>
            <p class="quiet">{Key::MEASURE_TURN_SOURCE.text()}</p>
        </section>
    }
}
