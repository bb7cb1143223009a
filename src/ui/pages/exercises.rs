//! The library: every exercise, by name and by what it takes.

use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::content;
use crate::domain::exercise::{Area, DayPart, Item, Kind, Place};
use crate::domain::movement::Movement;
use crate::domain::route::Route;
use crate::domain::search::{Needs, Query};
use crate::i18n::{Key, spoken};
use crate::ui::parts::figure::Figure;
use crate::ui::parts::words;

/// The page.
#[component]
pub(crate) fn ExercisesPage() -> impl IntoView {
    let app = use_app();
    let query = RwSignal::new(Query::default());
    let found = Memo::new(move |_| {
        let query = query.get();
        content::exercises()
            .iter()
            .filter(|it| query.fits(it, content::about(it).also))
            .map(|it| it.slug)
            .collect::<Vec<_>>()
    });
    let count = move || match found.with(Vec::len) {
        0 => app.text(Key::LIBRARY_FOUND_NONE).to_owned(),
        1 => app.text(Key::LIBRARY_FOUND_ONE).to_owned(),
        n => app.fill(Key::LIBRARY_FOUND, &[("n", &n.to_string())]),
    };
    view! {
        <article class="library">
            <h1 tabindex="-1">{app.text(Key::LIBRARY_TITLE)}</h1>
            <search class="card filters">
                <label>
                    {app.text(Key::LIBRARY_SEARCH)}
                    <input
                        type="search"
                        prop:value=move || query.with(|query| query.words.clone())
                        on:input:target=move |event| query.update(|query| query.words = event.target().value())
                    />
                </label>
                {choice(app, query, Key::LIBRARY_PLACE, Place::ALL, words::place, |query, it| query.place = it)}
                {choice(app, query, Key::LIBRARY_KIND, Kind::ALL, words::kind, |query, it| query.kind = it)}
                {choice(app, query, Key::LIBRARY_AREA, Area::ALL, words::area, |query, it| query.area = it)}
                {choice(app, query, Key::LIBRARY_DAY_PART, DayPart::ALL, words::day_part, |query, it| query.day_part = it)}
                {choice(app, query, Key::LIBRARY_EQUIPMENT, NEEDS, needs, |query, it| query.equipment = it)}
            </search>
            <p class="facts" role="status">{count}</p>
            <ul class="others">
                <For each=move || found.get() key=|slug| *slug let:slug>
                    {exercise_card(app, slug)}
                </For>
            </ul>
        </article>
    }
}

/// What one may ask for; things that are in every room are not worth a question.
const NEEDS: &[Needs] = &[
    Needs::Nothing,
    Needs::This(Item::Band),
    Needs::This(Item::Roller),
    Needs::This(Item::Ball),
    Needs::This(Item::Towel),
    Needs::This(Item::Doorway),
    Needs::This(Item::Corner),
    Needs::This(Item::Weights),
    Needs::This(Item::Bar),
];

fn needs(needs: Needs) -> Key {
    match needs {
        Needs::Nothing => Key::LIBRARY_NOTHING,
        Needs::This(item) => words::item(item),
    }
}

/// A choice of one of `all`, or of any.
fn choice<T: Copy + Send + Sync + 'static>(
    app: App,
    query: RwSignal<Query>,
    name: Key,
    all: &'static [T],
    word: fn(T) -> Key,
    set: fn(&mut Query, Option<T>),
) -> impl IntoView {
    let options: Vec<_> = all
        .iter()
        .enumerate()
        .map(|(index, &it)| view! { <option value=index.to_string()>{app.text(word(it))}</option> })
        .collect();
    let choose = move |value: String| {
        let chosen = value.parse::<usize>().ok().and_then(|index| all.get(index).copied());
        query.update(|query| set(query, chosen));
    };
    view! {
        <label>
            {app.text(name)}
            <select on:change:target=move |event| choose(event.target().value())>
                <option value="">{app.text(Key::LIBRARY_ANY)}</option>
                {options}
            </select>
        </label>
    }
}

fn exercise_card(app: App, slug: &'static str) -> impl IntoView {
    let exercise = content::exercise(slug)?;
    let dose = spoken::dose(app.lang(), exercise.sides, exercise.dose(app.level(exercise)));
    Some(view! {
        <li>
            <a class="card other" href=Route::Exercise(slug.to_owned()).href()>
                <Figure movement=Movement::Library(exercise)/>
                <b>{exercise.name}</b>
                <p class="facts">{app.text(words::kind(exercise.kind))} " · " {dose}</p>
            </a>
        </li>
    })
}
