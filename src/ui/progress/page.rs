//! Practice as a spine that grows by a day, the week, the course of pain, and what more there is to know of it.

use leptos::prelude::*;

use super::chart::PainCard;
use super::copy_notice::CopyNotice;
use super::practice::{AfterPractice, Exercises, WeekDays, Year};
use crate::app::{use_journal, use_page};
use crate::content;
use crate::domain::figure::vertebrae::VERTEBRAE;
use crate::domain::journal::function::{Activity, Things};
use crate::domain::journal::log::Log;
use crate::domain::journal::measures::reaches;
use crate::domain::journal::progress::{JourneyStage, Sums};
use crate::domain::journal::record::PainWhen;
use crate::domain::journal::spine::SpineDays;
use crate::domain::route::{PageName, Route};
use crate::domain::session::spoken;
use crate::domain::time::day::Day;
use crate::i18n::Key;
use crate::ui::parts::head_turn::HeadTurns;
use crate::ui::parts::pain::AskPain;
use crate::ui::parts::row::Row;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::spine::Spine;
use crate::ui::progress::function::changed;
use crate::ui::progress::measures::{mornings_say, reach_words};

/// What is offered after a week without practice.
const SHORT: &str = "office-reset";

/// The days of a spine in words.
const COUNTED: [Key; VERTEBRAE as usize + 1] = [
    Key::PROGRESS_EMPTY,
    Key::PROGRESS_DAYS_1,
    Key::PROGRESS_DAYS_2,
    Key::PROGRESS_DAYS_3,
    Key::PROGRESS_DAYS_4,
    Key::PROGRESS_DAYS_5,
    Key::PROGRESS_DAYS_6,
    Key::PROGRESS_DAYS_7,
    Key::PROGRESS_DAYS_8,
    Key::PROGRESS_DAYS_9,
    Key::PROGRESS_DAYS_10,
    Key::PROGRESS_DAYS_11,
    Key::PROGRESS_DAYS_12,
];

#[component]
pub(crate) fn ProgressPage() -> impl IntoView {
    let page = use_page();
    let journal = use_journal();
    // One fold for all that is shown.
    let sums = Memo::new(move |_| journal.log().with(Log::sums));
    let empty = Memo::new(move |_| {
        let turned = journal.log().with(|log| !log.ranges.is_empty());
        !turned && sums.with(|sums| sums.days.is_empty())
    });
    let spine = Memo::new(move |_| sums.with(|sums| sums.spine(page.today())));
    let week = move || {
        let (first, _) = sums.with(|sums| sums.practised().next())?;
        let week = (page.today().monday().0 - first.monday().0) / 7 + 1;
        let says = Key::PROGRESS_NTH_WEEK.fill(&[("n", &week.max(1).to_string())]);
        Some(view! { <p class="kicker">{says}</p> })
    };
    let title = move || COUNTED[usize::from(spine.get().days.min(VERTEBRAE))].text();
    let lead = move || {
        (spine.get() != SpineDays::default())
            .then(|| view! { <p class="soft">{Key::PROGRESS_LEAD.text()}</p> })
    };
    let views = move || {
        (!empty.get()).then(|| {
            view! {
                <WeekDays sums=sums/>
                <div class="progress-course">
                    <PainCard sums=sums/>
                    <Year sums=sums/>
                </div>
                <div class="progress-more">
                    <section class="progress-now"><AskPain when=PainWhen::Alone/></section>
                    <div class="rows">
                        <Exercises sums=sums/>
                        <Milestones sums=sums/>
                        <AfterPractice sums=sums/>
                        <HeadTurns/>
                        <ul class="rows">
                            <Row
                                to=Route::Page(PageName::Function, None)
                                name=Key::FUNCTION_TITLE.text()
                                about=Key::FUNCTION_ABOUT.text()
                            />
                            <Row
                                to=Route::Page(PageName::Journal, None)
                                name=Key::JOURNAL_TITLE.text()
                                about=Key::JOURNAL_ABOUT.text()
                            />
                        </ul>
                    </div>
                </div>
                <SmallPrint/>
            }
        })
    };
    view! {
        <article class="progress">
            <div class="progress-head">
                <div>
                    {week}
                    <h1>{title}</h1>
                    {lead}
                </div>
                {move || view! { <Spine days=spine.get()/> }}
            </div>
            <CopyNotice/>
            {views}
        </article>
    }
}

/// The measures of the three months: an hour that is sat through, the reach over the head, mornings. They are named
/// whether or not anything is said of them yet.
#[component]
fn JourneyMeasures() -> impl IntoView {
    let (page, journal) = (use_page(), use_journal());
    move || {
        let (things, reach, mornings) = journal.log().with(|log| {
            let entries = log.standing_entries();
            (Things::of(&entries), reaches(&entries), log.mornings(page.today()))
        });
        let sitting = things.known(Activity::Sitting).and_then(|it| {
            let one = || Some(Key::PAIN_VALUE.fill(&[("n", &it.last()?.1.to_string())]));
            it.change().map(changed).or_else(one)
        });
        let reach = reach.last_key_value().map(|(_, cm)| reach_words(*cm));
        let mornings = (mornings.noted > 0).then(|| mornings_say(mornings));
        let lines = [
            (Key::FUNCTION_SIT_TWO_HOURS, sitting),
            (Key::MEASURE_REACH, reach),
            (Key::MEASURE_MORNINGS, mornings),
        ];
        let lines = lines.map(|(name, says)| {
            let says = says.unwrap_or_else(|| Key::TURN_NONE.text().to_owned());
            let values = [("name", name.text()), ("says", &*says)];
            view! { <li>{Key::MEASURE_LINE.fill(&values)}</li> }
        });
        let href = Route::Page(PageName::Function, None).href();
        view! { <ul>{lines}</ul> <p><a href=href>{Key::FUNCTION_ABOUT.text()}</a></p> }
    }
}

/// Where the person is in the first three months, and what was reached.
#[component]
fn Milestones(sums: Memo<Sums>) -> impl IntoView {
    let page = use_page();
    move || {
        let journey = sums.with(|sums| sums.journey(page.today()))?;
        let key = match journey.stage {
            JourneyStage::Week1 => Key::PROGRESS_JOURNEY_1,
            JourneyStage::Month1 => Key::PROGRESS_JOURNEY_2,
            JourneyStage::Month2 => Key::PROGRESS_JOURNEY_3,
            JourneyStage::Month3 => Key::PROGRESS_JOURNEY_4,
            JourneyStage::Later => Key::PROGRESS_JOURNEY_5,
        };
        let says = key.fill(&[("n", &journey.day.to_string())]);
        let again = content::routine(SHORT).filter(|_| journey.missed).map(|routine| {
            let time = spoken::time(routine.stated);
            let name = Key::PROGRESS_MISSED_LINK.fill(&[("name", &*routine.name), ("time", &time)]);
            let href = Route::Routine(SHORT.to_owned()).href();
            view! { <p>{Key::PROGRESS_MISSED.text()} " " <a href=href>{name}</a></p> }
        });
        let reached: Vec<String> = sums
            .with(Sums::milestones)
            .into_iter()
            .rev()
            .map(|(count, day): (u32, Day)| {
                let values = [("date", &*page.date(day))];
                match count {
                    1 => Key::PROGRESS_MILESTONE_FIRST.fill(&values),
                    _ => Key::PROGRESS_MILESTONE.count(count as usize, &values),
                }
            })
            .collect();
        let newest = reached.first().cloned();
        let reached: Vec<_> = reached.into_iter().map(|says| view! { <li>{says}</li> }).collect();
        Some(view! {
            <details>
                <summary class="row">
                    <span class="grow"><b>{Key::PROGRESS_MILESTONES.text()}</b><small>{newest}</small></span>
                </summary>
                <p>{says}</p>
                <JourneyMeasures/>
                {again}
                <ul>{reached}</ul>
                <p class="quiet">{Key::PROGRESS_JOURNEY_SOURCE.text()}</p>
            </details>
        })
    }
}
