//! The ladder of an exercise: its levels, the one that the person is at and why, and the choice of another.

use leptos::prelude::*;

use crate::app::{use_journal, use_settings};
use crate::content;
use crate::domain::library::exercise::Exercise;
use crate::domain::session::spoken;
use crate::i18n::Key;
use crate::ui::parts::words;

/// The levels of `exercise`, from the first up.
#[component]
pub(crate) fn Ladder(exercise: &'static Exercise) -> impl IntoView {
    let (journal, settings) = (use_journal(), use_settings());
    let verdict =
        Memo::new(move |_| journal.log().with(|log| log.level(content::rules(), exercise)));
    let rungs: Vec<_> = (1_u8..)
        .zip(content::about(exercise).rungs)
        .map(|(number, rung)| {
            let here = move || verdict.get().level == number;
            view! {
                <li class="rung" class:rung-here=here aria-current=move || here().then_some("step")>
                    <b>{rung.name.text()}</b>
                    <p>{dose_line(exercise, number)}</p>
                    <p class="quiet">{words::lengths(settings, rung.note.text())}</p>
                    <Show when=move || !here()>
                        <button class="pill pill-small" on:click=move |_| journal.choose_level(exercise, number)>
                            {Key::LEVEL_CHOOSE.text()}
                            <span class="unseen">": " {rung.name.text()}</span>
                        </button>
                    </Show>
                </li>
            }
        })
        .collect();
    view! {
        <p role="status">{move || words::level_reason(exercise, verdict.get())}</p>
        <ol class="ladder">{rungs}</ol>
        <p class="quiet">{Key::LEVEL_RULE.text()}</p>
    }
}

/// The dose of level `level` with its source.
pub(super) fn dose_line(exercise: &Exercise, level: u8) -> String {
    let dose = spoken::dose(exercise.sides, exercise.dose(level));
    let source = content::about(exercise).rung(level).source;
    Key::EXERCISE_DOSE_LINE.fill(&[("dose", &dose), ("source", &*source)])
}
