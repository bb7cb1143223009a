//! Take it along, bring it back, erase it.

use crate::domain::device::Trouble;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::data::ExportFormat;
use crate::app::data::Incoming;
use crate::app::data::{DataHandle, use_data};
use crate::app::devices::use_devices;
use crate::app::page::use_page;
use crate::domain::journal::export::merge::ListPreview;
use crate::domain::route::Route;
use crate::i18n::Key;
use crate::ui::parts::confirm_button::ConfirmButton;
use crate::ui::parts::words;

/// What a file that was chosen has come to.
#[derive(Clone)]
pub(in crate::ui) enum Chosen {
    Nothing,
    /// It is being read, brought in or taken back.
    Works(Key),
    Refused(String),
    Read(Incoming),
    Kept(Incoming),
    Undone,
    Full(Key),
}

/// A file on its way in, and how many percent of what is done with it are done.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ImportProgress {
    chosen: RwSignal<Chosen>,
    percent: RwSignal<u8>,
}

impl ImportProgress {
    pub(in crate::ui) fn new() -> Self {
        Self { chosen: RwSignal::new(Chosen::Nothing), percent: RwSignal::new(0) }
    }

    fn works(self) -> bool {
        self.chosen.with(|it| matches!(it, Chosen::Works(_)))
    }

    /// Does `work`, and shows what it comes to. The page may be gone by then.
    fn run(self, what: Key, work: impl Future<Output = Chosen> + 'static) {
        self.percent.set(0);
        self.chosen.set(Chosen::Works(what));
        spawn_local(async move {
            let chosen = work.await;
            self.chosen.try_set(chosen);
        });
    }

    /// Hears how many percent are done.
    fn tell(self) -> impl Fn(u8) {
        move |percent| {
            let _ = self.percent.try_set(percent);
        }
    }
}

/// The section.
#[component]
pub(in crate::ui) fn TakeAlong() -> impl IntoView {
    let data = use_data();
    let save = move |form: ExportFormat, name: Key| {
        view! {
            <button class="pill pill-small" on:click=move |_| data.export(form)>{name.text()}</button>
        }
    };
    view! {
        <section class="card">
            <h2>{Key::PROGRESS_TAKE.text()}</h2>
            <p>{Key::PROGRESS_TAKE_LEAD.text()}</p>
            <div class="actions">
                {save(ExportFormat::Json, Key::PROGRESS_TAKE_JSON)}
                {save(ExportFormat::Sessions, Key::PROGRESS_TAKE_CSV)}
                {save(ExportFormat::Pain, Key::PROGRESS_TAKE_CSV_PAIN)}
                {save(ExportFormat::Fhir, Key::PROGRESS_TAKE_FHIR)}
                <a class="pill pill-small" href=Route::Report.href()>{Key::PROGRESS_TAKE_PRINT.text()}</a>
            </div>
            <Lasting/>
            <BringBack/>
            <Erase/>
        </section>
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
    let page = use_page();
    let data = use_data();
    let way = ImportProgress::new();
    page.hold_while(move || {
        way.works() || way.chosen.with(|it| matches!(it, Chosen::Read(_) | Chosen::Kept(_)))
    });
    let read = move |ev: ev::Event| {
        data.read_file(&event_target(&ev), move |read| match read {
            Ok(text) => look_into(data, text, way),
            Err(unread) => {
                way.chosen.set(Chosen::Refused(words::unread(unread).text().to_owned()));
            }
        });
    };
    view! {
        <h3>{Key::PROGRESS_TAKE_IN.text()}</h3>
        <label class="field">
            {Key::PROGRESS_TAKE_IN_LABEL.text()}
            <input type="file" accept=".json,application/json" disabled=move || way.works() on:change=read/>
        </label>
        {outcome(data, way)}
    }
}

/// Looks what a text would bring.
pub(in crate::ui) fn look_into(data: DataHandle, text: String, way: ImportProgress) {
    way.run(Key::PROGRESS_READING, async move {
        match data.preview(&text, way.tell()).await {
            Ok(incoming) => Chosen::Read(incoming),
            Err(refused) => Chosen::Refused(refused.to_string()),
        }
    });
}

/// What a file or a link would bring, and what became of it.
pub(in crate::ui) fn outcome(data: DataHandle, way: ImportProgress) -> impl IntoView {
    move || match way.chosen.get() {
        Chosen::Nothing => ().into_any(),
        Chosen::Works(what) => {
            let what = what.text();
            let percent = move || way.percent.get().to_string();
            view! {
                <p role="status">{what}</p>
                <progress aria-label=what max="100" value=percent></progress>
            }
            .into_any()
        }
        Chosen::Refused(fault) => {
            let words = Key::PROGRESS_WRONG.fill(&[("fault", &fault)]);
            view! { <p class="problem" role="alert">{words}</p> }.into_any()
        }
        Chosen::Read(incoming) => preview(data, incoming, way).into_any(),
        Chosen::Kept(incoming) => {
            let count: usize = incoming.preview.parts().iter().map(|(_, it)| it.new.len()).sum();
            let words = Key::PROGRESS_TAKEN_IN.fill(&[("n", &count.to_string())]);
            let undo = move |_| {
                let incoming = incoming.clone();
                way.run(Key::PROGRESS_UNDOING, async move {
                    match data.undo(&incoming, way.tell()).await {
                        Ok(()) => Chosen::Undone,
                        Err(_) => Chosen::Full(Key::PROGRESS_UNDO_FULL),
                    }
                });
            };
            view! {
                <p role="status">{words}</p>
                <button class="pill pill-small" on:click=undo>{Key::PROGRESS_TAKE_IN_UNDO.text()}</button>
            }
            .into_any()
        }
        Chosen::Undone => view! { <p role="status">{Key::PROGRESS_UNDONE.text()}</p> }.into_any(),
        Chosen::Full(words) => {
            view! { <p class="problem" role="alert">{words.text()}</p> }.into_any()
        }
    }
}

fn preview(data: DataHandle, incoming: Incoming, way: ImportProgress) -> impl IntoView {
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
    let bring = move |_| {
        let incoming = incoming.clone();
        way.run(Key::PROGRESS_BRINGING, async move {
            match data.import(&incoming, way.tell()).await {
                Ok(kept) => Chosen::Kept(kept),
                Err(Trouble::Full) => Chosen::Full(Key::PROGRESS_TAKE_IN_FULL),
                Err(trouble @ Trouble::Missing) => Chosen::Full(words::trouble(trouble)),
            }
        });
    };
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
    let data = use_data();
    let erased = RwSignal::new(false);
    let erase = move || {
        data.erase_everything();
        erased.set(true);
    };
    view! {
        <h3>{Key::PROGRESS_ERASE.text()}</h3>
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
