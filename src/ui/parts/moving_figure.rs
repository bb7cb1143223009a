//! A figure that moves. What it shows is a function of the time; a frame is asked for only while the
//! next one differs by what can be seen, and the session is the only clock.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::html::Div;
use leptos::leptos_dom::helpers::{
    AnimationFrameRequestHandle, TimeoutHandle, request_animation_frame_with_handle,
    set_timeout_with_handle,
};
use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::content;
use crate::domain::figure::space::{ONE, div};
use crate::domain::figure::svg::VIEW_BOX;
use crate::domain::figure::{BREATH_WAY, Figure, Frame};
use crate::domain::library::exercise::{Exercise, Side};
use crate::domain::library::movement::Movement;
use crate::domain::session::machine::Stage;
use crate::domain::session::motion::{Motion, motion};
use crate::domain::session::timeline::{Position, SegmentKind, Timeline};
use crate::domain::time::{self, Millis};
use crate::i18n::Key;
use crate::platform::canvas::Canvas;
use crate::platform::{clock, page, visibility};
use crate::ui::parts::figure::{Figure as Still, Legend};

/// A movement smaller than this, in units of the frame, is not drawn: half a pixel on a phone.
const STEP: i32 = 8;
/// What would be drawn less often than the first of these a second is slow, and is drawn no more often
/// than the second: a drawing costs 2.5 ms of the browser, whatever is drawn.
const SLOW: [u64; 2] = [48, 6];
/// The shortest wait, in milliseconds, for which a timer is set; below it, the next frame is as good.
const PATIENCE: u64 = 17;
/// A breath is looked at so often, in milliseconds: in a session together with the countdown, which
/// is drawn anyway.
const BREATH_LOOK: u64 = 1000;

/// What is to be seen at a moment.
struct Sight {
    motion: Motion,
    mirrored: bool,
    /// Whether time goes on.
    runs: bool,
}

/// The figure of `movement` in the session that runs, worked on `side`; with reduced motion, its key
/// poses in a row.
#[component]
pub(crate) fn Moving(
    /// Whose picture.
    movement: Movement,
    /// Which side is worked.
    side: Side,
) -> impl IntoView {
    let app = use_app();
    let figure = content::figure(movement.exercise()?.slug)?;
    let mirrored = side == Side::Right;
    let alt = figure.alt(mirrored);
    if wants_calm(app) {
        return Some(view! { {strip(figure, side)} <Legend figure=figure/> }.into_any());
    }
    let place = NodeRef::new();
    let sight = move |then| sight(app, figure, &movement, side, then);
    let seen = Rc::new(Animation::new(figure, place, sight));
    let face = app.settled_face();
    Effect::new(move |_| {
        // Read, not only tracked: a memo that nobody reads never wakes anybody.
        let _ = face.get();
        seen.go_on();
    });
    let view = view! {
        <div node_ref=place class="figure" role="img" aria-label=alt data-side=side.id()></div>
        <Legend figure=figure/>
    };
    Some(view.into_any())
}

/// Whether the person wants as little movement as possible: says so here, or to the system.
fn wants_calm(app: App) -> bool {
    app.settings.with_untracked(|settings| settings.motion == "less") || page::is_calm()
}

/// Where the session is with `movement` on `side` at `then`; or how the turn begins that comes next.
fn sight(
    app: App,
    figure: &Figure,
    movement: &Movement,
    side: Side,
    then: time::Moment,
) -> Option<Sight> {
    app.playing.with_untracked(|playing| {
        let session = &playing.as_ref()?.session;
        let timeline = session.timeline();
        let now = session.position(then);
        let is_mine = |index: usize| {
            timeline
                .segments()
                .get(index)
                .is_some_and(|it| &it.movement == movement && it.side == side)
        };
        let mine = is_mine(now.index);
        let position = if mine {
            now
        } else {
            let index = timeline.turn(now.index).next.filter(|index| is_mine(*index))?;
            Position { index, into: Millis::ZERO }
        };
        let runs = mine && matches!(session.stage(), Stage::Running(_));
        let motion = motion(figure, timeline, position);
        Some(Sight { motion, mirrored: side == Side::Right, runs })
    })
}

/// The key poses, in the order in which they are gone through.
fn strip(figure: &'static Figure, side: Side) -> impl IntoView {
    let mirrored = side == Side::Right;
    let keys = figure.keys().into_iter().map(|index| {
        let inside = figure.svg_of(Frame::still(index), mirrored);
        view! { <svg viewBox=VIEW_BOX aria-hidden="true" focusable="false" inner_html=inside></svg> }
    });
    view! {
        <div class="figure figure-strip" role="img" aria-label=figure.alt(mirrored) data-side=side.id()>
            {keys.collect::<Vec<_>>()}
        </div>
    }
}

/// The picture of an exercise on its page, with a button that sets it going.
#[component]
pub(crate) fn Demo(
    /// Which exercise.
    exercise: &'static Exercise,
) -> impl IntoView {
    let app = use_app();
    let figure = content::figure(exercise.slug)?;
    let side = Movement::Library(exercise).first_side();
    let legend = view! { <Legend figure=figure/> };
    if wants_calm(app) {
        return Some(view! { {strip(figure, side)} {legend} }.into_any());
    }
    let plan = Rc::new(Demonstration::of(Timeline::of_routine(&app.alone(exercise), |_| 1)));
    let place = NodeRef::new();
    // Where it was when it last stood still, and since when it goes.
    let from = StoredValue::new(Millis::ZERO);
    let since = RwSignal::new(None::<Millis>);
    // Before it has ever been set going: the picture that shows the most.
    let fresh = Memo::new(move |fresh| *fresh.unwrap_or(&true) && since.get().is_none());
    let at = move |then: time::Moment| {
        let gone = since.get_untracked().map_or(Millis::ZERO, |since| then.mono - since);
        from.get_value() + gone
    };
    let seen = Rc::new(Animation::new(figure, place, move |then| {
        let (motion, mirrored) = plan.at(figure, at(then));
        Some(Sight { motion, mirrored, runs: since.get_untracked().is_some() })
    }));
    Effect::new(move |_| {
        since.track();
        seen.go_on();
    });
    let press = move |_| {
        if since.get_untracked().is_some() {
            from.set_value(at(clock::now()));
            since.set(None);
        } else {
            since.set(Some(clock::now().mono));
        }
    };
    let word =
        move || (if since.get().is_some() { Key::FIGURE_PAUSE } else { Key::FIGURE_PLAY }).text();
    let picture = move || {
        if fresh.get() {
            return view! { <Still movement=Movement::Library(exercise) side=side/> }.into_any();
        }
        let alt = figure.alt(false);
        view! { <div node_ref=place class="figure" role="img" aria-label=alt data-side=side.id()></div> }
            .into_any()
    };
    let view = view! {
        <div class="demo">
            {picture}
            {legend}
            <button class="pill pill-small" on:click=press>{word}</button>
        </div>
    };
    Some(view.into_any())
}

/// What of a session is enough to see how an exercise goes: getting ready, two reps or one breath of
/// it, and the other side.
struct Demonstration {
    timeline: Timeline,
    /// Segments, and how much is shown of each, and how long in all.
    parts: Vec<(usize, Millis)>,
    whole: Millis,
}

impl Demonstration {
    fn of(timeline: Timeline) -> Self {
        let work = |index: usize| timeline.segments()[index].work().is_some();
        let sided = timeline.segments().iter().any(|it| it.kind == SegmentKind::Switch);
        let works = if sided { 2 } else { 1 };
        let last = (0..timeline.segments().len()).filter(|index| work(*index)).nth(works - 1);
        let parts: Vec<_> = (0..=last.unwrap_or(0))
            .map(|index| {
                let segment = &timeline.segments()[index];
                let enough = match segment.tempo() {
                    Some(tempo) if segment.beat(Millis::ZERO).is_some() => {
                        tempo.cycle() + tempo.cycle()
                    }
                    _ => Millis::from_secs(10),
                };
                (index, segment.length.min(enough))
            })
            .collect();
        let whole = parts.iter().fold(Millis::ZERO, |sum, (_, length)| sum + *length);
        Self { timeline, parts, whole }
    }

    /// What is shown after `time`, over and over; and whether it is the right side.
    fn at(&self, figure: &Figure, time: Millis) -> (Motion, bool) {
        let mut into = Millis(time.0 % self.whole.0.max(1));
        for &(index, length) in &self.parts {
            if into < length {
                let motion = motion(figure, &self.timeline, Position { index, into });
                let mirrored = self.timeline.segments()[index].side == Side::Right;
                return (Motion { until: motion.until.min(length - into), ..motion }, mirrored);
            }
            into = into - length;
        }
        // The parts make up the whole.
        (Motion { moment: Frame::still(0), length: Millis::ZERO, until: self.whole }, false)
    }
}

/// What is drawn: the two key poses, how far between in steps, the breath in steps, the side, and the
/// width, which alone needs no new outlines.
#[derive(Clone, Copy, PartialEq)]
struct Drawn {
    moment: Frame,
    mirrored: bool,
}

struct Animation {
    figure: &'static Figure,
    place: NodeRef<Div>,
    sight: Box<dyn Fn(time::Moment) -> Option<Sight>>,
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
    fn new(
        figure: &'static Figure,
        place: NodeRef<Div>,
        sight: impl Fn(time::Moment) -> Option<Sight> + 'static,
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

    /// In how many steps the way that `motion` takes is drawn.
    fn steps(&self, motion: &Motion) -> i32 {
        let Frame { from, to, .. } = motion.moment;
        if self.way.get().2 == 0 || (self.way.get().0, self.way.get().1) != (from, to) {
            self.way.set((from, to, self.figure.way(from, to)));
        }
        let steps = (self.way.get().2 / STEP).max(1);
        let [slow, most] = SLOW.map(|often| (often * motion.length.0 / 1000) as i32);
        if steps < slow { steps.min(most.max(1)) } else { steps }
    }

    /// `sight` in the steps in which it is drawn.
    fn stepped(&self, sight: &Sight) -> Drawn {
        let mut moment = sight.motion.moment;
        let steps = if moment.from == moment.to { 1 } else { self.steps(&sight.motion) };
        let step =
            |share: i32, of: i32| ONE * div(i64::from(share) * i64::from(of), i64::from(ONE)) / of;
        moment.share = step(moment.share, steps);
        moment.breath = step(moment.breath, BREATH_WAY / STEP);
        Drawn { moment, mirrored: sight.mirrored }
    }

    /// Draws what is to be seen now, and sees to it that this happens again when that changes.
    fn go_on(self: &Rc<Self>) {
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
    fn until_change(&self, sight: &Sight, now: Drawn, time: time::Moment) -> u64 {
        let Motion { moment, length, until } = sight.motion;
        if length == Millis::ZERO {
            return until.0;
        }
        if moment.from == moment.to && moment.width.abs() == ONE {
            return BREATH_LOOK.min(until.0);
        }
        // It goes one way until then, so the moment of the change is found by halving.
        let (mut same, mut other) = (0, until.0);
        while other - same > 1 {
            let middle = u64::midpoint(same, other);
            let then = time::Moment { mono: time.mono + Millis(middle), ..time };
            let then = (self.sight)(then).map(|sight| self.stepped(&sight));
            if then == Some(now) { same = middle } else { other = middle }
        }
        other
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
