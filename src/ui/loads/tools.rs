//! The load of what a person makes and sets.

use leptos::prelude::*;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use super::views::{Cut, Pages, Steps, Views};
use crate::domain::route::{PageName, Route};
use crate::domain::routines::trial::TrialId;
use crate::i18n::Key;
use crate::ui::tools::{arrived, code, editor, import, make, plan, plan_trial, settings};

#[cfg_attr(feature = "split", wasm_split(tools, wasm_split_path = leptos::wasm_split, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "the macro puts its own failure in the result")]
pub(super) fn cut() -> Cut {
    Ok((Steps::WHOLE, Views::Pages(Pages { page, title })))
}

fn page(route: &Route) -> AnyView {
    match route {
        Route::Make => view! { <make::MakePage/> }.into_any(),
        Route::Page(PageName::Build, slug) => {
            view! { <editor::BuildPage slug=slug.clone()/> }.into_any()
        }
        Route::Page(PageName::Plan, of) => match of.as_deref().and_then(TrialId::named) {
            Some(trial) => view! { <plan_trial::TrialPage trial=trial/> }.into_any(),
            None => view! { <plan::PlanPage/> }.into_any(),
        },
        Route::Import(data) if data == arrived::ARRIVED => {
            view! { <arrived::ArrivedPage/> }.into_any()
        }
        Route::Import(data) => match data.strip_prefix(code::CODE) {
            Some(slug) => view! { <code::CodePage slug=slug.to_owned()/> }.into_any(),
            None => view! { <import::ImportPage data=data.clone()/> }.into_any(),
        },
        route => view! { <settings::SettingsPage of=route.clone()/> }.into_any(),
    }
}

fn title(route: &Route) -> String {
    let name = match route {
        Route::Make => Key::MAKE_TITLE,
        Route::Page(PageName::Build, _) => Key::BUILD_TITLE,
        Route::Page(PageName::Plan, of) => {
            let trial = of.as_deref().and_then(TrialId::named);
            trial.map_or(Key::PLAN_TITLE, plan_trial::name)
        }
        Route::Import(data) if data == arrived::ARRIVED => Key::COPIES_ARRIVED,
        Route::Import(data) if data.starts_with(code::CODE) => Key::CODE_TITLE,
        Route::Import(_) => Key::IMPORT_TITLE,
        route => settings::title(route),
    };
    name.text().to_owned()
}
