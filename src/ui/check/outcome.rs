//! What follows from the last check.

use leptos::prelude::*;

use crate::app::check::CheckHandle;
use crate::app::journal::JournalHandle;
use crate::app::routines::RoutinesHandle;
use crate::app::{use_check, use_journal, use_page, use_routines};
use crate::content;
use crate::domain::journal::gate::Gate;
use crate::domain::journal::record::{Check, Declaration};
use crate::domain::route::Route;
use crate::domain::safety::check::{Door, Level, Ticks};
use crate::i18n::Key;
use crate::ui::check::form::source;
use crate::ui::check::numbers::{AdviceNumbers, ChooseCountry, EmergencyNumbers, WhatToSay};
use crate::ui::parts::confirm_button::ConfirmButton;
use crate::ui::parts::head_turn::OfferHeadTurn;
use crate::ui::parts::row::Row;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::start::Start;
use crate::ui::parts::stop_signs::{EmergencySigns, list};
use crate::ui::parts::swaps::{reason, swap_words};
use crate::ui::parts::words;

/// The outcome of the last check.
#[component]
pub(super) fn Outcome() -> impl IntoView {
    let journal = use_journal();
    let handle = use_check();
    let routines = use_routines();
    let check = journal.log().with_untracked(|log| log.checks.last().cloned())?;
    let level = check.level();
    let changes = change_rows(routines);
    let (title, lead) = match level {
        Level::Emergency => (Key::CHECK_EMERGENCY_TITLE, Key::CHECK_EMERGENCY_LEAD),
        Level::Urgent => (Key::CHECK_URGENT_TITLE, Key::CHECK_URGENT_LEAD),
        Level::Soon if check.advises() => (Key::CHECK_ADVICE_TITLE, Key::CHECK_ADVICE_LEAD),
        Level::Soon => (Key::CHECK_SOON_TITLE, Key::CHECK_SOON_LEAD),
        Level::Gentle if changes.is_empty() => {
            (Key::CHECK_GENTLE_NONE_TITLE, Key::CHECK_GENTLE_NONE_LEAD)
        }
        Level::Gentle => (Key::CHECK_GENTLE_TITLE, Key::CHECK_GENTLE_LEAD),
        Level::Ready => (Key::CHECK_READY_TITLE, Key::CHECK_READY_LEAD),
    };
    let when = match level {
        Level::Emergency => None,
        Level::Urgent => Some(Key::CHECK_WHEN_TODAY),
        Level::Soon => Some(Key::CHECK_WHEN_SOON),
        Level::Gentle | Level::Ready => Some(Key::CHECK_DONE),
    };
    let heading = view! {
        {when.map(|it| view! { <p class="kicker">{it.text()}</p> })}
        <h1>{title.text()}</h1>
        <p>{lead.text()}</p>
    };
    // Whom to call stands in a field of its own, before anything else.
    let first = match level {
        Level::Emergency => view! {
            <div class="field-first alarm">
                {heading}
                <EmergencyNumbers/>
                <ChooseCountry/>
            </div>
            <WhatToSay words=speech(&check, Key::CHECK_SAY_NOW)/>
            {numbered(Key::CHECK_EMERGENCY_DO)}
        }
        .into_any(),
        Level::Urgent | Level::Soon => view! {
            <div class="field-first">
                {heading}
                <AdviceNumbers/>
                <ChooseCountry/>
            </div>
            <WhatToSay words=speech(&check, Key::CHECK_SAY_CHECK)/>
            <EmergencySigns/>
        }
        .into_any(),
        Level::Gentle | Level::Ready => heading.into_any(),
    };
    let adapts = (level <= Level::Gentle || check.advises()) && !changes.is_empty();
    let what_changes = adapts.then(|| {
        let rows: Vec<_> = changes.into_iter().map(|row| view! { <li>{row}</li> }).collect();
        view! {
            <h2>{Key::CHECK_CHANGES.text()}</h2>
            <ul>{rows}</ul>
        }
    });
    let signs = (level <= Level::Soon).then(|| {
        view! {
            <section class="signs signs-stop">
                <h2>{Key::CARE_STOP.text()}</h2>
                {list(Key::CARE_STOP_LIST)}
            </section>
            <p class="quiet">{Key::CHECK_HURTS.text()}</p>
        }
    });
    let class = if level == Level::Emergency { "check outcome flow" } else { "check outcome" };
    Some(view! {
        <article class=class>
            {first}
            {what_changes}
            {signs}
            {reasons(handle, &check)}
            {word(journal, handle, &check)}
            <ul class="rows">
                {(level <= Level::Gentle).then(|| view! { <OfferHeadTurn/> })}
                {again(handle)}
            </ul>
            <SmallPrint/>
            {next(handle, routines)}
        </article>
    })
}

/// What to say of `check` on the phone: the pain, what matters most of what was ticked, the age, and `last`.
fn speech(check: &Check, last: Key) -> String {
    let rules = content::rules();
    let answers = check.answers(rules);
    // Who came without pain says nothing of any.
    let pain = (check.door() != Some(Door::None)).then(|| Key::CHECK_SAY_PAIN.text().to_owned());
    let ticked = rules.said(&answers).into_iter().map(|place| {
        let says = rules.questions[place].say;
        // The other one hears what is sure and what is not.
        if answers.unsure.has(place) {
            return Key::CHECK_SAY_UNSURE.fill(&[("what", says.text())]);
        }
        says.text().to_owned()
    });
    let age = check.age.map(|age| Key::CHECK_SAY_AGE.count(age.into(), &[]));
    let last = [last.text().to_owned()];
    let sentences: Vec<_> = pain.into_iter().chain(ticked).chain(age).chain(last).collect();
    sentences.join(" ")
}

/// What to do meanwhile, in its order.
fn numbered(key: Key) -> impl IntoView {
    let items: Vec<_> = key.text().split('|').map(|item| view! { <li>{item}</li> }).collect();
    view! { <ol>{items}</ol> }
}

/// The routine whose Start led here.
fn next(check: CheckHandle, routines: RoutinesHandle) -> Option<impl IntoView> {
    let routine = check.pending().get().filter(|_| check.gate().get() == Gate::Open)?;
    let left = !routines.fitted(&routine).0.steps.is_empty();
    let name = routine.name.to_string();
    let start = if left {
        view! { <Start routine=routine/> }.into_any()
    } else {
        view! { <p>{Key::CHECK_NOTHING_LEFT.text()}</p> }.into_any()
    };
    Some(view! {
        <div class="foot">
            <p class="quiet">{Key::CHECK_NEXT.fill(&[("name", &name)])}</p>
            {start}
        </div>
    })
}

/// What the answers change: every exercise that they leave out, with what stands in for it, and how the rest is done.
fn change_rows(routines: RoutinesHandle) -> Vec<String> {
    let limits = routines.limits();
    let gentle = limits.gentle.then(|| Key::CHECK_CHANGES_GENTLE.text().to_owned());
    let easiest = limits.easiest.then(|| Key::CHECK_CHANGES_EASIEST.text().to_owned());
    let swaps = routines.changes();
    let swaps = swaps.iter().map(|swap| format!("{}, {}", swap_words(swap), reason(swap.because)));
    gentle.into_iter().chain(easiest).chain(swaps).collect()
}

/// The person's word that somebody has seen them, asked for or given.
fn word(journal: JournalHandle, handle: CheckHandle, check: &Check) -> Option<AnyView> {
    let id = check.id;
    let given = journal.log().with_untracked(|log| {
        log.words
            .iter()
            .rfind(|it| it.check == id && it.says == Declaration::ClearedByProfessional)
            .map(|it| it.day)
    });
    if let Some(day) = given {
        let words = Key::CHECK_WORD_GIVEN.fill(&[("date", &use_page().date(day))]);
        return Some(view! { <p class="notice">{words}</p> }.into_any());
    }
    if check.level() < Level::Soon {
        return None;
    }
    if handle.word_is_too_early() {
        return Some(view! { <p class="quiet">{Key::CHECK_WORD_TODAY.text()}</p> }.into_any());
    }
    let say = move |_| handle.declare(Declaration::ClearedByProfessional);
    Some(
        view! {
            <h2>{Key::CHECK_WORD_TITLE.text()}</h2>
            <p><button class="pill" on:click=say>{Key::CHECK_WORD.text()}</button></p>
            <p class="quiet">{Key::CHECK_WORD_WHY.text()}</p>
        }
        .into_any(),
    )
}

/// What was answered, where the rules come from, and when they were made.
fn reasons(handle: CheckHandle, check: &Check) -> impl IntoView + use<> {
    let rules = content::rules();
    let row = |id: &String| {
        let question = rules.question(id)?;
        let line = question.line();
        let name = Key::CHECK_MISTAKE_OF.fill(&[("what", &line)]);
        let says = if check.unsure.contains(id) {
            Key::CHECK_BECAUSE_UNSURE.fill(&[("what", &line)])
        } else {
            line
        };
        let mistake = move |_| handle.mistaken(question);
        // Where the check is asked anyhow it begins at its beginning.
        let asked = matches!(handle.gate().get_untracked(), Gate::Ask(_));
        Some(view! {
            <li>
                {says}
                {(!asked).then(|| view! {
                    " "
                    <button class="as-link" aria-label=name on:click=mistake>
                        {Key::CHECK_MISTAKE.text()}
                    </button>
                })}
            </li>
        })
    };
    let rows: Vec<_> = check.because.iter().filter_map(row).collect();
    let door =
        check.door().map(|door| Key::CHECK_CAME_FOR.fill(&[("what", words::door(door).text())]));
    let answers = check.answers(rules);
    let sources: Vec<_> =
        rules.bases(&answers).into_iter().map(|basis| view! { <li>{source(basis)}</li> }).collect();
    let values = [("date", &*check.rules), ("day", &*use_page().date(check.day))];
    let dated = Key::CHECK_RULES.fill(&values);
    view! {
        {(!rows.is_empty()).then(|| view! {
            <div class="ticked">
                <h2>{Key::CHECK_BECAUSE.text()}</h2>
                <ul>{rows}</ul>
                <details>
                    <summary>{Key::CHECK_SOURCES.text()}</summary>
                    <ul>{sources}</ul>
                </details>
            </div>
        })}
        <p class="quiet">{door} " " {dated}</p>
    }
}

/// What else can be done about the check, as rows.
fn again(check: CheckHandle) -> impl IntoView {
    view! {
        <li>
            <button class="row" on:click=move |_| check.ask(Ticks::default())>
                <b class="grow">{Key::CHECK_AGAIN.text()}</b>
            </button>
        </li>
        <Row to=Route::Report name=Key::CHECK_REPORT.text() about=""/>
        <li>
            <ConfirmButton
                name=Key::CHECK_ERASE
                sure=Key::CHECK_ERASE_SURE
                class="row row-drop"
                act=move || check.erase()
            />
            <p class="quiet">{Key::CHECK_ERASE_WHY.text()}</p>
        </li>
    }
}
