//! The facts that stay true of the person, and can be changed at any time.

use leptos::prelude::*;

use crate::app::{use_check, use_page};
use crate::content;
use crate::domain::journal::facts::{Facts, LAST_WEEK, PREGNANCY, Pregnancy, read_week};
use crate::domain::safety::check::Question;
use crate::i18n::Key;

/// How far a pregnancy is; nothing but a week that there is counts.
#[component]
pub(crate) fn PregnancyWeek(
    /// What was told before.
    told: Option<u8>,
    /// Hears what is told now.
    given: impl Fn(Option<u8>) + 'static,
) -> impl IntoView {
    let hear = move |ev| {
        given(read_week(&event_target_value(&ev)));
    };
    view! {
        <label class="field field-short">
            {Key::CHECK_WEEK.text()}
            <input
                type="number"
                inputmode="numeric"
                min="1"
                max=LAST_WEEK.to_string()
                value=told.map(|week| week.to_string())
                on:change=hear
            />
        </label>
    }
}

/// A box for each fact. What is changed here is asked about before the next session.
#[component]
pub(crate) fn Standing() -> impl IntoView {
    let page = use_page();
    let check = use_check();
    let rules = content::rules();
    let row = |question: &'static Question| {
        let id = question.id;
        let holds = Memo::new(move |_| check.facts().is_some_and(|it| it.given(id)));
        let change = move |_| {
            let facts = check.facts().unwrap_or_default();
            check.change_facts(facts.with(id, !holds.get_untracked()));
        };
        let week = move || {
            (id == PREGNANCY && holds.get()).then(|| {
                let day = untrack(|| page.today());
                let told = untrack(|| check.facts()).and_then(|it| it.week(day));
                let keep = move |week: Option<u8>| {
                    let facts = untrack(|| check.facts()).unwrap_or_default();
                    let pregnancy = week.map(|week| Pregnancy { week, day });
                    check.change_facts(Facts { pregnancy, ..facts });
                };
                view! { <PregnancyWeek told=told given=keep/> }
            })
        };
        view! {
            <label class="standing">
                <input class="box" type="checkbox" prop:checked=move || holds.get() on:change=change/>
                {question.line()}
            </label>
            {week}
        }
    };
    let rows: Vec<_> = rules.questions_in(rules.facts()).map(row).collect();
    view! {
        <section id="standing">
            <h2>{Key::SETTINGS_STANDING.text()}</h2>
            <p class="quiet">{Key::SETTINGS_STANDING_LEAD.text()}</p>
            {rows}
        </section>
    }
}
