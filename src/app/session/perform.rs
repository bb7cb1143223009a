//! Does in the world what a session asks for.

use crate::domain::device::SoundState;
use leptos::prelude::*;

use crate::app::{App, Devices, Keeper, Playing};
use crate::domain::journal::draft;
use crate::domain::session::earcon::{pulses, tones};
use crate::domain::session::machine::{Effect, Session, Stage};
use crate::domain::session::timeline::{Cue, CueKind};
use crate::domain::time::{Millis, Moment};
use crate::i18n::{LANG, spoken};
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

impl Devices {
    fn score_is_low(&self, now: Moment) -> bool {
        self.scored_until > Millis::ZERO && self.scored_until - now.mono < horizon().low
    }
}

impl App {
    pub(in crate::app) fn perform(self, effect: Effect, now: Moment) {
        match effect {
            Effect::Announce(cue) => self.announce(cue),
            Effect::Rescore => {
                self.rescore(now);
                self.show_media();
            }
            Effect::KeepAwake(awake) => {
                self.devices
                    .with_value(|devices| devices.wake_lock.keep(WakeReason::Session, awake));
            }
            Effect::Save => self.save(now),
        }
    }

    /// Says, shows and vibrates a cue. Its earcon has been on the audio clock for a while.
    fn announce(self, cue: Cue) {
        let words = self.playing.with_untracked(|playing| {
            let Playing { routine, session, .. } = playing.as_ref()?;
            spoken::at_cue(session.timeline(), cue, &routine.closing)
        });
        let settings = self.settings.get_untracked();
        if settings.vibration {
            vibration::pulse(pulses(cue.kind));
        }
        let Some(words) = words else { return };
        if settings.voice {
            self.try_voice(&words);
        }
        // The pace of breaths would talk over everything else that a screen reader has to say.
        if !matches!(cue.kind, CueKind::Beat(_)) {
            self.tell(words);
        }
    }

    /// Has a screen reader say `words`, also where they are the ones that it said last: a text that does not change is
    /// not read again.
    pub fn tell(self, mut words: String) {
        if self.announcement.with_untracked(|said| *said == words) {
            words.push('\u{a0}');
        }
        self.announcement.set(words);
    }

    /// Puts what is to be heard on the audio clock, instead of what was there.
    fn rescore(self, now: Moment) {
        let Horizon { ahead, low } = horizon();
        let notes = self.ask_session(|session| Some(session.score(now, ahead))).unwrap_or_default();
        self.devices.update_value(|devices| {
            let notes = notes.iter().map(|note| (note.at, tones(note.cue.kind)));
            // An output that has just opened is asked again at the next tick.
            let until = now.mono + if devices.sound.schedule(notes) { ahead } else { low };
            devices.scored_until = if self.is_running() { until } else { Millis::ZERO };
        });
    }

    /// Says on the lock screen what plays. That of a page of others is theirs.
    fn show_media(self) {
        let title = self.playing.with_untracked(|it| Some(it.as_ref()?.routine.name.clone()));
        if !self.is_guest() {
            media::show(&title.unwrap_or_default(), self.is_running());
        }
    }

    fn is_running(self) -> bool {
        let running = |session: &Session| matches!(session.stage(), Stage::Running(_));
        self.ask_session(|session| running(session).then_some(())).is_some()
    }

    /// Fills the score when it runs low. Putting all of it on the clock again also takes back any
    /// drift between the clocks.
    pub(in crate::app) fn refill_score(self, now: Moment) {
        if self.devices.with_value(|devices| devices.score_is_low(now)) {
            self.rescore(now);
        }
    }

    /// Whether there is something to do at `now` besides what the session asks for.
    pub(in crate::app) fn has_chores(self, now: Moment) -> bool {
        self.devices.with_value(|devices| {
            devices.score_is_low(now) || now.mono - devices.drafted >= draft::EVERY
        })
    }

    fn save(self, now: Moment) {
        match self.keeper.get_value() {
            Keeper::Here(kept) => (kept.keep)(self, now),
            Keeper::Absent(_) => self.keeper.set_value(Keeper::Absent(Some(now))),
        }
    }

    /// Plays the earcon of `kind` by itself.
    pub fn try_earcon(self, kind: CueKind) {
        self.devices.with_value(|devices| {
            devices.sound.unlock(None);
            devices.sound.play(tones(kind));
        });
    }

    /// Says `words` by themselves.
    pub fn try_voice(self, words: &str) {
        let lang = LANG.tag();
        let (speed, volume) = self.settings.with_untracked(|it| (it.voice_speed, it.voice_volume));
        speech::say(words, lang, speed, volume, &|phrase, cuts| {
            if let Keeper::Here(kept) = self.keeper.get_value() {
                (kept.phrase)(self, phrase, cuts.then_some(words));
            }
        });
    }

    /// Vibrates as for the start of an exercise.
    pub fn try_vibration(self) {
        vibration::pulse(pulses(CueKind::Start));
    }

    /// Keeps the screen on, or lets it go.
    pub fn try_screen(self, awake: bool) {
        self.devices.with_value(|devices| devices.wake_lock.keep(WakeReason::Test, awake));
    }

    /// What the sound output can do now.
    pub fn sound_state(self) -> SoundState {
        self.devices.with_value(|devices| devices.sound.state())
    }
}
