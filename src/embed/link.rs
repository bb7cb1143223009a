//! The link from a page of others to the app itself. After the `#` it carries the routine and, if the person wants
//! that, the session that was just done.

use crate::app::journal::JournalHandle;
use crate::app::page::PageHandle;
use crate::app::routines::RoutinesHandle;
use crate::domain::journal::export::{self, OwnRoutine, Snapshot};
use crate::domain::library::routine::Routine;
use crate::domain::route::Route;
use crate::domain::routines::custom;
use crate::platform::{clock, share};

/// The address in the app of `routine`; with the last session, if `session`.
pub fn to_app(
    page: PageHandle,
    journal: JournalHandle,
    routines: RoutinesHandle,
    routine: &Routine,
    session: bool,
) -> Option<String> {
    let slug = routine.slug.to_string();
    let own = routines.is_custom(routine).then(|| custom::write(routine));
    let records = journal.last_record().filter(|_| session).into_iter().collect::<Vec<_>>();
    let hash = match (own, records.is_empty()) {
        (None, true) => Route::Routine(slug).href(),
        (Some(text), true) => share::carrying(&text),
        (own, false) => {
            let routine = own.and_then(|text| serde_json::from_str(&text).ok());
            let routines = routine.map(|routine| OwnRoutine { slug, routine });
            let kept = Snapshot {
                records,
                routines: routines.into_iter().collect(),
                ..Snapshot::default()
            };
            share::carrying(&export::write(&kept, clock::now().wall).ok()?)
        }
    };
    Some(page.host()?.address(&hash))
}
