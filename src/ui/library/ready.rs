//! A session before Start: sound and voice need a tap.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::use_routines;
use crate::domain::journal::record::PainWhen;
use crate::domain::library::routine::Routine;
use crate::i18n::Key;
use crate::ui::library::around::{GoesAlong, LeadInOffer};
use crate::ui::parts::figure::Figure;
use crate::ui::parts::pain::AskPain;
use crate::ui::parts::routine_line::Facts;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::start::Start;
use crate::ui::parts::swaps::Swaps;

/// The page of a session that nobody has started.
#[component]
pub(crate) fn Ready(routine: Arc<Routine>) -> impl IntoView {
    let routines = use_routines();
    let (routine, swaps) = routines.fitted(&routine);
    let facts = {
        let routine = routine.clone();
        move || view! { <Facts routine=routines.with_around(&routines.scaled(&routine))/> }
    };
    let first = routine.steps.first().map(|step| step.movement.clone());
    view! {
        <article class="ready">
            <div class="stage">{first.map(|movement| view! { <Figure movement=movement/> })}</div>
            <h1>{routine.name.to_string()}</h1>
            {facts}
            <GoesAlong routine=routine.clone()/>
            <p>{Key::SESSION_READY_LEAD.text()}</p>
            <LeadInOffer routine=routine.clone()/>
            <Swaps swaps=swaps/>
            <AskPain when=PainWhen::Before/>
            <SmallPrint/>
            <div class="foot"><Start routine=routine/></div>
        </article>
    }
}
