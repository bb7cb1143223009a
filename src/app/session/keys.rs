//! What the keys do in a session, and the few that do something elsewhere.

use leptos::prelude::*;

use super::SessionHandle;
use crate::domain::route::Route;
use crate::domain::session::machine::{Event, Stage};
use crate::i18n::Key;

impl SessionHandle {
    /// A key that no control wanted; `true` if it meant something. One that is `held` down flips and skips only once.
    pub(super) fn key(self, key: &str, held: bool) -> bool {
        let on = self.settings.chosen().with_untracked(|settings| settings.shortcuts);
        // Caps Lock is no reason to refuse a letter.
        let small = key.to_ascii_lowercase();
        let key = if key.len() == 1 { small.as_str() } else { key };
        if key == "?" && on {
            if !held {
                self.page.show_keys(!self.page.keys_open().get_untracked());
            }
            return true;
        }
        let in_session =
            self.page.route().with_untracked(|route| matches!(route, Route::Session(_)));
        let paused = self.ask(|it| matches!(it.stage(), Stage::Paused(_)).then_some(())).is_some();
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
                    self.flip(key == "m");
                }
                return true;
            }
            _ => return false,
        };
        if in_session && untrack(|| self.is_active()) {
            if !held || matches!(event, Event::Lengthened | Event::Shortened) {
                self.dispatch(event);
            }
            return true;
        }
        false
    }

    /// Turns the sound on or off, or else the big digits. Only in a session: elsewhere nothing would show it, and the
    /// next one would be silent.
    fn flip(self, mutes: bool) {
        let mut on = false;
        self.settings.change(|settings| {
            let it = if mutes { &mut settings.sound } else { &mut settings.big_digits };
            *it = !*it;
            on = *it;
        });
        // The switch that shows it is folded away.
        if mutes {
            let says = if on { Key::SESSION_SOUND_ON } else { Key::SESSION_SOUND_OFF };
            self.page.announce(says.text().to_owned());
        }
    }
}
