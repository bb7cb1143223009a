//! A trial to follow: what was done and found, in whom, and one's own numbers beside it.

use leptos::prelude::*;

use crate::app::page::PageHandle;
use crate::app::{use_journal, use_page, use_plan};
use crate::content;
use crate::domain::journal::log::Log;
use crate::domain::journal::practice::noise;
use crate::domain::journal::progress::Sums;
use crate::domain::journal::trend::{Trend, WINDOW};
use crate::domain::journal::trial_run::TrialRun;
use crate::domain::route::{PageName, Route};
use crate::domain::routines::trial::TrialId;
use crate::domain::time::day::Day;
use crate::i18n::Key;
use crate::ui::parts::confirm_button::ConfirmButton;
use crate::ui::parts::routine_line::facts;
use crate::ui::parts::row::Row;
use crate::ui::parts::trend::{moved_says, tenths};
use crate::ui::parts::up::Up;

/// What a trial is called.
pub(in crate::ui) const fn name(trial: TrialId) -> Key {
    match trial {
        TrialId::Stretches => Key::PLAN_STRETCHES,
        TrialId::Raise => Key::PLAN_RAISE,
    }
}

#[component]
pub(crate) fn TrialPage(trial: TrialId) -> impl IntoView {
    let (page, journal, handle) = (use_page(), use_journal(), use_plan());
    let run = Memo::new(move |_| handle.trial(trial));
    let sums = Memo::new(move |_| journal.log().with(Log::sums));
    let source = content::background(trial.routine())
        .and_then(|it| it.sources.iter().find(|it| it.id == trial.id()));
    let found = source.map(|source| {
        let year = source.year.to_string();
        let values = [("title", &*source.title), ("year", &*year), ("says", &*source.says)];
        view! { <p>{Key::ROUTINE_SOURCE.fill(&values)}</p> }
    });
    let routine = content::routine(trial.routine()).map(|routine| {
        let to = Route::Routine(routine.slug.to_string());
        view! { <ul class="card rows"><Row to=to name=routine.name.to_string() about=facts(routine)/></ul> }
    });
    let here = match trial {
        TrialId::Stretches => Key::PLAN_STRETCHES_HERE,
        TrialId::Raise => Key::PLAN_RAISE_HERE,
    };
    let end = move || {
        handle.end_trial(trial);
        // The button that was pressed is gone.
        page.focus_heading();
    };
    let yours = move || match run.get() {
        None => view! {
            <p>{Key::PLAN_TRIAL_NONE.text()}</p>
            {begin(trial, Key::PLAN_TRIAL_BEGIN)}
        }
        .into_any(),
        Some(run) => {
            let records = untrack(|| journal.all_records());
            // A session that ends elsewhere changes the log.
            sums.track();
            let count = run.count(&records, page.today());
            let over = run.is_over(page.today());
            view! {
                <p>{when(page, &run)}</p>
                <p>{Key::PLAN_TRIAL_DONE.count(count.times as usize, &[("asked", &run.asked(page.today()).to_string())])}</p>
                {trial.gets_heavier().then(|| heavier(page, &run, over))}
                {sums.with(|sums| change(page, &run, sums))}
                {if over {
                    begin(trial, Key::PLAN_TRIAL_AGAIN).into_any()
                } else {
                    view! { <ConfirmButton name=Key::PLAN_TRIAL_END sure=Key::PLAN_TRIAL_END_SURE act=end/> }.into_any()
                }}
            }
            .into_any()
        }
    };
    view! {
        <article class="settings-page plan">
            <Up to=Route::Page(PageName::Plan, None) name=Key::PLAN_TITLE/>
            <h1>{name(trial).text()}</h1>
            <section>
                <h2>{Key::PLAN_TRIAL_DID.text()}</h2>
                {found}
            </section>
            <section>
                <h2>{Key::PLAN_TRIAL_HERE.text()}</h2>
                <p>{here.text()}</p>
                {routine}
            </section>
            <section>
                <h2>{Key::PLAN_TRIAL_YOURS.text()}</h2>
                {yours}
                <p><a href=Route::Progress.href()>{Key::PLAN_PAIN.text()}</a></p>
                <p class="quiet">{Key::PLAN_TRIAL_ALONE.text()}</p>
            </section>
        </article>
    }
}

fn begin(trial: TrialId, name: Key) -> impl IntoView {
    let (handle, page) = (use_plan(), use_page());
    let press = move |_| {
        handle.begin_trial(trial);
        // The button that was pressed is gone.
        page.focus_heading();
    };
    view! { <button class="pill pill-small" on:click=press>{name.text()}</button> }
}

/// Which week it is, or how many it were.
fn when(page: PageHandle, run: &TrialRun) -> String {
    let today = page.today();
    let (n, of) = (run.week(today).to_string(), run.trial.weeks().to_string());
    let (date, end) = (page.date(run.began), page.date(run.until(today)));
    if run.is_over(today) {
        Key::PLAN_TRIAL_OVER.fill(&[("date", &date), ("end", &end), ("n", &n), ("of", &of)])
    } else {
        Key::PLAN_TRIAL_WEEK.fill(&[("date", &date), ("n", &n), ("of", &of)])
    }
}

fn heavier(page: PageHandle, run: &TrialRun, over: bool) -> impl IntoView + use<> {
    let handle = use_plan();
    let trial = run.trial;
    let says = run.heavier.last().map(|day| {
        let date = page.date(*day);
        view! { <p>{Key::PLAN_TRIAL_HEAVIER_DONE.count(run.heavier.len(), &[("date", &date)])}</p> }
    });
    let press = (!over).then(|| view! {
        <button class="pill pill-small" on:click=move |_| handle.make_heavier(trial)>{Key::PLAN_TRIAL_HEAVIER.text()}</button>
    });
    view! { {says} {press} }
}

/// How pain has moved, which weeks that compares, and what is noise.
fn change(page: PageHandle, run: &TrialRun, sums: &Sums) -> AnyView {
    let today = page.today();
    let Trend::Moved(change) = run.change(sums, today) else {
        return view! { <p>{Key::PLAN_TRIAL_FEW.text()}</p> }.into_any();
    };
    let (early, late) = run.weeks_compared(sums, today);
    let week = |last: Day| [page.date(Day(last.0 - WINDOW + 1)), page.date(last)];
    let ([a, b], [c, d]) = (week(early), week(late));
    let compared = Key::PLAN_TRIAL_COMPARED.fill(&[("a", &a), ("b", &b), ("c", &c), ("d", &d)]);
    let (low, high) = noise(change.from);
    let band = [("from", &*tenths(change.from)), ("low", &*tenths(low)), ("high", &*tenths(high))];
    view! {
        <p><b>{moved_says(change)}</b></p>
        <p class="quiet">{compared} " " {Key::PLAN_TRIAL_NOISE.fill(&band)}</p>
    }
    .into_any()
}
