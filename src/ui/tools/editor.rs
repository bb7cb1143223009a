//! A routine of one's own: built from the library and from stages that the person writes.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::content;
use crate::domain::library::exercise::{Dose, Pace, Sides, Work};
use crate::domain::library::movement::{CustomMovement, Movement};
use crate::domain::library::routine::Step;
use crate::domain::route::Route;
use crate::domain::routines::custom::{
    self, MOST_NAME, MOST_REPS, MOST_SECONDS, MOST_SETS, MOST_STEPS, MOST_TEXT,
};
use crate::domain::time::Millis;
use crate::i18n::{Key, spoken};
use crate::platform::share;
use crate::ui::parts::words;
use crate::ui::tools::import::{preview, wrong};

/// A step while it is edited. Its handles are copied freely; they live as long as the page.
#[derive(Clone, Copy)]
struct StepForm {
    /// Tells rows apart while they move.
    id: u32,
    /// The slug of the library's exercise; `None` for a stage of one's own.
    exercise: Option<&'static str>,
    name: RwSignal<String>,
    text: RwSignal<String>,
    sides: RwSignal<Sides>,
    work: RwSignal<Work>,
    sets: RwSignal<u8>,
    /// In seconds.
    rest: RwSignal<u32>,
}

impl StepForm {
    fn of(id: u32, step: &Step, dose: Dose) -> Self {
        let own = step.movement.exercise().is_none();
        Self {
            id,
            exercise: step.movement.exercise().map(|exercise| exercise.slug),
            name: RwSignal::new(step.movement.name().to_owned()),
            text: RwSignal::new(if own { step.movement.ready().to_owned() } else { String::new() }),
            sides: RwSignal::new(step.movement.sides()),
            work: RwSignal::new(dose.work),
            sets: RwSignal::new(dose.sets),
            rest: RwSignal::new(dose.rest.secs_floor()),
        }
    }

    fn step(self) -> Step {
        let library = self.exercise.and_then(content::exercise).map(Movement::Library);
        let own = || {
            CustomMovement::new(
                custom::one_line(&self.name.get()),
                custom::one_line(&self.text.get()),
                self.sides.get(),
            )
        };
        let movement = library.unwrap_or_else(|| Movement::Own(Arc::new(own())));
        let rest = Millis::from_secs(self.rest.get());
        let dose = Dose { work: self.work.get(), sets: self.sets.get(), rest };
        Step { movement, dose: Some(dose), prepare: None, ready: None, cue: None }
    }
}

/// A set of one's own begins as this, and may be changed to reps.
const OWN_HOLD: Work = Work::Hold(Millis::from_secs(30));
const OWN_REPS: Work = Work::Reps { count: 10, pace: Pace::Own(Millis::from_secs(4)) };

/// The editor of the routine called `slug`, or of a new one.
#[component]
pub(crate) fn BuildPage(
    /// Which one; `None` for a new one.
    slug: Option<String>,
) -> impl IntoView {
    let app = use_app();
    let anew = Trigger::new();
    move || {
        anew.track();
        untrack(|| form(app, slug.clone(), anew))
    }
}

fn text_of(name: &str, steps: Vec<Step>) -> String {
    custom::write(&custom::compose(custom::MY, name, steps))
}

fn as_rows(steps: &[Step]) -> Vec<StepForm> {
    steps.iter().zip(0..).map(|(step, id)| StepForm::of(id, step, step.dose(1))).collect()
}

/// The form, as it was left or as the routine is kept.
fn form(app: App, slug: Option<String>, anew: Trigger) -> AnyView {
    let old = slug.as_deref().and_then(|slug| app.routine(slug)).filter(|it| app.is_own(it));
    let old_name = old.as_ref().map_or(String::new(), |it| it.name.to_string());
    let old_steps: Vec<Step> = old.iter().flat_map(|it| it.steps.iter().cloned()).collect();
    let as_kept = text_of(&old_name, as_rows(&old_steps).into_iter().map(StepForm::step).collect());
    let left = app.unfinished(slug.as_deref());
    let is_left = left.is_some();
    let kept_text = || slug.as_deref().filter(|_| old.is_some()).and_then(|it| app.own_text(it));
    let (base, name, steps) = match left {
        Some(left) => (left.base, left.name, left.steps),
        None => (kept_text(), old_name, old_steps),
    };
    let name = RwSignal::new(name);
    let first = as_rows(&steps);
    let next_id = StoredValue::new(first.len() as u32);
    let rows = RwSignal::new(first);
    let problem = RwSignal::new(String::new());
    let add = move |step: &Step, dose: Dose| {
        let id = next_id.get_value();
        next_id.set_value(id + 1);
        rows.update(|rows| rows.push(StepForm::of(id, step, dose)));
    };
    let steps = move || rows.get().into_iter().map(StepForm::step).collect::<Vec<_>>();
    let total = Memo::new(move |_| custom::compose(custom::MY, &name.get(), steps()).stated);
    let changed =
        Memo::new(move |_| Some(text_of(&name.get(), steps())).filter(|text| *text != as_kept));
    app.hold_while(move || changed.with(Option::is_some));
    let slug = StoredValue::new(slug);
    let base = StoredValue::new(base);
    let leave = move |text: Option<&str>| {
        slug.with_value(|slug| {
            base.with_value(|base| app.keep_unfinished(slug.as_deref(), base.as_deref(), text));
        });
    };
    Effect::new(move || changed.with(|text| leave(text.as_deref())));
    // Another tab may have kept or thrown away the same routine meanwhile: neither is undone in silence.
    let elsewhere = Memo::new(move |_| {
        app.own.track();
        let now = slug.with_value(|slug| slug.as_deref().and_then(|slug| app.own_text(slug)));
        base.with_value(|base| base.is_some() && *base != now)
    });
    let begin_anew = move |_| {
        leave(None);
        anew.notify();
        app.focus_heading();
    };
    // What is kept must be what a file or a link would be read as.
    let keep = move || {
        let steps = untrack(steps);
        let name = custom::one_line(&name.get_untracked());
        let text = custom::write(&custom::compose(custom::MY, &name, steps.clone()));
        if let Err(fault) = app.read_routine(&text) {
            problem.set(Key::BUILD_WRONG.fill(&[("fault", &fault.to_string())]));
            return None;
        }
        let same = slug
            .get_value()
            .filter(|_| base.with_value(Option::is_some) && !elsewhere.get_untracked());
        let kept = app.keep_routine(&name, steps, same.as_deref());
        leave(None);
        Some(kept)
    };
    let rehearse = move |_| {
        if let Some(routine) = keep().and_then(|slug| app.routine(&slug)) {
            app.start_session(routine);
        }
    };
    let keep = move |_| {
        if let Some(slug) = keep() {
            app.go(&Route::Routine(slug));
        }
    };
    view! {
        <article class="build">
            <h1 tabindex="-1">{Key::BUILD_TITLE.text()}</h1>
            {as_it_was(is_left, elsewhere, begin_anew)}
            <label class="field">
                {Key::BUILD_NAME.text()}
                <input type="text" maxlength=MOST_NAME.to_string() prop:value=move || name.get()
                    on:input:target=move |event| name.set(event.target().value())/>
            </label>
            <ol class="rows">
                <For each=move || rows.get() key=|row| row.id let:row>
                    {editor(rows, row)}
                </For>
            </ol>
            <Show when=move || rows.with(|rows| rows.len() < MOST_STEPS)>
                {adder(app, add)}
            </Show>
            <p role="status">
                {move || Key::BUILD_TOTAL.fill(&[("time", &spoken::time(total.get()))])}
            </p>
            <p class="problem" role="alert">{move || problem.get()}</p>
            <button class="pill pill-main" on:click=keep>{Key::BUILD_KEEP.text()}</button>
            <div class="actions">
                <button class="pill" on:click=rehearse>{Key::BUILD_REHEARSE.text()}</button>
            </div>
            <FileImport/>
        </article>
    }
    .into_any()
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
fn adder(app: App, add: impl Fn(&Step, Dose) + Copy + 'static) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let options: Vec<_> = content::exercises()
        .iter()
        .map(|it| view! { <option value=it.slug>{it.name}</option> })
        .collect();
    let add_chosen = move |_| {
        let exercise = chosen.with_untracked(|slug| content::exercise(slug));
        if let Some(exercise) = exercise.or(content::exercises().first()) {
            let step = plain(Movement::Library(exercise));
            add(&step, step.dose(app.level(exercise)));
        }
    };
    let add_own = move |_| {
        let stage = CustomMovement::new(String::new(), String::new(), Sides::Both);
        let step = plain(Movement::Own(Arc::new(stage)));
        add(&step, Dose { work: OWN_HOLD, sets: 1, rest: Millis::ZERO });
    };
    view! {
        <section class="card adder">
            <label class="field">
                {Key::BUILD_EXERCISE.text()}
                <select on:change:target=move |event| chosen.set(event.target().value())>{options}</select>
            </label>
            <button class="pill pill-small" on:click=add_chosen>{Key::BUILD_ADD.text()}</button>
            <button class="pill pill-small" on:click=add_own>{Key::BUILD_ADD_OWN.text()}</button>
        </section>
    }
}

fn plain(movement: Movement) -> Step {
    Step { movement, dose: None, prepare: None, ready: None, cue: None }
}

/// One step: what it is, how much of it, and its place in the order.
fn editor(rows: RwSignal<Vec<StepForm>>, row: StepForm) -> impl IntoView {
    let place = move || rows.with(|rows| rows.iter().position(|it| it.id == row.id));
    let shift = move |up: bool| {
        if let Some(at) = untrack(place) {
            rows.update(|rows| {
                let to = if up { at.saturating_sub(1) } else { (at + 1).min(rows.len() - 1) };
                rows.swap(at, to);
            });
        }
    };
    let remove = move |_| rows.update(|rows| rows.retain(|it| it.id != row.id));
    let title = move || {
        let number = place().map_or(0, |at| at + 1).to_string();
        let name = row.name.get();
        let name = if name.is_empty() { Key::BUILD_UNNAMED.text() } else { &name };
        Key::BUILD_STEP.fill(&[("n", &number), ("name", name)])
    };
    let named = move |key: Key| {
        move || Key::BUILD_DOES.fill(&[("does", key.text()), ("name", &row.name.get())])
    };
    view! {
        <li class="card">
            <fieldset class="step-fields">
                <legend>{title}</legend>
                {row.exercise.is_none().then(|| own_fields(row))}
                {amount(row)}
                {number(Key::BUILD_SETS, 1, MOST_SETS, move || u64::from(row.sets.get()), move |it| row.sets.set(it as u8))}
                {number(Key::BUILD_REST, 0, MOST_SECONDS, move || u64::from(row.rest.get()), move |it| row.rest.set(it as u32))}
            </fieldset>
            <div class="actions">
                <button class="pill pill-small" aria-label=named(Key::BUILD_UP) on:click=move |_| shift(true)>"↑"</button>
                <button class="pill pill-small" aria-label=named(Key::BUILD_DOWN) on:click=move |_| shift(false)>"↓"</button>
                <button class="pill pill-small" aria-label=named(Key::BUILD_REMOVE) on:click=remove>{Key::BUILD_REMOVE.text()}</button>
            </div>
        </li>
    }
}

/// Name, text, sides and kind of a stage of one's own.
fn own_fields(row: StepForm) -> impl IntoView {
    let sides = [
        (Sides::Both, Key::BUILD_SIDES_BOTH),
        (Sides::Each, Key::BUILD_SIDES_EACH),
        (Sides::Alternate, Key::BUILD_SIDES_ALTERNATE),
    ]
    .map(|(sides, word)| {
        view! { <option value=sides.id() selected=move || row.sides.get() == sides>{word.text()}</option> }
    });
    let choose_sides = move |value: String| {
        if let Some(&sides) = Sides::ALL.iter().find(|it| it.id() == value) {
            row.sides.set(sides);
        }
    };
    let holds = move || matches!(row.work.get(), Work::Hold(_));
    view! {
        <label class="field wide">
            {Key::BUILD_OWN_NAME.text()}
            <input type="text" maxlength=MOST_NAME.to_string() prop:value=move || row.name.get()
                on:input:target=move |event| row.name.set(event.target().value())/>
        </label>
        <label class="field wide">
            {Key::BUILD_OWN_TEXT.text()}
            <textarea rows="2" maxlength=MOST_TEXT.to_string() prop:value=move || row.text.get()
                on:input:target=move |event| row.text.set(event.target().value())></textarea>
        </label>
        <label class="field">
            {Key::BUILD_SIDES.text()}
            <select on:change:target=move |event| choose_sides(event.target().value())>{sides}</select>
        </label>
        <label class="field">
            {Key::BUILD_BY.text()}
            <select on:change:target=move |event| {
                row.work.set(if event.target().value() == "time" { OWN_HOLD } else { OWN_REPS });
            }>
                <option value="time" selected=holds>{Key::BUILD_BY_TIME.text()}</option>
                <option value="reps" selected=move || !holds()>{Key::BUILD_BY_REPS.text()}</option>
            </select>
        </label>
    }
}

/// Seconds, reps or breaths of one set.
fn amount(row: StepForm) -> impl IntoView {
    move || {
        let (name, most) = match row.work.get() {
            Work::Hold(_) => (Key::BUILD_SECONDS, MOST_SECONDS),
            Work::Reps { .. } => (Key::BUILD_REPS, MOST_REPS),
            Work::Breaths { .. } => (Key::BUILD_BREATHS, MOST_REPS),
        };
        let get = move || match row.work.get_untracked() {
            Work::Hold(length) => u64::from(length.secs_floor()),
            Work::Reps { count, .. } | Work::Breaths { count, .. } => u64::from(count),
        };
        let set = move |value: u64| {
            row.work.update_untracked(|work| match work {
                Work::Hold(length) => *length = Millis(value * 1000),
                Work::Reps { count, .. } | Work::Breaths { count, .. } => *count = value as u16,
            });
            // The sets are read with the work: the length follows, and the field keeps the focus.
            row.sets.notify();
        };
        number(name, 1, most, get, set)
    }
}

/// A field for a whole number. What does not fit is not taken: the number that is kept stands there again, and it says why.
fn number(
    name: Key,
    least: u64,
    most: u64,
    get: impl Fn() -> u64 + Send + Sync + 'static,
    set: impl Fn(u64) + 'static,
) -> AnyView {
    number_field(name, (least, most), Arc::new(get), Box::new(set))
}

/// Apart, so that it is there once and not once for each field.
fn number_field(
    name: Key,
    (least, most): (u64, u64),
    get: Arc<dyn Fn() -> u64 + Send + Sync>,
    set: Box<dyn Fn(u64)>,
) -> AnyView {
    let shown = get.clone();
    let wrong = RwSignal::new(None);
    // What the field shows then.
    let take = move |value: String| {
        let value = value.parse().ok().filter(|value| (least..=most).contains(value));
        if let Some(value) = value {
            set(value);
        }
        let kept = untrack(|| get()).to_string();
        wrong.set(value.is_none().then(|| {
            let values =
                [("least", &*least.to_string()), ("most", &*most.to_string()), ("kept", &*kept)];
            Key::BUILD_RANGE.fill(&values)
        }));
        kept
    };
    view! {
        <label class="field">
            {name.text()}
            <input type="number" inputmode="numeric" required min=least.to_string() max=most.to_string()
                prop:value=move || shown().to_string()
                on:change:target=move |event| event.target().set_value(&take(event.target().value()))/>
        </label>
        {move || wrong.get().map(|words| view! { <p class="problem wide" role="alert">{words}</p> })}
    }
    .into_any()
}

/// A routine from a file.
#[component]
fn FileImport() -> impl IntoView {
    let app = use_app();
    let read = RwSignal::new(None);
    app.hold_while(move || read.with(Option::is_some));
    view! {
        <section class="card">
            <h2>{Key::IMPORT_FILE.text()}</h2>
            <label class="field">
                {Key::IMPORT_FILE_LABEL.text()}
                <input type="file" accept=".json,application/json" on:change:target=move |event| {
                    share::read_file(&event.target(), move |file| read.set(Some(file)));
                }/>
            </label>
            {move || read.get().map(|read| match read {
                Ok(text) => preview(app, &text),
                Err(unread) => wrong(words::unread(unread).text()),
            })}
        </section>
    }
}
