//! The load of the safety check.

use leptos::prelude::*;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use super::views::{Cut, Pages, Steps, Views};
use crate::app::App;
use crate::domain::route::Route;
use crate::i18n::Key;
use crate::ui::check::{body_map, care, page as check_page};

#[cfg_attr(feature = "split", wasm_split(check, wasm_split_path = leptos::wasm_split, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "the macro puts its own failure in the result")]
pub(super) fn cut() -> Cut {
    // A check needs no more than the log.
    let steps = Steps { prepare: App::prepare_rest, begin: None };
    Ok((steps, Views::Pages(Pages { page, title })))
}

fn page(route: &Route) -> AnyView {
    match route {
        Route::Care => view! { <care::CarePage/> }.into_any(),
        Route::Where => view! { <body_map::WherePage/> }.into_any(),
        _ => view! { <check_page::CheckPage/> }.into_any(),
    }
}

fn title(route: &Route) -> String {
    let name = match route {
        Route::Care => Key::CARE_TITLE,
        Route::Where => Key::WHERE_TITLE,
        _ => Key::CHECK_TITLE,
    };
    name.text().to_owned()
}
