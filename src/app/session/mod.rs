//! The session: presses and ticks in, effects out, and what of it is shown. It is in the first load and knows nothing
//! of the later ones: it tells its listeners what happens.
//!
//! At a cue the words are shown first (`face`). The ring, the bar, the figure, the buttons and the next timer follow
//! in a task of their own (`settled_face`), and the voice after them: on a processor slowed six times, all of it
//! together took three frames.

mod keys;
mod perform;
mod shown;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::read_only::ReadOnly;

use super::page::PageHandle;
use super::settings::SettingsHandle;
use crate::domain::journal::draft;
use crate::domain::library::routine::Routine;
use crate::domain::route::Route;
use crate::domain::session::machine::{self, Event, Session};
use crate::domain::session::score::Note;
use crate::domain::session::timeline::Timeline;
use crate::domain::time::{Millis, Moment};
use crate::platform::media::MediaKey;
use crate::platform::sound::{self, Sound};
use crate::platform::speech::Phrase;
use crate::platform::ticker::Ticker;
use crate::platform::wake_lock::WakeReason;
use crate::platform::{boot, clock, keyboard, media, page, speech, visibility};

/// Half a frame: on average a change is seen so much after it is made, so this much early is still no earlier than due.
const MOST_LEAD: Millis = Millis(8);

/// What takes longer says nothing about the page: something else held it up, or it was not seen.
const HELD_UP: Millis = Millis(50);

/// A session and the routine that it plays.
#[derive(Clone)]
pub struct Playing {
    pub routine: Arc<Routine>,
    /// Its session.
    pub session: Session,
    /// A sharp pain has ended it, and the person has not said yet what that was like.
    pub asks_sharp: bool,
}

/// What those hear who listen to the session.
#[derive(Clone, Copy)]
pub(super) enum SessionNews {
    /// It is over since then: its record is due.
    Ended(Moment),
    /// This happened then, and all that it asks for is done. Of time that goes by, only every [`draft::EVERY`].
    Happened(Event, Moment),
}

type Listener = Rc<dyn Fn(SessionNews)>;

/// Makes a phrase ready to be spoken; gets its words if it cuts another.
pub(super) type PhraseHook = fn(SessionHandle, &Phrase, Option<&str>);

/// What is heard besides the cues of a session, from now on for so long.
pub(super) type NotesHook = fn(SessionHandle, &Session, Moment, Millis) -> Vec<Note>;

/// What only the session itself looks at.
struct Inner {
    ticker: Ticker,
    /// How long it takes here from the timer of a cue until its words are shown: the timer is set so much earlier.
    lead: Millis,
    /// Until when earcons are on the audio clock.
    scored_until: Millis,
    /// When the listeners last heard of it, on the monotonic clock.
    told: Millis,
    /// In the order in which they came.
    listeners: Vec<Listener>,
    /// The end of a session that nobody has heard of yet.
    unheard: Option<Moment>,
    phrase_hook: Option<PhraseHook>,
    notes_hook: Option<NotesHook>,
}

/// The handle of the session. Copies lead to the same one.
#[derive(Clone, Copy)]
pub struct SessionHandle {
    page: PageHandle,
    settings: SettingsHandle,
    playing: RwSignal<Option<Playing>>,
    /// When the session was last looked at; moves with every tick and event.
    now: RwSignal<Moment>,
    /// The same for all that may come after the words; at a cue, a task later.
    settled: RwSignal<Moment>,
    inner: StoredValue<Inner, LocalStorage>,
}

impl SessionHandle {
    pub(super) fn new(page: PageHandle, settings: SettingsHandle) -> Self {
        let this = Self {
            page,
            settings,
            playing: RwSignal::new(None),
            now: RwSignal::new(clock::now()),
            settled: RwSignal::new(clock::now()),
            inner: StoredValue::new_local(Inner {
                // The ticker needs the handle that holds it: it is set right below.
                ticker: Ticker::new(|| ()),
                lead: Millis::ZERO,
                scored_until: Millis::ZERO,
                told: Millis::ZERO,
                listeners: Vec::new(),
                unheard: None,
                phrase_hook: None,
                notes_hook: None,
            }),
        };
        this.inner.update_value(|inner| {
            inner.ticker = Ticker::new(move || this.dispatch(Event::Ticked));
            // The script of its worker is asked for now: a session asks the network for nothing.
            // On a page of others it would have to be a script of theirs.
            if !page.is_guest() {
                inner.ticker.warm_up();
                sound::warm_up();
            }
        });
        this.follow_the_page();
        on_cleanup(move || this.fall_silent());
        this
    }

    pub(super) fn page(self) -> PageHandle {
        self.page
    }

    pub(super) fn settings(self) -> SettingsHandle {
        self.settings
    }

    /// The session that runs, waits or has just ended.
    pub fn playing(self) -> ReadOnly<Option<Playing>> {
        ReadOnly(self.playing)
    }

    /// When it was last looked at.
    pub fn now(self) -> ReadOnly<Moment> {
        ReadOnly(self.now)
    }

    /// Keys and media keys; and a session waits when its page is left.
    fn follow_the_page(self) {
        keyboard::on_key(self.page.host().as_ref(), move |key, held| self.key(key, held));
        if !self.page.is_guest() {
            media::on_key(move |key| {
                self.dispatch(match key {
                    MediaKey::Play => Event::Resumed,
                    MediaKey::Pause => Event::Paused,
                    MediaKey::Next => Event::Skipped,
                    MediaKey::Previous => Event::WentBack,
                });
            });
        }
        visibility::on_change(move || {
            if !visibility::is_hidden() {
                self.settings.devices().page_shown();
            }
            // Arms the timer that fits, and shows the right second in the first frame.
            self.dispatch(Event::Ticked);
        });
        Effect::new(move || {
            if !self.page.route().with(|route| matches!(route, Route::Session(_))) {
                self.dispatch(Event::Paused);
                // Whoever goes elsewhere instead of answering finds the check there, which asks more.
                self.ask_sharp(false);
            }
        });
    }

    /// The element is taken away: nothing of it is heard, said or lit any more.
    fn fall_silent(self) {
        let devices = self.settings.devices();
        devices.with_sound(Sound::close);
        devices.keep_awake(WakeReason::Session, false);
        // What is said beside a session may be another element's.
        if self.playing.with_untracked(Option::is_some) {
            speech::hush();
        }
    }

    /// Calls back at all that happens, and at once if a session is over of which nobody has heard.
    pub(super) fn listen(self, listener: impl Fn(SessionNews) + 'static) {
        let listener: Listener = Rc::new(listener);
        let mut unheard = None;
        self.inner.update_value(|inner| {
            unheard = inner.unheard.take();
            inner.listeners.push(listener.clone());
        });
        if let Some(ended) = unheard {
            listener(SessionNews::Ended(ended));
        }
    }

    fn tell(self, news: SessionNews) {
        let listeners = self.inner.with_value(|inner| inner.listeners.clone());
        match news {
            SessionNews::Ended(at) if listeners.is_empty() => {
                self.inner.update_value(|inner| inner.unheard = Some(at));
            }
            _ => listeners.iter().for_each(|listener| listener(news)),
        }
    }

    /// From now on `hook` makes each phrase ready.
    pub(super) fn prepare_phrases(self, hook: PhraseHook) {
        self.inner.update_value(|inner| inner.phrase_hook = Some(hook));
    }

    /// Begins the session of `routine` at `at`. What was done of one that still waits is told before. Must run in the tap,
    /// which unlocks sound and voice; `audio` is an output that the page has opened already.
    pub(super) fn begin(
        self,
        routine: Arc<Routine>,
        timeline: Timeline,
        at: Moment,
        audio: Option<boot::AudioContext>,
    ) {
        self.unlock(audio);
        if untrack(|| self.is_active()) {
            self.end(at);
        }
        let more =
            Millis::from_secs(u32::from(self.settings.chosen().with_untracked(|it| it.lead_in)));
        let session = Session::new(timeline.with_lead_in(more));
        let route = Route::Session(routine.slug.to_string());
        self.playing.set(Some(Playing { routine, session, asks_sharp: false }));
        self.dispatch_at(Event::Started, at);
        // The press may be some time ago.
        self.dispatch(Event::Ticked);
        self.page.go(&route);
        self.page.show_quietly(route);
        self.page.focus_heading();
    }

    /// Takes over a session that was interrupted; it waits until [`SessionHandle::resume`].
    pub(super) fn show_waiting(self, playing: Playing) {
        self.playing.set(Some(playing));
    }

    /// The session that was interrupted goes on. Must run in the tap.
    pub(super) fn resume(self) {
        let slug = self.playing.with_untracked(|it| Some(it.as_ref()?.routine.slug.to_string()));
        self.unlock(None);
        self.dispatch(Event::Resumed);
        self.page.go(&Route::Session(slug.unwrap_or_default()));
    }

    /// Opens sound and voice. Must run in the tap.
    pub(super) fn unlock(self, audio: Option<boot::AudioContext>) {
        self.settings.devices().with_sound(|sound| sound.unlock(audio));
        speech::prime();
    }

    /// Shows `routine`, ready to be started; what was over before it is gone.
    pub fn show_ready(self, routine: &Routine) {
        self.playing.set(None);
        // The focus stays where it is: the person may be reading the page around.
        self.page.show_quietly(Route::Session(routine.slug.to_string()));
    }

    /// Tells the session what happened now, and does what it asks for.
    pub fn dispatch(self, event: Event) {
        let now = clock::now();
        let shown = match event {
            Event::Ticked => self.ask(|session| Some(session.shown_at(now, self.lead()))),
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
        // What a press sounds like is given to the output before anything is drawn.
        if event != Event::Ticked {
            self.rescore_for(&effects, now);
        }
        if !at_cue {
            self.settle();
        }
        let perform = move || {
            if self.page.is_gone() {
                return;
            }
            if at_cue {
                self.learn_lead(now);
                self.settle();
                self.rescore_for(&effects, now);
            }
            for effect in effects {
                self.perform(effect, now);
            }
            self.refill_score(now);
            if self.is_telling_due(event, now) {
                self.tell_of(event, now);
            }
        };
        if event == Event::Ticked {
            // Most ticks only show the next second.
            if at_cue || self.score_is_low(now) || self.is_telling_due(event, now) {
                page::after_this_frame(perform);
            }
        } else {
            // A voice that is to be heard belongs to the press.
            leptos::task::spawn_local(async move { perform() });
        }
    }

    /// Ends the session, and does at once what that asks for: what follows relies on its record.
    pub(super) fn end(self, now: Moment) {
        let effects = self.handle(Event::Ended, now).unwrap_or_default();
        self.rescore_for(&effects, now);
        for effect in effects {
            self.perform(effect, now);
        }
        self.tell_of(Event::Ended, now);
    }

    fn tell_of(self, event: Event, now: Moment) {
        self.inner.update_value(|inner| {
            // Who comes later hears at once.
            if !inner.listeners.is_empty() {
                inner.told = now.mono;
            }
        });
        self.tell(SessionNews::Happened(event, now));
    }

    /// While time just goes by, the listeners hear of it only now and then.
    fn is_telling_due(self, event: Event, now: Moment) -> bool {
        draft::is_due(event, self.is_over(), now.mono - self.inner.with_value(|inner| inner.told))
    }

    /// What the session answers; `None` if there is none that is not over.
    fn handle(self, event: Event, now: Moment) -> Option<Vec<machine::Effect>> {
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
        self.inner.with_value(|inner| inner.lead)
    }

    /// The words of the cue of `shown` are on the screen.
    fn learn_lead(self, shown: Moment) {
        self.inner.update_value(|inner| {
            let took = clock::now().mono + inner.lead - shown.mono;
            if took < HELD_UP {
                inner.lead = took.min(MOST_LEAD);
            }
        });
    }

    /// What the session, if there is one, answers.
    fn ask<T>(self, ask: impl FnOnce(&Session) -> Option<T>) -> Option<T> {
        self.playing.with_untracked(|playing| ask(&playing.as_ref()?.session))
    }

    /// Shows the rest, and sets the timer for the session's next deadline.
    fn settle(self) {
        let shown = self.now.get_untracked();
        self.settled.set(shown);
        let deadline = self.ask(|session| session.next_deadline(shown));
        self.inner.with_value(|inner| match deadline {
            Some(deadline) => inner.ticker.arm(deadline - inner.lead - clock::now().mono),
            None => inner.ticker.disarm(),
        });
    }
}
