//! One exercise: how to do it, how much, and start it alone.

use leptos::prelude::*;

use crate::app::use_routines;
use crate::content;
use crate::domain::library::exercise::Exercise;
use crate::i18n::{Key, locale};
use crate::ui::library::how_to::HowTo;
use crate::ui::library::ladder::{Ladder, dose_line};
use crate::ui::parts::moving_figure::Demo;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::sources::Sources;
use crate::ui::parts::start::Start;
use crate::ui::parts::swaps::{Swaps, bring_back};

/// The page of an exercise.
#[component]
pub(crate) fn ExercisePage(exercise: &'static Exercise) -> impl IntoView {
    let routines = use_routines();
    let about = content::about(exercise);
    let also = (!about.also.is_empty()).then(|| {
        let names = locale::list(about.also);
        view! { <p class="facts">{Key::EXERCISE_ALSO.fill(&[("names", &names)])}</p> }
    });
    let alone = routines.alone(exercise);
    let fitted = alone.clone();
    // An exercise that is brought back is in again at once.
    let swaps = move || view! { <Swaps swaps=routines.fitted(&fitted).1/> };
    view! {
        <article class="exercise">
            <h1>{exercise.name.text()}</h1>
            {also}
            <Demo exercise=exercise/>
            <p class="lead">{exercise.cue.text()}</p>
            {swaps}
            {bring_back(exercise)}
            <Start routine=alone/>
            <section class="card how-to">
                <h2>{Key::ROUTINE_STEPS.text()}</h2>
                <HowTo exercise=exercise/>
            </section>
            <h2>{Key::EXERCISE_DOSE.text()}</h2>
            {one_dose(exercise)}
            <Sources sources=about.sources reviewed=about.reviewed/>
            <SmallPrint/>
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
