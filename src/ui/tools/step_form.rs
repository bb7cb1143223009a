//! A step of a routine of one's own while it is edited: what it is, how much of it, and its place in the order.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::content;
use crate::domain::library::exercise::{Dose, Pace, Sides, Work};
use crate::domain::library::movement::{CustomMovement, Movement};
use crate::domain::library::routine::Step;
use crate::domain::routines::custom::{
    self, MOST_NAME, MOST_REPS, MOST_SECONDS, MOST_SETS, MOST_TEXT,
};
use crate::domain::session::spoken;
use crate::domain::time::Millis;
use crate::i18n::Key;
use crate::ui::parts::figure::Figure;

/// A step while it is edited. Its handles are copied freely; they live as long as the page.
#[derive(Clone, Copy)]
pub(super) struct StepForm {
    /// Tells rows apart while they move.
    pub(super) id: u32,
    /// The slug of the library's exercise; `None` for a step of one's own.
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
    pub(super) fn of(id: u32, step: &Step, dose: Dose) -> Self {
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

    /// What is missing in a step of one's own.
    pub(super) fn missing(self) -> Option<Key> {
        let empty = |text: RwSignal<String>| text.with_untracked(|it| it.trim().is_empty());
        match self.exercise {
            Some(_) => None,
            None if empty(self.name) => Some(Key::BUILD_NO_STEP_NAME),
            None => empty(self.text).then_some(Key::BUILD_NO_STEP_TEXT),
        }
    }

    pub(super) fn step(self) -> Step {
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
        Step { dose: Some(dose), ..Step::plain(movement) }
    }
}

/// A set of one's own begins as this, and may be changed to reps.
pub(super) const OWN_HOLD: Work = Work::Hold(Millis::from_secs(30));
const OWN_REPS: Work = Work::Reps { count: 10, pace: Pace::Own(Millis::from_secs(4)) };

/// What the steps of a routine share while they are edited.
#[derive(Clone, Copy)]
pub(super) struct EditedSteps {
    pub(super) rows: RwSignal<Vec<StepForm>>,
    /// The one that is unfolded.
    pub(super) open: RwSignal<Option<u32>>,
    /// What is wrong with a step, or with the whole, in words.
    pub(super) problem: RwSignal<(Option<u32>, String)>,
}

/// One step: a row that unfolds to how much of it, and its place in the order.
pub(super) fn step_row(steps: EditedSteps, row: StepForm) -> impl IntoView {
    let EditedSteps { rows, open, problem } = steps;
    let place = move || rows.with(|rows| rows.iter().position(|it| it.id == row.id));
    let is_open = Memo::new(move |_| open.get() == Some(row.id));
    let fold = move |_| open.set((!is_open.get_untracked()).then_some(row.id));
    let number = move || place().map_or(0, |at| at + 1).to_string();
    let name = move || {
        let name = row.name.get();
        if name.is_empty() { Key::BUILD_UNNAMED.text().to_owned() } else { name }
    };
    let dose = move || {
        let step = row.step();
        spoken::dose(step.movement.sides(), step.dose(1))
    };
    let figure = row.exercise.and_then(content::exercise);
    let figure = figure.map(|it| view! { <Figure movement=Movement::Library(it) cropped=true/> });
    let wrong = move || {
        problem.with(|(id, says)| if *id == Some(row.id) { says.clone() } else { String::new() })
    };
    view! {
        <li>
            <button class="row" aria-expanded=move || is_open.get().to_string() on:click=fold>
                <span class="row-number">{number}</span>
                {figure}
                <span class="grow"><b>{name}</b> <small>{dose}</small></span>
            </button>
            <p class="problem" role="alert">{wrong}</p>
            <Show when=move || is_open.get()>{unfolded(rows, row)}</Show>
        </li>
    }
}

/// How much of a step, and its place in the order.
fn unfolded(rows: RwSignal<Vec<StepForm>>, row: StepForm) -> impl IntoView {
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
        <fieldset class="step-fields">
            <legend class="unseen">{title}</legend>
            {row.exercise.is_none().then(|| own_fields(row))}
            {amount(row)}
            {number(Key::BUILD_SETS, 1, MOST_SETS, move || u64::from(row.sets.get()), move |it| row.sets.set(it as u8))}
            {number(Key::BUILD_REST, 0, MOST_SECONDS, move || u64::from(row.rest.get()), move |it| row.rest.set(it as u32))}
        </fieldset>
        <div class="actions step-order">
            <button class="pill pill-small" aria-label=named(Key::BUILD_UP) on:click=move |_| shift(true)>{Key::BUILD_UP.text()}</button>
            <button class="pill pill-small" aria-label=named(Key::BUILD_DOWN) on:click=move |_| shift(false)>{Key::BUILD_DOWN.text()}</button>
            <button class="pill pill-small pill-drop" aria-label=named(Key::BUILD_REMOVE) on:click=remove>{Key::BUILD_REMOVE.text()}</button>
        </div>
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
    set: impl Fn(u64) + Send + Sync + 'static,
) -> AnyView {
    number_field(name, (least, most), Arc::new(get), Box::new(set))
}

/// Apart, so that it is there once and not once for each field.
fn number_field(
    name: Key,
    (least, most): (u64, u64),
    get: Arc<dyn Fn() -> u64 + Send + Sync>,
    set: Box<dyn Fn(u64) + Send + Sync>,
) -> AnyView {
    let shown = get.clone();
    let wrong = RwSignal::new(None);
    // What the field shows then.
    let take = Arc::new({
        let get = get.clone();
        move |value: String| {
            let value = value.parse().ok().filter(|value| (least..=most).contains(value));
            if let Some(value) = value {
                set(value);
            }
            let kept = untrack(|| get()).to_string();
            wrong.set(value.is_none().then(|| {
                let values = [
                    ("least", &*least.to_string()),
                    ("most", &*most.to_string()),
                    ("kept", &*kept),
                ];
                Key::BUILD_RANGE.fill(&values)
            }));
            kept
        }
    });
    let field = NodeRef::<html::Input>::new();
    let step = {
        let take = take.clone();
        move |more: bool| {
            let now = untrack(|| get());
            // By fives where it is much: seconds are not counted one by one.
            let by = if most >= MOST_SECONDS && (now > 10 || (more && now >= 10)) { 5 } else { 1 };
            let next = if more { now.saturating_add(by) } else { now.saturating_sub(by) };
            let kept = take(next.clamp(least, most).to_string());
            if let Some(field) = field.get_untracked() {
                field.set_value(&kept);
            }
        }
    };
    let (less, more) = (step.clone(), step);
    let does = |key: Key| Key::BUILD_DOES.fill(&[("does", key.text()), ("name", name.text())]);
    view! {
        <div class="field">
            <span aria-hidden="true">{name.text()}</span>
            <div class="stepper">
                <button aria-label=does(Key::BUILD_LESS) on:click=move |_| less(false)>"−"</button>
                <input type="number" inputmode="numeric" required aria-label=name.text()
                    min=least.to_string() max=most.to_string() node_ref=field
                    prop:value=move || shown().to_string()
                    on:change:target=move |event| event.target().set_value(&take(event.target().value()))/>
                <button aria-label=does(Key::BUILD_MORE) on:click=move |_| more(true)>"+"</button>
            </div>
        </div>
        {move || wrong.get().map(|words| view! { <p class="problem wide" role="alert">{words}</p> })}
    }
    .into_any()
}
