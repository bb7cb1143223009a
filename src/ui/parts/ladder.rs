//! The ladder of an exercise: its levels, the one that the person is at and why, and another by choice.

use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::domain::exercise::Exercise;
use crate::domain::level::{Setback, Verdict, Why};
use crate::i18n::Key;
use crate::ui::pages::exercise::dose_line;

/// The levels of `exercise`, from the first up.
#[component]
pub(crate) fn Ladder(
    /// Whose.
    exercise: &'static Exercise,
) -> impl IntoView {
    let app = use_app();
    let verdict = Memo::new(move |_| app.log.with(|log| log.level(exercise)));
    let rungs: Vec<_> = (1_u8..)
        .zip(exercise.levels)
        .map(|(number, level)| {
            let here = move || verdict.get().level == number;
            view! {
                <li class="rung" class:rung-here=here aria-current=move || here().then_some("step")>
                    <b>{level.name}</b>
                    <p>{dose_line(app, exercise, level)}</p>
                    <p class="quiet">{level.note}</p>
                    <Show when=move || !here()>
                        <button class="pill pill-small" on:click=move |_| app.choose_level(exercise, number)>
                            {app.text(Key::LevelChoose)}
                            <span class="unseen">": " {level.name}</span>
                        </button>
                    </Show>
                </li>
            }
        })
        .collect();
    view! {
        <p role="status">{move || why(app, exercise, verdict.get())}</p>
        <ol class="ladder">{rungs}</ol>
        <p class="quiet">{app.text(Key::LevelRule)}</p>
    }
}

/// Why the person is at this level, in a sentence.
pub(crate) fn why(app: App, exercise: &Exercise, verdict: Verdict) -> String {
    let key = match verdict.why {
        Why::TwiceInARow => Key::LevelUp,
        Why::NotYet => Key::LevelNotYet,
        Why::OnceSoFar => Key::LevelOnce,
        Why::TopRung => Key::LevelTop,
        Why::SetsMissing => Key::LevelSets,
        Why::FeltHard => Key::LevelHard,
        Why::PainUpByOne => Key::LevelPainOne,
        Why::HurtElsewhere => Key::LevelHurtElsewhere,
        Why::LowestRung(_) => Key::LevelLowest,
        Why::Chosen => Key::LevelChosen,
        Why::Down(Setback::PainUp) => Key::LevelDownPain,
        Why::Down(Setback::WorseNextMorning) => Key::LevelDownMorning,
    };
    let rung = exercise.level(verdict.level).name;
    app.fill(key, &[("exercise", exercise.name), ("level", rung)])
}
