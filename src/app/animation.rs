//! A figure that moves. What it shows is a function of the time. A frame is asked for only where the next drawing
//! looks different, and the session is the only clock.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::html::Div;
use leptos::leptos_dom::helpers::{
    AnimationFrameRequestHandle, TimeoutHandle, request_animation_frame_with_handle,
    set_timeout_with_handle,
};
use leptos::prelude::*;

use crate::domain::figure::space::ONE;
use crate::domain::figure::{Figure, Frame};
use crate::domain::session::motion::Motion;
use crate::domain::time::{Millis, Moment};
use crate::platform::canvas::Canvas;
use crate::platform::{clock, visibility};

/// The shortest wait, in milliseconds, for which a timer is set; below it, the next frame is as good.
const PATIENCE: u64 = 17;

/// What is to be seen at a moment.
pub struct Sight {
    /// Where the figure is, and for how long it is on that way.
    pub motion: Motion,
    /// Whether it is drawn as its mirror image.
    pub mirrored: bool,
    /// Whether time goes on.
    pub runs: bool,
}

/// What is drawn: the two key poses, how far between in steps, the breath in steps, the side, and the
/// width, which alone needs no new outlines.
#[derive(Clone, Copy, PartialEq)]
struct Drawn {
    moment: Frame,
    mirrored: bool,
}

/// A figure in its place on the page, which is drawn anew when it looks different.
pub struct Animation {
    figure: &'static Figure,
    place: NodeRef<Div>,
    sight: Box<dyn Fn(Moment) -> Option<Sight>>,
    canvas: RefCell<Option<Canvas>>,
    drawn: Cell<Option<Drawn>>,
    /// How long the way between two key poses is, in units of the frame.
    way: Cell<(usize, usize, i32)>,
    waits: Cell<Wait>,
}

#[derive(Clone, Copy, Default)]
enum Wait {
    #[default]
    None,
    Frame(AnimationFrameRequestHandle),
    Timer(TimeoutHandle),
}

impl Animation {
    /// That of `figure` in `place`; `sight` says what is to be seen at a moment, if anything is.
    pub fn new(
        figure: &'static Figure,
        place: NodeRef<Div>,
        sight: impl Fn(Moment) -> Option<Sight> + 'static,
    ) -> Self {
        Self {
            figure,
            place,
            sight: Box::new(sight),
            canvas: RefCell::default(),
            drawn: Cell::default(),
            way: Cell::default(),
            waits: Cell::default(),
        }
    }

    /// How long the way between two key poses is.
    fn way(&self, from: usize, to: usize) -> i32 {
        if self.way.get().2 == 0 || (self.way.get().0, self.way.get().1) != (from, to) {
            self.way.set((from, to, self.figure.way(from, to)));
        }
        self.way.get().2
    }

    /// `sight` in the steps in which it is drawn.
    fn stepped(&self, sight: &Sight) -> Drawn {
        let moment = sight.motion.stepped(|from, to| self.way(from, to));
        Drawn { moment, mirrored: sight.mirrored }
    }

    /// Draws what is to be seen now, and sees to it that this happens again when that changes.
    pub fn go_on(self: &Rc<Self>) {
        self.stop();
        let time = clock::now();
        let Some(sight) = (self.sight)(time) else { return };
        let now = self.stepped(&sight);
        if !visibility::is_hidden() {
            self.draw(now);
        }
        // Where there is no room for it, as beside big digits, it waits for some.
        let seen = self.canvas.borrow().as_ref().is_none_or(Canvas::is_seen);
        if sight.runs && seen {
            self.wait(self.until_change(&sight, now, time));
        }
    }

    /// How long from `time` on it looks as it does `now`, in milliseconds; none if the next frame differs.
    fn until_change(&self, sight: &Sight, now: Drawn, time: Moment) -> u64 {
        let same = |after: Millis| {
            let then = Moment { mono: time.mono + after, ..time };
            (self.sight)(then).map(|sight| self.stepped(&sight)) == Some(now)
        };
        sight.motion.until_change(same).0
    }

    fn wait(self: &Rc<Self>, time: u64) {
        let this = Rc::downgrade(self);
        let next = move || {
            if let Some(this) = this.upgrade() {
                this.go_on();
            }
        };
        let wait = if time < PATIENCE {
            request_animation_frame_with_handle(next).map(Wait::Frame)
        } else {
            set_timeout_with_handle(next, Duration::from_millis(time)).map(Wait::Timer)
        };
        self.waits.set(wait.unwrap_or_default());
    }

    fn stop(&self) {
        match self.waits.take() {
            Wait::None => {}
            Wait::Frame(handle) => handle.cancel(),
            Wait::Timer(handle) => handle.clear(),
        }
    }

    fn draw(self: &Rc<Self>, now: Drawn) {
        let before = self.drawn.replace(Some(now));
        if before == Some(now) {
            return;
        }
        let mut canvas = self.canvas.borrow_mut();
        if canvas.is_none() {
            let this = Rc::downgrade(self);
            let refresh = move || {
                if let Some(this) = this.upgrade() {
                    this.canvas.borrow_mut().as_mut().map(Canvas::refresh);
                    this.go_on();
                }
            };
            let place = self.place.get_untracked();
            *canvas = place.and_then(|place| Canvas::new(&place, refresh));
        }
        let Some(canvas) = canvas.as_mut().filter(|it| it.is_seen()) else {
            self.drawn.set(None);
            return;
        };
        let Drawn { moment, mirrored } = now;
        let narrower = |it: Drawn| Drawn { moment: Frame { width: ONE, ..it.moment }, ..it };
        if before.map(narrower) != Some(narrower(now)) {
            canvas.set_drawing(self.figure.moving(moment, mirrored));
        }
        // As if it turned round: it gets narrow, and wide again the other way round.
        canvas.draw(moment.width);
    }
}

impl Drop for Animation {
    fn drop(&mut self) {
        self.stop();
    }
}
