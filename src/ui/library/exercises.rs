//! The library: every exercise, by name and by what it takes.

use leptos::prelude::*;

use crate::app::journal::JournalHandle;
use crate::app::{use_journal, use_page, use_routines};
use crate::content;
use crate::domain::library::exercise::{Area, DayPart, Item, Kind, Place};
use crate::domain::library::movement::Movement;
use crate::domain::library::search::{Needs, Query};
use crate::domain::route::Route;
use crate::domain::session::spoken;
use crate::i18n::Key;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::words;

#[component]
pub(crate) fn ExercisesPage() -> impl IntoView {
    let journal = use_journal();
    let (page, routines) = (use_page(), use_routines());
    let here = page.place();
    // Whoever comes back finds what they looked for.
    let query = RwSignal::new(routines.search_at(&here).unwrap_or_default());
    on_cleanup(move || {
        if let Some(query) = query.try_get_untracked() {
            routines.remember_search(here, query);
        }
    });
    let found = Memo::new(move |_| {
        let query = query.get();
        content::exercises()
            .iter()
            .filter(|it| query.fits(it, content::about(it).also))
            .map(|it| it.slug)
            .collect::<Vec<_>>()
    });
    let count = move || match found.with(Vec::len) {
        0 => Key::LIBRARY_FOUND_NONE.text().to_owned(),
        n => Key::LIBRARY_FOUND.count(n, &[]),
    };
    view! {
        <article class="library">
            <h1>{Key::LIBRARY_TITLE.text()}</h1>
            <search class="card filters">
                <label>
                    {Key::LIBRARY_SEARCH.text()}
                    <input
                        type="search"
                        prop:value=move || query.with(|query| query.words.clone())
                        on:input:target=move |event| query.update(|query| query.words = event.target().value())
                    />
                </label>
                {choice(query, Key::LIBRARY_PLACE, Place::ALL, words::place, |query| &mut query.place)}
                {choice(query, Key::LIBRARY_KIND, Kind::ALL, words::kind, |query| &mut query.kind)}
                {choice(query, Key::LIBRARY_AREA, Area::ALL, words::area, |query| &mut query.area)}
                {choice(query, Key::LIBRARY_DAY_PART, DayPart::ALL, words::day_part, |query| &mut query.day_part)}
                {choice(query, Key::LIBRARY_EQUIPMENT, NEEDS, needs, |query| &mut query.equipment)}
            </search>
            <p class="facts" role="status">{count}</p>
            <ul class="others">
                <For each=move || found.get() key=|slug| *slug let:slug>
                    {exercise_card(journal, slug)}
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
fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    query: RwSignal<Query>,
    name: Key,
    all: &'static [T],
    word: fn(T) -> Key,
    field: fn(&mut Query) -> &mut Option<T>,
) -> impl IntoView {
    let options: Vec<_> = all
        .iter()
        .enumerate()
        .map(|(index, &it)| {
            let chosen = *field(&mut query.get_untracked()) == Some(it);
            view! { <option value=index.to_string() selected=chosen>{word(it).text()}</option> }
        })
        .collect();
    let choose = move |value: String| {
        let chosen = value.parse::<usize>().ok().and_then(|index| all.get(index).copied());
        query.update(|query| *field(query) = chosen);
    };
    view! {
        <label>
            {name.text()}
            <select on:change:target=move |event| choose(event.target().value())>
                <option value="">{Key::LIBRARY_ANY.text()}</option>
                {options}
            </select>
        </label>
    }
}

fn exercise_card(journal: JournalHandle, slug: &'static str) -> impl IntoView {
    let exercise = content::exercise(slug)?;
    let dose = spoken::dose(exercise.sides, exercise.dose(journal.level(exercise).level));
    Some(view! {
        <li>
            <a class="card other" href=Route::Exercise(slug.to_owned()).href()>
                <Figure movement=Movement::Library(exercise)/>
                <b>{exercise.name.text()}</b>
                <p class="facts">{words::kind(exercise.kind).text()} " · " {dose}</p>
            </a>
        </li>
    })
}
