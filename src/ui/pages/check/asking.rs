//! One page of questions at a time.

use leptos::prelude::*;

use super::why;
use crate::app::{App, use_app};
use crate::content;
use crate::domain::safety::{Answers, Page, Question, Ticks, Trust};
use crate::i18n::Key;
use crate::ui::parts::small_print::SmallPrint;

/// Whom this is for: adults.
const AGES: std::ops::RangeInclusive<u8> = 18..=120;

/// The questions of the page that is asked.
#[component]
pub(super) fn Asking() -> impl IntoView {
    let app = use_app();
    let page = Memo::new(move |_| app.asked.get().map_or(Page::Emergency, |asked| asked.page));
    move || of_page(app, page.get())
}

fn of_page(app: App, page: Page) -> impl IntoView {
    let (number, count) = (page as usize + 1, Page::ALL.len());
    let title = match page {
        Page::Emergency => Key::CHECK_EMERGENCY,
        Page::Urgent => Key::CHECK_URGENT,
        Page::Soon => Key::CHECK_SOON,
        Page::Adapt => Key::CHECK_ADAPT,
    };
    let values = [("n", &*number.to_string()), ("m", &*count.to_string())];
    let progress = app.fill(Key::CHECK_PAGE, &values);
    let questions =
        || content::rules().questions.iter().enumerate().filter(|(_, it)| it.page == page);
    let here = questions().fold(Ticks::default(), |set, (place, _)| set.with(place));
    let rows: Vec<_> = questions().map(|(place, it)| row(app, place, it)).collect();
    let why_rows: Vec<_> = questions().map(|(_, it)| why_row(app, it)).collect();
    let ticked = Memo::new(move |_| {
        let Answers { yes, unsure, .. } = answers(app);
        yes.and(unsure).meets(here) != Ticks::default()
    });
    let on = move || app.text(if ticked.get() { Key::CHECK_GO_ON } else { Key::CHECK_NONE });
    let bars: Vec<_> =
        (1..=count).map(|at| view! { <i class:check-behind=at <= number></i> }).collect();
    let kicker = move || why(app).unwrap_or_else(|| app.text(Key::CHECK_KICKER).to_owned());
    let back = move |_| app.page_before();
    let may_back = move || {
        (number > 1 || app.log.with(|log| !log.checks.is_empty())).then(|| {
            view! { <button class="pill" on:click=back>{app.text(Key::CHECK_BACK)}</button> }
        })
    };
    view! {
        <article class="check">
            <div
                class="check-bars"
                role="progressbar"
                aria-label=progress.clone()
                aria-valuemin="0"
                aria-valuemax=count.to_string()
                aria-valuenow=number.to_string()
            >
                {bars}
            </div>
            <p class="quiet">{kicker} <span class="unseen">". " {progress}</span></p>
            <h1 tabindex="-1">{app.text(title)}</h1>
            <p class="quiet">{app.text(Key::CHECK_LEAD)}</p>
            <ul class="asks">{rows}</ul>
            {age(app, here)}
            // At the end of the list, not above it: "none of these" is said after reading them.
            <div class="check-foot">
                {may_back}
                <button class="pill pill-main" on:click=move |_| app.answer_page()>{on}</button>
            </div>
            <details>
                <summary>{app.text(Key::CHECK_WHY)}</summary>
                <dl class="whys">{why_rows}</dl>
            </details>
            <p class="quiet">{app.text(Key::CHECK_PRIVATE)}</p>
            <SmallPrint/>
        </article>
    }
}

fn answers(app: App) -> Answers {
    app.asked.get().map(|asked| asked.answers).unwrap_or_default()
}

fn change(app: App, change: impl FnOnce(&mut Answers)) {
    app.asked.update(|asked| {
        if let Some(asked) = asked {
            change(&mut asked.answers);
        }
    });
}

/// A question: a box for yes, a button for not sure. What is neither is a no once the page is left.
fn row(app: App, place: usize, question: &'static Question) -> impl IntoView + use<> {
    let yes = move || answers(app).yes.has(place);
    let unsure = move || answers(app).unsure.has(place);
    let tick = move |_| {
        change(app, |it| {
            it.yes = if it.yes.has(place) { it.yes.without(place) } else { it.yes.with(place) };
            it.unsure = it.unsure.without(place);
        });
    };
    let doubt = move |_| {
        change(app, |it| {
            let not = it.unsure.has(place);
            it.unsure = if not { it.unsure.without(place) } else { it.unsure.with(place) };
            it.yes = it.yes.without(place);
        });
    };
    let name = app.fill(Key::CHECK_UNSURE_OF, &[("what", question.says)]);
    view! {
        <li class="ask">
            <label>
                <input type="checkbox" prop:checked=yes on:change=tick/>
                {question.says}
            </label>
            <button
                class="pill pill-small"
                aria-label=name
                aria-pressed=move || unsure().to_string()
                on:click=doubt
            >
                {app.text(Key::CHECK_UNSURE)}
            </button>
        </li>
    }
}

fn why_row(app: App, question: &'static Question) -> impl IntoView + use<> {
    view! {
        <dt>{question.asks}</dt>
        <dd>{question.why} " " <span class="quiet">{source(app, &question.basis)}</span></dd>
    }
}

/// Where a rule comes from, in a line.
pub(super) fn source(app: App, basis: &crate::domain::safety::Basis) -> String {
    let trust = app.text(match basis.trust {
        Trust::Read => Key::CHECK_TRUST_READ,
        Trust::Copy => Key::CHECK_TRUST_COPY,
        Trust::Memory => Key::CHECK_TRUST_MEMORY,
    });
    let year = basis.year.to_string();
    app.fill(Key::CHECK_SOURCE, &[("source", basis.source), ("year", &year), ("trust", trust)])
}

/// The age, where something that is ticked on this page goes by it.
fn age(app: App, here: Ticks) -> impl IntoView {
    let wrong = RwSignal::new(false);
    let asked = Memo::new(move |_| {
        let Answers { yes, unsure, .. } = answers(app);
        content::rules().asks_age(yes.and(unsure).meets(here))
    });
    let given = move |ev| {
        let text = event_target_value(&ev);
        let years = text.trim().parse().ok().filter(|years| AGES.contains(years));
        wrong.set(years.is_none() && !text.trim().is_empty());
        change(app, |it| it.age = years);
    };
    let value = move || answers(app).age.map(|age| age.to_string()).unwrap_or_default();
    move || {
        asked.get().then(|| {
            view! {
                <label class="field">
                    {app.text(Key::CHECK_AGE)}
                    <input
                        type="number"
                        inputmode="numeric"
                        min=AGES.start().to_string()
                        max=AGES.end().to_string()
                        value=untrack(value)
                        on:change=given
                        aria-describedby="age-why"
                    />
                    <span id="age-why" class="quiet">{app.text(Key::CHECK_AGE_WHY)}</span>
                    <span class="problem" role="alert">
                        {move || wrong.get().then(|| app.text(Key::CHECK_AGE_WRONG))}
                    </span>
                </label>
            }
        })
    }
}
