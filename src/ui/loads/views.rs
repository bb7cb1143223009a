//! What a load brings. Functions by address: that keeps their code out of the first load.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;

use crate::app::{App, Rest};
use crate::domain::library::exercise::Side;
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::Routine;
use crate::domain::route::Route;

/// The pages of a load.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Pages {
    /// The page of an address.
    pub(in crate::ui) page: fn(&Route) -> AnyView,
    /// The name of that page.
    pub(in crate::ui) title: fn(&Route) -> String,
}

/// What a session shows besides itself, and what stands above every page.
#[derive(Clone, Copy)]
pub(in crate::ui) struct SessionViews {
    /// What stands above every page, and the list of keys.
    pub(in crate::ui) frame: fn() -> AnyView,
    /// The figure of a movement, worked on a side.
    pub(in crate::ui) figure: fn(Movement, Side) -> AnyView,
    /// What is seldom wanted in a session: a sheet that opens with the signal, and what follows the session unseen.
    pub(in crate::ui) more: fn(RwSignal<bool>) -> AnyView,
    /// Who stands at the end of a session, and what has grown.
    pub(in crate::ui) end_stage: fn() -> AnyView,
    /// What there is to say about a session of a routine that is over.
    pub(in crate::ui) end: fn(Arc<Routine>) -> AnyView,
    /// What is asked when it hurts.
    pub(in crate::ui) hurt: fn() -> AnyView,
}

/// The views of a load.
#[derive(Clone, Copy)]
pub(in crate::ui) enum Views {
    Session(SessionViews),
    Pages(Pages),
}

/// What comes before the views of a load.
#[derive(Clone, Copy)]
pub(super) struct Steps {
    /// Makes the handles that are not in the first load.
    pub(super) prepare: fn(App) -> Rest,
    /// Begins what not every load needs.
    pub(super) begin: Option<fn(Rest)>,
}

impl Steps {
    /// Those of every load but the check's, which needs no more than the log.
    pub(super) const WHOLE: Self = Self { prepare: App::prepare_rest, begin: Some(Rest::begin) };
}

/// What a cut gives, once its file is here.
pub(super) type Cut = Result<(Steps, Views), SplitLoaderError>;
