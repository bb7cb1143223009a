//! One exercise: how to do it, how much, and start it alone.

use leptos::prelude::*;

use crate::app::{use_journal, use_routines};
use crate::content;
use crate::domain::library::exercise::Exercise;
use crate::domain::library::further;
use crate::domain::route::Route;
use crate::domain::session::spoken;
use crate::i18n::{Key, locale};
use crate::ui::library::guide::beside;
use crate::ui::library::how_to::{feel, fold, leave_out, mistakes, needs, steps, variants};
use crate::ui::library::ladder::{Ladder, dose_line};
use crate::ui::parts::marks::MarkExercise;
use crate::ui::parts::moving_figure::Demo;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::sources::Sources;
use crate::ui::parts::start::Start;
use crate::ui::parts::swaps::{Swaps, bring_back};
use crate::ui::parts::up::Up;
use crate::ui::parts::words;

/// The page of an exercise.
#[component]
pub(crate) fn ExercisePage(exercise: &'static Exercise) -> impl IntoView {
    let (journal, routines) = (use_journal(), use_routines());
    let about = content::about(exercise);
    let level = journal.level(exercise).level;
    let dose = spoken::dose(exercise.sides, exercise.dose(level));
    let mut facts = format!("{} · {dose}", words::kind(exercise.kind).text());
    if !about.also.is_empty() {
        facts += " · ";
        facts += &Key::EXERCISE_ALSO.fill(&[("names", &locale::list(about.also))]);
    }
    let parts: Vec<_> =
        exercise.day_parts.iter().map(|it| words::day_part(*it).text().to_lowercase()).collect();
    let belongs = Key::EXERCISE_BELONGS.fill(&[("parts", &locale::list(&parts))]);
    let alone = routines.alone(exercise);
    let fitted = alone.clone();
    // An exercise that is brought back is in again at once.
    let swaps = move || view! { <Swaps swaps=routines.fitted(&fitted).1/> };
    // What is left out, and what goes wrong, are read without unfolding them.
    let first =
        |texts: &'static [Key]| texts.first().map_or(String::new(), |it| it.text().to_owned());
    view! {
        <article class="exercise">
            <Up to=Route::Exercises name=Key::SHELL_LIBRARY/>
            <Demo exercise=exercise/>
            <h1>{exercise.name.text()}</h1>
            <p class="lead">{exercise.cue.text()}</p>
            <p class="facts">{facts}</p>
            <p>{about.why.text()} " " <span class="quiet">{belongs}</span></p>
            {swaps}
            {bring_back(exercise)}
            {steps(exercise)}
            <MarkExercise exercise=exercise/>
            <ul class="rows folds">
                {fold(Key::ROUTINE_LEAVE_OUT, first(about.leave_out), leave_out(exercise))}
                {fold(Key::ROUTINE_MISTAKES, first(about.mistakes), mistakes(exercise))}
                {fold(Key::ROUTINE_VARIANTS, String::new(), variants(exercise))}
                {fold(Key::EXERCISE_DOSE, dose, one_dose(exercise))}
                {fold(Key::ROUTINE_FEEL, about.feel.text().to_owned(), feel(exercise))}
                {fold(Key::ROUTINE_NEED, String::new(), needs(exercise))}
                {beside(further::beside_kind(exercise.kind))}
                <Sources sources=about.sources reviewed=about.reviewed/>
            </ul>
            <SmallPrint/>
            <div class="foot"><Start routine=alone/></div>
        </article>
    }
}

/// A ladder where there is one, else the one dose.
fn one_dose(exercise: &'static Exercise) -> AnyView {
    match exercise.levels {
        [_] => view! { <p>{dose_line(exercise, 1)}</p> }.into_any(),
        _ => view! { <Ladder exercise=exercise/> }.into_any(),
    }
}
