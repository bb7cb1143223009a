//! A routine as a QR code: the link that carries the whole of it, for the camera of another device.

use leptos::prelude::*;

use crate::app::use_routines;
use crate::domain::qr;
use crate::domain::route::Route;
use crate::i18n::Key;
use crate::ui::parts::up::Up;

/// The page, in place of the data that a link carries; behind it stands the slug.
pub(in crate::ui) const CODE: &str = "code/";

#[component]
pub(crate) fn CodePage(
    /// Which routine.
    slug: String,
) -> impl IntoView {
    view! {
        <article class="import">
            <Up to=Route::Routine(slug.clone()) name=Key::CODE_BACK/>
            <h1>{Key::CODE_TITLE.text()}</h1>
            {code(&slug)}
        </article>
    }
}

/// The code of the routine `slug`.
fn code(slug: &str) -> AnyView {
    let routines = use_routines();
    let Some(routine) = routines.routine(slug) else {
        return view! { <p class="lead">{Key::CODE_GONE.text()}</p> }.into_any();
    };
    let link = routines.link(&routine);
    let Some(picture) = qr::picture(&link) else {
        let says = Key::CODE_TOO_LONG.count(link.len(), &[]);
        return view! { <p role="status">{says}</p> }.into_any();
    };
    let name = Key::CODE_PICTURE.fill(&[("name", &routine.name)]);
    let size = picture.size;
    view! {
        <h2>{routine.name.to_string()}</h2>
        <p class="lead">{Key::CODE_LEAD.text()}</p>
        // Dark on light in every look: not every camera reads the other way round.
        <svg class="code" role="img" aria-label=name viewBox=format!("0 0 {size} {size}") shape-rendering="crispEdges">
            <rect width=size height=size fill="#fff"/>
            <path d=picture.path fill="#000"/>
        </svg>
    }
    .into_any()
}
