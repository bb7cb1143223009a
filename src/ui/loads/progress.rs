//! The load of progress.

use leptos::prelude::*;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use super::views::{Cut, Pages, Steps, Views};
use crate::domain::route::{PageName, Route};
use crate::i18n::Key;
use crate::ui::progress::{function, journal, page as progress_page, report};

#[cfg_attr(feature = "split", wasm_split(progress, wasm_split_path = leptos::wasm_split, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "the macro puts its own failure in the result")]
pub(super) fn cut() -> Cut {
    Ok((Steps::WHOLE, Views::Pages(Pages { page, title })))
}

fn page(route: &Route) -> AnyView {
    match route {
        Route::Report => view! { <report::ReportPage/> }.into_any(),
        Route::Page(PageName::Function, _) => view! { <function::FunctionPage/> }.into_any(),
        Route::Page(PageName::Journal, part) => {
            view! { <journal::JournalPage part=part.clone()/> }.into_any()
        }
        _ => view! { <progress_page::ProgressPage/> }.into_any(),
    }
}

fn title(route: &Route) -> String {
    let name = match route {
        Route::Report => Key::REPORT_TITLE,
        Route::Page(PageName::Function, _) => Key::FUNCTION_TITLE,
        Route::Page(PageName::Journal, part) => journal::title(part.as_deref()),
        _ => Key::PROGRESS_TITLE,
    };
    name.text().to_owned()
}
