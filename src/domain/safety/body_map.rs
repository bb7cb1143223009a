//! Where on the body it is, and what that leads to: the check, a question, or a routine.
//!
//! Pain in the chest or down an arm is no matter of muscles alone: the heart and the large vessels can hurt there (NHS,
//! back pain, and NICE CG95: rows `chest_pain` and `spreads_jaw_arm` of `content/safety.toml`), and so can a nerve in
//! the neck (row `arm_tingling`). New pain at the top of the back that nothing explains is for an urgent appointment
//! (NHS, back pain: row `new_top_back`). Which routine suits which other place is common practice.

use crate::domain::words::words;

words! {
    /// A place on the body.
    BodyPlace {
        /// The back of the neck.
        Neck = "neck",
        /// Where the neck meets the shoulder.
        ShoulderTop = "shoulder_top",
        /// Between the shoulder blades.
        Between = "between",
        /// On one shoulder blade.
        Blade = "blade",
        /// The low back.
        LowBack = "low_back",
        /// The chest.
        Chest = "chest",
        /// The front of the shoulder.
        FrontShoulder = "front_shoulder",
        /// Down an arm.
        Arm = "arm",
    }
}

/// What a place leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leads {
    /// To the routine with this slug.
    Routine(&'static str),
    /// To the check.
    Check,
    /// First it is asked whether the pain is new.
    AskWhetherNew {
        /// The routine for the usual ache.
        usual: &'static str,
        /// What is ticked in the check for new pain, by the ids of its questions.
        new: &'static [&'static str],
    },
}

/// New pain that nothing explains, in the words of the check.
const NEW_PAIN: &[&str] = &["new_top_back"];

impl BodyPlace {
    /// What it leads to.
    pub const fn leads(self) -> Leads {
        match self {
            Self::Neck | Self::ShoulderTop => Leads::Routine("desk-reset"),
            Self::Between => Leads::AskWhetherNew { usual: "office-reset", new: NEW_PAIN },
            Self::Blade => Leads::AskWhetherNew { usual: "release-prep", new: NEW_PAIN },
            Self::LowBack => Leads::Routine("gentle-stretch"),
            Self::FrontShoulder => Leads::Routine("release-prep"),
            Self::Chest | Self::Arm => Leads::Check,
        }
    }

    /// Whether it is seen from behind, rather than from the front.
    pub const fn is_behind(self) -> bool {
        !matches!(self, Self::Chest | Self::FrontShoulder | Self::Arm)
    }
}
