//! Wakes the session at its next deadline. A visible page uses a plain timeout, which is on time. A
//! hidden page's timeouts run late, and after five minutes once a minute, so it uses the timer of a
//! worker (`public/ticker.js`), which keeps its second. Never requestAnimationFrame: it stops in a
//! frame that is scrolled away, while the page still says that it is visible.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::visibility;
use crate::domain::time::Millis;

/// A timer with one deadline at a time.
pub struct Ticker {
    on_tick: Rc<dyn Fn()>,
    timeout: RefCell<Option<Timeout>>,
    worker: RefCell<Option<BackgroundTimer>>,
}

/// The worker; `None` where workers are refused.
struct BackgroundTimer {
    worker: Option<Worker>,
    /// It will answer. One that need not is not asked again, which would cost a message a second.
    armed: Cell<bool>,
    /// Kept alive for as long as the worker may call it.
    _on_message: Closure<dyn Fn(MessageEvent)>,
}

impl Ticker {
    /// A timer that calls `on_tick`.
    pub fn new(on_tick: impl Fn() + 'static) -> Self {
        Self { on_tick: Rc::new(on_tick), timeout: RefCell::default(), worker: RefCell::default() }
    }

    /// Starts the worker, so that it is there when the page is hidden.
    pub fn warm_up(&self) {
        self.worker.borrow_mut().get_or_insert_with(|| BackgroundTimer::new(self.on_tick.clone()));
    }

    /// Calls back after `delay`; a deadline set before is forgotten.
    pub fn arm(&self, delay: Millis) {
        let on_tick = self.on_tick.clone();
        let timeout = Timeout::new(delay.0 as u32, move || on_tick());
        // The old timeout is cancelled as it is dropped.
        self.timeout.replace(Some(timeout));
        if let Some(timer) = &*self.worker.borrow() {
            let delay = if visibility::is_hidden() { delay.0 as f64 } else { -1.0 };
            timer.post(delay);
        }
    }

    pub fn disarm(&self) {
        self.timeout.replace(None);
        if let Some(timer) = &*self.worker.borrow() {
            timer.post(-1.0);
        }
    }
}

impl BackgroundTimer {
    fn new(on_tick: Rc<dyn Fn()>) -> Self {
        let on_message = Closure::<dyn Fn(_)>::new(move |_: MessageEvent| on_tick());
        let worker = Worker::new("ticker.js").ok();
        if let Some(worker) = &worker {
            worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        }
        Self { worker, armed: Cell::new(false), _on_message: on_message }
    }

    /// Milliseconds until the worker answers; below zero for never.
    fn post(&self, delay: f64) {
        let armed = delay >= 0.0;
        let was_armed = self.armed.replace(armed);
        if !armed && !was_armed {
            return;
        }
        if let Some(worker) = &self.worker {
            // A worker that has died leaves the plain timeout, which is late but not wrong.
            let _ = worker.post_message(&JsValue::from(delay));
        }
    }
}
