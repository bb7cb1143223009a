//! What the app offers by itself: a new version, and to be installed. Never while a session is on.

use crate::app::{use_page, use_session, use_updates};
use crate::domain::device::InstallOption;
use leptos::prelude::*;

use crate::app::updates::{UpdatesHandle, VersionNews};
use crate::domain::route::Route;
use crate::domain::updates::{Release, may_offer, may_offer_install};
use crate::i18n::Key;

/// The offers above every page.
#[component]
pub(crate) fn Offers() -> impl IntoView {
    let page = use_page();
    let session = use_session();
    let updates = use_updates();
    updates.begin();
    let may = |offer: fn(&Route, bool) -> bool| {
        Memo::new(move |_| page.route().with(|route| offer(route, session.is_active())))
    };
    let (idle, here) = (may(may_offer), may(may_offer_install));
    let news = move || {
        let shown = updates.news().get().filter(|_| idle.get() && !updates.waits_for_form());
        shown.map(|it| news(updates, it))
    };
    let install = move || {
        let way = updates.install_option().get();
        (here.get() && way != InstallOption::None).then(|| install(updates, way))
    };
    let waits = move || {
        (idle.get() && updates.waits_for_form()).then(|| {
            view! { <p class="notice" role="status">{Key::OFFLINE_FORM.text()}</p> }
        })
    };
    view! { {news} {waits} {install} }
}

fn news(updates: UpdatesHandle, news: VersionNews) -> AnyView {
    let (title, releases, waits) = match news {
        VersionNews::Waits(releases) => (Key::OFFLINE_WAITS, releases, true),
        VersionNews::Updated(releases) => (Key::OFFLINE_UPDATED, releases, false),
    };
    let close = if waits { Key::OFFLINE_LATER } else { Key::OFFLINE_CLOSE };
    view! {
        <section class="notice" role="status" aria-label=title.text()>
            <p><b>{title.text()}</b></p>
            {changes(&releases)}
            <div class="actions">
                {waits.then(|| view! {
                    <button class="pill pill-small" on:click=move |_| updates.update()>{Key::OFFLINE_UPDATE.text()}</button>
                })}
                <button class="pill pill-small" on:click=move |_| updates.dismiss()>{close.text()}</button>
            </div>
        </section>
    }
    .into_any()
}

/// The safety rules of all the releases first, then the rest.
fn changes(releases: &[Release]) -> AnyView {
    let safety = releases.iter().flat_map(|it| &it.safety).map(|line| {
        let line = line.clone();
        view! { <li><b>{Key::OFFLINE_SAFETY.text()}</b> " " {line}</li> }.into_any()
    });
    let other = releases.iter().flat_map(|it| &it.other).map(|line| {
        let line = line.clone();
        view! { <li>{line}</li> }.into_any()
    });
    let lines: Vec<AnyView> = safety.chain(other).collect();
    if lines.is_empty() {
        return view! { <p>{Key::OFFLINE_SMALL.text()}</p> }.into_any();
    }
    view! { <ul>{lines}</ul> }.into_any()
}

fn install(updates: UpdatesHandle, way: InstallOption) -> AnyView {
    let by_hand = way == InstallOption::Share;
    let lead = if by_hand { Key::OFFLINE_INSTALL_SHARE } else { Key::OFFLINE_INSTALL_LEAD };
    view! {
        <section class="notice" aria-label=Key::OFFLINE_INSTALL_TITLE.text()>
            <p><b>{Key::OFFLINE_INSTALL_TITLE.text()}</b></p>
            <p>{lead.text()}</p>
            <div class="actions">
                {(!by_hand).then(|| view! {
                    <button class="pill pill-small" on:click=move |_| updates.install()>{Key::OFFLINE_INSTALL.text()}</button>
                })}
                <button class="pill pill-small" on:click=move |_| updates.refuse_install()>{Key::OFFLINE_INSTALL_NO.text()}</button>
            </div>
        </section>
    }
    .into_any()
}
