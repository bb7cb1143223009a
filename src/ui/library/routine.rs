//! What a routine holds, movement by movement, before anybody starts it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::journal::JournalHandle;
use crate::app::settings::SettingsHandle;
use crate::app::{use_journal, use_page, use_routines, use_settings};
use crate::content;
use crate::domain::library::routine::{Routine, Step};
use crate::domain::route::Route;
use crate::domain::session::spoken;
use crate::i18n::Key;
use crate::ui::library::how_to::HowTo;
use crate::ui::library::routine_actions::RoutineActions;
use crate::ui::parts::cited::cited;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::routine_line::Facts;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::sources::Sources;
use crate::ui::parts::start::Start;
use crate::ui::parts::swaps::Swaps;
use crate::ui::parts::words;

/// The page of a routine.
#[component]
pub(crate) fn RoutinePage(routine: Arc<Routine>) -> impl IntoView {
    let (page, settings) = (use_page(), use_settings());
    let (journal, routines) = (use_journal(), use_routines());
    let (fitted, swaps) = routines.fitted(&routine);
    let background = content::background(&routine.slug).map(|it| {
        view! {
            <h2>{Key::ROUTINE_WHEN.text()}</h2>
            <p>{it.when.text()}</p>
            <h2>{Key::ROUTINE_WHY.text()}</h2>
            <p>{cited(it.why.text(), it.sources)}</p>
            <Sources sources=it.sources reviewed=it.reviewed/>
        }
    });
    view! {
        <article class="routine">
            <h1>{routine.name.to_string()}</h1>
            <p class="lead">{routine.summary.to_string()}</p>
            <Facts routine=fitted.clone()/>
            <Swaps swaps=swaps/>
            <Start routine=fitted.clone()/>
            <h2>{Key::ROUTINE_HOLDS.text()}</h2>
            <ol class="steps">{fitted.steps.iter().map(|step| step_card(settings, journal, step)).collect::<Vec<_>>()}</ol>
            <button class="pill pill-small" on:click=move |_| page.print()>
                {Key::FIGURE_PRINT.text()}
            </button>
            {background}
            <RoutineActions routine=routine/>
            <SmallPrint/>
        </article>
    }
}

fn step_card(
    settings: SettingsHandle,
    journal: JournalHandle,
    step: &Step,
) -> impl IntoView + use<> {
    let movement = step.movement.clone();
    let level = movement.exercise().map_or(1, |exercise| journal.level(exercise).level);
    let dose = spoken::dose(movement.sides(), step.dose(level));
    let cue = step.cue.as_deref().unwrap_or(movement.cue()).to_owned();
    let name = movement.name().to_owned();
    let more = movement.exercise().map(|exercise| {
        let href = Route::Exercise(exercise.slug.to_owned()).href();
        view! {
            <details>
                <summary>
                    {Key::ROUTINE_STEPS.text()} <span class="unseen">": " {exercise.name.text()}</span>
                </summary>
                <HowTo exercise=exercise/>
                <p><a href=href>{Key::ROUTINE_ALL.fill(&[("name", &*exercise.name)])}</a></p>
            </details>
        }
    });
    // What the sheet on the wall says where the screen unfolds it.
    let on_paper = movement.exercise().map(|exercise| {
        let steps = content::about(exercise)
            .steps
            .iter()
            .map(|&it| view! { <li>{words::lengths(settings, it.text())}</li> });
        view! { <ol class="on-paper">{steps.collect::<Vec<_>>()}</ol> }
    });
    view! {
        <li class="card">
            <Figure movement=movement/>
            <h3>{name}</h3>
            <p class="facts">{dose}</p>
            <p>{cue}</p>
            {on_paper}
            {more}
        </li>
    }
}
