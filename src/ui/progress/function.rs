//! What is hard for a person, in a number once a week, and measures of their own over time.

use leptos::prelude::*;

use crate::app::journal::JournalHandle;
use crate::app::page::PageHandle;
use crate::app::{use_journal, use_page};
use crate::domain::journal::function::{
    ASKED_EVERY, Activity, FunctionChange, FunctionTrend, MOST_ANSWER, MOST_THING, THING_NOISE,
    Thing, Things,
};
use crate::domain::route::Route;
use crate::domain::time::day::Day;
use crate::i18n::Key;
use crate::ui::parts::function::thing_name;
use crate::ui::parts::pain::steps;
use crate::ui::parts::up::Up;
use crate::ui::progress::course::course;
use crate::ui::progress::measures::Measures;

#[component]
pub(crate) fn FunctionPage() -> impl IntoView {
    let (journal, page) = (use_journal(), use_page());
    let things = Memo::new(move |_| journal.things());
    // Only which they are: what is said of one must not build the others anew under the finger.
    let asked = Memo::new(move |_| {
        things.with(|it| it.current().iter().map(|it| it.id).collect::<Vec<_>>())
    });
    let cards = move || {
        let ids = asked.get();
        ids.into_iter().map(|id| view! { <ThingCard id=id things=things/> }).collect::<Vec<_>>()
    };
    let mean = move || {
        let says = changed(things.with(Things::change)?);
        Some(view! { <p>{Key::FUNCTION_MEAN.fill(&[("says", &says)])}</p> })
    };
    let room = Memo::new(move |_| things.with(Things::has_room));
    let adder = move || room.get().then(|| view! { <AddThing things=things/> });
    view! {
        <article class="function">
            <Up to=Route::Progress name=Key::PROGRESS_TITLE/>
            <h1>{Key::FUNCTION_TITLE.text()}</h1>
            <p class="lead">{Key::FUNCTION_LEAD.text()}</p>
            <section>
                <h2>{Key::FUNCTION_HARD.text()}</h2>
                {cards}
                {mean}
                {adder}
                {move || before(journal, page, things)}
                <p class="quiet">{Key::FUNCTION_SOURCE.text()}</p>
            </section>
            <Measures/>
        </article>
    }
}

/// From where to where, and whether that is more than noise.
pub(super) fn changed(change: FunctionChange) -> String {
    let key = match change.trend() {
        FunctionTrend::Easier => Key::FUNCTION_EASIER,
        FunctionTrend::Noise => Key::FUNCTION_NOISE,
        FunctionTrend::Harder => Key::FUNCTION_HARDER,
    };
    // Of one thing they are whole; a mean has one digit after the point.
    let number = |value: f64| {
        let text = crate::ui::parts::trend::tenths(value);
        text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
    };
    let values = [
        ("from", &*number(change.from)),
        ("to", &*number(change.to)),
        ("noise", &*number(change.noise)),
    ];
    key.fill(&values)
}

/// One thing: the question while it is due, what was said last, and how it went.
#[component]
fn ThingCard(id: u64, things: Memo<Things>) -> impl IntoView {
    let (journal, page) = (use_journal(), use_page());
    let thing = Memo::new(move |_| things.with(|it| it.thing(id).cloned()));
    let known = thing.get_untracked()?;
    let name = thing_name(&known.name);
    let said = move || {
        thing.with(|it| it.as_ref()?.last().filter(|it| it.0 == page.today()).map(|it| it.1))
    };
    let say = move |value: u8| {
        journal.answer_thing(id, value);
        page.announce(Key::FUNCTION_KEPT.fill(&[("n", &value.to_string())]));
    };
    // What was said today can be said again.
    let asked = Memo::new(move |_| {
        let today = page.today();
        thing.with(|it| it.as_ref().is_some_and(|it| it.is_due(today) || said().is_some()))
    });
    let title = name.clone();
    let question = move || {
        asked.get().then(|| {
            let kept = move || {
                said().map(|it| Key::FUNCTION_KEPT.fill(&[("n", &it.to_string())]))
            };
            view! {
                <p>{Key::FUNCTION_HOW.text()}</p>
                {steps(Key::FUNCTION_HOW.text(), [Key::FUNCTION_NONE, Key::FUNCTION_MOST], None, said, say)}
                <p class="pain-kept quiet">{kept}</p>
            }
        })
    };
    let later = move || {
        let (day, value) = thing.with(|it| it.as_ref()?.last()).filter(|_| !asked.get())?;
        let again = page.date(Day(day.0.saturating_add(ASKED_EVERY)));
        let values = [("n", &*value.to_string()), ("date", &*page.date(day)), ("again", &*again)];
        Some(view! { <p>{Key::FUNCTION_LAST.fill(&values)}</p> })
    };
    let away = move |_| {
        journal.put_thing_away(id, true);
        // The button that was pressed is gone.
        page.focus_heading();
    };
    Some(view! {
        <section class="card thing">
            <h3>{title}</h3>
            {question}
            {later}
            {move || thing.with(|it| it.as_ref().and_then(|it| went(page, it)))}
            <button class="pill pill-small" on:click=away>
                {Key::FUNCTION_AWAY.text()} <span class="unseen">": " {name}</span>
            </button>
        </section>
    })
}

/// How one thing went, once there are two days.
fn went(page: PageHandle, thing: &Thing) -> Option<impl IntoView + use<>> {
    let says = changed(thing.change()?);
    let label = format!("{}: {says}", thing_name(&thing.name));
    let picture = course(page, &label, &thing.answers, MOST_ANSWER, Some(THING_NOISE));
    Some(view! { <p>{says}</p> {picture} })
}

/// Another thing: one of the list in a tap, or one in the person's words.
#[component]
fn AddThing(things: Memo<Things>) -> impl IntoView {
    let (journal, page) = (use_journal(), use_page());
    let words = RwSignal::new(String::new());
    page.hold_while(move || !words.with(String::is_empty));
    let offers = move || {
        let current = things.with(|it| {
            Activity::ALL
                .iter()
                .copied()
                .filter(|one| it.known(*one).is_none_or(|it| it.put_away))
                .collect::<Vec<_>>()
        });
        current
            .into_iter()
            .map(|activity| {
                let id = things.with_untracked(|it| it.known(activity).map(|it| it.id));
                let add = move |_| {
                    match id {
                        // Its numbers go on.
                        Some(id) => journal.put_thing_away(id, false),
                        None => journal.name_activity(activity),
                    }
                    page.focus_heading();
                };
                let name = thing_name(&activity.into());
                view! { <button class="pill pill-small" on:click=add>{name}</button> }
            })
            .collect::<Vec<_>>()
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        journal.name_thing(&words.get_untracked());
        words.set(String::new());
        page.focus_heading();
    };
    view! {
        <h3>{Key::FUNCTION_ADD.text()}</h3>
        <div class="actions">{offers}</div>
        <form class="thing-own" on:submit=add>
            <label class="field">
                {Key::FUNCTION_OWN.text()}
                <input
                    type="text"
                    autocomplete="off"
                    maxlength=MOST_THING.to_string()
                    prop:value=move || words.get()
                    on:input=move |event| words.set(event_target_value(&event))
                />
            </label>
            <button class="pill" disabled=move || words.with(|it| it.trim().is_empty())>{Key::FUNCTION_OWN_ADD.text()}</button>
        </form>
    }
}

/// What was asked before, and can be asked again where there is room.
fn before(journal: JournalHandle, page: PageHandle, things: Memo<Things>) -> impl IntoView {
    let (away, room) = things
        .with(|it| (it.put_away().into_iter().cloned().collect::<Vec<Thing>>(), it.has_room()));
    let rows: Vec<_> = away
        .iter()
        .map(|thing| {
            let (id, name) = (thing.id, thing_name(&thing.name));
            let says = thing.change().map(changed);
            let back = move |_| {
                journal.put_thing_away(id, false);
                page.focus_heading();
            };
            let button = room.then(|| {
                let name = name.clone();
                view! {
                    <button class="pill pill-small" on:click=back>
                        {Key::FUNCTION_BACK.text()} <span class="unseen">": " {name}</span>
                    </button>
                }
            });
            view! { <li><div class="row"><span class="grow"><b>{name}</b> <small>{says}</small></span> {button}</div></li> }
        })
        .collect();
    (!rows.is_empty())
        .then(|| view! { <h3>{Key::FUNCTION_BEFORE.text()}</h3> <ul class="rows">{rows}</ul> })
}
