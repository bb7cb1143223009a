//! Start. Every way into a session leads through here, and so through the gate.

use std::sync::Arc;

use leptos::prelude::*;

use super::check::CheckHandle;
use super::session::SessionHandle;
use crate::content;
use crate::domain::journal::gate::Gate;
use crate::domain::library::routine::Routine;
use crate::domain::routines::around;
use crate::domain::session::timeline::Timeline;
use crate::domain::time::{Millis, Moment};
use crate::platform::boot::EarlyStart;
use crate::platform::clock;

/// What begins: a routine as it may be played, and its timeline at the person's levels.
pub(super) type Playable = (Arc<Routine>, Timeline);

/// What the other loads make of a routine; `None` if nothing of it may begin now.
pub(super) type Admission = fn(CheckHandle, Arc<Routine>) -> Option<Playable>;

/// The handle of Start. Copies lead to the same one.
#[derive(Clone, Copy)]
pub struct StartHandle {
    check: CheckHandle,
    /// Until it is here, the first load goes by the gate alone.
    admission: StoredValue<Option<Admission>>,
    /// The slug of a routine whose Start was pressed before the first load could know it.
    waiting: StoredValue<Option<String>>,
}

impl StartHandle {
    pub(super) fn new(check: CheckHandle) -> Self {
        Self { check, admission: StoredValue::new(None), waiting: StoredValue::new(None) }
    }

    pub(super) fn check(self) -> CheckHandle {
        self.check
    }

    fn session(self) -> SessionHandle {
        self.check.session()
    }

    /// From now on `admission` says what of a routine may begin.
    pub(super) fn admit_by(self, admission: Admission) {
        self.admission.set_value(Some(admission));
    }

    /// Start was pressed for `routine`. Must run in the tap, which unlocks sound and voice.
    pub fn start(self, routine: Arc<Routine>) {
        let pressed = clock::pressed();
        if let Some((routine, timeline)) = self.admit(routine) {
            self.session().begin(routine, timeline, pressed, None);
        }
    }

    /// What of `routine` may be played. If nothing may now, the person is led to the check.
    pub(super) fn admit(self, routine: Arc<Routine>) -> Option<Playable> {
        let playable = match self.admission.get_value() {
            Some(admission) => admission(self.check, routine.clone()),
            // What index.html offers says itself how much.
            None if self.check.gate().get_untracked() == Gate::Open => {
                Some((routine.clone(), Timeline::of_routine(&routine, |_| 1)))
            }
            None => None,
        };
        match playable {
            Some(_) => self.check.let_through(),
            None => self.check.hold_back(routine),
        }
        playable
    }

    /// Start was pressed in the page as it came, before the app's own was there.
    pub fn start_known(self, slug: &str) {
        match self.first_routine(slug) {
            Some(routine) => self.start(routine),
            None => self.waiting.set_value(Some(slug.to_owned())),
        }
    }

    /// The routine that the page as it came can start. One with something before or after it waits for the library.
    fn first_routine(self, slug: &str) -> Option<Arc<Routine>> {
        let first = content::first_routine();
        let chosen = self.session().settings().chosen();
        let waits = chosen.with_untracked(|it| around::has_any(&it.around, slug));
        (first.slug == slug && !waits).then(|| Arc::new(first.clone()))
    }

    /// The routine that waits for the library, if one does. It is said once.
    pub(super) fn take_waiting(self) -> Option<String> {
        self.waiting.try_update_value(Option::take).flatten()
    }

    /// Start was pressed before the app was there.
    pub fn adopt(self, early: EarlyStart) {
        // What the tap has opened waits for what begins later; that would open another.
        let keep = |audio| {
            self.session().settings().devices().with_sound(|sound| sound.unlock(audio));
        };
        let Some(routine) = self.first_routine(&early.routine) else {
            self.waiting.set_value(Some(early.routine));
            return keep(early.audio);
        };
        let Some((routine, timeline)) = self.admit(routine) else {
            return keep(early.audio);
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
        self.session().begin(routine, timeline, started, early.audio);
    }
}
