//! The end of a session: what was done, honestly, and what now.

use std::sync::Arc;

use leptos::prelude::*;

use super::figure::Figure;
use super::small_print::SmallPrint;
use super::stop_signs::StopSigns;
use crate::app::{App, Playing, use_app};
use crate::domain::exercise::Side;
use crate::domain::movement::Movement;
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::domain::session::{Session, Stage, StopReason};
use crate::domain::tally::{Tally, TallyRow};
use crate::domain::time::Millis;
use crate::i18n::{Key, spoken};

/// The last screen of a session.
#[component]
pub(crate) fn End(
    /// What was played.
    routine: Arc<Routine>,
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
    let lead = match title {
        Key::EndHurt => app.text(Key::EndHurtLead),
        Key::EndEnded => app.text(Key::EndEndedLead),
        _ => &routine.closing,
    }
    .to_owned();
    let saved = move || app.trouble.get().is_none().then(|| app.text(Key::EndSaved));
    let last = routine.steps.last().map(|step| step.movement.clone());
    let again = move |_| app.start_session(routine.clone());
    Some(view! {
        <article class="end">
            <h1 tabindex="-1">{app.text(title)}</h1>
            <p class="lead">{lead}</p>
            {hurt.then(|| view! { <StopSigns/> })}
            {(!hurt).then_some(last).flatten().map(|movement| view! { <Figure movement=movement/> })}
            <section class="card">
                <h2>{app.text(Key::EndDone)}</h2>
                {done}
                <p class="quiet">{saved}</p>
            </section>
            <div class="actions">
                <a class="pill" class:pill-main=hurt href=Route::Home.href()>{app.text(Key::SessionHome)}</a>
                {(!hurt).then(|| view! {
                    <button class="pill pill-main" on:click=again>
                        {app.text(Key::SessionAgain)}
                    </button>
                })}
            </div>
            <SmallPrint/>
        </article>
    })
}

/// The table of what was planned and what of it was guided, and the sums.
fn done(app: App, session: &Session) -> AnyView {
    let (tally, timeline) = (session.tally(), session.timeline());
    if tally.rows().is_empty() {
        return view! { <p>{app.text(Key::EndNothing)}</p> }.into_any();
    }
    let mut planned: Vec<Planned> = Vec::new();
    for segment in timeline.segments().iter().filter(|it| it.work().is_some()) {
        let same = |row: &&mut Planned| row.movement == segment.movement && row.side == segment.side;
        let reps = segment.count().unwrap_or(0);
        match planned.iter_mut().find(same) {
            Some(row) => {
                row.time = row.time + segment.length;
                row.reps += reps;
            }
            None => planned.push(Planned {
                movement: segment.movement.clone(),
                side: segment.side,
                time: segment.length,
                reps,
            }),
        }
    }
    let time = |time| spoken::time(app.lang(), whole(time));
    let sum = planned.iter().fold(Millis::ZERO, |sum, row| sum + row.time);
    let total =
        app.fill(Key::EndTotal, &[("time", &time(tally.time())), ("planned", &time(sum))]);
    let rows: Vec<_> = planned.iter().map(|row| done_row(app, row, tally)).collect();
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

/// What the plan asks of one exercise on one side.
struct Planned {
    movement: Movement,
    side: Side,
    time: Millis,
    reps: u16,
}

fn done_row(app: App, planned: &Planned, tally: &Tally) -> impl IntoView + use<> {
    let of_it = |row: &&TallyRow| row.movement == planned.movement && row.side == planned.side;
    let (time, reps) = tally.rows().iter().filter(of_it).fold((Millis::ZERO, 0), |sum, row| {
        (sum.0 + row.time, sum.1 + row.reps)
    });
    let amount = if time == Millis::ZERO && reps == 0 {
        app.text(Key::EndLeftOut).to_owned()
    } else if planned.reps > 0 {
        let (done, planned) = (reps.to_string(), planned.reps.to_string());
        app.fill(Key::EndOf, &[("done", &done), ("planned", &planned)])
    } else {
        let seconds = |time| spoken::time(app.lang(), whole(time));
        let values = [("done", &*seconds(time)), ("planned", &*seconds(planned.time))];
        app.fill(Key::EndOf, &values)
    };
    let side = match planned.side {
        Side::Both => app.text(Key::EndBoth),
        side => spoken::side(app.lang(), side).unwrap_or_default(),
    };
    view! {
        <tr>
            <th scope="row">{planned.movement.name().to_owned()}</th>
            <td>{side}</td>
            <td class="digits">{amount}</td>
        </tr>
    }
}

/// Whole seconds that were reached: a second that was not finished is not claimed.
fn whole(time: Millis) -> Millis {
    Millis::from_secs(time.secs_floor())
}
