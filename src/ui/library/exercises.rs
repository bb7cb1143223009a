//! The library: the routines by the place where they are done, and every exercise, by name and by what it takes.

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
use crate::ui::library::shelf::Shelf;
use crate::ui::parts::figure::Figure;
use crate::ui::parts::row::Row;
use crate::ui::parts::words;

#[component]
pub(crate) fn ExercisesPage() -> impl IntoView {
    let (page, routines) = (use_page(), use_routines());
    let here = page.place();
    // Whoever comes back finds what they looked for.
    let query = RwSignal::new(routines.search_at(&here).unwrap_or_default());
    on_cleanup(move || {
        if let Some(query) = query.try_get_untracked() {
            routines.remember_search(here, query);
        }
    });
    let exercises = Memo::new(move |_| query.with(|query| query.exercises));
    let half = move |name: Key, is: bool| {
        view! {
            <button
                aria-pressed=move || (exercises.get() == is).to_string()
                on:click=move |_| query.update(|query| query.exercises = is)
            >
                {name.text()}
            </button>
        }
    };
    // Words are looked for among the exercises, of which there are many.
    let search = move |words: String| {
        query.update(|query| {
            query.exercises |= query.words.is_empty() && !words.is_empty();
            query.words = words;
        });
    };
    view! {
        <article class="library">
            <h1>{Key::LIBRARY_TITLE.text()}</h1>
            <div class="segment" role="group" aria-label=Key::LIBRARY_TITLE.text()>
                {half(Key::LIBRARY_ROUTINES, false)}
                {half(Key::LIBRARY_EXERCISES, true)}
            </div>
            <search class="wishes">
                <input
                    type="search"
                    aria-label=Key::LIBRARY_SEARCH.text()
                    placeholder=Key::LIBRARY_SEARCH.text()
                    prop:value=move || query.with(|query| query.words.clone())
                    on:input:target=move |event| search(event.target().value())
                />
                <div class="chips">
                    {chip(query, Key::LIBRARY_SITTING, Some(Place::Chair), |query| &mut query.place)}
                    {chip(query, Key::LIBRARY_STANDING, Some(Place::Wall), |query| &mut query.place)}
                    {chip(query, Key::LIBRARY_FLOOR, Some(Place::Floor), |query| &mut query.place)}
                    {chip(query, Key::LIBRARY_NOTHING, Some(Needs::Nothing), |query| &mut query.equipment)}
                    {move || {
                        (!exercises.get())
                            .then(|| chip(query, Key::LIBRARY_SHORT, true, |query| &mut query.short))
                    }}
                </div>
                {move || exercises.get().then(|| more(query))}
            </search>
            {move || {
                if exercises.get() {
                    view! { <Exercises query=query/> }.into_any()
                } else {
                    view! { <Shelf query=query/> }.into_any()
                }
            }}
        </article>
    }
}

/// A wish that is set and taken back with a press.
fn chip<T: Copy + PartialEq + Default + Send + Sync + 'static>(
    query: RwSignal<Query>,
    name: Key,
    wish: T,
    field: fn(&mut Query) -> &mut T,
) -> impl IntoView {
    let is_set = move || query.with(|query| *field(&mut query.clone()) == wish);
    let flip = move |_| {
        query.update(|query| {
            let field = field(query);
            *field = if *field == wish { T::default() } else { wish };
        });
    };
    view! {
        <button class="pill pill-small" aria-pressed=move || is_set().to_string() on:click=flip>
            {name.text()}
        </button>
    }
}

/// The wishes that are less common.
fn more(query: RwSignal<Query>) -> impl IntoView {
    let open = query.with_untracked(|it| {
        it.kind.is_some()
            || it.area.is_some()
            || it.day_part.is_some()
            || matches!(it.equipment, Some(Needs::This(_)))
    });
    view! {
        <details class="more-filters" open=open>
            <summary>{Key::LIBRARY_MORE.text()}</summary>
            <div class="filters-more">
                {choice(query, Key::LIBRARY_KIND, Kind::ALL, words::kind, |query| &mut query.kind)}
                {choice(query, Key::LIBRARY_AREA, Area::ALL, words::area, |query| &mut query.area)}
                {choice(query, Key::LIBRARY_DAY_PART, DayPart::ALL, words::day_part, |query| &mut query.day_part)}
                {choice(query, Key::LIBRARY_EQUIPMENT, NEEDS, needs, |query| &mut query.equipment)}
            </div>
        </details>
    }
}

/// The exercises that fit, and how many they are.
#[component]
fn Exercises(query: RwSignal<Query>) -> impl IntoView {
    let journal = use_journal();
    let found = Memo::new(move |_| {
        query.with(|query| {
            let all = content::exercises().iter();
            let fits = all.filter(|it| query.fits(it, content::about(it).also));
            fits.map(|it| it.slug).collect::<Vec<_>>()
        })
    });
    let count = move || match found.with(Vec::len) {
        0 => Key::LIBRARY_FOUND_NONE.text().to_owned(),
        n => Key::LIBRARY_FOUND.count(n, &[]),
    };
    view! {
        <p class="kicker" role="status">{count}</p>
        <ul class="rows">
            <For each=move || found.get() key=|slug| *slug let:slug>
                {exercise_row(journal, slug)}
            </For>
        </ul>
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
            let chosen = move || query.with(|query| *field(&mut query.clone()) == Some(it));
            view! { <option value=index.to_string() prop:selected=chosen>{word(it).text()}</option> }
        })
        .collect();
    let choose = move |value: String| {
        let chosen = value.parse::<usize>().ok().and_then(|index| all.get(index).copied());
        query.update(|query| *field(query) = chosen);
    };
    view! {
        <label class="field">
            {name.text()}
            <select on:change:target=move |event| choose(event.target().value())>
                <option value="">{Key::LIBRARY_ANY.text()}</option>
                {options}
            </select>
        </label>
    }
}

fn exercise_row(journal: JournalHandle, slug: &'static str) -> impl IntoView {
    let exercise = content::exercise(slug)?;
    let dose = spoken::dose(exercise.sides, exercise.dose(journal.level(exercise).level));
    let about = format!("{} · {dose}", words::kind(exercise.kind).text());
    let movement = Movement::Library(exercise);
    let figure = Some(view! { <Figure movement=movement cropped=true/> }.into_any());
    let to = Route::Exercise(slug.to_owned());
    Some(view! { <Row to=to name=exercise.name.text() about=about figure=figure/> })
}
