//! A step of a routine that is not the library's yet: its figure, its name and its dose.

use leptos::prelude::*;

use crate::domain::library::routine::Step;
use crate::domain::session::spoken;
use crate::ui::parts::figure::Figure;

/// The row, as an item of a list with the class `rows`; `said` stands below it.
pub(super) fn step_row(step: &Step, said: Option<AnyView>) -> impl IntoView + use<> {
    let dose = spoken::dose(step.movement.sides(), step.dose(1));
    view! {
        <li>
            <div class="row">
                <Figure movement=step.movement.clone() cropped=true/>
                <span class="grow">
                    <b>{step.movement.name().to_owned()}</b> <small>{dose}</small>
                </span>
            </div>
            {said}
        </li>
    }
}
