//! What is seldom wanted in a session: a sheet from below, over a session that waits meanwhile. And what follows the
//! session unseen: the countdown in the tab of a page that nobody sees, and the light at each cue.

use leptos::ev;
use leptos::html::Dialog;
use leptos::prelude::*;

use crate::app::settings::Settings;
use crate::app::{use_page, use_session, use_settings};
use crate::domain::session::machine::Event;
use crate::domain::session::readout::Face;
use crate::domain::session::spoken;
use crate::domain::time::Millis;
use crate::i18n::Key;

/// No light comes sooner after another one, whatever the pace: three a second are a danger to some.
const BETWEEN_FLASHES: Millis = Millis(1000);

/// The sheet, open while `open` says so. It closes when something is chosen, and the session goes on if it ran.
#[component]
pub(crate) fn Sheet(open: RwSignal<bool>) -> impl IntoView {
    let page = use_page();
    let settings = use_settings();
    let session = use_session();
    let face = session.settled_face();
    let dialog: NodeRef<Dialog> = NodeRef::new();
    // Whether the session waits for the sheet alone.
    let waits = StoredValue::new(false);
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        if !open.get() {
            return dialog.close();
        }
        if dialog.open() {
            return;
        }
        let runs = face.with_untracked(|face| face.is_some_and(|face| face.paused.is_none()));
        if runs {
            waits.set_value(true);
            session.dispatch(Event::Paused);
        }
        // Fails only where a dialog is open already.
        let _ = dialog.show_modal();
    });
    let close = move || {
        if open.get_untracked() {
            open.set(false);
        }
        if waits.get_value() {
            waits.set_value(false);
            session.dispatch(Event::Resumed);
        }
    };
    // Outside of what it holds it is the ground behind it.
    let outside = move |ev: ev::MouseEvent| {
        if ev.target() == ev.current_target() {
            close();
        }
    };
    let press = move |key: Key, class: &'static str, event: Event| {
        let choose = move |_| {
            session.dispatch(event);
            close();
        };
        view! { <button class=class on:click=choose>{key.text()}</button> }
    };
    let switch = move |key: Key, choice: fn(&mut Settings) -> &mut bool| {
        let on = Memo::new(move |_| {
            let mut settings = settings.chosen().get();
            choice(&mut settings).to_string()
        });
        let flip = move |_| {
            settings.change(|settings| {
                let on = choice(settings);
                *on = !*on;
            });
            close();
        };
        view! { <button class="sheet-row sheet-switch" aria-pressed=on on:click=flip>{key.text()}</button> }
    };
    let full = page.can_fill_screen().then(|| {
        let flip = move |_| {
            page.flip_full_screen();
            close();
        };
        view! { <button class="sheet-row" on:click=flip>{Key::SESSION_FULL_SCREEN.text()}</button> }
    });
    let keys = move |_| {
        close();
        page.show_keys(true);
    };
    tell_the_tab(face);
    view! {
        <dialog class="sheet" node_ref=dialog aria-label=Key::SESSION_MORE.text() on:close=move |_| close() on:click=outside>
            <div class="sheet-rows">
                {press(Key::SESSION_RESTART, "sheet-row", Event::Restarted)}
                {press(Key::SESSION_MINUS, "sheet-row sheet-half", Event::Shortened)}
                {press(Key::SESSION_PLUS, "sheet-row sheet-half", Event::Lengthened)}
                {switch(Key::SESSION_SOUND, |it| &mut it.sound)}
                {switch(Key::SESSION_VOICE, |it| &mut it.voice)}
                {switch(Key::SETTINGS_BREATH, |it| &mut it.breath)}
                {switch(Key::SESSION_FOCUS, |it| &mut it.big_digits)}
                {switch(Key::SESSION_FLASH, |it| &mut it.flash)}
                {full}
                <button class="sheet-row sheet-keys" on:click=keys>{Key::SESSION_KEYS.text()}</button>
                {press(Key::SESSION_FINISH, "pill", Event::Ended)}
                <button class="pill pill-main" on:click=move |_| close()>{Key::SESSION_CLOSE.text()}</button>
            </div>
        </dialog>
        <Flash/>
    }
}

/// While nobody sees the page, its tab says how long it still takes.
fn tell_the_tab(face: Memo<Option<Face>>) {
    let page = use_page();
    let session = use_session();
    if page.is_embedded() {
        return;
    }
    let tell = move |seconds: Option<u32>| {
        let name = session.playing().with_untracked(|it| Some(it.as_ref()?.routine.name.clone()));
        let Some(name) = name else { return };
        let title = Key::APP_TITLE.fill(&[("page", &name)]);
        let clock = seconds.map(|seconds| spoken::clock(seconds) + " · ");
        page.set_title(&(clock.unwrap_or_default() + &title));
    };
    let told = Memo::new(move |_| face.get().map(|face| face.seconds));
    Effect::new(move || {
        let seconds = told.get();
        if page.is_hidden() {
            tell(seconds);
        }
    });
    page.on_return(move || tell(None));
    on_cleanup(move || {
        if page.is_hidden() {
            tell(None);
        }
    });
}

/// A soft light over the stage with each new segment and each beat, for those who want it.
#[component]
fn Flash() -> impl IntoView {
    let page = use_page();
    let settings = use_settings();
    let session = use_session();
    let face = session.face();
    let cue = Memo::new(move |_| face.get().map(|face| (face.index, face.beat)));
    let last = StoredValue::new(Millis::ZERO);
    let wants = Memo::new(move |_| settings.chosen().with(|settings| settings.flash));
    // Two names for one light: each cue takes the other, and it begins anew.
    let class = Memo::new(move |before: Option<&String>| {
        // Read, not only tracked: a memo that nobody reads never wakes anybody.
        let _ = cue.get();
        let now = page.now().mono;
        let first = before.is_none();
        if first || !wants.get() || now - last.get_value() < BETWEEN_FLASHES {
            return before.cloned().unwrap_or_else(|| "flash".to_owned());
        }
        last.set_value(now);
        let other = before.is_some_and(|it| it.ends_with("-one"));
        String::from(if other { "flash flash-two" } else { "flash flash-one" })
    });
    move || wants.get().then(|| view! { <div class=class aria-hidden="true"></div> })
}
