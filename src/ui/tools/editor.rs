//! A routine of one's own: built from the library and from movements that the person describes.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::app::routines::RoutinesHandle;
use crate::app::{use_data, use_journal, use_page, use_routines, use_start};
use crate::content;
use crate::domain::library::exercise::{Dose, Sides};
use crate::domain::library::movement::{CustomMovement, Movement};
use crate::domain::library::routine::Step;
use crate::domain::route::Route;
use crate::domain::routines::custom::{self, MOST_NAME, MOST_STEPS};
use crate::domain::session::spoken;
use crate::domain::time::Millis;
use crate::i18n::Key;
use crate::ui::parts::up::Up;
use crate::ui::parts::words;
use crate::ui::tools::import::{preview, wrong};
use crate::ui::tools::step_form::{EditedSteps, OWN_HOLD, StepForm, step_row};

/// The editor of the routine called `slug`, or of a new one.
#[component]
pub(crate) fn BuildPage(
    /// Which one; `None` for a new one.
    slug: Option<String>,
) -> impl IntoView {
    let anew = Trigger::new();
    move || {
        anew.track();
        untrack(|| form(slug.clone(), anew))
    }
}

fn text_of(name: &str, steps: Vec<Step>) -> String {
    custom::write(&custom::compose(custom::MY, name, steps))
}

fn as_rows(steps: &[Step]) -> Vec<StepForm> {
    steps.iter().zip(0..).map(|(step, id)| StepForm::of(id, step, step.dose(1))).collect()
}

/// What an editor begins with.
struct Opened {
    /// What the form would hold if nothing were changed, as the text of a routine.
    as_stored: String,
    /// The text of the routine when its editor was first opened.
    base: Option<String>,
    name: String,
    steps: Vec<Step>,
    is_left: bool,
}

/// As its editor was left, or as the routine is stored.
fn opened(slug: Option<&str>, routines: RoutinesHandle) -> Opened {
    let old = slug.and_then(|slug| routines.routine(slug)).filter(|it| routines.is_custom(it));
    let old_name = old.as_ref().map_or(String::new(), |it| it.name.to_string());
    let old_steps: Vec<Step> = old.iter().flat_map(|it| it.steps.iter().cloned()).collect();
    let rows = as_rows(&old_steps);
    let as_stored = text_of(&old_name, rows.into_iter().map(StepForm::step).collect());
    let left = routines.unfinished(slug);
    let is_left = left.is_some();
    let stored = || slug.filter(|_| old.is_some()).and_then(|it| routines.custom_text(it));
    let (base, name, steps) = match left {
        Some(left) => (left.base, left.name, left.steps),
        None => (stored(), old_name, old_steps),
    };
    Opened { as_stored, base, name, steps, is_left }
}

/// The form, with its buttons.
fn form(slug: Option<String>, anew: Trigger) -> AnyView {
    let (page, start, routines) = (use_page(), use_start(), use_routines());
    let Opened { as_stored, base, name, steps, is_left } = opened(slug.as_deref(), routines);
    let name = RwSignal::new(name);
    let first = as_rows(&steps);
    let next_id = StoredValue::new(first.len() as u32);
    let rows = RwSignal::new(first);
    let problem = RwSignal::new((None, String::new()));
    let form = EditedSteps { rows, open: RwSignal::new(None), problem };
    let add = move |step: &Step, dose: Dose| {
        let id = next_id.get_value();
        next_id.set_value(id + 1);
        rows.update(|rows| rows.push(StepForm::of(id, step, dose)));
        form.open.set(Some(id));
    };
    let steps = move || rows.get().into_iter().map(StepForm::step).collect::<Vec<_>>();
    let total = Memo::new(move |_| custom::compose(custom::MY, &name.get(), steps()).stated);
    let changed =
        Memo::new(move |_| Some(text_of(&name.get(), steps())).filter(|text| *text != as_stored));
    page.hold_while(move || changed.with(Option::is_some));
    let slug = StoredValue::new(slug);
    let base = StoredValue::new(base);
    let leave = move |text: Option<&str>| {
        slug.with_value(|slug| {
            base.with_value(|base| {
                routines.save_unfinished(slug.as_deref(), base.as_deref(), text);
            });
        });
    };
    Effect::new(move || changed.with(|text| leave(text.as_deref())));
    // Another tab may have kept or thrown away the same routine meanwhile: neither is undone in silence.
    let elsewhere = Memo::new(move |_| {
        routines.custom().track();
        let now =
            slug.with_value(|slug| slug.as_deref().and_then(|slug| routines.custom_text(slug)));
        base.with_value(|base| base.is_some() && *base != now)
    });
    let begin_anew = move |_| {
        leave(None);
        anew.notify();
        page.focus_heading();
    };
    // What is kept must be what a file or a link would be read as.
    let keep = move || {
        let steps = untrack(steps);
        let name = custom::one_line(&name.get_untracked());
        problem.set((None, String::new()));
        if let Some((id, says)) = missing(&name, rows) {
            // The field that it is about stands there with it.
            form.open.set(id);
            problem.set((id, says));
            return None;
        }
        let text = custom::write(&custom::compose(custom::MY, &name, steps.clone()));
        if let Err(fault) = routines.parse(&text) {
            problem.set((None, Key::BUILD_WRONG.fill(&[("fault", &fault.to_string())])));
            return None;
        }
        let same = slug
            .get_value()
            .filter(|_| base.with_value(Option::is_some) && !elsewhere.get_untracked());
        let kept = routines.save(&name, steps, same.as_deref());
        leave(None);
        Some(kept)
    };
    let rehearse = move |_| {
        if let Some(routine) = keep().and_then(|slug| routines.routine(&slug)) {
            start.start(routine);
        }
    };
    let keep = move |_| {
        if let Some(slug) = keep() {
            page.go(&Route::Routine(slug));
        }
    };
    view! {
        <article class="build flow">
            {above(total)}
            <h1>{Key::BUILD_TITLE.text()}</h1>
            {as_it_was(is_left, elsewhere, begin_anew)}
            <label class="field build-name">
                {Key::BUILD_NAME.text()}
                <input type="text" maxlength=MOST_NAME.to_string() prop:value=move || name.get()
                    on:input:target=move |event| name.set(event.target().value())/>
            </label>
            <p class="problem" role="alert">
                {move || problem.with(|(id, says)| if id.is_none() { says.clone() } else { String::new() })}
            </p>
            <ol class="rows">
                <For each=move || rows.get() key=|row| row.id let:row>
                    {step_row(form, row)}
                </For>
            </ol>
            <Show when=move || rows.with(|rows| rows.len() < MOST_STEPS)>
                {adder(add)}
            </Show>
            <FileImport/>
            <div class="foot">
                <button class="pill" on:click=rehearse>{Key::BUILD_REHEARSE.text()}</button>
                <button class="pill pill-main" on:click=keep>{Key::BUILD_KEEP.text()}</button>
            </div>
        </article>
    }
    .into_any()
}

/// The way back, and how long all of it takes.
fn above(total: Memo<Millis>) -> impl IntoView {
    view! {
        <div class="build-top">
            <Up to=Route::Exercises name=Key::SHELL_LIBRARY/>
            <p class="kicker" role="status">
                {move || Key::BUILD_TOTAL.fill(&[("time", &spoken::time(total.get()))])}
            </p>
        </div>
    }
}

/// What is missing before a routine can be kept, and in which of its steps.
fn missing(name: &str, rows: RwSignal<Vec<StepForm>>) -> Option<(Option<u32>, String)> {
    if name.is_empty() {
        return Some((None, Key::BUILD_NO_NAME.text().to_owned()));
    }
    rows.with_untracked(|rows| {
        if rows.is_empty() {
            return Some((None, Key::BUILD_NO_STEP.text().to_owned()));
        }
        (1..).zip(rows).find_map(|(number, row): (usize, &StepForm)| {
            let says = row.missing()?.fill(&[("n", &number.to_string())]);
            Some((Some(row.id), says))
        })
    })
}

/// What a person should know of a form that is not as the routine is kept, and the way to one that is.
fn as_it_was(
    is_left: bool,
    elsewhere: Memo<bool>,
    begin_anew: impl Fn(ev::MouseEvent) + Copy + Send + 'static,
) -> impl IntoView {
    let left = is_left.then(|| view! { <p class="notice">{Key::BUILD_LEFT.text()}</p> });
    let other = move || {
        elsewhere.get().then(|| view! { <p class="notice">{Key::BUILD_ELSEWHERE.text()}</p> })
    };
    let anew = move || {
        (is_left || elsewhere.get()).then(|| {
            view! {
                <button class="pill pill-small" on:click=begin_anew>{Key::BUILD_ANEW.text()}</button>
            }
        })
    };
    view! { <div role="status">{left} {other}</div> {anew} }
}

/// The two ways to add a step.
fn adder(add: impl Fn(&Step, Dose) + Copy + 'static) -> impl IntoView {
    let journal = use_journal();
    let chosen = RwSignal::new(String::new());
    let options: Vec<_> = content::exercises()
        .iter()
        .map(|it| view! { <option value=it.slug>{it.name.text()}</option> })
        .collect();
    let add_chosen = move |_| {
        let exercise = chosen.with_untracked(|slug| content::exercise(slug));
        if let Some(exercise) = exercise.or(content::exercises().first()) {
            let step = Step::plain(Movement::Library(exercise));
            add(&step, step.dose(journal.level(exercise).level));
        }
    };
    let add_own = move |_| {
        let stage = CustomMovement::new(String::new(), String::new(), Sides::Both);
        let step = Step::plain(Movement::Own(Arc::new(stage)));
        add(&step, Dose { work: OWN_HOLD, sets: 1, rest: Millis::ZERO });
    };
    view! {
        <section class="adder">
            <label class="field">
                {Key::BUILD_EXERCISE.text()}
                <select on:change:target=move |event| chosen.set(event.target().value())>{options}</select>
            </label>
            <button class="pill" on:click=add_chosen>{Key::BUILD_ADD.text()}</button>
            <button class="pill add-own" on:click=add_own>{Key::BUILD_ADD_OWN.text()}</button>
        </section>
    }
}

/// A routine from a file.
#[component]
fn FileImport() -> impl IntoView {
    let (page, routines, data) = (use_page(), use_routines(), use_data());
    let read = RwSignal::new(None);
    page.hold_while(move || read.with(Option::is_some));
    view! {
        <section class="from-file">
            <h2>{Key::IMPORT_FILE.text()}</h2>
            <label class="field">
                {Key::IMPORT_FILE_LABEL.text()}
                <input type="file" accept=".json,application/json" on:change:target=move |event| {
                    data.read_file(&event.target(), move |file| read.set(Some(file)));
                }/>
            </label>
            {move || read.get().map(|read| match read {
                Ok(text) => preview(page, routines, &text),
                Err(unread) => wrong(words::unread(unread).text()),
            })}
        </section>
    }
}
