//! The end of a session: what was done of it, the questions about it, and what comes next.

use std::sync::Arc;

use leptos::ev;
use leptos::html::Dialog;
use leptos::prelude::*;

use crate::app::session::Playing;
use crate::app::{use_journal, use_page, use_routines, use_session, use_start, use_store};
use crate::content;
use crate::domain::figure::vertebrae::VERTEBRAE;
use crate::domain::journal::feedback::before_session;
use crate::domain::journal::log::Log;
use crate::domain::journal::record::{PainWhen, Record};
use crate::domain::library::exercise::Exercise;
use crate::domain::library::routine::Routine;
use crate::domain::link::LONG;
use crate::domain::route::Route;
use crate::domain::session::machine::{Session, Stage, StopReason};
use crate::domain::session::spoken;
use crate::domain::session::tally::{Account, joined};
use crate::domain::time::Millis;
use crate::i18n::{Key, locale};
use crate::ui::parts::head_turn::{self, NoteHeadTurn};
use crate::ui::parts::link::Link;
use crate::ui::parts::marks::{MarkSession, can_be_marked};
use crate::ui::parts::pain::AskPain;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::table::table;
use crate::ui::progress::feedback::AskFeedback;
use crate::ui::progress::open_in_app::OpenInApp;

/// What stands below the heading of a session that is over.
#[component]
pub(crate) fn Done(routine: Arc<Routine>) -> impl IntoView {
    let page = use_page();
    let session = use_session();
    let journal = use_journal();
    let over = session.playing().with_untracked(|playing| {
        playing.as_ref().map(|Playing { session, .. }| {
            let hurt = *session.stage() == Stage::Stopped(StopReason::Hurt);
            (hurt, session.tally().time(), done(session))
        })
    });
    let (hurt, time, done) = over?;
    let counted = time > Millis::ZERO;
    let record = journal.last_record().filter(|_| !hurt && counted);
    let embedded = page.is_embedded();
    let turned = record.is_some() && !embedded && routine.slug == head_turn::TEST;
    let open = embedded.then(|| {
        let routine = routine.clone();
        view! { <OpenInApp routine=routine counted=record.is_some()/> }
    });
    let said = move || {
        let days = journal.log().with(Log::sums).spine(page.today());
        let day =
            Key::END_DAY.fill(&[("n", &days.days.to_string()), ("of", &VERTEBRAE.to_string())]);
        let time = spoken::time(whole(time));
        let day = (!embedded && days.days > 0).then_some(day);
        let sum = Key::END_SUM.fill(&[("time", &time)]);
        [sum].into_iter().chain(day).collect::<Vec<_>>().join(" ")
    };
    let sum = if counted {
        view! { <p class="quiet">{said}</p> }.into_any()
    } else {
        view! { <p>{Key::END_NOTHING.text()}</p> }.into_any()
    };
    let asks = record.map(|record| {
        let before = journal
            .log()
            .with_untracked(|log| before_session(&record, &log.pains).map(|it| it.value));
        let marks = (!embedded).then(|| view! { <MarkSession exercises=markable(&record)/> });
        view! {
            <section class="end-ask"><AskPain when=PainWhen::After before=before/></section>
            <AskFeedback record=record asks_change=before.is_none()/>
            {marks}
        }
    });
    let shown = RwSignal::new(false);
    let home = (!embedded).then(|| {
        view! { <a class="pill pill-main" href=Route::Home.href()>{Key::SESSION_HOME.text()}</a> }
    });
    Some(view! {
        {sum}
        {asks}
        {turned.then(|| view! { <NoteHeadTurn/> }.into_any())}
        {open}
        <div class="foot">
            <button class="pill" on:click=move |_| shown.set(true)>{Key::END_DONE.text()}</button>
            {home}
        </div>
        <WhatIDid open=shown routine=routine hurt=hurt done=done/>
    })
}

/// The exercises of a session that can be marked, each once.
fn markable(record: &Record) -> Vec<&'static Exercise> {
    let mut exercises: Vec<&'static Exercise> = Vec::new();
    for exercise in record.done.iter().filter_map(|it| content::exercise(&it.exercise)) {
        let known = exercises.iter().any(|it| it.slug == exercise.slug);
        if !known && can_be_marked(exercise) {
            exercises.push(exercise);
        }
    }
    exercises
}

/// The sheet with the table, and what may be done with the routine once more.
#[component]
fn WhatIDid(
    open: RwSignal<bool>,
    routine: Arc<Routine>,
    hurt: bool,
    done: AnyView,
) -> impl IntoView {
    let page = use_page();
    let store = use_store();
    let start = use_start();
    let routines = use_routines();
    let saved = move || store.trouble().get().is_none().then(|| Key::END_SAVED.text());
    let dialog: NodeRef<Dialog> = NodeRef::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get().filter(|it| open.get() && !it.open()) {
            // Fails only where a dialog is open already.
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        open.set(false);
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let outside = move |ev: ev::MouseEvent| {
        if ev.target() == ev.current_target() {
            close();
        }
    };
    let shared = routine.clone();
    let link = RwSignal::new(String::new());
    // The routine and nothing of the session: how it went is the person's own.
    let share = move |_| {
        let address = routines.link(&shared);
        let told = page.share(&shared.name, &address);
        if !told || address.len() > LONG {
            link.set(address.clone());
        }
        if !told {
            page.copy(address, |_| ());
        }
    };
    let linked = routine.clone();
    let again = move |_| {
        close();
        start.start(routine.clone());
    };
    let more = (!hurt).then(|| {
        let share = (!page.is_embedded()).then(|| {
            view! { <button class="pill" on:click=share>{Key::END_SHARE.text()}</button> }
        });
        view! { <button class="pill" on:click=again>{Key::SESSION_AGAIN.text()}</button> {share} }
    });
    view! {
        <dialog class="sheet" node_ref=dialog aria-labelledby="what-i-did" on:close=move |_| open.set(false) on:click=outside>
            <div class="sheet-page">
                <h2 id="what-i-did">{Key::END_DONE.text()}</h2>
                {done}
                <p class="quiet">{saved}</p>
                <div class="actions">{more}</div>
                <Link address=link routine=linked/>
                <SmallPrint/>
                <button class="pill pill-main" on:click=move |_| close()>{Key::KEYS_CLOSE.text()}</button>
            </div>
        </dialog>
    }
}

/// The table of what was planned and what of it was guided, and the sums.
fn done(session: &Session) -> AnyView {
    let accounts = session.tally().account(session.timeline());
    // The line above says so.
    if accounts.iter().all(Account::is_left_out) {
        return ().into_any();
    }
    let time = |time| spoken::time(whole(time));
    let asked = accounts.iter().fold(Millis::ZERO, |sum, it| sum + it.asked);
    let values = [("time", &*time(session.tally().time())), ("planned", &*time(asked))];
    let total = Key::END_TOTAL.fill(&values);
    let rows: Vec<_> = joined(accounts).iter().map(done_row).collect();
    view! {
        {table(&[Key::END_EXERCISE, Key::END_AMOUNT], rows)}
        <p>{total}</p>
    }
    .into_any()
}

/// A side is named only where it had something else than the other.
fn done_row(account: &Account) -> AnyView {
    let row = &account.row;
    let amount = if account.is_left_out() {
        Key::END_LEFT_OUT.text().to_owned()
    } else {
        let seconds = |time| spoken::time(whole(time));
        let (done, planned) = if account.asked_reps > 0 {
            (row.reps.to_string(), account.asked_reps.to_string())
        } else {
            (seconds(row.time), seconds(account.asked))
        };
        Key::END_OF.fill(&[("done", &done), ("planned", &planned)])
    };
    let side = spoken::side(row.side).map(str::to_owned);
    let name: Vec<_> = [row.movement.name().to_owned()].into_iter().chain(side).collect();
    view! {
        <tr>
            <th scope="row">{locale::list(&name)}</th>
            <td class="digits">{amount}</td>
        </tr>
    }
    .into_any()
}

/// Whole seconds that were reached: a second that was not finished is not claimed.
fn whole(time: Millis) -> Millis {
    Millis::from_secs(time.secs_floor())
}
