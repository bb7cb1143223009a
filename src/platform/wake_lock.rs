//! Keeps the screen on. A lock is lost whenever the page is hidden, so it is asked for again when the page is back. A
//! refusal is told to the person, and stops nothing.

use crate::domain::device::WakeState;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::{call, get, visibility};

/// Who wants the screen on. The lock is let go when nobody does.
#[derive(Clone, Copy)]
pub enum WakeReason {
    Session = 1,
    /// It is tried in the settings.
    Test = 2,
}

/// The screen lock of the page.
#[derive(Clone)]
pub struct WakeLock(Rc<Shared>);

struct Shared {
    /// One bit for each [`WakeReason`].
    wanted: Cell<u8>,
    sentinel: RefCell<Option<JsValue>>,
    on_change: Box<dyn Fn(WakeState)>,
}

impl WakeLock {
    /// A lock that is not held; `on_change` hears how it goes.
    pub fn new(on_change: impl Fn(WakeState) + 'static) -> Self {
        Self(Rc::new(Shared {
            wanted: Cell::new(0),
            sentinel: RefCell::default(),
            on_change: Box::new(on_change),
        }))
    }

    /// Asks for the lock, or lets it go if there is no other reason.
    pub fn keep(&self, reason: WakeReason, awake: bool) {
        let others = self.0.wanted.get() & !(reason as u8);
        self.0.wanted.set(if awake { others | reason as u8 } else { others });
        if awake {
            self.request();
        } else if others == 0 {
            if let Some(sentinel) = self.0.sentinel.take() {
                call(&sentinel, "release", &[]);
            }
            (self.0.on_change)(WakeState::Idle);
        }
    }

    /// The page is visible again: the browser has taken the lock away meanwhile.
    pub fn page_shown(&self) {
        if self.0.is_wanted() {
            self.request();
        }
    }

    fn request(&self) {
        if visibility::is_hidden() || self.0.sentinel.borrow().as_ref().is_some_and(is_held) {
            return;
        }
        let Some(lock) = get(&window().navigator(), "wakeLock") else {
            return (self.0.on_change)(WakeState::Missing);
        };
        let Some(promise) = call(&lock, "request", &[&"screen".into()]) else {
            return (self.0.on_change)(WakeState::Refused);
        };
        let this = self.clone();
        spawn_local(async move {
            let answer = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(promise)).await;
            match answer {
                // The session may have ended while the browser thought about it.
                Ok(sentinel) if !this.0.is_wanted() => {
                    call(&sentinel, "release", &[]);
                }
                Ok(sentinel) => this.hold(sentinel),
                Err(_) => (this.0.on_change)(WakeState::Refused),
            }
        });
    }

    fn hold(&self, sentinel: JsValue) {
        let this = self.clone();
        let released = Closure::once_into_js(move || {
            // A visible page that loses the lock lost it to the battery or the system.
            if this.0.is_wanted() && !visibility::is_hidden() {
                (this.0.on_change)(WakeState::Refused);
            }
        });
        call(&sentinel, "addEventListener", &[&"release".into(), released.unchecked_ref()]);
        self.0.sentinel.replace(Some(sentinel));
        (self.0.on_change)(WakeState::Held);
    }
}

impl Shared {
    fn is_wanted(&self) -> bool {
        self.wanted.get() != 0
    }
}

fn is_held(sentinel: &JsValue) -> bool {
    get(sentinel, "released").is_some_and(|released| released.is_falsy())
}
