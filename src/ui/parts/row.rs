//! A row of a list that leads to a page: a drawing, a name, and a line about it.

use leptos::prelude::*;

use crate::domain::route::Route;

/// The row, as an item of a list with the class `rows`.
#[component]
pub(crate) fn Row(
    to: Route,
    #[prop(into)] name: String,
    /// Nothing is said below the name where this is empty.
    #[prop(into)]
    about: String,
    /// A view rather than a movement: the check has rows, and would wait for the code that draws figures.
    #[prop(default = None)]
    figure: Option<AnyView>,
) -> impl IntoView {
    let about = (!about.is_empty()).then(|| view! { <small>{about}</small> });
    view! {
        <li>
            <a class="row" href=to.href()>
                {figure}
                <span class="grow"><b>{name}</b>{about}</span>
            </a>
        </li>
    }
}
