//! What is shown of the session, and what is asked after "This hurts".

use leptos::prelude::*;

use super::SessionHandle;
use crate::domain::session::hurt::{Feeling, Then};
use crate::domain::session::machine::{Event, Stage};
use crate::domain::session::readout::Face;
use crate::domain::session::timeline::Segment;
use crate::domain::time::Moment;

impl SessionHandle {
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

    /// The segment `index` of the session.
    pub fn segment(self, index: usize) -> Option<Segment> {
        self.ask(|session| session.timeline().segments().get(index).cloned())
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

    /// Whether it waits for what hurt.
    pub(in crate::app) fn is_hurt(self) -> bool {
        self.ask(|session| session.is_hurt().then_some(())).is_some()
    }

    /// The person has said what hurt. After a sharp pain the session is over, and asks what that was like.
    pub(in crate::app) fn hurt(self, feeling: Feeling, then: Then) {
        self.ask_sharp(feeling == Feeling::Sharp);
        self.dispatch(Event::HurtSaid(feeling, then));
    }

    /// Whether a sharp pain has ended the session, and the person has not said yet what it was like.
    pub fn asks_sharp(self) -> bool {
        self.playing.with(|it| it.as_ref().is_some_and(|it| it.asks_sharp))
    }

    /// Whether that is to be asked.
    pub fn ask_sharp(self, asks: bool) {
        if untrack(|| self.asks_sharp()) != asks {
            self.playing.update(|it| {
                if let Some(playing) = it {
                    playing.asks_sharp = asks;
                }
            });
        }
    }

    pub(super) fn is_over(self) -> bool {
        self.ask(|session| session.is_over().then_some(())).is_some()
    }
}
