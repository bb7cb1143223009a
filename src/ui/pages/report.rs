//! The safety check for a clinician: one page to print, and the same as JSON.

use leptos::prelude::*;

use crate::app::{App, Log, use_app};
use crate::content;
use crate::domain::hurt::{Feeling, Then};
use crate::domain::record::{Check, Outcome, Record, Says};
use crate::domain::safety::Level;
use crate::i18n::Key;
use crate::platform::page;
use crate::ui::pages::progress::chart::PainChart;
use crate::ui::pages::progress::practice::Exercises;
use crate::ui::parts::hurt;
use crate::ui::parts::table::table;

/// The page.
#[component]
pub(crate) fn ReportPage() -> impl IntoView {
    let app = use_app();
    let sums = Memo::new(move |_| app.log.with(Log::sums));
    let body = move || {
        app.log.with(|log| match log.checks.split_last() {
            None => view! { <p>{app.text(Key::REPORT_NONE)}</p> }.into_any(),
            Some((last, earlier)) => view! {
                {latest(app, last)}
                {before(app, earlier)}
                {words(app, log)}
                {stopped(app, &app.hurt_sessions())}
            }
            .into_any(),
        })
    };
    view! {
        <article class="report">
            <h1 tabindex="-1">{app.text(Key::REPORT_TITLE)}</h1>
            <p>{app.text(Key::REPORT_LEAD)}</p>
            <div class="actions">
                <button class="pill pill-main" on:click=move |_| page::print()>{app.text(Key::REPORT_PRINT)}</button>
                <button class="pill" on:click=move |_| app.save_report()>{app.text(Key::REPORT_SAVE)}</button>
            </div>
            {body}
            <PainChart sums=sums/>
            <Exercises sums=sums/>
        </article>
    }
}

fn level(app: App, level: Level) -> &'static str {
    app.text(match level {
        Level::Ready => Key::REPORT_LEVEL_READY,
        Level::Gentle => Key::REPORT_LEVEL_GENTLE,
        Level::Soon => Key::REPORT_LEVEL_SOON,
        Level::Urgent => Key::REPORT_LEVEL_URGENT,
        Level::Emergency => Key::REPORT_LEVEL_EMERGENCY,
    })
}

/// Every question with its answer.
fn latest(app: App, check: &Check) -> impl IntoView + use<> {
    let values = [
        ("day", &*check.day.to_string()),
        ("rules", &*check.rules),
        ("level", level(app, check.level())),
    ];
    let title = app.fill(Key::REPORT_LATEST, &values);
    let age = match check.age {
        Some(age) => app.fill(Key::REPORT_AGE, &[("n", &age.to_string())]),
        None => app.text(Key::REPORT_AGE_NONE).to_owned(),
    };
    let has = |ids: &[String], id: &str| ids.iter().any(|it| it == id);
    let rows: Vec<_> = content::rules()
        .questions
        .iter()
        .map(|it| {
            let (key, class) = if has(&check.yes, it.id) {
                (Key::REPORT_YES, "report-yes")
            } else if has(&check.unsure, it.id) {
                (Key::REPORT_UNSURE, "report-yes")
            } else {
                (Key::REPORT_NO, "")
            };
            view! { <tr class=class><th scope="row">{it.asks}</th><td>{app.text(key)}</td></tr> }
                .into_any()
        })
        .collect();
    view! {
        <h2>{title}</h2>
        <p>{age}</p>
        {table(app, &[Key::REPORT_QUESTION, Key::REPORT_ANSWER], rows)}
    }
}

fn before(app: App, checks: &[Check]) -> Option<impl IntoView + use<>> {
    let row = |check: &Check| {
        let given: Vec<&str> = check
            .given()
            .map(|id| content::rules().question(id).map_or(id, |it| it.says))
            .collect();
        let given = if given.is_empty() {
            app.text(Key::REPORT_EARLIER_NOTHING).to_owned()
        } else {
            given.join("; ")
        };
        let values = [
            ("day", &*check.day.to_string()),
            ("level", level(app, check.level())),
            ("given", &*given),
        ];
        view! { <li>{app.fill(Key::REPORT_EARLIER_ROW, &values)}</li> }
    };
    let rows: Vec<_> = checks.iter().rev().map(row).collect();
    (!rows.is_empty()).then(|| view! { <h2>{app.text(Key::REPORT_EARLIER)}</h2><ul>{rows}</ul> })
}

fn words(app: App, log: &Log) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = log
        .words
        .iter()
        .rev()
        .map(|word| {
            let key = match word.says {
                Says::Seen => Key::REPORT_WORD_SEEN,
                Says::Same => Key::REPORT_WORD_SAME,
            };
            view! { <li>{app.fill(key, &[("day", &word.day.to_string())])}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <h2>{app.text(Key::REPORT_WORDS)}</h2><ul>{rows}</ul> })
}

fn stopped(app: App, records: &[Record]) -> impl IntoView + use<> {
    let rows: Vec<_> = records
        .iter()
        .rev()
        .flat_map(|record| rows_of(app, record))
        .map(|row| view! { <li>{row}</li> })
        .collect();
    let none = rows.is_empty().then(|| view! { <p>{app.text(Key::REPORT_STOPPED_NONE)}</p> });
    view! {
        <h2>{app.text(Key::REPORT_STOPPED)}</h2>
        <ul>{rows}</ul>
        {none}
    }
}

/// What hurt in a session, a line each.
fn rows_of(app: App, record: &Record) -> Vec<String> {
    let day = record.day.to_string();
    // One that has been thrown away since has its slug alone.
    let named = app.routine(&record.routine).map(|it| it.name.to_string());
    let routine = named.as_deref().unwrap_or(&record.routine);
    if record.hurts.is_empty() {
        let hurt = record.outcome == Outcome::Hurt;
        let bare = || app.fill(Key::REPORT_STOPPED_BARE, &[("day", &day), ("routine", routine)]);
        return hurt.then(bare).into_iter().collect();
    }
    let rows = record.hurts.iter().map(|it| {
        let feeling =
            Feeling::named(&it.feeling).map_or(&*it.feeling, |it| app.text(hurt::name(it)));
        let then = match Then::named(&it.then) {
            Some(Then::Ease) => app.text(Key::REPORT_THEN_EASED),
            Some(Then::LeaveOut) => app.text(Key::REPORT_THEN_LEFT_OUT),
            Some(Then::Stop) => app.text(Key::REPORT_THEN_STOPPED),
            Some(Then::GoOn) | None => &it.then,
        };
        let exercise = content::exercise(&it.exercise).map_or(&*it.exercise, |it| it.name);
        let values = [
            ("day", &*day),
            ("routine", routine),
            ("exercise", exercise),
            ("side", &*it.side),
            ("feeling", feeling),
            ("then", then),
        ];
        app.fill(Key::REPORT_STOPPED_ROW, &values)
    });
    rows.collect()
}
