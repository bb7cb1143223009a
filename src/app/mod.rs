//! The app: it owns the signals, turns presses into events, and runs the effects that come back.
//! The way of data is one ring: event, `Session::handle`, effects, platform, event.
//!
//! Invariant: views read signals and call the methods here; they never touch the platform.

mod check;
mod data;
mod day;
mod journal;
pub mod reminders;
mod routines;
mod session;
mod settings;
mod updates;

use crate::domain::device::{Trouble, WakeState};
use std::sync::Arc;

use leptos::prelude::*;

pub use self::data::{ExportFormat, Incoming};
pub use self::journal::Log;
pub use self::journal::draft::Interrupted;
pub use self::routines::Made;
pub use self::settings::Settings;
pub use self::updates::{News, Offline};
use crate::content;
use crate::domain::journal::gate::{CheckReason, Gate};
use crate::domain::library::exercise::Exercise;
use crate::domain::library::routine::Routine;
use crate::domain::route::Route;
use crate::domain::safety::check::Level;
use crate::domain::safety::check_form::CheckForm;
use crate::domain::session::machine::{Effect, Event, Session, Stage};
use crate::domain::session::readout::Face;
use crate::domain::session::timeline::Timeline;
use crate::domain::time::day::Day;
use crate::domain::time::{Millis, Moment};
use crate::i18n::Key;
use crate::platform::boot::EarlyStart;
use crate::platform::host::Host;
use crate::platform::media::MediaKey;
use crate::platform::sound::Sound;
use crate::platform::storage::{self, Store};
use crate::platform::ticker::Ticker;
use crate::platform::wake_lock::{WakeLock, WakeReason};
use crate::platform::{boot, clock, keyboard, location, media, page, speech, visibility};

/// The handle that every view gets. Copies all lead to the same app.
#[derive(Clone, Copy)]
pub struct App {
    /// The page that is shown.
    pub route: RwSignal<Route>,
    /// The session that runs, waits or has just ended.
    pub playing: RwSignal<Option<Playing>>,
    /// When the session was last looked at; moves with every tick and event.
    pub now: RwSignal<Moment>,
    /// The same for all that may come after the words; at a cue, a task later.
    settled: RwSignal<Moment>,
    /// What the person has chosen.
    pub settings: RwSignal<Settings>,
    /// The choices of an earlier time could not be read.
    pub settings_lost: RwSignal<bool>,
    /// What a screen reader should say now.
    pub announcement: RwSignal<String>,
    /// How it stands with the screen.
    pub wake: RwSignal<WakeState>,
    /// Whether the disk takes what it should.
    pub trouble: RwSignal<Option<Trouble>>,
    /// All that is kept of sessions, once [`App::read_kept`] has read it.
    pub log: RwSignal<Log>,
    /// The routines of the person's own, once [`App::read_kept`] has read them.
    pub own: RwSignal<Vec<Arc<Routine>>>,
    /// Whether the list of keys is open.
    pub keys_open: RwSignal<bool>,
    /// What stands between a press on Start and the session.
    pub gate: RwSignal<Gate>,
    /// The routine whose Start was pressed while the gate was shut.
    pub pending: RwSignal<Option<Arc<Routine>>>,
    /// The safety check that is being answered.
    pub asked: RwSignal<Option<CheckForm>>,
    /// A session that a killed page left behind.
    pub left: RwSignal<Option<Interrupted>>,
    devices: StoredValue<Devices, LocalStorage>,
    keeper: StoredValue<Keeper>,
    /// The page around, if the app is embedded.
    host: StoredValue<Option<Host>, LocalStorage>,
}

/// The way to what is kept. What it takes is in the second part of the app.
#[derive(Clone, Copy)]
enum Keeper {
    /// The second part is not here yet, and owes the record of a session that ended then.
    Absent(Option<Moment>),
    /// It is here.
    Here(Kept),
}

/// What takes the log.
#[derive(Clone, Copy)]
struct Kept {
    /// Keeps the session that ended then.
    keep: fn(App, Moment),
    /// The person's level of an exercise.
    level: fn(App, &Exercise) -> u8,
    /// Reads the gate anew.
    gate: fn(App) -> Gate,
    /// What of a routine the person's answers leave.
    playable: fn(App, Arc<Routine>) -> Option<Arc<Routine>>,
    /// Keeps the draft of the session.
    draft: fn(App, Event, Moment),
    /// Makes a phrase ready; has its words, if it cuts another.
    phrase: fn(App, &speech::Phrase, Option<&str>),
}

/// Where the second part leaves, for the first, whether a session may begin today.
const GATE: &str = "gate";

/// At these levels it says which, and nothing is played.
const LOCKS: [Level; 2] = [Level::Urgent, Level::Emergency];

/// What it says where a session may begin: nothing is asked, and nothing is left out. It ends with the day and with the rules.
fn open_gate() -> String {
    format!("open {} {}", today(), content::RULES_DATED)
}

/// Half a frame: on average a change is seen so much after it is made, so this much early is still no earlier than due.
const MOST_LEAD: Millis = Millis(8);

/// What takes longer says nothing about the page: something else held it up, or it was not seen.
const HELD_UP: Millis = Millis(50);

/// Each routine of one's own is kept under this and its slug.
const OWN: &str = "routine:";

/// Today on the person's clock.
fn today() -> Day {
    let now = clock::now().wall;
    Day::local(now, clock::offset(now))
}

/// A session and the routine that it plays.
#[derive(Clone)]
pub struct Playing {
    /// The routine.
    pub routine: Arc<Routine>,
    /// Its session.
    pub session: Session,
    /// A sharp pain has ended it, and the person has not said yet what that was like.
    pub asks_sharp: bool,
}

/// What the app drives. Lives as long as the app.
struct Devices {
    sound: Sound,
    ticker: Ticker,
    wake_lock: WakeLock,
    store: Store,
    /// How long it takes here from the timer of a cue until its words are shown: the timer is set so much earlier.
    lead: Millis,
    /// Until when earcons are on the audio clock.
    scored_until: Millis,
    /// When the draft was last kept, on the monotonic clock.
    drafted: Millis,
    /// Where.
    draft_key: Option<String>,
}

impl App {
    /// Starts the app in a page of its own: reads what is kept, and listens to the page.
    pub fn start() -> Self {
        Self::start_in(None)
    }

    /// Starts the app; with a `host` it is embedded there.
    pub fn start_in(host: Option<Host>) -> Self {
        let store = Store::default();
        let wake = RwSignal::new(WakeState::Idle);
        let (settings, readable) = Settings::load(&store);
        let open = store.get(GATE).is_some_and(|text| text == open_gate());
        let app = Self {
            route: RwSignal::new(match host {
                None => Route::parse(&location::hash()),
                // Which one is for `src/embed` to say.
                Some(_) => Route::Session(String::new()),
            }),
            playing: RwSignal::new(None),
            now: RwSignal::new(clock::now()),
            settled: RwSignal::new(clock::now()),
            settings: RwSignal::new(settings),
            settings_lost: RwSignal::new(!readable),
            announcement: RwSignal::new(String::new()),
            wake,
            trouble: RwSignal::new(store.is_missing().then_some(Trouble::Missing)),
            log: RwSignal::new(Log::default()),
            own: RwSignal::new(Vec::new()),
            keys_open: RwSignal::new(false),
            gate: RwSignal::new(if open { Gate::Open } else { Gate::Ask(CheckReason::First) }),
            pending: RwSignal::new(None),
            asked: RwSignal::new(None),
            left: RwSignal::new(None),
            devices: StoredValue::new_local(Devices {
                sound: Sound::default(),
                // The ticker needs the app that holds it: it is set right below.
                ticker: Ticker::new(|| ()),
                wake_lock: WakeLock::new(move |state| wake.set(state)),
                store,
                lead: Millis::ZERO,
                scored_until: Millis::ZERO,
                drafted: Millis::ZERO,
                draft_key: None,
            }),
            keeper: StoredValue::new(Keeper::Absent(None)),
            host: StoredValue::new_local(host),
        };
        app.devices.update_value(|devices| {
            devices.ticker = Ticker::new(move || app.dispatch(Event::Ticked));
            // The script of its worker is asked for now: a session asks the network for nothing.
            // On a page of others it would have to be a script of theirs.
            if !app.is_guest() {
                devices.ticker.warm_up();
            }
            devices.sound.set_volume(app.settings.with_untracked(Settings::loudness));
        });
        app.listen();
        on_cleanup(move || app.fall_silent());
        app
    }

    /// The page around, if the app is embedded.
    pub fn host(self) -> Option<Host> {
        self.host.get_value()
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

    /// Whether there is a page of others around.
    pub fn is_embedded(self) -> bool {
        self.host.with_value(Option::is_some)
    }

    /// Whether the app was taken away while something was waited for.
    pub fn is_gone(self) -> bool {
        self.now.is_disposed()
    }

    /// The element is taken away: nothing of it is heard, said or lit any more.
    fn fall_silent(self) {
        self.devices.with_value(|devices| {
            devices.sound.close();
            devices.wake_lock.keep(WakeReason::Session, false);
        });
        // What is said beside a session may be another element's.
        if self.playing.with_untracked(Option::is_some) {
            speech::hush();
        }
    }

    /// Whether the window, and what there is one of in it, belongs to others.
    fn is_guest(self) -> bool {
        self.host.with_value(|host| host.as_ref().is_some_and(Host::is_inline))
    }

    /// Moves the focus to the heading of what is shown.
    pub fn focus_heading(self) {
        page::focus_heading(self.host());
    }

    fn listen(self) {
        keyboard::on_key(self.host().as_ref(), move |key, held| self.key(key, held));
        if !self.is_embedded() {
            location::on_change(move |hash| self.show(Route::parse(&hash)));
        }
        if !self.is_guest() {
            media::on_key(move |key| {
                self.dispatch(match key {
                    MediaKey::Play => Event::Resumed,
                    MediaKey::Pause => Event::Paused,
                    MediaKey::Next => Event::Skipped,
                    MediaKey::Previous => Event::WentBack,
                });
            });
        }
        // A check in another tab that locks sessions ends the one here.
        storage::on_change(GATE, move |text| {
            if text.is_some_and(|text| LOCKS.iter().any(|level| level.id() == text)) {
                self.dispatch(Event::Ended);
                if let Keeper::Here(kept) = self.keeper.get_value() {
                    (kept.gate)(self);
                }
                self.go(&Route::Check);
            }
        });
        visibility::on_change(move || {
            if !visibility::is_hidden() {
                self.devices.with_value(|devices| devices.wake_lock.page_shown());
            }
            // Arms the timer that fits, and shows the right second in the first frame.
            self.dispatch(Event::Ticked);
        });
    }

    /// Shows the page of `route`. A session that runs waits when its page is left.
    fn show(self, route: Route) {
        if !matches!(route, Route::Session(_)) {
            self.dispatch(Event::Paused);
            // Whoever goes elsewhere instead of answering finds the check there, which asks more.
            self.ask_sharp(false);
        }
        let changed = self.route.with_untracked(|shown| *shown != route);
        if changed {
            self.route.set(route);
            self.focus_heading();
        }
    }

    /// Start was pressed for `routine`. Must run in the tap, which unlocks sound and voice. Every way
    /// into a session leads through here or through [`App::adopt`], and so through the gate.
    pub fn start_session(self, routine: Arc<Routine>) {
        let pressed = clock::pressed();
        if let Some(routine) = self.admit(routine) {
            self.begin(routine, pressed, None);
        }
    }

    /// What of `routine` may be played. If nothing may now, the person is led to the check.
    fn admit(self, routine: Arc<Routine>) -> Option<Arc<Routine>> {
        let (gate, playable) = match self.keeper.get_value() {
            Keeper::Here(kept) => ((kept.gate)(self), (kept.playable)(self, routine.clone())),
            Keeper::Absent(_) => (self.gate.get_untracked(), Some(routine.clone())),
        };
        if let (Gate::Open, Some(playable)) = (gate, playable) {
            self.pending.set(None);
            return Some(playable);
        }
        self.pending.set(Some(routine));
        self.go(&Route::Check);
        None
    }

    /// Start was pressed in the page as it came, before the app's own was there.
    pub fn start_known(self, slug: &str) {
        if let Some(routine) = first_routine(slug) {
            self.start_session(routine);
        }
    }

    /// Start was pressed before the app was there.
    pub fn adopt(self, early: EarlyStart) {
        let Some(routine) = first_routine(&early.routine) else { return };
        let Some(routine) = self.admit(routine) else {
            // What the tap has opened waits for the Start after the check; the one there would open another.
            self.devices.with_value(|devices| devices.sound.unlock(early.audio));
            return;
        };
        let now = clock::now();
        let first = routine
            .steps
            .first()
            .map_or(Millis::ZERO, |step| step.prepare.unwrap_or(step.movement.prepare()));
        let passed = now.mono - early.at;
        // The page has counted down since the tap, but the first exercise is not begun unseen.
        let started =
            if passed < first { Moment { mono: early.at, wall: now.wall - passed } } else { now };
        self.begin(routine, started, early.audio);
    }

    fn begin(self, routine: Arc<Routine>, at: Moment, audio: Option<boot::AudioContext>) {
        self.unlock(audio);
        // What was done of a session that still waits is kept before another takes its place.
        if self.is_active_untracked() {
            self.handle(Event::Ended, at)
                .into_iter()
                .flatten()
                .for_each(|effect| self.perform(effect, at));
        }
        let level = |exercise: &Exercise| match self.keeper.get_value() {
            Keeper::Here(kept) => (kept.level)(self, exercise),
            // What index.html offers says itself how much.
            Keeper::Absent(_) => 1,
        };
        let more = Millis::from_secs(u32::from(self.settings.with_untracked(|it| it.lead_in)));
        let session = Session::new(Timeline::of_routine(&routine, level).with_lead_in(more));
        let route = Route::Session(routine.slug.to_string());
        self.playing.set(Some(Playing { routine, session, asks_sharp: false }));
        self.dispatch_at(Event::Started, at);
        // The press may be some time ago.
        self.dispatch(Event::Ticked);
        self.go(&route);
        self.route.set(route);
        self.focus_heading();
    }

    /// Opens sound and voice. Must run in the tap.
    fn unlock(self, audio: Option<boot::AudioContext>) {
        self.devices.with_value(|devices| devices.sound.unlock(audio));
        speech::prime();
    }

    /// Tells the session what happened now, and does what it asks for.
    pub fn dispatch(self, event: Event) {
        let now = clock::now();
        let shown = match event {
            Event::Ticked => self.ask_session(|session| Some(session.shown_at(now, self.lead()))),
            _ => None,
        };
        self.dispatch_at(event, shown.unwrap_or(now));
    }

    fn dispatch_at(self, event: Event, now: Moment) {
        let Some(effects) = self.handle(event, now) else { return };
        // The person has stopped: whatever was being said is no longer true.
        if matches!(event, Event::Paused | Event::Ended | Event::Hurt) {
            speech::hush();
        }
        // At a cue the words come first: all the rest takes longer than a frame on a slow phone.
        let at_cue = event == Event::Ticked && !effects.is_empty();
        if !at_cue {
            self.settle();
        }
        // Most ticks only show the next second.
        if event == Event::Ticked && !at_cue && !self.has_chores(now) {
            return;
        }
        let perform = move || {
            if self.is_gone() {
                return;
            }
            if at_cue {
                self.learn_lead(now);
                self.settle();
            }
            for effect in effects {
                self.perform(effect, now);
            }
            self.refill_score(now);
            if let Keeper::Here(kept) = self.keeper.get_value() {
                (kept.draft)(self, event, now);
            }
        };
        if event == Event::Ticked {
            page::after_this_frame(perform);
        } else {
            // A voice that is to be heard belongs to the press.
            leptos::task::spawn_local(async move { perform() });
        }
    }

    /// What the session answers; `None` if there is none that is not over.
    fn handle(self, event: Event, now: Moment) -> Option<Vec<Effect>> {
        let running = self.playing.with_untracked(|playing| {
            playing.as_ref().is_some_and(|playing| !playing.session.is_over())
        });
        let mut effects = None;
        if running {
            self.playing.update_untracked(|playing| {
                effects = playing.as_mut().map(|playing| playing.session.handle(event, now));
            });
            // Between two cues only the time has changed.
            if event != Event::Ticked || effects.as_ref().is_some_and(|effects| !effects.is_empty())
            {
                self.playing.notify();
            }
            self.now.set(now);
        }
        effects
    }

    fn lead(self) -> Millis {
        self.devices.with_value(|devices| devices.lead)
    }

    /// The words of the cue of `shown` are on the screen.
    fn learn_lead(self, shown: Moment) {
        self.devices.update_value(|devices| {
            let took = clock::now().mono + devices.lead - shown.mono;
            if took < HELD_UP {
                devices.lead = took.min(MOST_LEAD);
            }
        });
    }

    /// What the session, if there is one, answers.
    fn ask_session<T>(self, ask: impl FnOnce(&Session) -> Option<T>) -> Option<T> {
        self.playing.with_untracked(|playing| ask(&playing.as_ref()?.session))
    }

    /// Shows the rest, and sets the timer for the session's next deadline.
    fn settle(self) {
        self.settled.set(self.now.get_untracked());
        let shown = self.now.get_untracked();
        let deadline = self.ask_session(|session| session.next_deadline(shown));
        self.devices.with_value(|devices| match deadline {
            Some(deadline) => devices.ticker.arm(deadline - devices.lead - clock::now().mono),
            None => devices.ticker.disarm(),
        });
    }

    /// What the session shows; equal faces are not drawn again.
    pub fn face(self) -> Memo<Option<Face>> {
        self.face_at(self.now)
    }

    /// The same for all but the words, which are to be on time even where the rest takes longer than a frame.
    pub fn settled_face(self) -> Memo<Option<Face>> {
        self.face_at(self.settled)
    }

    fn face_at(self, now: RwSignal<Moment>) -> Memo<Option<Face>> {
        Memo::new(move |_| {
            // Each change of the session moves `now` as well.
            let now = now.get();
            self.playing.with_untracked(|playing| playing.as_ref()?.session.face(now))
        })
    }

    /// Whether the session of the routine called `slug` is the one that runs, waits or has just ended.
    pub fn plays(self, slug: &str) -> bool {
        self.playing.with(|playing| playing.as_ref().is_some_and(|it| it.routine.slug == slug))
    }

    /// Whether a session waits or runs.
    pub fn is_active(self) -> bool {
        self.playing.with(|playing| {
            playing.as_ref().is_some_and(|playing| {
                matches!(playing.session.stage(), Stage::Running(_) | Stage::Paused(_))
            })
        })
    }

    /// A key that no control wanted; `true` if it meant something. One that is `held` down flips and skips only once.
    fn key(self, key: &str, held: bool) -> bool {
        let on = self.settings.with_untracked(|settings| settings.shortcuts);
        // Caps Lock is no reason to refuse a letter.
        let small = key.to_ascii_lowercase();
        let key = if key.len() == 1 { small.as_str() } else { key };
        if key == "?" && on {
            if !held {
                self.keys_open.update(|open| *open = !*open);
            }
            return true;
        }
        let in_session = self.route.with_untracked(|route| matches!(route, Route::Session(_)));
        let paused = self.playing.with_untracked(|playing| {
            playing
                .as_ref()
                .is_some_and(|playing| matches!(playing.session.stage(), Stage::Paused(_)))
        });
        let event = match key {
            "MediaPlayPause" | " " if paused => Event::Resumed,
            "MediaPlay" => Event::Resumed,
            "MediaPlayPause" | " " | "MediaPause" | "MediaStop" => Event::Paused,
            "MediaTrackNext" | "ArrowRight" => Event::Skipped,
            "MediaTrackPrevious" | "ArrowLeft" => Event::WentBack,
            "Enter" => Event::SetDone,
            // Single characters can be turned off, for those who speak to their computer.
            "r" if on => Event::Restarted,
            "+" | "=" if on => Event::Lengthened,
            "-" if on => Event::Shortened,
            "h" if on => Event::Hurt,
            "f" | "m" if on && in_session => {
                if !held {
                    let mutes = key == "m";
                    let mut on = false;
                    self.change_settings(|settings| {
                        // Elsewhere nothing would show it, and the next session would be silent.
                        let it = if mutes { &mut settings.sound } else { &mut settings.big_digits };
                        *it = !*it;
                        on = *it;
                    });
                    // The switch that shows it is folded away.
                    if mutes {
                        let says = if on { Key::SESSION_SOUND_ON } else { Key::SESSION_SOUND_OFF };
                        self.tell(says.text().to_owned());
                    }
                }
                return true;
            }
            _ => return false,
        };
        if in_session && self.is_active_untracked() {
            if !held || matches!(event, Event::Lengthened | Event::Shortened) {
                self.dispatch(event);
            }
            return true;
        }
        false
    }

    fn is_active_untracked(self) -> bool {
        untrack(|| self.is_active())
    }

    /// Changes what the person has chosen, and keeps it.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        // Another tab may have changed or erased what this one has read: the change is made to what is kept by now.
        let mut settings = self.devices.with_value(|devices| Settings::load(&devices.store).0);
        change(&mut settings);
        self.settings.set(settings.clone());
        if !settings.voice {
            speech::hush();
        }
        let kept = self.devices.with_value(|devices| {
            devices.sound.set_volume(settings.loudness());
            settings.save(&devices.store)
        });
        self.note_trouble(kept);
    }

    /// Remembers that the disk refused something, for as long as something is in memory only.
    fn note_trouble(self, kept: Result<(), Trouble>) {
        let before = self.trouble.get_untracked();
        let waits = self.devices.with_value(|devices| devices.store.waits());
        let trouble = kept.err().or(before.filter(|_| waits));
        if before != trouble {
            self.trouble.set(trouble);
        }
    }
}

/// The routine that the page as it came can start.
fn first_routine(slug: &str) -> Option<Arc<Routine>> {
    let first = content::first_routine();
    (first.slug == slug).then(|| Arc::new(first.clone()))
}

/// The app around this view.
pub fn use_app() -> App {
    expect_context()
}
