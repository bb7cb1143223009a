//! One session, pain or entry, opened: to be corrected, noted about, deleted and brought back.

use leptos::prelude::*;

use super::add::whole;
use super::address::page_of;
use super::{fields, words};
use crate::app::check::CheckHandle;
use crate::app::page::PageHandle;
use crate::app::{use_check, use_journal, use_page, use_routines};
use crate::domain::journal::amended::{Correctable, MOST_MINUTES};
use crate::domain::journal::diary::{DiaryItem, DiaryRow, NoteAbout};
use crate::domain::journal::entry::{Addition, EntryKind, note};
use crate::domain::journal::record::{MOST_PAIN, PainWhen, SessionOutcome};
use crate::domain::library::exercise::Area;
use crate::domain::time::day::minute_of_day;
use crate::i18n::Key;
use crate::ui::parts::words::area;

/// The page of what has this id.
pub(super) fn opened(id: Option<u64>) -> AnyView {
    let (page, journal) = (use_page(), use_journal());
    let row = Memo::new(move |_| id.and_then(|id| journal.diary_row(id)));
    (move || match row.get() {
        Some(row) => untrack(|| form(page, row)),
        None => view! {
            <h1>{Key::MISSING_TITLE.text()}</h1>
            <p>{Key::MISSING_ASKED.text()}</p>
        }
        .into_any(),
    })
    .into_any()
}

/// What a field changes.
#[derive(Clone, Copy)]
enum Changes {
    /// A whole number up to this, of a field of this name; none at all only where that is no fault.
    Number(&'static str, i32, Option<Key>),
    /// A text, of a field of this name.
    Text(&'static str),
    /// What was noted about it.
    Note(Option<NoteAbout>),
}

/// A field of the form, as it was and as it is now.
struct FormField {
    changes: Changes,
    before: String,
    now: RwSignal<String>,
}

impl FormField {
    fn new(changes: Changes, before: impl Into<String>) -> Self {
        let before = before.into();
        Self { changes, now: RwSignal::new(before.clone()), before }
    }

    fn is_changed(&self) -> bool {
        self.now.with(|now| *now != self.before)
    }

    /// What is to be added to the log for it; an error where it is no such number.
    fn amendment(&self, row: &DiaryRow) -> Result<Addition, String> {
        let now = self.now.get_untracked();
        Ok(match self.changes {
            Changes::Number(name, most, needed) => {
                let wrong = || {
                    let key = needed.unwrap_or(Key::JOURNAL_MINUTES_WRONG);
                    key.fill(&[("n", &most.to_string())])
                };
                let value = whole(&now, most).map_err(|()| wrong())?;
                if value.is_none() && needed.is_some() {
                    return Err(wrong());
                }
                row.correction(name, value, None)
            }
            Changes::Text(name) => row.correction(name, None, note(&now)),
            Changes::Note(about) => row.note_change(about, &now),
        })
    }
}

fn form(page: PageHandle, row: DiaryRow) -> AnyView {
    let (check, routines) = (use_check(), use_routines());
    let day = page.date(row.day);
    let time = page.time_of_day(minute_of_day(row.utc, row.offset));
    let title = view! {
        <h1>{words::name(routines, &row)}</h1>
        <p class="soft">{day} ", " {time}</p>
    };
    if row.deleted {
        let back = move |_| {
            check.amend([row.deletion(false)]);
            // The button that was pressed is gone.
            page.focus_heading();
            page.announce(Key::JOURNAL_SAVED.text().to_owned());
        };
        return view! {
            {title}
            <p>{Key::JOURNAL_DELETED.text()}</p>
            <button class="pill" on:click=back>{Key::JOURNAL_RESTORE.text()}</button>
        }
        .into_any();
    }
    let mut fields = Vec::new();
    let inputs = inputs(&row, &mut fields);
    let fields = StoredValue::new(fields);
    let changed = move || fields.with_value(|fields| fields.iter().any(FormField::is_changed));
    page.hold_while(changed);
    let problem = RwSignal::new(String::new());
    let asked = row.clone();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let amendments: Result<Vec<Addition>, String> = fields.with_value(|fields| {
            let changed = fields.iter().filter(|it| untrack(|| it.is_changed()));
            changed.map(|it| it.amendment(&asked)).collect()
        });
        match amendments {
            Err(says) => problem.set(says),
            Ok(amendments) => {
                page.go(&page_of(None));
                check.amend(amendments);
                page.announce(Key::JOURNAL_SAVED.text().to_owned());
            }
        }
    };
    view! {
        {title}
        <form class="journal-form" on:submit=save>
            {inputs}
            <p class="problem" role="alert">{move || problem.get()}</p>
            <div class="foot">
                <button class="pill pill-main">{Key::JOURNAL_SAVE.text()}</button>
                {delete(page, check, row)}
            </div>
        </form>
    }
    .into_any()
}

fn delete(page: PageHandle, check: CheckHandle, row: DiaryRow) -> impl IntoView {
    let delete = move |_| {
        check.amend([row.deletion(true)]);
        // The button that was pressed is gone.
        page.focus_heading();
        page.announce(Key::JOURNAL_DELETED.text().to_owned());
    };
    view! { <button class="pill" type="button" on:click=delete>{Key::JOURNAL_DELETE.text()}</button> }
}

/// The inputs of what can be changed in `row`.
fn inputs(row: &DiaryRow, fields: &mut Vec<FormField>) -> Vec<AnyView> {
    let mut views = Vec::new();
    let mut field = |changes, before: String| {
        let field = FormField::new(changes, before);
        let now = field.now;
        fields.push(field);
        now
    };
    match &row.item {
        DiaryItem::Session(record) => {
            if !record.done.is_empty() {
                let minutes = (record.guided().0 + 30_000) / 60_000;
                let changes = Changes::Number(
                    Correctable::Minutes.id(),
                    MOST_MINUTES,
                    Some(Key::JOURNAL_MINUTES_WRONG),
                );
                let now = field(changes, minutes.to_string());
                views.push(fields::number(Key::JOURNAL_MINUTES, now, MOST_MINUTES));
            }
            let outcomes = [
                ("finished", SessionOutcome::Finished),
                ("ended", SessionOutcome::Ended),
                ("hurt", SessionOutcome::Hurt),
            ];
            let known = outcomes.iter().find(|(_, it)| *it == record.outcome);
            let before = known.map_or("finished", |(id, _)| id).to_owned();
            let now = field(Changes::Text(Correctable::Outcome.id()), before);
            let says = |(id, it): (&str, SessionOutcome)| {
                (id.to_owned(), words::outcome(it).text().to_owned())
            };
            let options = outcomes.map(says).to_vec();
            views.push(fields::choice(Key::JOURNAL_OUTCOME, now, options));
            views.push(gate());
        }
        DiaryItem::Pain(pain) => {
            let most = i32::from(MOST_PAIN);
            let changes =
                Changes::Number(Correctable::Value.id(), most, Some(Key::JOURNAL_VALUE_WRONG));
            let now = field(changes, pain.value.to_string());
            views.push(fields::number(Key::JOURNAL_VALUE, now, most));
            let whens = [
                ("before", PainWhen::Before),
                ("after", PainWhen::After),
                ("alone", PainWhen::Alone),
            ];
            let known = whens.iter().find(|(_, it)| *it == pain.when);
            let before = known.map_or("alone", |(id, _)| id).to_owned();
            let now = field(Changes::Text(Correctable::When.id()), before);
            let says =
                |(id, it): (&str, PainWhen)| (id.to_owned(), words::when(it).text().to_owned());
            views.push(fields::choice(Key::JOURNAL_WHEN, now, whens.map(says).to_vec()));
            let place = pain.place.clone().unwrap_or_default();
            let now = field(Changes::Text(Correctable::Place.id()), place);
            let mut places = vec![(String::new(), Key::PAIN_WHERE_ANY.text().to_owned())];
            let all = Area::ALL.iter();
            places.extend(all.map(|it| (it.id().to_owned(), area(*it).text().to_owned())));
            views.push(fields::choice(Key::JOURNAL_PLACE, now, places));
            views.push(gate());
        }
        DiaryItem::Added(entry) => {
            if entry.is() == Some(EntryKind::Elsewhere) {
                let minutes = entry.value.map(|it| it.to_string()).unwrap_or_default();
                let now = field(Changes::Number("value", MOST_MINUTES, None), minutes);
                views.push(fields::number(Key::JOURNAL_MINUTES_PLAIN, now, MOST_MINUTES));
            }
            let text = entry.text.clone().unwrap_or_default();
            let now = field(Changes::Text("text"), text);
            views.push(fields::lines(Key::JOURNAL_NOTE, now));
            return views;
        }
    }
    let said = |about| row.note(about).and_then(|it| it.text.clone()).unwrap_or_default();
    let now = field(Changes::Note(None), said(None));
    views.push(fields::lines(Key::JOURNAL_NOTE, now));
    let journal = use_journal();
    for (about, name) in
        [(NoteAbout::Trigger, Key::JOURNAL_TRIGGER), (NoteAbout::Helped, Key::JOURNAL_HELPED)]
    {
        let now = field(Changes::Note(Some(about)), said(Some(about)));
        views.push(fields::line(name, now, &untrack(|| journal.noted_before(about))));
    }
    views
}

fn gate() -> AnyView {
    view! { <p class="quiet">{Key::JOURNAL_GATE.text()}</p> }.into_any()
}
