//! The contract between an embedded app and the page around it (`docs/embedding.md`): options in, coarse events out.
//!
//! Invariant: no answer, no pain, nothing of the record, and nothing that follows from them goes out. So `hold` does not
//! say why, `stop` does not say whether it hurt, and `segment` does not name the exercise: what was answered may have
//! put another in its place.

mod link;

use std::sync::Arc;

use leptos::prelude::*;

pub use self::link::to_app;
use crate::app::check::CheckHandle;
use crate::app::page::PageHandle;
use crate::app::routines::RoutinesHandle;
use crate::app::session::SessionHandle;
use crate::app::{use_check, use_page, use_routines, use_session, use_start};
use crate::content;
use crate::domain::journal::envelope::crc32;
use crate::domain::library::routine::Routine;
use crate::domain::route::Route;
use crate::domain::routines::custom::{self, MY};
use crate::domain::session::machine::{Event, Stage};
use crate::domain::session::timeline::SegmentKind;
use crate::i18n::packs;
use crate::platform::host::Host;
use crate::platform::json::Json;

/// Where a session stands, as the page around may know it.
#[derive(Clone, Copy, PartialEq)]
enum Phase {
    Idle,
    /// In the segment of this number, counted from 0.
    Runs(usize),
    Waits(usize),
    Complete,
    Stopped,
}

/// Joins an embedded app to the page around. Does nothing where there is none.
pub fn attach() {
    let page = use_page();
    let Some(host) = page.host() else { return };
    let (session, start, routines) = (use_session(), use_start(), use_routines());
    // What was wrong is said once, whatever else changes later.
    let told = StoredValue::new(Vec::<String>::new());
    let tell = move |host: &Host, kind: &str, code: &str, field: &str, message: &str| {
        let known = told.with_value(|told| told.iter().any(|it| it == message));
        // What keeps a session from being there is said each time.
        if !known || kind == "error" {
            told.update_value(|told| told.push(message.to_owned()));
            let detail = Json::default();
            for (key, text) in [("code", code), ("field", field), ("message", message)] {
                detail.write(key, &text.to_owned());
            }
            host.post(kind, &detail);
        }
    };
    let wanted = StoredValue::new(None::<Arc<Routine>>);
    let configure = {
        let host = host.clone();
        move || {
            let lang = host.option("lang");
            if !lang.is_empty() && !lang.eq_ignore_ascii_case(packs::language()) {
                let says = format!("lang=\"{lang}\" is not there yet; it is shown in English.");
                tell(&host, "warn", "lang", "lang", &says);
            }
            match routine(routines, &host) {
                Ok(routine) => wanted.set_value(Some(routine)),
                Err(Wrong::Slug(slug)) => {
                    let bare = host.is_bare();
                    let (kind, then) = if bare {
                        ("error", "embed.html, beside the files, has the names of those that are")
                    } else {
                        ("warn", "the chair reset is shown instead")
                    };
                    let says = format!("routine=\"{slug}\" is not in the library; {then}.");
                    tell(&host, kind, "routine", "routine", &says);
                    let first = || Arc::new(content::first_routine().clone());
                    wanted.set_value((!bare).then(first));
                }
                Err(Wrong::Own(fault)) => {
                    tell(&host, "error", "src", &fault.field, &fault.to_string());
                    wanted.set_value(None);
                }
            }
            // A session is never taken from under a person.
            if let Some(routine) = wanted.get_value().filter(|_| !untrack(|| session.is_active())) {
                session.show_ready(&routine);
            }
        }
    };
    configure();
    report(page, session, use_check());
    let (receiver, linked) = (host.clone(), host.clone());
    host.listen(move |kind, text| match &*kind {
        "set" => configure(),
        "start" if untrack(|| session.is_active()) => session.dispatch(Event::Resumed),
        "start" => {
            if let Some(routine) = wanted.get_value() {
                start.start(routine);
            }
        }
        "pause" => session.dispatch(Event::Paused),
        "resume" => session.dispatch(Event::Resumed),
        "stop" => session.dispatch(Event::Ended),
        "link" => match Route::parse(&text) {
            route if route.is_of_a_session() => page.go(&route),
            // The rest is in the app.
            route => linked.open(&route.href()),
        },
        // A newer page may want what this app does not know.
        _ => {}
    });
    receiver.post("ready", &Json::default());
}

/// Why there is no routine.
enum Wrong {
    Slug(String),
    Own(custom::Fault),
}

/// The routine that the author wants: their own, or one of the library.
fn routine(routines: RoutinesHandle, host: &Host) -> Result<Arc<Routine>, Wrong> {
    let json = host.option("json");
    if !json.is_empty() {
        // The number stands for the text, so that the app knows the same routine again.
        let slug = format!("{MY}{}", crc32(json.as_bytes()));
        let routine = custom::parse(&json, &slug, content::exercise).map_err(Wrong::Own)?;
        return Ok(routines.lend(routine));
    }
    let slug = host.option("routine");
    let slug = if slug.is_empty() { content::first_routine().slug.to_string() } else { slug };
    routines.routine(&slug).ok_or(Wrong::Slug(slug))
}

/// Tells the page around how the session goes.
fn report(page: PageHandle, session: SessionHandle, check: CheckHandle) {
    // Asked for each time: an effect that kept the host would keep the page's elements, too.
    let post = move |kind: &str, detail: &Json| {
        if let Some(host) = page.host() {
            host.post(kind, detail);
        }
    };
    let face = session.face();
    let phase = Memo::new(move |_| {
        let index = face.get().map_or(0, |face| face.index);
        session.playing().with(|playing| match playing.as_ref().map(|it| *it.session.stage()) {
            None | Some(Stage::Ready) => Phase::Idle,
            Some(Stage::Running(_)) => Phase::Runs(index),
            Some(Stage::Paused(_)) => Phase::Waits(index),
            Some(Stage::Finished) => Phase::Complete,
            Some(Stage::Stopped(_)) => Phase::Stopped,
        })
    });
    let held = Memo::new(move |_| {
        check.pending().with(Option::is_some) && page.route().get() == Route::Check
    });
    Effect::new(move |before: Option<Phase>| {
        let now = phase.get();
        let before = before.unwrap_or(Phase::Idle);
        let say = |kind| post(kind, &Json::default());
        let segment = |index| {
            let detail = Json::default();
            detail.write("index", &(index as u16));
            detail.write("kind", &kind_of(session, index).to_owned());
            post("segment", &detail);
        };
        match (before, now) {
            (Phase::Runs(old), Phase::Runs(new)) if old != new => segment(new),
            (Phase::Waits(old), Phase::Runs(new)) => {
                say("resume");
                if old != new {
                    segment(new);
                }
            }
            (Phase::Idle | Phase::Complete | Phase::Stopped, Phase::Runs(new)) => {
                say("start");
                segment(new);
            }
            (Phase::Runs(_), Phase::Waits(_)) => say("pause"),
            (Phase::Runs(_) | Phase::Waits(_), Phase::Complete) => say("complete"),
            (Phase::Runs(_) | Phase::Waits(_), Phase::Stopped) => say("stop"),
            _ => {}
        }
        now
    });
    Effect::new(move || {
        if held.get() {
            post("hold", &Json::default());
        }
    });
}

/// What a segment is, and no more.
fn kind_of(session: SessionHandle, index: usize) -> &'static str {
    session.playing().with_untracked(|playing| {
        let kind = playing
            .as_ref()
            .and_then(|playing| playing.session.timeline().segments().get(index).map(|it| it.kind));
        match kind {
            Some(SegmentKind::Prepare) => "prepare",
            Some(SegmentKind::Switch | SegmentKind::Rest) => "rest",
            Some(SegmentKind::Work(_)) | None => "work",
        }
    })
}
