//! What a browser says of its device, as plain values: `platform` answers with them, and views put them into words.

/// Why something is not on the disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// There is no storage here, or it is blocked.
    Missing,
    /// Storage is there and took nothing: it is full, or writing is forbidden.
    Full,
}

/// What the audio output can do now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SoundState {
    /// It plays.
    Ready,
    /// The browser waits for a tap, or a call has taken the sound.
    Waiting,
    /// There is no Web Audio here.
    Missing,
}

/// A voice that the person can choose.
#[derive(Clone, PartialEq, Eq)]
pub struct Voice {
    /// What the browser calls it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// It needs no network.
    pub local: bool,
}

/// The voices of this browser, as far as it knows them.
#[derive(Clone, PartialEq, Eq)]
pub struct Voices {
    /// How many there are.
    pub all: u32,
    /// Those of the language.
    pub of_lang: Vec<Voice>,
}

/// How it stands with the screen.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum WakeState {
    /// Nobody asked.
    #[default]
    Idle,
    /// The screen stays on.
    Held,
    /// The browser said no: a low battery, or a frame without the permission.
    Refused,
    /// This browser cannot.
    Missing,
}

/// What can be done here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InstallOption {
    /// The browser asks, when it is told to.
    Prompt,
    /// The person does it by hand, in the share menu of an iPhone or an iPad.
    Share,
    /// Nothing: it is installed, or this browser cannot.
    None,
}

/// Whether notifications may be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Permission {
    /// This browser has none.
    Missing,
    /// The person has not been asked.
    Unasked,
    /// They may.
    Granted,
    /// They may not.
    Denied,
}

/// Why a file that the person chose was not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unread {
    /// There is nothing in it.
    Empty,
    /// It is larger than any of ours.
    TooLarge,
    /// It is not text in UTF-8, as all of ours are.
    NotText,
    /// The browser could not read it.
    Failed,
}
