//! What the app drives besides the screen: the sound, the lock of the screen, and the vibration motor.

use leptos::prelude::*;

use crate::app::read_only::ReadOnly;

use crate::domain::device::{Permission, SoundState, Voices, WakeState};
use crate::domain::session::earcon::{pulses, tones};
use crate::domain::session::timeline::CueKind;
use crate::i18n::packs;
use crate::platform::sound::Sound;
use crate::platform::wake_lock::{WakeLock, WakeReason};
use crate::platform::{notify, persistence, speech, vibration};

/// The handle of the devices. Copies lead to the same ones.
#[derive(Clone, Copy)]
pub struct DevicesHandle {
    inner: StoredValue<(Sound, WakeLock), LocalStorage>,
    wake: RwSignal<WakeState>,
}

impl DevicesHandle {
    pub(super) fn new() -> Self {
        let wake = RwSignal::new(WakeState::Idle);
        let wake_lock = WakeLock::new(move |state| wake.set(state));
        Self { inner: StoredValue::new_local((Sound::default(), wake_lock)), wake }
    }

    pub(super) fn with_sound<T>(self, use_it: impl FnOnce(&Sound) -> T) -> T {
        self.inner.with_value(|(sound, _)| use_it(sound))
    }

    /// Whether the screen stays on.
    pub fn wake(self) -> ReadOnly<WakeState> {
        ReadOnly(self.wake)
    }

    pub(super) fn keep_awake(self, reason: WakeReason, awake: bool) {
        self.inner.with_value(|(_, lock)| lock.keep(reason, awake));
    }

    /// The page is seen again: a lock that it lost is asked for anew.
    pub(super) fn page_shown(self) {
        self.inner.with_value(|(_, lock)| lock.page_shown());
    }

    /// Plays the earcon of `kind` by itself.
    pub fn try_earcon(self, kind: CueKind) {
        self.with_sound(|sound| {
            sound.unlock(None);
            sound.play(tones(kind));
        });
    }

    /// Vibrates as for the start of an exercise.
    pub fn try_vibration(self) {
        vibration::pulse(pulses(CueKind::Start));
    }

    /// Whether there is a motor for it.
    pub fn can_vibrate(self) -> bool {
        vibration::exists()
    }

    /// Keeps the screen on, or lets it go.
    pub fn try_screen(self, awake: bool) {
        self.keep_awake(WakeReason::Test, awake);
    }

    /// What the sound output can do now.
    pub fn sound_state(self) -> SoundState {
        self.with_sound(Sound::state)
    }

    /// Which voices there are; `None` where the browser has no speech.
    pub fn voices(self) -> Option<Voices> {
        speech::voices(packs::language())
    }

    /// Calls back when the browser has found its voices.
    pub fn on_voices(self, callback: impl Fn() + 'static) {
        speech::on_voices(callback);
    }

    /// Whether notifications may be shown.
    pub fn permission(self) -> Permission {
        notify::permission()
    }

    /// Has the browser ask whether they may. Must run in a tap.
    pub fn ask_permission(self, done: impl FnOnce() + 'static) {
        notify::ask(done);
    }

    /// Whether the browser has promised not to clear what is stored.
    pub async fn storage_is_promised(self) -> bool {
        persistence::is_promised().await
    }

    /// Asks the browser for that promise, and says whether it gives it.
    pub async fn ask_for_storage(self) -> bool {
        persistence::ask_for_it().await
    }
}
