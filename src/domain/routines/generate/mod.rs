//! A balanced session made from the library: warm-up, mobility, strength, stretch, and where there is time a release
//! or a few breaths.
//!
//! Invariants: the same wish gives the same session; its compiled length is within a tenth of the minutes; no
//! exercise comes twice; doses are those of level 1 as the person's marks have them, with fewer sets where needed.

mod candidate;
mod draw;
mod random;

use std::ops::RangeInclusive;

use self::candidate::{Candidate, STRENGTH, STRETCH, WARM_UP};
use self::draw::draw;
use self::random::SplitMix64;
use crate::domain::library::exercise::{Area, Dose, Exercise, Item, Kind, Place};
use crate::domain::order;
use crate::domain::routines::marks::Marks;
use crate::domain::time::Millis;

/// How many minutes a session may be asked to last: three short exercises, to nearly the whole library.
pub const MINUTES: RangeInclusive<u16> = 3..=45;

/// How many sessions are tried for one that differs from its neighbours.
const OTHERS: u8 = 16;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wish<'a> {
    /// How long, in [`MINUTES`].
    pub minutes: u16,
    /// Where. Nothing here is done under a bar.
    pub places: &'a [Place],
    /// What is at hand, besides [`Item::EVERYWHERE`].
    pub equipment: &'a [Item],
    pub leave_out: &'a [Area],
    /// What the person likes comes first, and doses are those that they want.
    pub marks: Option<&'a Marks>,
    /// Which of the many sessions; the next number gives another one.
    pub seed: u32,
}

/// A session: each exercise with its dose, in order.
pub type MadeSession = Vec<(&'static Exercise, Dose)>;

/// Why there is no session for a wish, and what would help.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unmet {
    pub why: WhyNot,
    /// The part of the wish that is enough to loosen; `None` if no single one is.
    pub loosen: Option<Loosen>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhyNot {
    /// The minutes are not in [`MINUTES`].
    Minutes,
    /// Nothing of this kind is left: mobility (for the warm-up), strength or stretch.
    Missing(Kind),
    /// All that is left takes this long together, and that is too short.
    TooLittle(Millis),
    /// What is left cannot be put together to this length.
    NothingFits,
}

/// A part of a wish that stands in the way.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Loosen {
    /// Ask for so many minutes, the nearest that there is a session for.
    Minutes(u16),
    /// Allow more places.
    Places,
    Equipment,
    /// Leave out less.
    LeaveOut,
}

/// The session for `wish` from `exercises`, which should be those that the safety check left.
///
/// # Errors
/// Says why there is none, and which part of the wish to loosen.
pub fn generate(
    wish: &Wish<'_>,
    exercises: impl IntoIterator<Item = &'static Exercise>,
) -> Result<MadeSession, Unmet> {
    let exercises: Vec<_> = exercises.into_iter().collect();
    if !MINUTES.contains(&wish.minutes) {
        let nearest = wish.minutes.clamp(*MINUTES.start(), *MINUTES.end());
        return Err(Unmet { why: WhyNot::Minutes, loosen: Some(Loosen::Minutes(nearest)) });
    }
    let pieces = pieces(wish, &exercises);
    let Some(first) = wish.draw(&pieces) else {
        return Err(why_not(wish, &exercises, &pieces));
    };
    // "Another one" is another one: an even seed gives the first session of its stream, an odd one the
    // first that neither of its neighbours gives. So no seed depends on more than its neighbours.
    if wish.seed.is_multiple_of(2) {
        return Ok(first);
    }
    let names_of = |seed| Wish { seed, ..*wish }.draw(&pieces).map(|plan| names(&plan));
    let taken = [wish.seed.wrapping_sub(1), wish.seed.wrapping_add(1)].map(names_of);
    let mut random = SplitMix64(u64::from(wish.seed));
    let mut others = (0..OTHERS).filter_map(|_| draw(&pieces, wish.target(), &mut random));
    Ok(others.find(|plan| !taken.contains(&Some(names(plan)))).unwrap_or(first))
}

impl Wish<'_> {
    fn target(&self) -> Millis {
        Millis::from_secs(u32::from(self.minutes) * 60)
    }

    /// The first session of the seed's stream.
    fn draw(&self, pieces: &[Candidate]) -> Option<MadeSession> {
        draw(pieces, self.target(), &mut SplitMix64(u64::from(self.seed)))
    }
}

/// Which exercises a session has, whatever their order.
fn names(plan: &MadeSession) -> Vec<&'static str> {
    let mut names: Vec<_> = plan.iter().map(|(exercise, _)| exercise.slug).collect();
    order::sort(&mut names);
    names
}

fn pieces(wish: &Wish<'_>, exercises: &[&'static Exercise]) -> Vec<Candidate> {
    let mut pieces: Vec<Candidate> = Vec::new();
    for exercise in exercises {
        if pieces.iter().all(|it| it.exercise.slug != exercise.slug) {
            let Wish { places, equipment, leave_out, marks, .. } = *wish;
            pieces.extend(Candidate::of(exercise, places, equipment, leave_out, marks));
        }
    }
    pieces
}

/// Why `pieces`, which are all that `wish` allows of `exercises`, give no session.
fn why_not(wish: &Wish<'_>, exercises: &[&'static Exercise], pieces: &[Candidate]) -> Unmet {
    let wider = [
        (Loosen::Places, Wish { places: Place::ALL, ..*wish }),
        (Loosen::Equipment, Wish { equipment: Item::ALL, ..*wish }),
        (Loosen::LeaveOut, Wish { leave_out: &[], ..*wish }),
    ];
    let wider = wider.map(|(loosen, wish)| (loosen, self::pieces(&wish, exercises)));
    let first = |helps: &dyn Fn(&[Candidate]) -> bool, of: &[(Loosen, Vec<Candidate>)]| {
        of.iter().find(|(_, pieces)| helps(pieces)).map(|(loosen, _)| *loosen)
    };
    for (needed, kind) in
        [(WARM_UP, Kind::Mobility), (STRENGTH, Kind::Strength), (STRETCH, Kind::Stretch)]
    {
        let has = |pieces: &[Candidate]| pieces.iter().any(|it| it.gives() == needed);
        if !has(pieces) {
            return Unmet { why: WhyNot::Missing(kind), loosen: first(&has, &wider) };
        }
    }
    let most = pieces.iter().fold(Millis::ZERO, |sum, it| sum + it.longest());
    let too_little = most < wish.target() - Millis(wish.target().0 / 10);
    let why = if too_little { WhyNot::TooLittle(most) } else { WhyNot::NothingFits };
    let possible = |pieces: &[Candidate]| wish.draw(pieces).is_some();
    // Other minutes are easier to give than an area that was left out for a reason.
    let loosen = first(&possible, &wider[..2])
        .or_else(|| other_minutes(wish, pieces).map(Loosen::Minutes))
        .or_else(|| first(&possible, &wider[2..]));
    Unmet { why, loosen }
}

/// The minutes nearest to those of `wish` that `pieces` give a session for.
fn other_minutes(wish: &Wish<'_>, pieces: &[Candidate]) -> Option<u16> {
    let mut others: Vec<_> = MINUTES.collect();
    order::sort_by_key(&mut others, |minutes| minutes.abs_diff(wish.minutes));
    others.into_iter().find(|&minutes| Wish { minutes, ..*wish }.draw(pieces).is_some())
}
