//! What a person feels when they press "This hurts", and what is done about it.
//!
//! Invariant: every stop sign (`content/safety.toml`) ends the session and leads to the check; only a stretching
//! feeling or sore muscles go on, easier or without the exercise.

use crate::domain::library::exercise::Side;
use crate::domain::library::movement::Movement;
use crate::domain::safety::check::Ticks;
use crate::domain::words::words;
use crate::i18n::Key;

words! {
    /// What it feels like.
    Feeling {
        /// A stretching feeling.
        Stretch = "stretch",
        /// Sore or tired muscles.
        Sore = "sore",
        Sharp = "sharp",
        /// Numbness, tingling or weakness.
        Numb = "numb",
        /// Dizzy or faint.
        Dizzy = "dizzy",
        /// Sight or speech is different. Not in records from before it had a word of its own: there it is "dizzy".
        Sight = "sight",
        /// Pain or pressure in the chest.
        Chest = "chest",
        Breath = "breath",
        /// Nothing: the button was pressed by mistake.
        Nothing = "nothing",
    }
}

impl Feeling {
    /// The session does not go on after it.
    pub const fn is_stop_sign(self) -> bool {
        !self.is_mild() && !matches!(self, Self::Nothing)
    }

    /// The person chooses what to do about it: easier, without the exercise, or no more. It is what stretching and work
    /// feel like in healthy muscles.
    pub const fn is_mild(self) -> bool {
        matches!(self, Self::Stretch | Self::Sore)
    }

    /// What is done about it at once; `None` where the person chooses.
    pub const fn leads_to(self) -> Option<Then> {
        match self {
            Self::Nothing => Some(Then::GoOn),
            _ if self.is_mild() => None,
            _ => Some(Then::Stop),
        }
    }
}

words! {
    /// What is done about it.
    Then {
        /// The exercise begins again, smaller or in its easier variant.
        Ease = "eased",
        /// The rest of the exercise is left out.
        LeaveOut = "left_out",
        /// The session is over.
        Stop = "stopped",
        /// The session goes on where it was.
        GoOn = "went_on",
    }
}

/// One press of "This hurts", with its answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HurtNote {
    pub movement: Movement,
    pub side: Side,
    pub feeling: Feeling,
    pub then: Then,
}

/// An answer to what a sharp pain was like, which is asked before the check opens.
#[derive(PartialEq, Eq, Debug)]
pub struct Sharp {
    pub says: Key,
    /// What is ticked in the check with it.
    pub ticks: Ticks,
}
