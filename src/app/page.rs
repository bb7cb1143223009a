//! The page: its address, what a screen reader says, which day it is, and whether it holds anything that would be
//! lost.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use leptos::prelude::*;

use crate::app::read_only::ReadOnly;

use crate::domain::route::Route;
use crate::domain::time::day::{Day, minute_of_day};
use crate::domain::time::{Millis, Moment};
use crate::i18n::packs::Pack;
use crate::platform::host::Host;
use crate::platform::{
    clock, idle, intl, keyboard, location, page, places, share, texts, visibility,
};

/// The clock may be put to another time, or another place: it is looked at so often at least.
const LOOK: Millis = Millis::from_secs(60 * 60);
/// Whoever comes back after so long comes for something new.
const NEW_VISIT: Millis = Millis::from_secs(60 * 60);

/// The handle of the page. Copies lead to the same page.
#[derive(Clone, Copy)]
pub struct PageHandle {
    route: RwSignal<Route>,
    announcement: RwSignal<String>,
    keys_open: RwSignal<bool>,
    day: RwSignal<Day>,
    /// How many forms hold something that is stored nowhere.
    unsaved: RwSignal<u32>,
    host: StoredValue<Option<Host>, LocalStorage>,
}

/// Today on the person's clock.
pub(super) fn today() -> Day {
    let now = clock::now().wall;
    Day::local(now, clock::offset(now))
}

impl PageHandle {
    pub(super) fn new(host: Option<Host>) -> Self {
        let route = match host {
            None => Route::parse(&location::hash()),
            // Which one is for `src/embed` to say.
            Some(_) => Route::Session(String::new()),
        };
        Self {
            route: RwSignal::new(route),
            announcement: RwSignal::new(String::new()),
            keys_open: RwSignal::new(false),
            day: RwSignal::new(today()),
            unsaved: RwSignal::new(0),
            host: StoredValue::new_local(host),
        }
    }

    /// Which page is shown.
    pub fn route(self) -> ReadOnly<Route> {
        ReadOnly(self.route)
    }

    /// Goes to the page of `route`.
    pub fn go(self, route: &Route) {
        if self.is_embedded() {
            // The address belongs to the page around.
            self.show(route.clone());
        } else {
            location::go(&route.href());
        }
    }

    /// Shows the page of `route`, whose address is there already.
    pub(super) fn show(self, route: Route) {
        if self.show_quietly(route) {
            self.focus_heading();
        }
    }

    /// The same without moving the focus: the person may be reading the page around. Says whether it is another page.
    pub(super) fn show_quietly(self, route: Route) -> bool {
        let changed = self.route.with_untracked(|shown| *shown != route);
        if changed {
            self.route.set(route);
        }
        changed
    }

    /// The page around, if the app is embedded.
    pub fn host(self) -> Option<Host> {
        self.host.get_value()
    }

    /// Tells the page around, if there is one, that what the app needs now did not come.
    pub fn tell_failed(self) {
        self.host.with_value(|host| host.iter().for_each(Host::failed));
    }

    /// Whether there is a page of others around.
    pub fn is_embedded(self) -> bool {
        self.host.with_value(Option::is_some)
    }

    /// Whether the window, and what there is one of in it, belongs to others.
    pub(super) fn is_guest(self) -> bool {
        self.host.with_value(|host| host.as_ref().is_some_and(Host::is_inline))
    }

    /// Whether the app was taken away while something was waited for.
    pub fn is_gone(self) -> bool {
        self.route.is_disposed()
    }

    /// Moves the focus to the heading of what is shown.
    pub fn focus_heading(self) {
        page::focus_heading(self.host());
    }

    /// Fetches a pack of texts that no load waits for. False if it does not come; then it can be asked for again.
    pub async fn fetch_texts(self, pack: Pack) -> bool {
        texts::fetch(&[pack]).await
    }

    /// Takes away what `index.html` showed before the app.
    pub fn remove_shell(self) {
        page::remove_shell(self.host().as_ref());
    }

    /// Names the page in tabs, history and screen readers.
    pub fn set_title(self, title: &str) {
        page::set_title(title);
    }

    /// Marks which of the places in the page's own bar `route` belongs to.
    pub fn mark_place(self, route: &Route) {
        if !self.is_embedded() {
            page::mark_place(&route.place().href());
        }
    }

    /// Whether the page may fill the whole screen.
    pub fn can_fill_screen(self) -> bool {
        page::can_fill_screen()
    }

    /// Fills the whole screen with the page, or gives it back. Must run in a tap.
    pub fn flip_full_screen(self) {
        page::flip_full_screen();
    }

    /// Whether nobody can see the page.
    pub fn is_hidden(self) -> bool {
        visibility::is_hidden()
    }

    /// Opens the browser's dialog for printing.
    pub fn print(self) {
        page::print();
    }

    /// From now on Back and Forward lead to where the person was on each page.
    pub fn remember_places(self) {
        places::start();
    }

    /// Where the person is in the history of this tab.
    pub fn place(self) -> String {
        places::here()
    }

    /// Calls back once what has changed can be seen.
    pub fn after_this_frame(self, callback: impl FnOnce() + 'static) {
        page::after_this_frame(callback);
    }

    /// Whether its words run from right to left.
    pub fn is_right_to_left(self) -> bool {
        let root = self.host().and_then(|it| it.root()).map(Into::into);
        root.or_else(|| document().document_element()).is_some_and(|it| page::is_right_to_left(&it))
    }

    /// Calls back whenever somebody may have come back to the page, until the view around is gone.
    pub fn on_return(self, back: impl Fn() + 'static) {
        visibility::on_return(back);
    }

    /// Calls `leave` whenever the person may be about to leave the page.
    pub fn on_leaving(self, leave: impl Fn() + 'static) {
        visibility::on_change(move || {
            if visibility::is_hidden() {
                leave();
            }
        });
    }

    /// Waits for a task of its own, so that the page can be painted and pressed in between.
    pub async fn next_task(self) {
        page::next_task().await;
    }

    /// Waits until the browser has nothing else to do.
    pub async fn idle(self) {
        idle::wait().await;
    }

    /// Whether the person wants as little loaded as possible.
    pub fn saves_data(self) -> bool {
        idle::saves_data()
    }

    /// Moves the focus along a row of buttons, if an arrow was pressed there.
    pub fn move_along(self, event: &leptos::ev::KeyboardEvent) {
        keyboard::along(event);
    }

    /// Both clocks, now.
    pub fn now(self) -> Moment {
        clock::now()
    }

    /// A day as people here write it.
    pub fn date(self, day: Day) -> String {
        intl::date(day)
    }

    /// The month of a day, with its year.
    pub fn month(self, day: Day) -> String {
        intl::month(day)
    }

    /// The name of a day of the week, from Monday, which is 0: `long` or `short`.
    pub fn weekday(self, weekday: u8, width: &'static str) -> String {
        intl::weekday(weekday, width)
    }

    /// A minute of the day as a clock on the wall shows it here.
    pub fn time_of_day(self, minute: u16) -> String {
        intl::time_of_day(minute)
    }

    /// Opens the system's sheet for sharing a link, where there is one; says whether it is there. Must run in a tap.
    pub fn share(self, title: &str, address: &str) -> bool {
        share::sheet(title, address)
    }

    /// Puts `text` on the clipboard, and says whether that went well.
    pub fn copy(self, text: String, done: impl FnOnce(bool) + 'static) {
        share::copy(text, done);
    }

    /// What a screen reader should say now.
    pub fn announcement(self) -> ReadOnly<String> {
        ReadOnly(self.announcement)
    }

    /// Has a screen reader say `words`, also where they are the ones that it said last: a text that does not change is
    /// not read again.
    pub fn announce(self, mut words: String) {
        if self.announcement.with_untracked(|said| *said == words) {
            words.push('\u{a0}');
        }
        self.announcement.set(words);
    }

    /// Whether the list of keys is open.
    pub fn keys_open(self) -> ReadOnly<bool> {
        ReadOnly(self.keys_open)
    }

    /// Opens or closes the list of keys.
    pub fn show_keys(self, open: bool) {
        self.keys_open.set(open);
    }

    /// Today on the person's clock; a view that shows it is drawn anew when the day turns.
    pub fn today(self) -> Day {
        self.day.track();
        today()
    }

    /// Turns the day at midnight, and as soon as somebody comes back after it, until the view around is gone.
    /// `turned` is called after each turn.
    pub fn follow_the_day(self, turned: impl Fn() + Clone + 'static) {
        let turn = move || {
            let day = today();
            if self.day.get_untracked() != day {
                self.day.set(day);
                turned();
            }
        };
        turn();
        visibility::on_return(turn.clone());
        let timer = StoredValue::new(None::<TimeoutHandle>);
        look_at_midnight(timer, turn);
        on_cleanup(move || {
            if let Some(timer) = timer.try_get_value().flatten() {
                timer.clear();
            }
        });
    }

    /// Tells that somebody has come back after a while, until the view around is gone.
    pub fn visits(self) -> ArcTrigger {
        let begun = Cell::new(clock::now().wall);
        let again = ArcTrigger::new();
        let tell = again.clone();
        visibility::on_return(move || {
            let now = clock::now().wall;
            if now - begun.get() > NEW_VISIT {
                begun.set(now);
                tell.notify();
            }
        });
        again
    }

    /// While `holds` says so, and the view around is there, something is on the page that is stored nowhere.
    pub fn hold_while(self, holds: impl Fn() -> bool + Send + Sync + 'static) {
        self.hold_while_any(Box::new(holds));
    }

    /// The same for all of them at once: what is behind a memo is made anew for each type, and there are many forms.
    fn hold_while_any(self, holds: Box<dyn Fn() -> bool + Send + Sync>) {
        let counted = Arc::new(AtomicBool::new(false));
        let count = move |now: bool| {
            if counted.swap(now, Ordering::Relaxed) != now {
                self.unsaved.update(|count| *count = if now { *count + 1 } else { *count - 1 });
            }
        };
        let leave = count.clone();
        let holds = Memo::new(move |_| holds());
        Effect::new(move || count(holds.get()));
        on_cleanup(move || leave(false));
    }

    /// Whether a form on the page holds something that is stored nowhere.
    pub(super) fn has_unsaved(self) -> bool {
        self.unsaved.get() > 0
    }
}

fn look_at_midnight(timer: StoredValue<Option<TimeoutHandle>>, turn: impl Fn() + Clone + 'static) {
    let now = clock::now().wall;
    let minutes = 24 * 60 - u64::from(minute_of_day(now, clock::offset(now)));
    let midnight = Millis(minutes * 60_000 - now.0 % 60_000);
    let look = move || {
        turn();
        look_at_midnight(timer, turn.clone());
    };
    let wait = Duration::from_millis(midnight.min(LOOK).0);
    timer.set_value(set_timeout_with_handle(look, wait).ok());
}
