//! What a routine of the library can be suggested for. Its file says so (`suggest` in `content/routines/`), so that a
//! new routine takes part without a line of program.

use crate::domain::words::words;

words! {
    /// An occasion for which routines are suggested.
    SuggestFor {
        /// The first time that somebody is here. Exactly one routine is for it; `index.html` offers it before the app is there.
        First = "first",
        /// In the morning: move first.
        Morning = "morning",
        /// In the morning, stiff on waking.
        MorningStiffness = "morning-stiffness",
        /// On a Saturday morning, once.
        SaturdayMorning = "saturday-morning",
        /// A short break of the workday.
        ShortBreak = "short-break",
        /// After work, where strength is due.
        Strength = "strength",
        /// The same, with an ache that grows over the workday.
        DeskStrength = "desk-strength",
        /// After work, for an ache that grows over the workday.
        DeskAche = "desk-ache",
        /// Light enough for any evening.
        Light = "light",
        /// Before bed.
        Bedtime = "bedtime",
        /// Calm, on tense days.
        Calm = "calm",
        /// Calm, in the middle of the workday.
        CalmWorkday = "calm-workday",
        /// Calm, before bed.
        CalmBedtime = "calm-bedtime",
        /// Right before training of one's own.
        BeforeTraining = "before-training",
        /// Where weeks of practice have changed nothing that can be told from noise.
        Plateau = "plateau",
        /// To do what a trial tested, and hardly else.
        Trial = "trial",
    }
}

/// What a routine is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Purpose {
    /// When it is suggested, and in which place among those that are suggested then, from 1.
    pub suggest: &'static [(SuggestFor, u8)],
    /// A day on which it was done is a day of strength.
    pub strength: bool,
    /// It may be suggested by itself. A lead-in to others, or a test, is not.
    pub alone: bool,
}

impl Purpose {
    /// That of a routine which is not of the library: nothing suggests it.
    pub const NONE: Self = Self { suggest: &[], strength: false, alone: false };

    /// Its place among the routines that are suggested for `occasion`.
    pub fn place(&self, occasion: SuggestFor) -> Option<u8> {
        self.suggest.iter().find(|(it, _)| *it == occasion).map(|(_, place)| *place)
    }
}
