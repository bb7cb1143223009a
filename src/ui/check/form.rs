//! The check as it is asked: the door, then one short page at a time.

use leptos::prelude::*;

use crate::app::check::CheckHandle;
use crate::app::journal::JournalHandle;
use crate::app::settings::SettingsHandle;
use crate::app::{use_check, use_journal, use_settings};
use crate::content;
use crate::domain::journal::facts::PREGNANCY;
use crate::domain::journal::gate::{CheckReason, Gate};
use crate::domain::safety::check::{AGES, Answers, Basis, Door, Question, Ticks, Trust, TypedAge};
use crate::domain::safety::check_form::{CheckForm as Asked, CheckStep};
use crate::i18n::{Key, locale};
use crate::ui::parts::facts::PregnancyWeek;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::words;

/// What is asked now.
#[component]
pub(super) fn Asking() -> impl IntoView {
    let settings = use_settings();
    let journal = use_journal();
    let check = use_check();
    let step = Memo::new(move |_| check.form().get().map_or(CheckStep::Door, |asked| asked.step));
    move || match step.get() {
        CheckStep::Door => doors(settings, journal, check).into_any(),
        CheckStep::Page(_) => of_page(check).into_any(),
        CheckStep::Still => still(check).into_any(),
    }
}

fn asked(check: CheckHandle) -> Option<Asked> {
    check.form().get()
}

fn answers(check: CheckHandle) -> Answers {
    asked(check).map(|asked| asked.answers).unwrap_or_default()
}

/// What brings the person here. One tap is the answer.
fn doors(settings: SettingsHandle, journal: JournalHandle, check: CheckHandle) -> impl IntoView {
    // Where the country is not known, the words are those that the page had before the program came.
    let number = settings.country().and_then(|it| it.emergency.first());
    let emergency = number.map_or_else(
        || Key::BARE_DOOR_EMERGENCY.text().to_owned(),
        |it| Key::CHECK_DOOR_EMERGENCY.fill(&[("number", it.says)]),
    );
    let may_back = journal.log().with_untracked(|log| !log.checks.is_empty());
    let button = |&door: &Door| {
        let name = words::door(door).text();
        view! { <button class="door" on:click=move |_| check.answer_door(door)>{name}</button> }
    };
    let buttons: Vec<_> = Door::ALL.iter().map(button).collect();
    view! {
        <article class="check asking">
            {may_back.then(|| top(check, None))}
            <p class="kicker">{move || why(check)}</p>
            <h1>{Key::CHECK_DOOR.text()}</h1>
            <div class="doors">{buttons}</div>
            <p class="quiet">{emergency}</p>
            <p class="quiet">{Key::CHECK_PRIVATE.text()}</p>
            <SmallPrint/>
        </article>
    }
}

/// Back, and how far it is.
fn top(check: CheckHandle, progress: Option<(usize, usize)>) -> impl IntoView {
    let counted = |key: Key, number: usize, count: usize| {
        key.fill(&[("n", &number.to_string()), ("m", &count.to_string())])
    };
    let bars = progress.map(|(number, count)| {
        let bars: Vec<_> =
            (1..=count).map(|at| view! { <i class:check-behind=at <= number></i> }).collect();
        let name = counted(Key::CHECK_PAGE, number, count);
        view! {
            <div
                class="check-bars"
                role="progressbar"
                aria-label=name
                aria-valuemin="0"
                aria-valuemax=count.to_string()
                aria-valuenow=number.to_string()
            >
                {bars}
            </div>
        }
    });
    let says = progress.map(|(number, count)| counted(Key::CHECK_COUNT, number, count));
    view! {
        <div class="asking-top">
            <button class="up" on:click=move |_| check.page_before()>
                {Key::CHECK_BACK.text()}
            </button>
            <span class="kicker" aria-hidden="true">{says}</span>
        </div>
        {bars}
    }
}

/// What stands above the heading: that the worst is over, why it is asked again, or how long it takes.
fn above(check: CheckHandle, now: Asked, number: usize) -> impl IntoView + use<> {
    let rules = content::rules();
    if now.is_past_the_urgent_part(rules) {
        return view! { <p class="asking-past">{Key::CHECK_PAST.text()}</p> }.into_any();
    }
    let time = (number == 1).then(|| {
        let halves = now.half_minutes(rules);
        let half = if halves % 2 == 1 { "½" } else { "" };
        let whole = if halves < 2 { String::new() } else { (halves / 2).to_string() };
        Key::CHECK_TIME.fill(&[("n", &format!("{whole}{half}"))])
    });
    let says = move || why(check).into_iter().chain(time.clone()).collect::<Vec<_>>().join(" ");
    view! { <p class="kicker">{says}</p> }.into_any()
}

fn of_page(check: CheckHandle) -> impl IntoView {
    let rules = content::rules();
    let now = check.form().get_untracked()?;
    let CheckStep::Page(page) = now.step else { return None };
    let (number, count) = (now.number(rules), now.steps(rules).len());
    let questions = now.rows(rules);
    let here = questions.iter().fold(Ticks::default(), |set, (place, _)| set.with(*place));
    let rows: Vec<_> = questions.iter().map(|(place, it)| row(check, *place, it)).collect();
    let whys: Vec<_> = questions.iter().map(|(_, it)| why_row(it)).collect();
    let ticked = Memo::new(move |_| answers(check).given().meets(here).count());
    let on = move || match ticked.get() {
        0 => Key::CHECK_NONE.text().to_owned(),
        n => Key::CHECK_GO_ON.count(n as usize, &[]),
    };
    let next = move |_| check.answer_page();
    Some(view! {
        <article class="check asking">
            {top(check, Some((number, count)))}
            {above(check, now, number)}
            <h1>{rules.pages[page].title.text()}</h1>
            <div class="asking-rows">
                <ul class="rows asks">{rows}</ul>
                {age(check, here)}
            </div>
            <div class="foot">
                <button class="pill pill-main" on:click=next>{on}</button>
            </div>
            <div class="asking-why">
                <span class="quiet">{Key::CHECK_LEAD.text()}</span>
                <details>
                    <summary>{Key::CHECK_WHY.text()}</summary>
                    <dl class="whys">{whys}</dl>
                    <p class="quiet">{Key::CHECK_PRIVATE.text()}</p>
                    <SmallPrint/>
                </details>
            </div>
        </article>
    })
}

/// The facts that are known, to be confirmed with one press.
fn still(check: CheckHandle) -> impl IntoView {
    let rules = content::rules();
    let now = check.form().get_untracked()?;
    let progress = Some((now.number(rules), now.steps(rules).len()));
    let given = now.answers.given().meets(rules.facts());
    let told: Vec<_> = rules.questions_in(given).map(|it| view! { <li>{it.line()}</li> }).collect();
    let not: Vec<&str> =
        rules.questions_in(rules.facts().but(given)).map(|it| it.short.text()).collect();
    let none = told.is_empty();
    let other = (if none { Key::CHECK_STILL_NONE } else { Key::CHECK_STILL_OTHERS })
        .fill(&[("what", &locale::list(&not))]);
    let right = move |_| check.answer_page();
    let changed = move |_| check.renew_facts();
    Some(view! {
        <article class="check asking">
            {top(check, progress)}
            {above(check, now, now.number(rules))}
            <h1>{Key::CHECK_STILL.text()}</h1>
            <div class="asking-rows">
                {(!none).then(|| view! { <ul>{told}</ul> })}
                {(!not.is_empty()).then(|| view! { <p>{other}</p> })}
            </div>
            <div class="foot">
                <button class="pill pill-main" on:click=right>{Key::CHECK_STILL_RIGHT.text()}</button>
                <button class="pill" on:click=changed>{Key::CHECK_STILL_CHANGED.text()}</button>
            </div>
        </article>
    })
}

/// A question: a box for yes, and once it is ticked, whether that is sure. What is not ticked is a no once the page is
/// left.
fn row(check: CheckHandle, place: usize, question: &'static Question) -> impl IntoView + use<> {
    let set = move |yes: bool, unsure: bool| {
        check.answer(|it| it.answers = it.answers.with(place, yes, unsure));
    };
    let is_yes = move || answers(check).yes.has(place);
    let is_unsure = move || answers(check).unsure.has(place);
    let ticked = Memo::new(move |_| is_yes() || is_unsure());
    let tick = move |_| set(!ticked.get_untracked(), false);
    let items = (!question.items.is_empty()).then(|| {
        let items: Vec<_> =
            question.items.iter().map(|it| view! { <span>{it.text()}</span> }).collect();
        view! { <span class="ask-items">{items}</span> }
    });
    let sure = move || {
        ticked.get().then(|| {
            view! {
                <span class="segment" role="radiogroup" aria-label=question.line()>
                    <label>
                        <input type="radio" name=question.id prop:checked=is_yes on:change=move |_| set(true, false)/>
                        {Key::CHECK_YES.text()}
                    </label>
                    <label>
                        <input type="radio" name=question.id prop:checked=is_unsure on:change=move |_| set(false, true)/>
                        {Key::CHECK_UNSURE.text()}
                    </label>
                </span>
                {(question.id == PREGNANCY).then(|| week(check))}
            }
        })
    };
    view! {
        <li class="ask">
            <label class="ask-row">
                <input
                    type="checkbox"
                    class="box"
                    // A list has no commas to be read out by.
                    aria-label=(!question.items.is_empty()).then(|| question.line())
                    prop:checked=move || ticked.get()
                    on:change=tick
                />
                <span>{question.text.text()} " " {items}</span>
            </label>
            {sure}
        </li>
    }
}

fn week(check: CheckHandle) -> impl IntoView {
    let told = check.form().with_untracked(|it| it.as_ref().and_then(|it| it.week));
    view! { <PregnancyWeek told=told given=move |week| check.answer(|it| it.week = week)/> }
}

fn why_row(question: &'static Question) -> impl IntoView + use<> {
    view! {
        <dt>{question.line()}</dt>
        <dd>{question.why.text()} " " <span class="quiet">{source(&question.basis)}</span></dd>
    }
}

/// Where a rule comes from, in a line that leads there.
pub(super) fn source(basis: &'static Basis) -> impl IntoView + use<> {
    let trust = (match basis.trust {
        Trust::Read => Key::CHECK_TRUST_READ,
        Trust::Copy => Key::CHECK_TRUST_COPY,
        Trust::Memory => Key::CHECK_TRUST_MEMORY,
    })
    .text();
    let year = basis.year.to_string();
    let says =
        Key::CHECK_SOURCE.fill(&[("source", &*basis.source), ("year", &year), ("trust", trust)]);
    view! { <a href=basis.link target="_blank" rel="noopener noreferrer">{says}</a> }
}

/// The age, where something that is ticked on this page goes by it.
fn age(check: CheckHandle, here: Ticks) -> impl IntoView {
    let wrong = RwSignal::new(false);
    let asked = Memo::new(move |_| content::rules().asks_age(answers(check).given().meets(here)));
    let given = move |ev| {
        let typed = TypedAge::read(&event_target_value(&ev));
        wrong.set(typed == TypedAge::Wrong);
        let age = if let TypedAge::Age(age) = typed { Some(age) } else { None };
        check.answer(|it| it.answers.age = age);
    };
    let value = move || answers(check).age.map(|age| age.to_string()).unwrap_or_default();
    move || {
        asked.get().then(|| {
            view! {
                <label class="field">
                    {Key::CHECK_AGE.text()}
                    <input
                        type="number"
                        inputmode="numeric"
                        min=AGES.start().to_string()
                        max=AGES.end().to_string()
                        value=untrack(value)
                        on:change=given
                        aria-describedby="age-why"
                    />
                    <span id="age-why" class="quiet">{Key::CHECK_AGE_WHY.text()}</span>
                    <span class="problem" role="alert">
                        {move || wrong.get().then(|| Key::CHECK_AGE_WRONG.text())}
                    </span>
                </label>
            }
        })
    }
}

/// Why the check is asked again, if that needs words.
fn why(check: CheckHandle) -> Option<String> {
    let why = match check.gate().get() {
        Gate::Ask(CheckReason::StopSign) => Key::CHECK_WHY_STOP_SIGN,
        Gate::Ask(CheckReason::PainUp) => Key::CHECK_WHY_PAIN_UP,
        Gate::Ask(CheckReason::Mornings) => Key::CHECK_WHY_MORNINGS,
        Gate::Ask(CheckReason::Days) => Key::CHECK_WHY_DAYS,
        Gate::Ask(CheckReason::Severe) => Key::CHECK_WHY_SEVERE,
        Gate::Ask(CheckReason::Unchanged) => Key::CHECK_WHY_UNCHANGED,
        Gate::Ask(CheckReason::Facts) => Key::CHECK_WHY_FACTS,
        Gate::Ask(CheckReason::Lost) => Key::CHECK_WHY_LOST,
        Gate::Ask(CheckReason::Ahead) => Key::CHECK_WHY_AHEAD,
        Gate::Ask(CheckReason::Old) => Key::CHECK_WHY_OLD,
        Gate::Ask(CheckReason::NewRules) => Key::CHECK_WHY_NEW_RULES,
        _ => return None,
    };
    Some(Key::CHECK_AGAIN_WHY.fill(&[("why", why.text())]))
}
