//! What the person has chosen. All of it is stored under one key, and what cannot be read falls back to the default.
//!
//! The look is set on the document as `data-theme`, `data-text` and `data-motion`: by `public/boot.js` at the start,
//! and here at each change.

use crate::domain::device::Trouble;
use leptos::prelude::*;

use crate::app::read_only::ReadOnly;

use super::devices::DevicesHandle;
use super::store::StoreHandle;
use crate::content;
use crate::domain::library::exercise::{Area, Item};
use crate::domain::routines::around::sound_lines;
use crate::domain::routines::suggest::Pattern;
use crate::domain::safety::numbers::Country;
use crate::platform::json::Json;
use crate::platform::storage::Store;
use crate::platform::{page, speech};

pub(super) const KEY: &str = "settings";
/// Where a text goes that cannot be read.
const ASIDE: &str = "settings-unreadable";

/// In a file: the field that says what it is, and what it says.
const MARK: &str = "unhunch";
const SETTINGS: &str = "settings";
/// In a file: the field with the plan of the reminders.
const REMINDERS: &str = "reminders";

/// The choices. A missing one takes its default, so that older texts stay readable.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own on the screen")]
pub struct Settings {
    /// Earcons are heard.
    pub sound: bool,
    /// Phrases are spoken.
    pub voice: bool,
    /// The phone vibrates.
    pub vibration: bool,
    /// Single letters do something.
    pub shortcuts: bool,
    /// The session shows little but its digits.
    pub big_digits: bool,
    /// The breath in a hold is seen and heard.
    pub breath: bool,
    /// The stage of a session lights up at each cue.
    pub flash: bool,
    /// The id of the pattern that the person recognised, or empty.
    pub pattern: String,
    /// The ids of what is at hand, besides what is in every room.
    pub equipment: Vec<String>,
    /// The ids of the areas to leave out.
    pub leave_out: Vec<String>,
    /// How many minutes there usually are; 0 for no matter.
    pub minutes: u16,
    /// The country whose emergency numbers are shown, by its id, or empty.
    pub region: String,
    /// What the browser calls the voice that speaks, or empty for the app's own choice.
    pub voice_id: String,
    /// How fast the voice speaks, in percent.
    pub voice_speed: u16,
    /// How loud the voice is, in percent.
    pub voice_volume: u16,
    /// How loud the earcons are, in percent.
    pub sound_volume: u16,
    /// Seconds more to get ready before the first exercise.
    pub lead_in: u16,
    /// What goes before and after which routine: see `domain::routines::around`.
    pub around: Vec<String>,
    /// `light` or `dark`; the system's otherwise.
    pub theme: String,
    /// How large the text is, in percent, or empty.
    pub text: String,
    /// `less` for no motion, and key poses in a row instead of figures that move; the system's otherwise.
    pub motion: String,
    /// `cm` or `in` for lengths; those of the person's country otherwise.
    pub units: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            sound: true,
            voice: true,
            vibration: true,
            shortcuts: true,
            big_digits: false,
            breath: true,
            flash: false,
            pattern: String::new(),
            equipment: Vec::new(),
            leave_out: Vec::new(),
            minutes: 0,
            region: String::new(),
            voice_id: String::new(),
            voice_speed: 100,
            voice_volume: 100,
            sound_volume: 100,
            lead_in: 0,
            around: Vec::new(),
            theme: String::new(),
            text: String::new(),
            motion: String::new(),
            units: String::new(),
        }
    }
}

/// Reads and writes each choice under its own name.
macro_rules! fields {
    ($($field:ident)+) => {
        impl Settings {
            fn from_json(json: &Json) -> Option<Self> {
                let mut it = Self::default();
                $(json.read(stringify!($field), &mut it.$field)?;)+
                Some(it.known())
            }

            fn json(&self) -> Json {
                let json = Json::default();
                $(json.write(stringify!($field), &self.$field);)+
                json
            }
        }
    };
}

fields! {
    sound voice vibration shortcuts big_digits breath flash pattern equipment leave_out minutes region
    voice_id voice_speed voice_volume sound_volume lead_in around theme text motion units
}

/// The handle of the settings. Copies lead to the same ones.
#[derive(Clone, Copy)]
pub struct SettingsHandle {
    store: StoreHandle,
    devices: DevicesHandle,
    settings: RwSignal<Settings>,
    lost: bool,
}

impl SettingsHandle {
    pub(super) fn new(store: StoreHandle, devices: DevicesHandle) -> Self {
        let (settings, readable) = store.with(Settings::load);
        devices.with_sound(|sound| sound.set_volume(settings.loudness()));
        Self { store, devices, settings: RwSignal::new(settings), lost: !readable }
    }

    pub(super) fn devices(self) -> DevicesHandle {
        self.devices
    }

    /// What the person has chosen.
    pub fn chosen(self) -> ReadOnly<Settings> {
        ReadOnly(self.settings)
    }

    /// Whether the choices of an earlier time could not be read.
    pub fn lost(self) -> bool {
        self.lost
    }

    /// Whether as little as possible should move.
    pub fn is_calm(self) -> bool {
        self.settings.with_untracked(|settings| settings.motion == "less") || page::is_calm()
    }

    /// Changes what the person has chosen, and stores it.
    pub fn change(self, change: impl FnOnce(&mut Settings)) {
        // Another tab may have changed or erased what this one has read: the change is made to what is stored by now.
        let mut settings = self.store.with(Settings::load).0;
        change(&mut settings);
        self.settings.set(settings.clone());
        if !settings.voice {
            speech::hush();
        }
        self.devices.with_sound(|sound| sound.set_volume(settings.loudness()));
        self.store.note(self.store.with(|store| settings.save(store)));
    }

    /// All is erased: every choice is the default again.
    pub(super) fn forget(self) {
        self.settings.set(Settings::default());
        self.apply();
    }

    /// Takes over what another tab has chosen, or erased. What cannot be read changes nothing here.
    pub(super) fn refresh(self) {
        let stored = self.store.with(Settings::stored);
        let Some(stored) = stored.filter(|it| self.settings.with_untracked(|known| known != it))
        else {
            return;
        };
        if !stored.voice {
            speech::hush();
        }
        self.settings.set(stored);
        self.apply();
    }

    /// Makes the page and its sound what the choices say, after all of them have changed.
    pub fn apply(self) {
        let settings = self.settings.get_untracked();
        let looks =
            [("theme", &settings.theme), ("text", &settings.text), ("motion", &settings.motion)];
        looks.iter().for_each(|(look, value)| page::set_look(look, value));
        self.devices.with_sound(|sound| sound.set_volume(settings.loudness()));
    }

    /// The country whose numbers are shown, once the person has chosen it.
    pub fn country(self) -> Option<&'static Country> {
        self.settings.with(|it| content::countries().iter().find(|row| row.id == it.region))
    }
}

impl Settings {
    /// What is kept in `store`, and whether it could be read. What cannot is set aside.
    pub(super) fn load(store: &Store) -> (Self, bool) {
        let Some(text) = store.get(KEY) else { return (Self::default(), true) };
        if let Some(settings) = Self::parse(&text) {
            return (settings, true);
        }
        // Where not even this can be kept, nothing can be overwritten either.
        let _ = store.put(ASIDE, &text);
        (Self::default(), false)
    }

    /// The same for a page that is there already: `None` if it cannot be read, and nothing is set aside.
    fn stored(store: &Store) -> Option<Self> {
        store.get(KEY).map_or_else(|| Some(Self::default()), |text| Self::parse(&text))
    }

    fn parse(text: &str) -> Option<Self> {
        Self::from_json(&Json::parse(text)?)
    }

    /// Keeps the choices.
    pub(super) fn save(&self, store: &Store) -> Result<(), Trouble> {
        store.put(KEY, &self.json().text().ok_or(Trouble::Full)?)
    }

    /// The choices as a file, with the plan of the reminders: it says what it is.
    pub fn to_file(&self, reminders: &Json) -> Option<String> {
        let json = self.json();
        json.write(MARK, &SETTINGS.to_owned());
        json.write(REMINDERS, reminders);
        json.text()
    }

    /// The choices of such a file, and the plan where it has one; `None` if it is something else.
    pub fn of_file(text: &str) -> Option<(Self, Option<Json>)> {
        let json = Json::parse(text)?;
        let mut says = String::new();
        json.read(MARK, &mut says)?;
        let mut reminders = None;
        json.read(REMINDERS, &mut reminders)?;
        (says == SETTINGS).then(|| Some((Self::from_json(&json)?.in_range(), reminders)))?
    }

    /// The same, with the looks that are known here, and the default where one is not.
    fn known(mut self) -> Self {
        for (field, known) in [
            (&mut self.theme, &["light", "dark"]),
            (&mut self.text, &["125", "150"]),
            (&mut self.motion, &["less", ""]),
            (&mut self.units, &["cm", "in"]),
        ] {
            if !known.contains(&field.as_str()) {
                field.clear();
            }
        }
        // Two letters stand for a country. One that is not known is nowhere found.
        if self.region.len() != 2 {
            self.region.clear();
        }
        self
    }

    /// The same, with each choice one that the screen offers: a file may have been written by hand.
    fn in_range(self) -> Self {
        let equipment = self.equipment().into_iter().map(|it| it.id().to_owned()).collect();
        let leave_out = self.leave_out().into_iter().map(|it| it.id().to_owned()).collect();
        let region = content::countries().iter().find(|it| it.id == self.region);
        Self {
            equipment,
            leave_out,
            pattern: self.pattern().map_or("", Pattern::id).to_owned(),
            region: region.map_or("", |it| it.id).to_owned(),
            voice_speed: self.voice_speed.clamp(50, 200),
            voice_volume: self.voice_volume.min(100),
            sound_volume: self.sound_volume.min(100),
            lead_in: self.lead_in.min(30),
            around: sound_lines(self.around),
            ..self
        }
    }

    /// How loud earcons are, in percent: not at all where they are off.
    pub fn loudness(&self) -> u16 {
        if self.sound { self.sound_volume } else { 0 }
    }

    /// Whether lengths are in inches and weights in pounds: where the person says so, or chose a country that does so.
    pub fn inches(&self) -> bool {
        self.units == "in" || self.units.is_empty() && self.region == "us"
    }

    /// The pattern that the person recognised.
    pub fn pattern(&self) -> Option<Pattern> {
        Pattern::named(&self.pattern)
    }

    pub fn equipment(&self) -> Vec<Item> {
        Item::ALL
            .iter()
            .copied()
            .filter(|it| self.equipment.iter().any(|id| id == it.id()))
            .collect()
    }

    /// What should not be worked.
    pub fn leave_out(&self) -> Vec<Area> {
        Area::ALL
            .iter()
            .copied()
            .filter(|it| self.leave_out.iter().any(|id| id == it.id()))
            .collect()
    }
}
