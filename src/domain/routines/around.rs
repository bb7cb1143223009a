//! What a person does around a routine: lead-ins before it, and a cool-down after it. They choose once, and it is kept
//! with the settings: a line a routine, its slug and then the slugs of what goes with it, with blanks between.
//!
//! Invariants (`tests/around.rs`): nothing is suggested that was answered before; what does not fit a routine never goes
//! with it, whatever is kept.

use crate::domain::library::exercise::{Kind, Posture, Work};
use crate::domain::library::routine::{Background, Routine};
use crate::domain::time::Millis;

/// The lead-in that is suggested for the first session of a day, where it fits.
pub const WARM_UP: &str = "warm-up";
/// The line of somebody who wants nothing suggested.
const NO_THANKS: &str = "no-thanks";
/// Longer holds go to the end of the range: the 5 to 30 s of warneke-wilke-2025 are ordinary ones.
const LONG_HOLD: Millis = Millis::from_secs(30);
/// A file may have been written by hand: no more lines are read, and none that is longer.
const MOST_ROUTINES: usize = 200;
const MOST_LINE: usize = 200;

/// What may go with a routine, in the order in which it is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fitting {
    /// Slugs of what goes before; the first is what is suggested.
    pub before: &'static [&'static str],
    /// Slugs of what follows.
    pub after: &'static [&'static str],
}

impl Fitting {
    /// What goes with a routine of the person's own: whatever there is, as they like.
    pub const OWN: Self =
        Self { before: &[WARM_UP, "release-prep", "posture-check"], after: &["cool-down"] };
    /// Nothing: one exercise alone, or a session made to measure, which has a warm-up in it.
    pub const NONE: Self = Self { before: &[], after: &[] };

    pub fn of(background: &Background) -> Self {
        Self { before: background.lead_in, after: background.cool_down }
    }

    /// Those of `slugs` that the person has chosen for the routine called `routine`.
    pub fn chosen(slugs: &[&'static str], kept: &[String], routine: &str) -> Vec<&'static str> {
        let line = kept.iter().find_map(|it| parts(it, routine)).unwrap_or_default();
        slugs.iter().copied().filter(|it| line.split(' ').any(|part| part == *it)).collect()
    }

    /// What to suggest before `routine`, if anything: nothing that was answered before.
    pub fn suggested(
        self,
        routine: &Routine,
        kept: &[String],
        first_today: bool,
    ) -> Option<&'static str> {
        let &first = self.before.first()?;
        let answered = |it: &String| it == NO_THANKS || parts(it, &routine.slug).is_some();
        let fits = needs_lead_in(routine) || first_today && first == WARM_UP;
        (fits && !kept.iter().any(answered)).then_some(first)
    }
}

/// Whether anything goes along with the routine called `routine`.
pub fn has_any(kept: &[String], routine: &str) -> bool {
    let of = |it: &&String| it.starts_with(routine);
    kept.iter().filter(of).any(|it| it.as_bytes().get(routine.len()) == Some(&b' '))
}

/// What is kept of the routine called `routine`, if `line` is about it.
fn parts<'a>(line: &'a str, routine: &str) -> Option<&'a str> {
    let rest = line.strip_prefix(routine)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

/// Takes `part` along with the routine called `routine` from now on, or no longer.
pub fn choose(kept: &mut Vec<String>, routine: &str, part: &str, along: bool) {
    let at = kept.iter().position(|it| parts(it, routine).is_some());
    let line = at.map_or_else(|| routine.to_owned(), |at| kept.remove(at));
    let mut words: Vec<&str> = line.split(' ').filter(|it| *it != part).collect();
    if along {
        words.push(part);
    }
    kept.push(words.join(" "));
}

/// Nothing is suggested any more.
pub fn decline(kept: &mut Vec<String>) {
    if !kept.iter().any(|it| it == NO_THANKS) {
        kept.push(NO_THANKS.to_owned());
    }
}

/// Those lines of a file that may be kept.
pub fn sound_lines(mut kept: Vec<String>) -> Vec<String> {
    kept.retain(|it| !it.is_empty() && it.len() <= MOST_LINE);
    kept.truncate(MOST_ROUTINES);
    kept
}

/// Whether `routine` asks for something before it: strength work, a hang, or a long hold by somebody who has not moved yet.
/// Common practice.
pub fn needs_lead_in(routine: &Routine) -> bool {
    let moves_first = routine
        .steps
        .first()
        .and_then(|step| step.movement.exercise())
        .is_some_and(|it| it.kind == Kind::Mobility);
    let hangs = !routine.every_exercise(|it| !it.positions.contains(&Posture::Hanging));
    let long = |work| matches!(work, Work::Hold(length) if length > LONG_HOLD);
    let holds = routine.steps.iter().any(|step| long(step.dose(1).work));
    routine.purpose.strength || hangs || holds && !moves_first
}
