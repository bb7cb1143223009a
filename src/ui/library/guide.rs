//! What is good to know: the sections, and one of them with what each line stands on.

use leptos::prelude::*;

use crate::app::{use_page, use_settings};
use crate::content;
use crate::domain::library::exercise::{Exercise, Item, Source};
use crate::domain::library::guide::{Advice, GuideSection, Muscle};
use crate::domain::route::{PageName, Route};
use crate::i18n::packs::Pack;
use crate::i18n::{Key, locale};
use crate::ui::library::how_to::{fold, substitute};
use crate::ui::parts::body::outline;
use crate::ui::parts::row::Row;
use crate::ui::parts::small_print::SmallPrint;
use crate::ui::parts::sources::Sources;
use crate::ui::parts::up::Up;
use crate::ui::parts::words;

/// The row that leads to the section called `slug`, below what it is worth reading beside.
pub(super) fn beside(slug: &str) -> Option<impl IntoView + use<>> {
    content::guide_section(slug).map(row)
}

fn row(section: &'static GuideSection) -> impl IntoView {
    let to = Route::Page(PageName::Guide, Some(section.slug.to_owned()));
    view! { <Row to=to name=section.name.text() about=section.about.text()/> }
}

/// All sections by name.
#[component]
pub(crate) fn GuidePage() -> impl IntoView {
    let rows: Vec<_> = content::guide().iter().map(row).collect();
    view! {
        <article class="guide">
            <Up to=Route::Exercises name=Key::SHELL_LIBRARY/>
            <h1>{Key::KNOW_TITLE.text()}</h1>
            <p class="lead">{Key::KNOW_LEAD.text()}</p>
            <ul class="rows">{rows}</ul>
            <SmallPrint/>
        </article>
    }
}

/// A section. What it says is fetched when it is opened; what it is called is here before.
#[component]
pub(crate) fn SectionPage(section: &'static GuideSection) -> impl IntoView {
    let page = use_page();
    let came = RwSignal::new(Pack::Guide.is_here().then_some(true));
    let fetch = move || {
        came.set(None);
        leptos::task::spawn_local(async move {
            let is_here = page.fetch_texts(Pack::Guide).await;
            // The page may have been left meanwhile.
            came.try_set(Some(is_here));
        });
    };
    if came.get_untracked().is_none() {
        fetch();
    }
    let said = move || match came.get() {
        Some(true) => advice(section),
        Some(false) => view! {
            <p role="alert">{Key::KNOW_FAILED.text()}</p>
            <button class="pill" on:click=move |_| fetch()>{Key::KNOW_AGAIN.text()}</button>
        }
        .into_any(),
        None => view! { <p class="quiet" role="status">{Key::KNOW_WAITS.text()}</p> }.into_any(),
    };
    view! {
        <article class="guide">
            <Up to=Route::Page(PageName::Guide, None) name=Key::KNOW_TITLE/>
            <h1>{section.name.text()}</h1>
            <p class="lead">{section.about.text()}</p>
            {said}
            <SmallPrint/>
        </article>
    }
}

fn advice(section: &'static GuideSection) -> AnyView {
    let parts: Vec<_> = section.advice.iter().map(part).collect();
    view! {
        {parts}
        <ul class="rows folds"><Sources sources=section.sources reviewed=section.reviewed/></ul>
    }
    .into_any()
}

/// One thing to know, what it stands on, and what to do with it.
fn part(advice: &'static Advice) -> impl IntoView {
    let exercises: Vec<_> = advice
        .exercises
        .iter()
        .filter_map(|slug| content::exercise(slug))
        .map(|it| view! { <a class="pill pill-small" href=href(it)>{it.name.text()}</a> })
        .collect();
    let exercises = (!exercises.is_empty()).then(|| view! { <div class="chips">{exercises}</div> });
    view! {
        <section>
            <h2>{advice.title.text()}</h2>
            {advice.muscle.map(|muscle| on_figure(muscle, advice.title))}
            <p>{words::lengths(use_settings(), advice.says.text())}</p>
            <p class="quiet basis">{basis(advice.sources)}</p>
            {exercises}
            {advice.item.map(uses)}
        </section>
    }
}

/// "From Chen et al. 2018", or that it is common practice.
fn basis(sources: &[&Source]) -> String {
    if sources.is_empty() {
        return Key::KNOW_COMMON.text().to_owned();
    }
    let titles: Vec<_> = sources.iter().map(|source| source.title.text()).collect();
    Key::KNOW_BASIS.fill(&[("sources", &locale::list(&titles))])
}

fn href(exercise: &Exercise) -> String {
    Route::Exercise(exercise.slug.to_owned()).href()
}

/// Every exercise that uses `item`, with what does instead there.
fn uses(item: Item) -> impl IntoView {
    let uses: Vec<_> = content::exercises()
        .iter()
        .filter_map(|it| Some((it, substitute(it, item)?)))
        .map(
            |(it, instead)| view! { <li><a href=href(it)>{it.name.text()}</a> ": " {instead}</li> },
        )
        .collect();
    let uses = view! { <ul>{uses}</ul> };
    view! { <ul class="rows folds">{fold(Key::KNOW_USING, String::new(), uses)}</ul> }
}

/// A muscle on the person, seen from behind.
fn on_figure(muscle: Muscle, name: Key) -> impl IntoView {
    // Surfaces are filled; long thin muscles are lines.
    let (class, drawn) = match muscle {
        Muscle::Trapezius => {
            ("muscle", "M60 36Q57 50 37 60Q47 66 51 76L60 112L69 76Q73 66 83 60Q63 50 60 36Z")
        }
        Muscle::LevatorScapulae => ("muscle-line", "M57 40Q55 56 48 69M63 40Q65 56 72 69"),
        Muscle::Rhomboids => ("muscle", "M59 60V80L51 97V73ZM61 60V80L69 97V73Z"),
        Muscle::ErectorSpinae => ("muscle-line", "M56 56V126M64 56V126"),
    };
    let label = Key::KNOW_ON_FIGURE.fill(&[("muscle", &*name)]);
    view! {
        <div class="stage" role="img" aria-label=label>
            // Cut by the ground below the seat.
            <svg viewBox="10 4 100 141" preserveAspectRatio="xMidYMax meet" aria-hidden="true" focusable="false">
                {outline(true)}
                <path class="blades" d="M38 76L51 72L49 98Q41 94 38 76ZM82 76L69 72L71 98Q79 94 82 76Z"/>
                <path class=class d=drawn/>
            </svg>
        </div>
    }
}
