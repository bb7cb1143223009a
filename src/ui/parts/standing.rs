//! What stays true of the person, to be changed at any time.

use leptos::prelude::*;

use crate::app::use_app;
use crate::content;
use crate::domain::safety::Question;
use crate::i18n::Key;

/// A box for each fact. What is changed here is asked about before the next session.
#[component]
pub(crate) fn Standing() -> impl IntoView {
    let app = use_app();
    let rules = content::rules();
    let row = |question: &'static Question| {
        let id = question.id;
        let holds = move || {
            app.facts().is_some_and(|it| it.yes.iter().chain(&it.unsure).any(|it| it == id))
        };
        let change = move |_| {
            let mut facts = app.facts().unwrap_or_default();
            let held = untrack(holds);
            facts.unsure.retain(|it| it != id);
            facts.yes.retain(|it| it != id);
            if !held {
                facts.yes.push(id.to_owned());
            }
            app.change_facts(facts);
        };
        view! {
            <label class="standing">
                <input type="checkbox" prop:checked=holds on:change=change/>
                {question.line()}
            </label>
        }
    };
    let rows: Vec<_> = rules.questions_in(rules.facts()).map(row).collect();
    view! {
        <section class="card" id="standing">
            <h2>{app.text(Key::SETTINGS_STANDING)}</h2>
            <p class="quiet">{app.text(Key::SETTINGS_STANDING_LEAD)}</p>
            {rows}
        </section>
    }
}
