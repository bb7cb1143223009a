//! The list, a month at a time.

use leptos::prelude::*;

use super::address::{ELSEWHERE, NOTE, PATTERNS, page_of};
use super::words;
use crate::app::page::PageHandle;
use crate::app::{use_journal, use_page, use_routines};
use crate::domain::journal::diary::DiaryRow;
use crate::domain::route::Route;
use crate::domain::time::day::Day;
use crate::i18n::Key;
use crate::ui::parts::row::Row;
use crate::ui::parts::up::Up;

#[component]
pub(super) fn List() -> impl IntoView {
    let (page, journal, routines) = (use_page(), use_journal(), use_routines());
    let count = RwSignal::new(1_usize);
    let shows_deleted = RwSignal::new(false);
    let months = Memo::new(move |_| journal.diary_months());
    let rows = Memo::new(move |_| {
        let names = months.get();
        let shown = names.iter().take(count.get());
        shown.flat_map(|name| journal.diary(name)).collect::<Vec<DiaryRow>>()
    });
    let days = move || {
        rows.with(|rows| {
            let shown = |it: &&DiaryRow| shows_deleted.get() || !it.deleted;
            let shown: Vec<&DiaryRow> = rows.iter().filter(shown).collect();
            let days = shown.chunk_by(|a, b| a.day == b.day);
            days.map(|day| {
                let rows: Vec<_> = day
                    .iter()
                    .map(|row| {
                        let to = page_of(Some(&row.id.to_string()));
                        let name = words::name(routines, row);
                        view! { <Row to=to name=name about=words::about(page, row)/> }
                    })
                    .collect();
                view! {
                    <section>
                        <h2>{page.date(day[0].day)}</h2>
                        <ul class="rows">{rows}</ul>
                    </section>
                }
            })
            .collect::<Vec<_>>()
        })
    };
    let older = move || {
        let name = months.with(|names| names.get(count.get()).cloned())?;
        let says = Key::JOURNAL_OLDER.fill(&[("month", &month(page, &name))]);
        let more = move |_| count.update(|count| *count += 1);
        Some(view! { <button class="pill" on:click=more>{says}</button> })
    };
    let deleted = move || {
        let n = rows.with(|rows| rows.iter().filter(|it| it.deleted).count());
        let says = if shows_deleted.get() {
            Key::JOURNAL_HIDE_DELETED.text().to_owned()
        } else {
            Key::JOURNAL_SHOW_DELETED.count(n, &[])
        };
        let flip = move |_| shows_deleted.update(|it| *it = !*it);
        (n > 0).then(|| {
            view! { <button class="pill pill-small" on:click=flip>{says}</button> }
        })
    };
    let lead = move || {
        let empty = months.with(Vec::is_empty);
        (if empty { Key::JOURNAL_EMPTY } else { Key::JOURNAL_LEAD }).text()
    };
    view! {
        <article>
            <Up to=Route::Progress name=Key::PROGRESS_TITLE/>
            <h1>{Key::JOURNAL_TITLE.text()}</h1>
            <p class="soft">{lead}</p>
            <ul class="rows">
                <Row
                    to=page_of(Some(ELSEWHERE))
                    name=Key::JOURNAL_ADD_ELSEWHERE.text()
                    about=Key::JOURNAL_ADD_ELSEWHERE_ABOUT.text()
                />
                <Row to=page_of(Some(NOTE)) name=Key::JOURNAL_ADD_NOTE.text() about=""/>
                <Row to=page_of(Some(PATTERNS)) name=Key::JOURNAL_PATTERNS.text() about=""/>
            </ul>
            {days}
            <div class="actions">{older} {deleted}</div>
        </article>
    }
}

/// The month of this name, as people here write it.
fn month(page: PageHandle, name: &str) -> String {
    let day = format!("{name}-01").parse::<Day>();
    day.map_or_else(|_| name.to_owned(), |day| page.month(day))
}
