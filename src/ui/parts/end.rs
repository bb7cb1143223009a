//! The end of a session: what was done, honestly, and what now.

use std::sync::Arc;

use leptos::prelude::*;

use super::figure::Figure;
use super::small_print::SmallPrint;
use super::stop_signs::StopSigns;
use crate::app::{App, Playing, use_app};
use crate::domain::exercise::Side;
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::domain::session::{Session, Stage, StopReason};
use crate::domain::tally::Account;
use crate::domain::time::Millis;
use crate::i18n::{Key, spoken};
use crate::ui::later::{Arrival, Arriving};

/// The last screen of a session.
#[component]
pub(crate) fn End(
    /// What was played.
    routine: Arc<Routine>,
) -> impl IntoView {
    let app = use_app();
    let arriving: Arriving = expect_context();
    let over = app.playing.with_untracked(|playing| {
        playing.as_ref().map(|Playing { session, .. }| {
            let hurt = *session.stage() == Stage::Stopped(StopReason::Hurt);
            let (title, lead) = match session.stage() {
                Stage::Stopped(StopReason::Hurt) => (Key::END_HURT, Some(Key::END_HURT_LEAD)),
                Stage::Stopped(StopReason::Ended) => (Key::END_ENDED, Some(Key::END_ENDED_LEAD)),
                _ => (Key::END_FINISHED, None),
            };
            let counted = session.tally().time() > Millis::ZERO;
            (hurt, title, lead, counted, done(app, session))
        })
    });
    let (hurt, title, lead, counted, done) = over?;
    let last_record = app.log.with_untracked(|log| log.records.last().cloned());
    let lead = lead.map_or(routine.closing.to_string(), |lead| app.text(lead).to_owned());
    let saved = move || app.trouble.get().is_none().then(|| app.text(Key::END_SAVED));
    let record = last_record.filter(|_| !hurt && counted);
    let questions = move || match arriving.get() {
        Arrival::Here(later) => record.clone().map(later.feedback),
        Arrival::Waiting | Arrival::Failed => None,
    };
    let last = routine.steps.last().map(|step| step.movement.clone());
    let again = move |_| app.start_session(routine.clone());
    Some(view! {
        <article class="end">
            <h1 tabindex="-1">{app.text(title)}</h1>
            <p class="lead">{lead}</p>
            {hurt.then(|| view! { <StopSigns/> })}
            {(!hurt).then_some(last).flatten().map(|movement| view! { <Figure movement=movement/> })}
            <section class="card">
                <h2>{app.text(Key::END_DONE)}</h2>
                {done}
                <p class="quiet">{saved}</p>
            </section>
            {questions}
            <div class="actions">
                <a class="pill" class:pill-main=hurt href=Route::Home.href()>{app.text(Key::SESSION_HOME)}</a>
                {(!hurt).then(|| view! {
                    <button class="pill pill-main" on:click=again>
                        {app.text(Key::SESSION_AGAIN)}
                    </button>
                })}
            </div>
            <SmallPrint/>
        </article>
    })
}

/// The table of what was planned and what of it was guided, and the sums.
fn done(app: App, session: &Session) -> AnyView {
    let accounts = session.tally().account(session.timeline());
    if accounts.iter().all(Account::is_left_out) {
        return view! { <p>{app.text(Key::END_NOTHING)}</p> }.into_any();
    }
    let time = |time| spoken::time(app.lang(), whole(time));
    let asked = accounts.iter().fold(Millis::ZERO, |sum, it| sum + it.asked);
    let values = [("time", &*time(session.tally().time())), ("planned", &*time(asked))];
    let total = app.fill(Key::END_TOTAL, &values);
    let rows: Vec<_> = accounts.iter().map(|it| done_row(app, it)).collect();
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{app.text(Key::END_EXERCISE)}</th>
                    <th scope="col">{app.text(Key::END_SIDE)}</th>
                    <th scope="col">{app.text(Key::END_AMOUNT)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p>{total}</p>
    }
    .into_any()
}

fn done_row(app: App, account: &Account) -> impl IntoView + use<> {
    let row = &account.row;
    let amount = if account.is_left_out() {
        app.text(Key::END_LEFT_OUT).to_owned()
    } else {
        let seconds = |time| spoken::time(app.lang(), whole(time));
        let (done, planned) = if account.asked_reps > 0 {
            (row.reps.to_string(), account.asked_reps.to_string())
        } else {
            (seconds(row.time), seconds(account.asked))
        };
        app.fill(Key::END_OF, &[("done", &done), ("planned", &planned)])
    };
    let side = match row.side {
        Side::Both => app.text(Key::END_BOTH),
        side => spoken::side(app.lang(), side).unwrap_or_default(),
    };
    view! {
        <tr>
            <th scope="row">{row.movement.name().to_owned()}</th>
            <td>{side}</td>
            <td class="digits">{amount}</td>
        </tr>
    }
}

/// Whole seconds that were reached: a second that was not finished is not claimed.
fn whole(time: Millis) -> Millis {
    Millis::from_secs(time.secs_floor())
}
