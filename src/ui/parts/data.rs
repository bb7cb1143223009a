//! The controls for everything that is stored: export, import, erase.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::data::{DataHandle, ExportFormat};
use crate::app::{use_copies, use_data, use_devices, use_page};
use crate::domain::device::Trouble;
use crate::domain::journal::export::merge::ListPreview;
use crate::domain::journal::import::{Import, ImportEvent, ImportStage, Incoming};
use crate::domain::journal::locked::{FileKind, LockedCopy};
use crate::domain::route::Route;
use crate::i18n::Key;
use crate::ui::parts::confirm_button::ConfirmButton;
use crate::ui::parts::unlock::unlock;
use crate::ui::parts::words;

/// A file on its way in, and how many percent of what is done with it are done.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ImportProgress {
    import: RwSignal<Import>,
    percent: RwSignal<u8>,
    /// The file that waits for its password.
    locked: RwSignal<Option<String>>,
}

impl ImportProgress {
    pub(in crate::ui) fn new() -> Self {
        Self {
            import: RwSignal::new(Import::default()),
            percent: RwSignal::new(0),
            locked: RwSignal::new(None),
        }
    }

    fn works(self) -> bool {
        self.import.with(Import::is_busy)
    }

    /// Tells what happened, and shows what it comes to. The page may be gone by then.
    fn tell(self, data: DataHandle, event: ImportEvent, text: String) {
        let Some(import) = self.import.try_get_untracked() else { return };
        spawn_local(data.run_import(import, event, text, move |import| {
            let _ = self.percent.try_set(import.percent());
            let moves = |before: &Import| import.only_moved_on(before);
            if self.import.try_with_untracked(moves) == Some(false) {
                self.import.set(import.clone());
            }
        }));
    }
}

#[component]
pub(in crate::ui) fn TakeAlong(
    /// What else there is to say of copies.
    children: Children,
) -> impl IntoView {
    let copies = use_copies();
    let save = move |form: ExportFormat, name: Key| {
        view! {
            <button class="pill pill-small" on:click=move |_| copies.export(form)>{name.text()}</button>
        }
    };
    view! {
        <section>
            <h2>{Key::PROGRESS_TAKE_OUT.text()}</h2>
            <p class="quiet">{Key::PROGRESS_TAKE_LEAD.text()}</p>
            <div class="actions">
                {save(ExportFormat::Json, Key::PROGRESS_TAKE_JSON)}
                {save(ExportFormat::Sessions, Key::PROGRESS_TAKE_CSV)}
                {save(ExportFormat::Pain, Key::PROGRESS_TAKE_CSV_PAIN)}
                {save(ExportFormat::Entries, Key::PROGRESS_TAKE_CSV_ENTRIES)}
                {save(ExportFormat::Fhir, Key::PROGRESS_TAKE_FHIR)}
                <a class="pill pill-small" href=Route::Report.href()>{Key::PROGRESS_TAKE_PRINT.text()}</a>
            </div>
            <Lasting/>
        </section>
        {children()}
        <section><BringBack/></section>
        <section><Erase/></section>
    }
}

/// An honest word on how long it lasts.
#[component]
fn Lasting() -> impl IntoView {
    let devices = use_devices();
    let promised = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let answer = devices.storage_is_promised().await;
        // The page may be gone by then.
        promised.try_set(Some(answer));
    });
    let ask = move |_| {
        spawn_local(async move {
            let answer = devices.ask_for_storage().await;
            promised.try_set(Some(answer));
        });
    };
    move || {
        promised.get().map(|kept| {
            if kept {
                view! { <p class="quiet">{Key::PROGRESS_KEEP_LEAD_KEPT.text()}</p> }.into_any()
            } else {
                view! {
                    <p class="quiet">{Key::PROGRESS_KEEP_LEAD_UNSURE.text()}</p>
                    <button class="pill pill-small" on:click=ask>{Key::PROGRESS_KEEP_ASK.text()}</button>
                }
                .into_any()
            }
        })
    }
}

/// A file that was saved comes back.
#[component]
fn BringBack() -> impl IntoView {
    let (page, data) = (use_page(), use_data());
    let way = ImportProgress::new();
    page.hold_while(move || {
        let shown = |it: &Import| {
            matches!(it.stage(), ImportStage::Previewed(_) | ImportStage::BroughtIn(_))
        };
        way.works() || way.locked.with(Option::is_some) || way.import.with(shown)
    });
    let read = move |ev: ev::Event| {
        data.read_file(&event_target(&ev), move |read| match read {
            Ok(text) => look_into(data, text, way),
            Err(unread) => refuse(data, way, words::unread(unread).text().to_owned()),
        });
    };
    view! {
        <h2>{Key::PROGRESS_TAKE_IN.text()}</h2>
        <label class="field">
            {Key::PROGRESS_TAKE_IN_LABEL.text()}
            <input type="file" accept=".json,application/json" disabled=move || way.works() on:change=read/>
        </label>
        {outcome(data, way)}
    }
}

/// Looks what a text would bring, once its password was given where it has one.
pub(in crate::ui) fn look_into(data: DataHandle, text: String, way: ImportProgress) {
    if FileKind::of(&text) != FileKind::Locked {
        way.locked.set(None);
        return way.tell(data, ImportEvent::Chosen, text);
    }
    match LockedCopy::of_file(&text) {
        Ok(_) => {
            // What was said of a file before goes.
            way.import.set(Import::default());
            way.locked.set(Some(text));
        }
        Err(unopened) => refuse(data, way, unopened.to_string()),
    }
}

fn refuse(data: DataHandle, way: ImportProgress, says: String) {
    way.locked.set(None);
    way.tell(data, ImportEvent::Refused(says), String::new());
}

/// Asks for the password of the file that waits for it.
fn password(data: DataHandle, way: ImportProgress) -> impl IntoView {
    let copies = use_copies();
    move || {
        let text = way.locked.get()?;
        let opened = move |text: String| look_into(data, text, way);
        Some(unlock(copies, text, opened))
    }
}

/// What a file or a link would bring, and what became of it.
pub(in crate::ui) fn outcome(data: DataHandle, way: ImportProgress) -> impl IntoView {
    let works = move |what: Key| {
        let percent = move || way.percent.get().to_string();
        view! {
            <p role="status">{what.text()}</p>
            <progress aria-label=what.text() max="100" value=percent></progress>
        }
        .into_any()
    };
    let asks = password(data, way);
    let failed = |words: String| view! { <p class="problem" role="alert">{words}</p> }.into_any();
    let outcome = move || match way.import.with(|import| import.stage().clone()) {
        ImportStage::Idle => ().into_any(),
        ImportStage::Reading => works(Key::PROGRESS_READING),
        ImportStage::BringingIn(_) => works(Key::PROGRESS_BRINGING),
        ImportStage::TakingBack(_) => works(Key::PROGRESS_UNDOING),
        ImportStage::Refused(fault) => failed(Key::PROGRESS_WRONG.fill(&[("fault", &fault)])),
        ImportStage::Previewed(incoming) => preview(data, &incoming, way).into_any(),
        ImportStage::BroughtIn(incoming) => {
            let count: usize = incoming.preview.parts().iter().map(|(_, it)| it.new.len()).sum();
            let says = Key::PROGRESS_TAKEN_IN.count(count, &[]);
            let undo = move |_| way.tell(data, ImportEvent::Undone, String::new());
            view! {
                <p role="status">{says}</p>
                <button class="pill pill-small" on:click=undo>{Key::PROGRESS_TAKE_IN_UNDO.text()}</button>
            }
            .into_any()
        }
        ImportStage::TakenBack => {
            view! { <p role="status">{Key::PROGRESS_UNDONE.text()}</p> }.into_any()
        }
        ImportStage::NotBroughtIn(Trouble::Full) => {
            failed(Key::PROGRESS_TAKE_IN_FULL.text().to_owned())
        }
        ImportStage::NotBroughtIn(trouble) => failed(words::trouble(trouble).text().to_owned()),
        ImportStage::NotTakenBack => failed(Key::PROGRESS_UNDO_FULL.text().to_owned()),
    };
    view! { {asks} {outcome} }
}

fn preview(data: DataHandle, incoming: &Incoming, way: ImportProgress) -> impl IntoView + use<> {
    let sum = |of: fn(&ListPreview) -> usize| {
        incoming.preview.parts().iter().map(|(_, part)| of(part)).sum::<usize>().to_string()
    };
    let values = [
        ("new", &*sum(|part| part.new.len())),
        ("same", &*sum(|part| part.same)),
        ("other", &*sum(|part| part.conflicting.len())),
    ];
    let says = Key::PROGRESS_PREVIEW.fill(&values);
    let days = incoming.preview.days.map(|(first, last)| {
        let values = [("first", &*first.to_string()), ("last", &*last.to_string())];
        Key::PROGRESS_PREVIEW_DAYS.fill(&values)
    });
    let any = !incoming.preview.is_empty();
    let bring = move |_| way.tell(data, ImportEvent::Confirmed, String::new());
    view! {
        <p role="status">{says} " " {days}</p>
        {any.then(|| view! {
            <button class="pill pill-small" on:click=bring>{Key::PROGRESS_TAKE_IN_DO.text()}</button>
        })}
    }
}

/// Everything goes.
#[component]
fn Erase() -> impl IntoView {
    let copies = use_copies();
    let erased = RwSignal::new(false);
    let erase = move || {
        copies.erase_everything();
        erased.set(true);
    };
    view! {
        <h2>{Key::PROGRESS_ERASE.text()}</h2>
        <p class="quiet">{Key::PROGRESS_ERASE_LEAD.text()}</p>
        <ConfirmButton
            name=Key::PROGRESS_ERASE
            sure=Key::PROGRESS_ERASE_SURE
            class="pill pill-small pill-hurts"
            act=erase
        />
        <p role="status">{move || erased.get().then(|| Key::PROGRESS_ERASED.text())}</p>
    }
}
