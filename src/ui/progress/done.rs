//! The end of a session: what was done of it, the questions about it, and what comes next.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::session::Playing;
use crate::app::{use_journal, use_page, use_routines, use_session, use_start, use_store};
use crate::domain::journal::record::PainWhen;
use crate::domain::library::exercise::Side;
use crate::domain::library::routine::Routine;
use crate::domain::link::LONG;
use crate::domain::route::Route;
use crate::domain::session::machine::{Session, Stage, StopReason};
use crate::domain::session::spoken;
use crate::domain::session::tally::Account;
use crate::domain::time::Millis;
use crate::i18n::Key;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::head_turn::{self, NoteHeadTurn};
use crate::ui::parts::link::Link;
use crate::ui::parts::pain::AskPain;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::table::table;
use crate::ui::progress::feedback::AskFeedback;
use crate::ui::progress::open_in_app::OpenInApp;

/// What stands below the heading of a session that is over.
#[component]
pub(crate) fn Done(routine: Arc<Routine>) -> impl IntoView {
    let page = use_page();
    let store = use_store();
    let session = use_session();
    let journal = use_journal();
    let start = use_start();
    let routines = use_routines();
    let over = session.playing().with_untracked(|playing| {
        playing.as_ref().map(|Playing { session, .. }| {
            let hurt = *session.stage() == Stage::Stopped(StopReason::Hurt);
            (hurt, session.tally().time() > Millis::ZERO, done(session))
        })
    });
    let (hurt, counted, done) = over?;
    let saved = move || store.trouble().get().is_none().then(|| Key::END_SAVED.text());
    let last = routine.steps.last().map(|step| step.movement.clone()).filter(|_| !hurt);
    let record = journal.log().with_untracked(|log| log.records.last().cloned());
    let record = record.filter(|_| !hurt && counted);
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
    let embedded = page.is_embedded();
    let turned = record.is_some() && !embedded && routine.slug == head_turn::TEST;
    let open = embedded.then(|| {
        let routine = routine.clone();
        view! { <OpenInApp routine=routine counted=record.is_some()/> }
    });
    let linked = routine.clone();
    let again = move |_| start.start(routine.clone());
    Some(view! {
        {last.map(|movement| view! { <Figure movement=movement/> })}
        <section class="card">
            <h2>{Key::END_DONE.text()}</h2>
            {done}
            <p class="quiet">{saved}</p>
        </section>
        {turned.then(|| view! { <NoteHeadTurn/> }.into_any())}
        {record.clone().map(|_| view! {
            <section class="card"><AskPain when=PainWhen::After/></section>
        })}
        {record.map(|record| view! { <AskFeedback record=record/> })}
        <div class="actions">
            {(!embedded).then(|| view! {
                <a class="pill" class:pill-main=hurt href=Route::Home.href()>{Key::SESSION_HOME.text()}</a>
            })}
            {(!hurt).then(|| view! {
                <button class="pill pill-main" on:click=again>
                    {Key::SESSION_AGAIN.text()}
                </button>
            })}
            {(!hurt && !embedded).then(|| view! {
                <button class="pill" on:click=share>{Key::END_SHARE.text()}</button>
            })}
        </div>
        {open}
        <Link address=link routine=linked/>
        <SmallPrint/>
    })
}

/// The table of what was planned and what of it was guided, and the sums.
fn done(session: &Session) -> AnyView {
    let accounts = session.tally().account(session.timeline());
    if accounts.iter().all(Account::is_left_out) {
        return view! { <p>{Key::END_NOTHING.text()}</p> }.into_any();
    }
    let time = |time| spoken::time(whole(time));
    let asked = accounts.iter().fold(Millis::ZERO, |sum, it| sum + it.asked);
    let values = [("time", &*time(session.tally().time())), ("planned", &*time(asked))];
    let total = Key::END_TOTAL.fill(&values);
    let rows: Vec<_> = accounts.iter().map(done_row).collect();
    view! {
        {table(&[Key::END_EXERCISE, Key::END_SIDE, Key::END_AMOUNT], rows)}
        <p>{total}</p>
    }
    .into_any()
}

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
    let side = match row.side {
        Side::Both => Key::END_BOTH.text(),
        side => spoken::side(side).unwrap_or_default(),
    };
    view! {
        <tr>
            <th scope="row">{row.movement.name().to_owned()}</th>
            <td>{side}</td>
            <td class="digits">{amount}</td>
        </tr>
    }
    .into_any()
}

/// Whole seconds that were reached: a second that was not finished is not claimed.
fn whole(time: Millis) -> Millis {
    Millis::from_secs(time.secs_floor())
}
