//! What the person has chosen. Kept under one key; what cannot be read falls back to the default.

use crate::domain::exercise::{Area, Item};
use crate::domain::suggest::Pattern;
use crate::platform::json::Json;
use crate::platform::storage::{Store, Trouble};

const KEY: &str = "settings";
/// Where a text goes that cannot be read.
const ASIDE: &str = "settings-unreadable";

/// In a file: the field that says what it is, and what it says.
const MARK: &str = "unhunch";
const SETTINGS: &str = "settings";

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
    /// How fast the voice speaks, in percent.
    pub voice_speed: u16,
    /// How loud the voice is, in percent.
    pub voice_volume: u16,
    /// How loud the earcons are, in percent.
    pub sound_volume: u16,
    /// Seconds more to get ready before the first exercise.
    pub lead_in: u16,
    /// `light` or `dark`; the system's otherwise.
    pub theme: String,
    /// How large the text is, in percent, or empty.
    pub text: String,
    /// `less` for no motion, and key poses in a row instead of figures that move; the system's otherwise.
    pub motion: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            sound: true,
            voice: true,
            vibration: true,
            shortcuts: true,
            big_digits: false,
            pattern: String::new(),
            equipment: Vec::new(),
            leave_out: Vec::new(),
            minutes: 0,
            region: String::new(),
            voice_speed: 100,
            voice_volume: 100,
            sound_volume: 100,
            lead_in: 0,
            theme: String::new(),
            text: String::new(),
            motion: String::new(),
        }
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

    fn parse(text: &str) -> Option<Self> {
        Self::from_json(&Json::parse(text)?)
    }

    fn from_json(json: &Json) -> Option<Self> {
        let mut it = Self::default();
        json.read("sound", &mut it.sound)?;
        json.read("voice", &mut it.voice)?;
        json.read("vibration", &mut it.vibration)?;
        json.read("shortcuts", &mut it.shortcuts)?;
        json.read("big_digits", &mut it.big_digits)?;
        json.read("pattern", &mut it.pattern)?;
        json.read("equipment", &mut it.equipment)?;
        json.read("leave_out", &mut it.leave_out)?;
        json.read("minutes", &mut it.minutes)?;
        json.read("region", &mut it.region)?;
        json.read("voice_speed", &mut it.voice_speed)?;
        json.read("voice_volume", &mut it.voice_volume)?;
        json.read("sound_volume", &mut it.sound_volume)?;
        json.read("lead_in", &mut it.lead_in)?;
        json.read("theme", &mut it.theme)?;
        json.read("text", &mut it.text)?;
        json.read("motion", &mut it.motion)?;
        Some(it)
    }

    /// Keeps the choices.
    pub(super) fn save(&self, store: &Store) -> Result<(), Trouble> {
        store.put(KEY, &self.json().text().ok_or(Trouble::Full)?)
    }

    fn json(&self) -> Json {
        let json = Json::default();
        json.write("sound", &self.sound);
        json.write("voice", &self.voice);
        json.write("vibration", &self.vibration);
        json.write("shortcuts", &self.shortcuts);
        json.write("big_digits", &self.big_digits);
        json.write("pattern", &self.pattern);
        json.write("equipment", &self.equipment);
        json.write("leave_out", &self.leave_out);
        json.write("minutes", &self.minutes);
        json.write("region", &self.region);
        json.write("voice_speed", &self.voice_speed);
        json.write("voice_volume", &self.voice_volume);
        json.write("sound_volume", &self.sound_volume);
        json.write("lead_in", &self.lead_in);
        json.write("theme", &self.theme);
        json.write("text", &self.text);
        json.write("motion", &self.motion);
        json
    }

    /// The choices as a file: it says what it is.
    pub fn to_file(&self) -> Option<String> {
        let json = self.json();
        json.write(MARK, &SETTINGS.to_owned());
        json.text()
    }

    /// The choices of such a file; `None` if it is something else.
    pub fn of_file(text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        let mut says = String::new();
        json.read(MARK, &mut says)?;
        (says == SETTINGS).then(|| Self::from_json(&json)).flatten()
    }

    /// How loud earcons are, in percent: not at all where they are off.
    pub fn loudness(&self) -> u16 {
        if self.sound { self.sound_volume } else { 0 }
    }

    /// The pattern that the person recognised.
    pub fn pattern(&self) -> Option<Pattern> {
        Pattern::ALL.iter().copied().find(|it| it.id() == self.pattern)
    }

    /// What is at hand.
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
