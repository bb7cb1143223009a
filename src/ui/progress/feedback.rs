//! How a session felt: asked at its end, one tap for each answer. The levels depend on the answers.

use leptos::prelude::*;

use crate::app::{use_check, use_journal};
use crate::content;
use crate::domain::journal::feedback::so_far;
use crate::domain::journal::level::Reason;
use crate::domain::journal::record::{Effort, Feedback, Record};
use crate::i18n::Key;
use crate::ui::parts::words;

const EFFORTS: [(Effort, Key); 3] = [
    (Effort::Easy, Key::FEEDBACK_EASY),
    (Effort::Right, Key::FEEDBACK_RIGHT),
    (Effort::Hard, Key::FEEDBACK_HARD),
];

/// Pain after against pain before, in points of ten.
const CHANGES: [(i8, Key); 4] = [
    (-1, Key::FEEDBACK_LESS),
    (0, Key::FEEDBACK_SAME),
    (1, Key::FEEDBACK_MORE),
    (2, Key::FEEDBACK_MUCH_MORE),
];

/// The question, and what follows from the answers.
#[component]
pub(crate) fn AskFeedback(
    /// The session that they are about.
    record: Record,
    /// Nobody has said a number before it, so that the change cannot be computed.
    asks_change: bool,
) -> impl IntoView {
    let journal = use_journal();
    let check = use_check();
    let id = record.id;
    let given = Memo::new(move |_| journal.log().with(|log| so_far(&log.feedback, id)));
    let efforts = EFFORTS.map(|(effort, name)| {
        let pressed = move || (given.get().effort == Some(effort)).to_string();
        let give = move |_| {
            check.note_feedback(Feedback { effort: Some(effort), ..given.get_untracked() });
        };
        view! { <button class="pill pill-small" aria-pressed=pressed on:click=give>{name.text()}</button> }
    });
    // Not among the first questions: it is asked of who has answered one.
    let rated = Memo::new(move |_| given.get().effort.is_some());
    let changes = move || {
        (asks_change && rated.get()).then(|| {
            let changes = CHANGES.map(|(change, name)| {
                let pressed = move || (given.get().pain_change == Some(change)).to_string();
                let give = move |_| {
                    check.note_feedback(Feedback { pain_change: Some(change), ..given.get_untracked() });
                };
                view! { <button class="pill pill-small" aria-pressed=pressed on:click=give>{name.text()}</button> }
            });
            view! {
                <h2>{Key::FEEDBACK_PAIN.text()}</h2>
                <div class="actions" role="group" aria-label=Key::FEEDBACK_PAIN.text()>{changes}</div>
            }
        })
    };
    let slugs: Vec<String> = record.done.into_iter().map(|row| row.exercise).collect();
    // What the rule did, for each exercise that has a ladder and moved on it.
    let moved = move || {
        given.get();
        let mut exercises: Vec<_> =
            slugs.iter().filter_map(|slug| content::exercise(slug)).collect();
        exercises.dedup_by_key(|exercise| exercise.slug);
        let verdicts = exercises.into_iter().filter(|it| it.levels.len() > 1);
        verdicts
            .map(|exercise| (exercise, journal.level(exercise)))
            .filter(|(_, verdict)| matches!(verdict.why, Reason::TwiceInARow | Reason::Down(_)))
            .map(|(exercise, verdict)| view! { <li>{words::level_reason(exercise, verdict)}</li> })
            .collect::<Vec<_>>()
    };
    view! {
        <section class="end-ask">
            <h2>{Key::FEEDBACK_TITLE.text()}</h2>
            <div class="end-efforts" role="group" aria-label=Key::FEEDBACK_TITLE.text()>{efforts}</div>
            {changes}
            <ul class="moved" role="status">{moved}</ul>
        </section>
    }
}
