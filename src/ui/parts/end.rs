//! The end of a session: what was done, honestly, and what now.

use leptos::prelude::*;

use super::figure::Figure;
use super::small_print::SmallPrint;
use super::stop_signs::StopSigns;
use crate::app::{App, Playing, use_app};
use crate::domain::exercise::Side;
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::domain::session::{Session, Stage, StopReason};
use crate::domain::tally::TallyRow;
use crate::domain::time::Millis;
use crate::domain::timeline::{Segment, Timeline};
use crate::i18n::{Key, spoken};

/// The last screen of a session.
#[component]
pub(crate) fn End(
    /// What was played.
    routine: &'static Routine,
) -> impl IntoView {
    let app = use_app();
    let over = app.playing.with_untracked(|playing| {
        playing.as_ref().map(|Playing { session, .. }| {
            let hurt = *session.stage() == Stage::Stopped(StopReason::Hurt);
            let title = match session.stage() {
                Stage::Stopped(StopReason::Hurt) => Key::EndHurt,
                Stage::Stopped(StopReason::Ended) => Key::EndEnded,
                _ => Key::EndFinished,
            };
            (hurt, title, done(app, session))
        })
    });
    let (hurt, title, done) = over?;
    let lead = if hurt { app.text(Key::EndHurtLead) } else { routine.closing };
    let saved = move || app.trouble.get().is_none().then(|| app.text(Key::EndSaved));
    let last = routine.steps.last().map(|step| step.exercise);
    Some(view! {
        <article class="end">
            <h1 tabindex="-1">{app.text(title)}</h1>
            <p class="lead">{lead}</p>
            {hurt.then(|| view! { <StopSigns/> })}
            {(!hurt).then_some(last).flatten().map(|exercise| view! { <Figure exercise=exercise/> })}
            <section class="card">
                <h2>{app.text(Key::EndDone)}</h2>
                {done}
                <p class="quiet">{saved}</p>
            </section>
            <div class="actions">
                <a class="pill" class:pill-main=hurt href=Route::Home.href()>{app.text(Key::SessionHome)}</a>
                {(!hurt).then(|| view! {
                    <button class="pill pill-main" on:click=move |_| app.start_session(routine)>
                        {app.text(Key::SessionAgain)}
                    </button>
                })}
            </div>
            <SmallPrint/>
        </article>
    })
}

/// The table of what was guided, and its sum.
fn done(app: App, session: &Session) -> AnyView {
    let (tally, timeline) = (session.tally(), session.timeline());
    if tally.rows().is_empty() {
        return view! { <p>{app.text(Key::EndNothing)}</p> }.into_any();
    }
    let rows: Vec<_> = tally.rows().iter().map(|row| done_row(app, row, timeline)).collect();
    let time = |time| spoken::time(app.lang(), time);
    let total = app.fill(
        Key::EndTotal,
        &[("time", &time(whole(tally.time()))), ("planned", &time(whole(planned(timeline, |_| true).0)))],
    );
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{app.text(Key::EndExercise)}</th>
                    <th scope="col">{app.text(Key::EndSide)}</th>
                    <th scope="col">{app.text(Key::EndAmount)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p>{total}</p>
    }
    .into_any()
}

fn done_row(app: App, row: &TallyRow, timeline: &Timeline) -> impl IntoView + use<> {
    let (time, reps) = planned(timeline, |it| it.exercise == row.exercise && it.side == row.side);
    let (done, planned) = if reps > 0 {
        (row.reps.to_string(), reps.to_string())
    } else {
        let seconds = |time| spoken::time(app.lang(), whole(time));
        (seconds(row.time), seconds(time))
    };
    let amount = app.fill(Key::EndOf, &[("done", &done), ("planned", &planned)]);
    let side = match row.side {
        Side::Both => app.text(Key::EndBoth),
        side => spoken::side(app.lang(), side).unwrap_or_default(),
    };
    view! {
        <tr>
            <th scope="row">{row.exercise.name}</th>
            <td>{side}</td>
            <td class="digits">{amount}</td>
        </tr>
    }
}

/// How long and how many reps the plan asks for, of the work that `counts`.
fn planned(
    timeline: &Timeline,
    counts: impl Fn(&Segment) -> bool,
) -> (Millis, u16) {
    let work = timeline.segments().iter().filter(|it| it.work().is_some() && counts(it));
    work.fold((Millis::ZERO, 0), |(time, reps), it| {
        (time + it.length, reps + it.count().unwrap_or(0))
    })
}

/// Whole seconds that were reached: a second that was not finished is not claimed.
fn whole(time: Millis) -> Millis {
    Millis::from_secs(time.secs_floor())
}
