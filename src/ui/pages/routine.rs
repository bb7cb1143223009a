//! What a routine holds, exercise by exercise, before anybody starts it.

use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::domain::exercise::Exercise;
use crate::domain::routine::{Routine, Step};
use crate::i18n::{Key, spoken};
use crate::ui::parts::cited::cited;
use crate::ui::parts::facts::{Facts, item_name};
use crate::ui::parts::figure::Figure;
use crate::ui::parts::small_print::SmallPrint;

/// The page of a routine.
#[component]
pub(crate) fn RoutinePage(
    /// Which one.
    routine: &'static Routine,
) -> impl IntoView {
    let app = use_app();
    let sources: Vec<_> = routine
        .sources
        .iter()
        .map(|source| {
            let year = source.year.to_string();
            let values = [("title", source.title), ("year", &year), ("says", source.says)];
            view! { <li>{app.fill(Key::RoutineSource, &values)}</li> }
        })
        .collect();
    view! {
        <article class="routine">
            <h1 tabindex="-1">{routine.name}</h1>
            <p class="lead">{routine.summary}</p>
            <Facts routine=routine/>
            <button class="pill pill-main" on:click=move |_| app.start_session(routine)>
                {app.text(Key::SessionStart)}
            </button>
            <h2>{app.text(Key::RoutineHolds)}</h2>
            <ol class="steps">{routine.steps.iter().map(|step| step_card(app, step)).collect::<Vec<_>>()}</ol>
            <h2>{app.text(Key::RoutineWhen)}</h2>
            <p>{routine.when}</p>
            <h2>{app.text(Key::RoutineWhy)}</h2>
            <p>{cited(routine.why, routine.sources)}</p>
            <details>
                <summary>{app.text(Key::RoutineSources)}</summary>
                <ol>{sources}</ol>
                <p>{app.fill(Key::RoutineReviewed, &[("date", routine.reviewed)])}</p>
            </details>
            <SmallPrint/>
        </article>
    }
}

fn step_card(app: App, step: &'static Step) -> impl IntoView {
    let exercise = step.exercise;
    let dose = step.dose.unwrap_or(exercise.level(1).dose);
    view! {
        <li class="card">
            <Figure exercise=exercise/>
            <h3>{exercise.name}</h3>
            <p class="facts">{spoken::dose(app.lang(), exercise, dose)}</p>
            <p>{step.cue.unwrap_or(exercise.cue)}</p>
            <details>
                <summary>{app.text(Key::RoutineSteps)} <span class="unseen">": " {exercise.name}</span></summary>
                {how_to(app, exercise)}
            </details>
        </li>
    }
}

/// All that the library knows about how to do an exercise.
fn how_to(app: App, exercise: &'static Exercise) -> impl IntoView {
    let list = |items: &'static [&'static str]| {
        items.iter().map(|&item| view! { <li>{item}</li> }).collect::<Vec<_>>()
    };
    let needs: Vec<_> = exercise
        .equipment
        .iter()
        .map(|it| {
            let item = app.text(item_name(it.item));
            let item = if it.optional {
                app.fill(Key::RoutineOptional, &[("item", item)])
            } else {
                item.to_owned()
            };
            let values = [("item", item.as_str()), ("instead", it.instead)];
            view! { <li>{app.fill(Key::RoutineInstead, &values)}</li> }
        })
        .collect();
    let needs = if needs.is_empty() {
        view! { <p>{app.text(Key::RoutineNeedNothing)}</p> }.into_any()
    } else {
        view! { <ul>{needs}</ul> }.into_any()
    };
    view! {
        <ol>{list(exercise.steps)}</ol>
        <h4>{app.text(Key::RoutineFeel)}</h4>
        <p>{exercise.feel}</p>
        <h4>{app.text(Key::RoutineMistakes)}</h4>
        <ul>{list(exercise.mistakes)}</ul>
        <h4>{app.text(Key::RoutineEasier)}</h4>
        <p>{exercise.easier}</p>
        <h4>{app.text(Key::RoutineHarder)}</h4>
        <p>{exercise.harder}</p>
        <h4>{app.text(Key::RoutineNeed)}</h4>
        {needs}
        <h4>{app.text(Key::RoutineLeaveOut)}</h4>
        <ul>{list(exercise.leave_out)}</ul>
    }
}
