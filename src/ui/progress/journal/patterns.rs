//! Pain by the hour, and by what was noted with it.

use leptos::prelude::*;

use crate::app::{use_journal, use_page};
use crate::domain::journal::patterns::{ENOUGH_NUMBERS, HOURS, Patterns};
use crate::i18n::Key;
use crate::ui::parts::trend::tenths;

#[component]
pub(super) fn PatternsPage() -> impl IntoView {
    let (page, journal) = (use_page(), use_journal());
    let enough = ENOUGH_NUMBERS.to_string();
    let lead = Key::JOURNAL_PATTERNS_LEAD.fill(&[("n", &enough)]);
    let body = move || {
        let patterns = journal.patterns();
        if patterns.is_empty() {
            let says = Key::JOURNAL_PATTERNS_NONE.fill(&[("n", &enough)]);
            return view! { <p>{says}</p> }.into_any();
        }
        let Patterns { hours, noted } = patterns;
        let hours = hours.into_iter().map(|(from, group)| {
            let clock = |hour: u8| page.time_of_day(u16::from(hour % 24) * 60);
            let values = [
                ("from", &*clock(from)),
                ("until", &*clock(from + HOURS)),
                ("mean", &*tenths(group.mean)),
            ];
            Key::JOURNAL_PATTERNS_HOUR.count(group.count, &values)
        });
        let noted = noted.into_iter().map(|it| {
            let values = [
                ("mean", &*tenths(it.with.mean)),
                ("m", &*it.without.count.to_string()),
                ("without", &*tenths(it.without.mean)),
                // Last: it is the person's own, and may hold anything.
                ("what", &*it.what),
            ];
            Key::JOURNAL_PATTERNS_WITH.count(it.with.count, &values)
        });
        view! {
            {told(Key::JOURNAL_PATTERNS_HOURS, hours.collect())}
            {told(Key::JOURNAL_PATTERNS_NOTED, noted.collect())}
        }
        .into_any()
    };
    view! {
        <h1>{Key::JOURNAL_PATTERNS.text()}</h1>
        <p class="soft">{lead}</p>
        {body}
    }
}

fn told(title: Key, lines: Vec<String>) -> Option<impl IntoView> {
    let any = !lines.is_empty();
    let lines: Vec<_> = lines.into_iter().map(|it| view! { <li>{it}</li> }).collect();
    any.then(|| view! { <h2>{title.text()}</h2> <ul>{lines}</ul> })
}
