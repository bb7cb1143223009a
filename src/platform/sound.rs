//! Earcons on the audio clock. A note is given to the clock ahead of its time, so that no busy or
//! sleeping thread can delay it. Audio is a listener: nothing in a session waits for it.

use crate::domain::device::SoundState;
use std::cell::{Cell, RefCell};
use std::ptr;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AudioContext, AudioContextOptions, AudioContextState, AudioScheduledSourceNode, GainNode,
    OscillatorType,
};

use super::{call, get};
use crate::domain::session::earcon::Tone;
use crate::domain::time::Millis;

/// The audio output of the page. What a press has opened is quick, and a frugal one takes over from it in a gap between
/// two notes: quick is a hundred buffers a second, ten times the processor time.
#[derive(Default)]
pub struct Sound {
    output: RefCell<Option<Output>>,
    /// The frugal one that is about to take over, which browsers may refuse outside a tap.
    next: RefCell<Option<Output>>,
    scheduled: RefCell<Vec<Scheduled>>,
    /// In percent.
    volume: Cell<u16>,
    /// When it goes off, the output rests.
    until_rest: RefCell<Option<Timeout>>,
}

struct Output {
    context: AudioContext,
    /// What it is given is heard a few hundredths of a second later, not the better part of a second.
    quick: bool,
    /// On the page's clock, in milliseconds.
    since: f64,
    volume: GainNode,
    /// How far the page's clock was ahead of the audio clock when they were last compared, in milliseconds.
    ahead: Cell<Option<f64>>,
    /// When it was last woken, on the audio clock, in seconds.
    woken: Cell<f64>,
    /// It was sent to rest, and its clock stands, or soon will.
    rests: Rc<Cell<bool>>,
}

/// A tone that has been given to the clock.
struct Scheduled {
    /// The cue that it belongs to, on the page's monotonic clock.
    cue: Millis,
    tones: &'static [Tone],
    /// When its earcon begins, on the audio clock, in seconds.
    begins: f64,
    source: AudioScheduledSourceNode,
}

/// An earcon that begins within this many seconds is left alone: it is as good as heard, and is
/// played to its last tone.
const SETTLED: f64 = 0.05;
/// A note that is nearer to its time than this, in seconds, is not put on the clock again.
const CLOSE: f64 = 0.002;
/// A note later than this is dropped.
const TOO_LATE: f64 = 1.0;
/// For so many seconds an output that has just opened says badly when what is heard.
const OPENING: f64 = 1.0;
/// In milliseconds: what says that the clocks are so much further apart than before is a busy machine, which tells
/// the time late and never early. Beyond it the output has stood still.
const BUSY: f64 = 25.0;
/// In milliseconds from one score to the next, some seconds later: clocks do not drift more.
const DRIFT: f64 = 2.0;
/// In milliseconds: so long after the last note an output rests. One that is open costs the browser as a whole more
/// processor time than a session, a second and a half a minute, for as long as the page is there.
const REST_AFTER: u32 = 5000;
/// In milliseconds: a quick output is not replaced sooner. In the first seconds most is pressed.
const QUICK_FOR: f64 = 9000.0;
/// In seconds before and after a note: no output takes over from another so near to it.
const GAP: f64 = 0.8;
/// In milliseconds: a chime that is not heard by then is not heard at all.
const LATE_CHIME: u32 = 1000;

/// Has the browser start what plays sound: a tenth of a second that the first press would wait for. It does so when it
/// is asked which devices there are. Nothing is opened, and without a permission no names come.
pub fn warm_up() {
    let devices = get(&window().navigator(), "mediaDevices");
    // What comes of it is not needed.
    devices.and_then(|devices| call(&devices, "enumerateDevices", &[]));
}

impl Sound {
    /// Opens the output, or wakes it; where nothing follows, it rests soon. Must run in the tap itself: after an `await`
    /// browsers refuse. `opened` is an output that the page opened before the app was there.
    pub fn unlock(&self, opened: Option<AudioContext>) {
        let mut output = self.output.borrow_mut();
        let closed = |output: &Output| output.context.state() == AudioContextState::Closed;
        if output.as_ref().is_none_or(closed) {
            *output = opened.map_or_else(|| Output::open(true), |it| Output::new(it, true));
        }
        if let Some(output) = &*output {
            output.wake();
            output.set_volume(self.volume.get());
            self.rest_after_tones(output);
        }
    }

    /// Opens the output for later, where it is not open yet: it rests until it is needed. Must run in a tap or at a key.
    pub fn unlock_for_later(&self) {
        if !self.output.borrow().as_ref().is_some_and(Output::is_open) {
            let output = self.open(false);
            if let Some(output) = &output {
                self.rest_soon(output);
            }
            *self.output.borrow_mut() = output;
        }
    }

    /// Plays `tones` outside a tap, on an output that a tap has opened and on no other: what is given to one that waits
    /// for a tap is heard with it, together with all else that waits. One that does not come back from its rest, as in
    /// a call, has them taken back for the same reason.
    pub fn chime(&self, tones: &[Tone]) {
        let output = self.output.borrow();
        let Some(output) = output.as_ref().filter(|it| it.is_open()) else { return };
        output.wake();
        let now = output.context.current_time();
        let at = |tone: &Tone| now + f64::from(tone.after) / 1000.0;
        let sources: Vec<_> = tones.iter().filter_map(|it| output.play(*it, at(it))).collect();
        self.rest_after_tones(output);
        let context = output.context.clone();
        let take_back = move || {
            if context.state() != AudioContextState::Running {
                for source in &sources {
                    let _ = source.stop();
                }
            }
        };
        Timeout::new(LATE_CHIME, take_back).forget();
    }

    /// How loud notes are heard, in percent; they stay on the clock in any case.
    pub fn set_volume(&self, percent: u16) {
        self.volume.set(percent);
        if let Some(output) = &*self.output.borrow() {
            output.set_volume(percent);
        }
    }

    /// What the output can do now.
    pub fn state(&self) -> SoundState {
        let exists = get(&window(), "AudioContext").is_some();
        match &*self.output.borrow() {
            Some(output) if output.context.state() == AudioContextState::Running => {
                SoundState::Ready
            }
            _ if exists => SoundState::Waiting,
            _ => SoundState::Missing,
        }
    }

    /// Replaces everything not yet heard by `notes`: each at its time on the monotonic clock. Returns whether they are
    /// there to the millisecond; if not, it should be done again soon.
    pub fn schedule(&self, notes: impl Iterator<Item = (Millis, &'static [Tone])>) -> bool {
        let notes: Vec<_> = notes.collect();
        self.change_outputs(&notes);
        let output = self.output.borrow();
        let Some(output) = &*output else { return true };
        if notes.is_empty() {
            self.rest_soon(output);
        } else {
            self.until_rest.take();
            output.wake();
        }
        let now = output.context.current_time();
        let ahead = output.ahead();
        let at = |cue: Millis| (cue.0 as f64 - ahead) / 1000.0;
        let notes: Vec<_> = notes.into_iter().map(|(cue, tones)| (cue, at(cue), tones)).collect();
        let mut scheduled = self.scheduled.borrow_mut();
        scheduled.retain(|it| {
            let is_due = notes.iter().any(|&(cue, at, tones)| {
                cue == it.cue && ptr::eq(tones, it.tones) && (at - it.begins).abs() < CLOSE
            });
            let stays = is_due || it.begins <= now + SETTLED;
            if !stays {
                let _ = it.source.stop();
            }
            stays
        });
        let settled: Vec<Millis> = scheduled.iter().map(|it| it.cue).collect();
        scheduled.retain(|it| it.begins > now - TOO_LATE);
        if notes.is_empty() {
            return true;
        }
        for (cue, at, tones) in notes {
            if settled.contains(&cue) || at < now - TOO_LATE {
                continue;
            }
            // One that is a little late keeps its tune.
            let begins = at.max(now);
            for tone in tones {
                let at = begins + f64::from(tone.after) / 1000.0;
                if let Some(source) = output.play(*tone, at) {
                    scheduled.push(Scheduled { cue, tones, begins, source });
                }
            }
        }
        let running = output.context.state() == AudioContextState::Running;
        self.next.borrow().is_none() && (!running || output.ahead.get().is_some())
    }

    fn open(&self, quick: bool) -> Option<Output> {
        let output = Output::open(quick)?;
        output.wake();
        output.set_volume(self.volume.get());
        Some(output)
    }

    /// Puts a quick output in the place of a frugal one that is too late for the first of `notes`, as after a press, and
    /// a frugal one in the place of a quick one when nothing is heard for a moment.
    fn change_outputs(&self, notes: &[(Millis, &'static [Tone])]) {
        let mut output = self.output.borrow_mut();
        let Some(Output { quick, since, context, .. }) = output.as_ref() else { return };
        let now = context.current_time();
        let by = if *quick {
            // Where nothing is to be heard there is no hurry, and the last tone may still sound.
            let young = page_time() - since < QUICK_FOR;
            if young || notes.is_empty() || context.state() != AudioContextState::Running {
                return;
            }
            let mut next = self.next.borrow_mut();
            let by = next.take().or_else(|| self.open(false));
            let ready = by.as_ref().is_some_and(|it| {
                it.wake();
                it.ahead();
                it.ahead.get().is_some()
            });
            let near = |it: &Scheduled| (it.begins - now).abs() < GAP;
            if !ready || self.scheduled.borrow().iter().any(near) {
                *next = by;
                return;
            }
            by
        } else {
            let Some(&(cue, _)) = notes.first() else { return };
            let given = self.scheduled.borrow().iter().any(|it| it.cue == cue);
            let at = output.as_ref().map_or(0.0, |it| (cue.0 as f64 - it.ahead()) / 1000.0);
            if given || at >= now {
                return;
            }
            self.open(true)
        };
        let Some(by) = by else { return };
        by.set_volume(self.volume.get());
        self.silence();
        if let Some(old) = output.replace(by) {
            let _ = old.context.close();
        }
    }

    /// Takes back all that was given to the output.
    fn silence(&self) {
        for it in self.scheduled.take() {
            let _ = it.source.stop();
        }
    }

    /// Plays `tones` at once, beside what is scheduled.
    pub fn play(&self, tones: &[Tone]) {
        if let Some(output) = &*self.output.borrow() {
            let now = output.context.current_time();
            for tone in tones {
                output.play(*tone, now + f64::from(tone.after) / 1000.0);
            }
            self.rest_after_tones(output);
        }
    }

    /// Ends all that is heard, and what would be, for good.
    pub fn close(&self) {
        self.until_rest.take();
        self.silence();
        for output in self.output.take().into_iter().chain(self.next.take()) {
            // One that is closed needs no more.
            let _ = output.context.close();
        }
    }

    /// Lets the output rest in a while, if nothing waits on its clock.
    fn rest_after_tones(&self, output: &Output) {
        let now = output.context.current_time();
        if self.scheduled.borrow().iter().all(|it| it.begins <= now) {
            self.rest_soon(output);
        }
    }

    /// Lets the output rest in a while, unless there is more to play before.
    fn rest_soon(&self, output: &Output) {
        let resting = |it: &Output| (it.context.clone(), it.rests.clone());
        let resting = [Some(resting(output)), self.next.borrow().as_ref().map(resting)];
        let rest = Timeout::new(REST_AFTER, move || {
            for (context, rests) in resting.into_iter().flatten() {
                // One that no tap has opened yet does not rest: it still waits for one.
                rests.set(context.state() == AudioContextState::Running);
                // One that is closed needs none.
                let _ = context.suspend();
            }
        });
        self.until_rest.replace(Some(rest));
    }
}

/// The page's clock, in milliseconds.
fn page_time() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

impl Output {
    fn new(context: AudioContext, quick: bool) -> Option<Self> {
        let volume = context.create_gain().ok()?;
        volume.connect_with_audio_node(&context.destination()).ok()?;
        let (ahead, woken, rests) = <(Cell<_>, Cell<_>, Rc<_>)>::default();
        Some(Self { context, quick, since: page_time(), volume, ahead, woken, rests })
    }

    /// One of its own. No earcon goes above 2 kHz, and a frugal output has its notes long before they sound: it fills
    /// four buffers a second. `boot.js` opens a quick one.
    fn open(quick: bool) -> Option<Self> {
        let options = AudioContextOptions::new();
        options.set_sample_rate(16_000.0);
        if !quick {
            options.set_latency_hint(&JsValue::from(0.25));
        }
        let plain = |_| AudioContext::new();
        let context = AudioContext::new_with_context_options(&options).or_else(plain).ok()?;
        Self::new(context, quick)
    }

    /// Whether a tap has opened it: it plays, or rests and can be woken at any time.
    fn is_open(&self) -> bool {
        self.rests.get() || self.context.state() == AudioContextState::Running
    }

    /// Asks for sound where it is suspended, or interrupted as on a locked iPhone.
    fn wake(&self) {
        let rested = self.rests.replace(false);
        if rested {
            self.ahead.set(None);
            self.woken.set(self.context.current_time());
        }
        if rested || self.context.state() != AudioContextState::Running {
            // The promise is not awaited: a refusal leaves the session silent, not stuck.
            let _ = self.context.resume();
        }
    }

    fn set_volume(&self, percent: u16) {
        self.volume.gain().set_value(f32::from(percent.min(100)) / 100.0);
    }

    /// How far the page's clock is ahead of the audio clock, in milliseconds.
    fn ahead(&self) -> f64 {
        let stamp = call(&self.context, "getOutputTimestamp", &[]);
        let read = |key| stamp.as_ref().and_then(|stamp| get(stamp, key)?.as_f64());
        let (page, audio) = match (read("performanceTime"), read("contextTime")) {
            // Until the first sound has left the machine both are zero, or what they were before a rest.
            (Some(page), Some(audio)) if page > 0.0 && audio > self.woken.get() => (page, audio),
            _ => (page_time(), self.context.current_time()),
        };
        let ahead = page - audio * 1000.0;
        let ahead = match self.ahead.get() {
            Some(before) if (0.0..BUSY).contains(&(ahead - before)) => ahead.min(before + DRIFT),
            _ => ahead,
        };
        self.ahead.set((audio > self.woken.get() + OPENING).then_some(ahead));
        ahead
    }

    /// Gives one tone to the clock: a soft attack, and a fall that ends in silence.
    fn play(&self, tone: Tone, begins: f64) -> Option<AudioScheduledSourceNode> {
        let length = f64::from(tone.length) / 1000.0;
        let loud = f32::from(tone.level) / 100.0 * 0.5;
        let envelope = self.context.create_gain().ok()?;
        let gain = envelope.gain();
        gain.set_value_at_time(0.0001, begins).ok()?;
        gain.exponential_ramp_to_value_at_time(loud, begins + 0.012).ok()?;
        gain.exponential_ramp_to_value_at_time(0.0001, begins + length).ok()?;
        let oscillator = self.context.create_oscillator().ok()?;
        oscillator.set_type(OscillatorType::Sine);
        let pitch = oscillator.frequency();
        pitch.set_value_at_time(f32::from(tone.from), begins).ok()?;
        if tone.to != tone.from {
            pitch.exponential_ramp_to_value_at_time(f32::from(tone.to), begins + length).ok()?;
        }
        oscillator.connect_with_audio_node(&envelope).ok()?;
        envelope.connect_with_audio_node(&self.volume).ok()?;
        oscillator.start_with_when(begins).ok()?;
        oscillator.stop_with_when(begins + length).ok()?;
        oscillator.dyn_into().ok()
    }
}
