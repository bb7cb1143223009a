//! The page of the check: the questions, one tap on a new day, or what follows from the answers.

use leptos::prelude::*;

use super::form::Asking;
use super::outcome::Outcome;
use crate::app::check::CheckHandle;
use crate::app::journal::JournalHandle;
use crate::app::start::StartHandle;
use crate::app::{use_check, use_journal, use_page, use_start};
use crate::content;
use crate::domain::journal::gate::{Gate, asks_again, unchanged_door};
use crate::domain::journal::record::Declaration;
use crate::domain::safety::check::{Door, Question, Ticks};
use crate::domain::time::day::Day;
use crate::i18n::Key;
use crate::ui::parts::words;

#[derive(Clone, Copy, PartialEq)]
enum CheckView {
    Asking,
    Same(Day),
    Outcome,
}

/// The page of the check.
#[component]
pub(crate) fn CheckPage() -> impl IntoView {
    let page = use_page();
    let journal = use_journal();
    let check = use_check();
    let start = use_start();
    // Somebody who has to answer is asked at once: what threatens life stands on the first screen.
    if check.form().get_untracked().is_none()
        && matches!(check.gate().get_untracked(), Gate::Ask(_))
    {
        check.begin();
    } else {
        check.ask_anew_if_it_hurt();
    }
    let shown = Memo::new(move |_| match (check.form().get(), check.gate().get()) {
        (None, Gate::Same(day)) => CheckView::Same(day),
        (None, _) if journal.log().with(|log| !log.checks.is_empty()) => CheckView::Outcome,
        _ => CheckView::Asking,
    });
    // Another tab may erase the answers while their outcome stands here: the check begins, from its first line on.
    Effect::new(move || {
        if shown.get() == CheckView::Asking && check.form().with_untracked(Option::is_none) {
            check.ask(Ticks::default());
        }
    });
    move || match shown.get() {
        CheckView::Asking => view! { <Asking/> }.into_any(),
        CheckView::Same(day) => same(journal, check, start, day).into_any(),
        // What is kept of the check moves with the person's word.
        CheckView::Outcome => (move || {
            check.gate().track();
            // A word that is too early today can be given tomorrow.
            page.today();
            view! { <Outcome/> }
        })
        .into_any(),
    }
}

/// One tap on a new day: what brings the person here today. Where the last check has asked all of that, and nothing is
/// new, it is the same as last time.
fn same(journal: JournalHandle, check: CheckHandle, start: StartHandle, day: Day) -> impl IntoView {
    let last = journal.log().with_untracked(|log| log.checks.last().cloned());
    let same = last.as_ref().map_or(Door::Usual, unchanged_door);
    let again = |door: Door| last.as_ref().is_none_or(|last| asks_again(door, last));
    let take = move |door: Door, again: bool| {
        if again {
            check.ask(Ticks::default());
            check.answer_door(door);
            return;
        }
        check.declare(Declaration::Unchanged);
        if let Some(routine) = check.pending().get_untracked() {
            start.start(routine);
        }
    };
    let buttons: Vec<_> = Door::ALL
        .iter()
        .map(|&door| {
            let name = words::door(door).text();
            let again = again(door);
            let name = if door == same {
                Key::CHECK_SAME_AS.fill(&[("what", name)])
            } else {
                name.to_owned()
            };
            view! { <button class="door" on:click=move |_| take(door, again)>{name}</button> }
        })
        .collect();
    let rules = content::rules();
    let told = last.map_or(Ticks::default(), |it| rules.set(it.given()));
    let told: Vec<String> = rules.questions_in(told).map(Question::line).collect();
    let told = if told.is_empty() {
        Key::CHECK_SAME_NOTHING.text().to_owned()
    } else {
        Key::CHECK_SAME_TOLD.fill(&[("what", &told.join("; "))])
    };
    view! {
        <article class="check asking">
            <p class="kicker">{Key::CHECK_SAME.fill(&[("date", &use_page().date(day))])}</p>
            <h1>{Key::CHECK_DOOR.text()}</h1>
            <div class="doors">{buttons}</div>
            <p>{Key::CHECK_SAME_LEAD.text()}</p>
            <p class="quiet">{told}</p>
        </article>
    }
}
