//! Performs the effects that a session asks for.
//!
//! Earcons are put on the audio clock ahead of time, and again when the score runs low. Where no note is near the
//! output rests; the refill wakes it ten seconds or more before the next note.

use leptos::prelude::*;

use super::{NotesHook, Playing, SessionHandle, SessionNews};
use crate::domain::session::earcon::{pulses, tones};
use crate::domain::session::machine::{Effect, Session, Stage};
use crate::domain::session::spoken;
use crate::domain::session::timeline::{Cue, CueKind};
use crate::domain::time::{Millis, Moment};
use crate::i18n::packs;
use crate::platform::wake_lock::WakeReason;
use crate::platform::{media, speech, vibration, visibility};

/// How far ahead earcons are on the audio clock, and when the score is filled up.
struct Horizon {
    ahead: Millis,
    low: Millis,
}

/// A page that is seen is woken every second. Each note that waits costs processor time.
const SEEN: Horizon = Horizon { ahead: Millis::from_secs(20), low: Millis::from_secs(10) };
/// A hidden one may be woken once a minute.
const HIDDEN: Horizon = Horizon { ahead: Millis::from_secs(75), low: Millis::from_secs(45) };

fn horizon() -> Horizon {
    if visibility::is_hidden() { HIDDEN } else { SEEN }
}

impl SessionHandle {
    pub(super) fn perform(self, effect: Effect, now: Moment) {
        match effect {
            Effect::Announce(cue) => self.announce(cue),
            // The score itself comes before all else: see `rescore_for`.
            Effect::Rescore => self.show_media(),
            Effect::KeepAwake(awake) => {
                self.settings.devices().keep_awake(WakeReason::Session, awake);
            }
            Effect::Save => self.tell(SessionNews::Ended(now)),
        }
    }

    /// Says, shows and vibrates a cue. Its earcon has been on the audio clock for a while.
    fn announce(self, cue: Cue) {
        let words = self.playing.with_untracked(|playing| {
            let Playing { routine, session, .. } = playing.as_ref()?;
            spoken::at_cue(session.timeline(), cue, &routine.closing)
        });
        let settings = self.settings.chosen().get_untracked();
        if settings.vibration {
            vibration::pulse(pulses(cue.kind));
        }
        let Some(words) = words else { return };
        if settings.voice {
            self.speak(&words);
        }
        // The pace of breaths would talk over everything else that a screen reader has to say.
        if !matches!(cue.kind, CueKind::Beat(_)) {
            self.page.announce(words);
        }
    }

    /// From now on what `hook` says is heard, too.
    pub(in crate::app) fn add_notes(self, hook: NotesHook) {
        self.inner.update_value(|inner| inner.notes_hook = Some(hook));
    }

    /// Puts what is to be heard on the audio clock, where `effects` ask for it.
    pub(super) fn rescore_for(self, effects: &[Effect], now: Moment) {
        if effects.contains(&Effect::Rescore) {
            self.rescore(now);
        }
    }

    /// Puts what is to be heard on the audio clock, instead of what was there.
    fn rescore(self, now: Moment) {
        let Horizon { ahead, low } = horizon();
        let hook = self.inner.with_value(|inner| inner.notes_hook);
        let notes = self.ask(|session| {
            let mut notes = session.score(now, ahead);
            if let Some(hook) = hook {
                notes.extend(hook(self, session, now, ahead));
            }
            Some(notes)
        });
        let notes = notes.unwrap_or_default();
        let notes = notes.iter().map(|note| (note.at, tones(note.cue.kind)));
        // An output that has just opened is asked again at the next tick.
        let scheduled = self.settings.devices().with_sound(|sound| sound.schedule(notes));
        let until = now.mono + if scheduled { ahead } else { low };
        let until = if self.is_running() { until } else { Millis::ZERO };
        self.inner.update_value(|inner| inner.scored_until = until);
    }

    /// Says on the lock screen what plays. That of a page of others is theirs.
    fn show_media(self) {
        let title = self.playing.with_untracked(|it| Some(it.as_ref()?.routine.name.clone()));
        if !self.page.is_guest() {
            media::show(title.as_deref().unwrap_or_default(), self.is_running());
        }
    }

    fn is_running(self) -> bool {
        let running = |session: &Session| matches!(session.stage(), Stage::Running(_));
        self.ask(|session| running(session).then_some(())).is_some()
    }

    /// Fills the score when it runs low. Putting all of it on the clock again also takes back any
    /// drift between the clocks.
    pub(super) fn refill_score(self, now: Moment) {
        if self.score_is_low(now) {
            self.rescore(now);
        }
    }

    pub(super) fn score_is_low(self, now: Moment) -> bool {
        let until = self.inner.with_value(|inner| inner.scored_until);
        until > Millis::ZERO && until - now.mono < horizon().low
    }

    /// Says `words` by themselves.
    pub fn speak(self, words: &str) {
        let (speed, volume) =
            self.settings.chosen().with_untracked(|it| (it.voice_speed, it.voice_volume));
        let hook = self.inner.with_value(|inner| inner.phrase_hook);
        speech::say(words, packs::language(), speed, volume, &|phrase, cuts| {
            if let Some(hook) = hook {
                hook(self, phrase, cuts.then_some(words));
            }
        });
    }
}
