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

/// The audio output of the page.
#[derive(Default)]
pub struct Sound {
    output: RefCell<Option<Output>>,
    scheduled: RefCell<Vec<Scheduled>>,
    /// In percent.
    volume: Cell<u16>,
    /// When it goes off, the output rests.
    until_rest: RefCell<Option<Timeout>>,
}

struct Output {
    context: AudioContext,
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
/// In milliseconds: a chime that is not heard by then is not heard at all.
const LATE_CHIME: u32 = 1000;

impl Sound {
    /// Opens the output, or wakes it. Must run in the tap itself: after an `await` browsers refuse.
    /// `opened` is an output that the page opened before the app was there.
    pub fn unlock(&self, opened: Option<AudioContext>) {
        let mut output = self.output.borrow_mut();
        let closed = |output: &Output| output.context.state() == AudioContextState::Closed;
        if output.as_ref().is_none_or(closed) {
            *output = opened.or_else(open).and_then(Output::new);
        }
        if let Some(output) = &*output {
            output.wake();
            output.set_volume(self.volume.get());
        }
    }

    /// Opens the output for later, where it is not open yet: it rests until it is needed. Must run in a tap or at a key.
    pub fn unlock_for_later(&self) {
        if !self.output.borrow().as_ref().is_some_and(Output::is_open) {
            self.unlock(None);
            if let Some(output) = &*self.output.borrow() {
                self.rest_soon(output);
            }
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
        if self.scheduled.borrow().iter().all(|it| it.begins <= now) {
            self.rest_soon(output);
        }
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
        let output = self.output.borrow();
        let Some(output) = &*output else { return true };
        let mut notes = notes.peekable();
        if notes.peek().is_some() {
            self.until_rest.take();
            output.wake();
        } else {
            self.rest_soon(output);
        }
        let now = output.context.current_time();
        let ahead = output.ahead();
        let at = |cue: Millis| (cue.0 as f64 - ahead) / 1000.0;
        let notes: Vec<_> = notes.map(|(cue, tones)| (cue, at(cue), tones)).collect();
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
        output.context.state() != AudioContextState::Running || output.ahead.get().is_some()
    }

    /// Plays `tones` at once, beside what is scheduled.
    pub fn play(&self, tones: &[Tone]) {
        if let Some(output) = &*self.output.borrow() {
            let now = output.context.current_time();
            for tone in tones {
                output.play(*tone, now + f64::from(tone.after) / 1000.0);
            }
            if self.scheduled.borrow().iter().all(|it| it.begins <= now) {
                self.rest_soon(output);
            }
        }
    }

    /// Ends all that is heard, and what would be, for good.
    pub fn close(&self) {
        self.until_rest.take();
        for it in self.scheduled.take() {
            let _ = it.source.stop();
        }
        if let Some(output) = self.output.take() {
            // One that is closed needs no more.
            let _ = output.context.close();
        }
    }

    /// Lets the output rest in a while, unless there is more to play before.
    fn rest_soon(&self, output: &Output) {
        let (context, rests) = (output.context.clone(), output.rests.clone());
        let rest = Timeout::new(REST_AFTER, move || {
            // One that no tap has opened yet does not rest: it still waits for one.
            rests.set(context.state() == AudioContextState::Running);
            // One that is closed needs none.
            let _ = context.suspend();
        });
        self.until_rest.replace(Some(rest));
    }
}

/// Opens an output that costs little: earcons are on its clock long before they sound, so it need not be
/// quick, and none of them goes above 2 kHz. Together that saves a third of the processor time. With more delay each
/// press would be heard later still. `boot.js` asks for the same.
fn open() -> Option<AudioContext> {
    let options = AudioContextOptions::new();
    options.set_latency_hint(&JsValue::from(0.1));
    options.set_sample_rate(16_000.0);
    let plain = |_| AudioContext::new();
    AudioContext::new_with_context_options(&options).or_else(plain).ok()
}

/// The page's clock, in milliseconds.
fn page_time() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

impl Output {
    fn new(context: AudioContext) -> Option<Self> {
        let volume = context.create_gain().ok()?;
        volume.connect_with_audio_node(&context.destination()).ok()?;
        let (ahead, woken, rests) = <(Cell<_>, Cell<_>, Rc<_>)>::default();
        Some(Self { context, volume, ahead, woken, rests })
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
