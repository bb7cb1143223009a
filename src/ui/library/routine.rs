//! What a routine holds, movement by movement, before anybody starts it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::journal::JournalHandle;
use crate::app::settings::SettingsHandle;
use crate::app::{use_journal, use_routines, use_settings};
use crate::content;
use crate::domain::figure::vertebrae::VERTEBRAE;
use crate::domain::library::further;
use crate::domain::library::named::cited;
use crate::domain::library::routine::{Routine, Step};
use crate::domain::route::Route;
use crate::domain::session::spoken;
use crate::i18n::Key;
use crate::ui::library::around::{Around, LeadInOffer};
use crate::ui::library::guide::beside;
use crate::ui::library::how_to::{HowTo, fold};
use crate::ui::library::routine_actions::RoutineActions;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::routine_line::Facts;
use crate::ui::parts::row::Row;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::sources::Sources;
use crate::ui::parts::start::Start;
use crate::ui::parts::swaps::Swaps;
use crate::ui::parts::up::Up;
use crate::ui::parts::words;

/// The page of a routine.
#[component]
pub(crate) fn RoutinePage(routine: Arc<Routine>) -> impl IntoView {
    let settings = use_settings();
    let (journal, routines) = (use_journal(), use_routines());
    let (fitted, swaps) = routines.fitted(&routine);
    let background = content::background(&routine.slug).map(|it| {
        view! {
            {fold(Key::ROUTINE_WHEN, String::new(), view! { <p>{it.when.text()}</p> })}
            {fold(Key::ROUTINE_WHY, String::new(), view! { <p>{cited(it.why.text(), it.sources)}</p> })}
            {beside(further::beside_routine(&routine))}
            <Sources sources=it.sources reviewed=it.reviewed/>
        }
    });
    // What comes after it, on the way from gentle to strong.
    let next = content::background(&routine.slug).and_then(|it| content::routine(it.next?)).map(|next| {
        let name = Key::ROUTINE_NEXT.fill(&[("name", &next.name)]);
        view! { <Row to=Route::Routine(next.slug.to_string()) name=name about=Key::ROUTINE_NEXT_ABOUT.text()/> }
    });
    // What is shown is at the person's scale; what begins is scaled at its Start.
    let scaled = routines.scaled(&fitted);
    let facts = {
        let scaled = scaled.clone();
        move || view! { <Facts routine=routines.with_around(&scaled)/> }
    };
    let first = fitted.steps.first().map(|step| step.movement.clone());
    let steps = scaled.steps.iter().map(|step| step_row(settings, journal, step));
    let steps = steps.collect::<Vec<_>>();
    view! {
        <article class="routine">
            <Up to=Route::Exercises name=Key::SHELL_LIBRARY/>
            <div class="stage">{first.map(|it| view! { <Figure movement=it/> })}</div>
            <h1>{routine.name.to_string()}</h1>
            {facts}
            <p class="summary">{routine.summary.to_string()}</p>
            <LeadInOffer routine=routine.clone()/>
            <Swaps swaps=swaps/>
            <h2 class="unseen">{Key::ROUTINE_HOLDS.text()}</h2>
            <ol class="rows steps">{steps}</ol>
            <Around routine=routine.clone()/>
            <ul class="rows folds">{background} {next}</ul>
            <RoutineActions routine=routine/>
            <SmallPrint/>
            <OnPaper routine=fitted.clone()/>
            <div class="foot"><Start routine=fitted/></div>
        </article>
    }
}

/// What the sheet on the wall says besides: when to stop, twelve days to fill in, and where all of it is.
#[component]
fn OnPaper(routine: Arc<Routine>) -> impl IntoView {
    // A link carries all of a routine behind its #; what is typed from a sheet is short.
    let link = use_routines().link(&routine);
    let place = link.split('#').next().unwrap_or_default().to_owned();
    let days: Vec<_> = (0..VERTEBRAE).map(|_| view! { <i></i> }).collect();
    view! {
        <footer class="on-paper">
            <p><b>{Key::CARE_STOP.text()}</b> " " {Key::CARE_STOP_LIST.text().replace('|', "; ")} "."</p>
            <p class="paper-days">{Key::ROUTINE_DAYS.text()} " " {days}</p>
            <p translate="no">{place} {Route::Routine(routine.slug.to_string()).href()}</p>
        </footer>
    }
}

/// A step: what, how much, and unfolded how.
fn step_row(
    settings: SettingsHandle,
    journal: JournalHandle,
    step: &Step,
) -> impl IntoView + use<> {
    let movement = step.movement.clone();
    let level = movement.exercise().map_or(1, |exercise| journal.level(exercise).level);
    let dose = spoken::dose(movement.sides(), step.dose(level));
    let cue = step.cue.as_deref().unwrap_or(movement.cue()).to_owned();
    let name = movement.name().to_owned();
    let exercise = movement.exercise();
    let words = view! {
        <Figure movement=movement cropped=true/>
        <span class="grow"><h3>{name}</h3> <small class="dose">{dose}</small></span>
    };
    let Some(exercise) = exercise else {
        return view! { <li><div class="row">{words}</div> <p class="fold">{cue}</p></li> }
            .into_any();
    };
    let href = Route::Exercise(exercise.slug.to_owned()).href();
    // What the sheet on the wall says where the screen unfolds it.
    let on_paper = content::about(exercise)
        .steps
        .iter()
        .map(|&it| view! { <li>{words::lengths(settings, it.text())}</li> })
        .collect::<Vec<_>>();
    view! {
        <li>
            <details>
                <summary class="row">{words}</summary>
                <div class="fold">
                    <p>{cue.clone()}</p>
                    <HowTo exercise=exercise/>
                    <p><a href=href>{Key::ROUTINE_ALL.fill(&[("name", &*exercise.name)])}</a></p>
                </div>
            </details>
            <div class="on-paper"><p>{cue}</p> <ol>{on_paper}</ol></div>
        </li>
    }
    .into_any()
}
