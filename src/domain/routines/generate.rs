//! A balanced session made from the library: warm-up, mobility, strength, stretch, and where there is
//! time a release or a few breaths. Invariants: the same wish gives the same session; its compiled
//! length is within a tenth of the minutes; no exercise comes twice; doses are those of level 1, with
//! fewer sets where needed.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use crate::domain::library::exercise::{
    Area, DayPart, Dose, Exercise, Item, Kind, Place, Position, Work,
};
use crate::domain::library::movement::Movement;
use crate::domain::library::routine::Step;
use crate::domain::routines::suggest::{at_hand, works};
use crate::domain::session::timeline::step_length;
use crate::domain::time::Millis;

/// How many minutes a session may be asked to last: three short exercises, to nearly the whole library.
pub const MINUTES: RangeInclusive<u16> = 3..=45;

/// From this length on a release or breaths come early enough to be part of it.
const END_FROM: Millis = Millis::from_secs(8 * 60);
/// Of how many orders the best is taken for one session.
const ORDERS: u8 = 4;
/// How many sessions are tried for one that differs from its neighbours.
const OTHERS: u8 = 16;
/// How many nodes of the search tree a walk may cost.
const NODES: u32 = 1_000;

/// What somebody wants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wish<'a> {
    /// How long, in [`MINUTES`].
    pub minutes: u16,
    /// Where. Nothing here is done under a bar.
    pub places: &'a [Place],
    /// What is at hand, besides [`Item::EVERYWHERE`].
    pub equipment: &'a [Item],
    /// What should not be worked.
    pub leave_out: &'a [Area],
    /// Which of the many sessions; the next number gives another one.
    pub seed: u32,
}

/// A session: each exercise with its dose, in order.
pub type MadeSession = Vec<(&'static Exercise, Dose)>;

/// Why there is no session for a wish, and what would help.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unmet {
    /// What is wrong.
    pub why: WhyNot,
    /// The part of the wish that is enough to loosen; `None` if no single one is.
    pub loosen: Option<Loosen>,
}

/// What is wrong with a wish.
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
    /// Have more at hand.
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
    names.sort_unstable();
    names
}

/// The parts of a session, in order; the warm-up is mobility that comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Section {
    Mobility,
    Strength,
    Stretch,
    Release,
    Breath,
}

/// An exercise that the wish allows.
#[derive(Clone, Debug)]
struct Candidate {
    exercise: &'static Exercise,
    part: Section,
    position: Position,
    /// It can be the warm-up.
    warms: bool,
    /// How long it takes with one set, with two, up to all.
    lengths: Vec<Millis>,
}

impl Candidate {
    /// The piece that `exercise` is under `wish`, if it is allowed.
    fn of(exercise: &'static Exercise, wish: &Wish<'_>) -> Option<Self> {
        let part = match exercise.kind {
            Kind::Mobility => Section::Mobility,
            Kind::Strength => Section::Strength,
            Kind::Stretch => Section::Stretch,
            Kind::Release => Section::Release,
            Kind::Breath => Section::Breath,
            Kind::SetUp | Kind::Test => return None,
        };
        let allowed = |it: &&Position| wish.places.contains(&it.place());
        let position = *exercise.positions.iter().filter(allowed).min()?;
        // Hanging wants a ladder of its own, and is nothing to be handed out by chance (safety facts,
        // 2.2, row 11).
        let hangs = exercise.positions.contains(&Position::Hanging);
        let barred = hangs || works(exercise, wish.leave_out).is_some();
        if barred || !at_hand(exercise, wish.equipment) {
            return None;
        }
        let lengths = (1..=first_dose(exercise).sets).map(|sets| {
            let dose = Dose { sets, ..first_dose(exercise) };
            let step = Step {
                movement: Movement::Library(exercise),
                dose: Some(dose),
                prepare: None,
                ready: None,
                cue: None,
            };
            step_length(&step, 1)
        });
        let lengths = lengths.collect();
        Some(Self { exercise, part, position, warms: warms(exercise), lengths })
    }

    fn on_floor(&self) -> bool {
        self.position.place() == Place::Floor
    }

    /// What of a balanced session it gives.
    fn gives(&self) -> u8 {
        match self.part {
            Section::Mobility if self.warms => WARM_UP,
            Section::Strength => STRENGTH,
            Section::Stretch => STRETCH,
            Section::Mobility | Section::Release | Section::Breath => 0,
        }
    }

    /// The longest that it can take.
    fn longest(&self) -> Millis {
        self.lengths.last().copied().unwrap_or_default()
    }
}

const WARM_UP: u8 = 1;
const STRENGTH: u8 = 2;
const STRETCH: u8 = 4;
/// What no session goes without.
const NEEDED: u8 = WARM_UP | STRENGTH | STRETCH;

fn first_dose(exercise: &Exercise) -> Dose {
    exercise.dose(1)
}

/// Whether it can come first: made for that (seed 003, "activation before a workout"), moving rather
/// than staying at the end of a range (safety facts, 2.2, row 9), and with nothing in the hands.
fn warms(exercise: &Exercise) -> bool {
    exercise.kind == Kind::Mobility
        && exercise.day_parts.contains(&DayPart::BeforeWorkout)
        && !holds(exercise)
        && at_hand(exercise, &[])
}

fn holds(exercise: &Exercise) -> bool {
    matches!(first_dose(exercise).work, Work::Hold(_))
}

fn pieces(wish: &Wish<'_>, exercises: &[&'static Exercise]) -> Vec<Candidate> {
    let mut pieces: Vec<Candidate> = Vec::new();
    for exercise in exercises {
        if pieces.iter().all(|it| it.exercise.slug != exercise.slug) {
            pieces.extend(Candidate::of(exercise, wish));
        }
    }
    pieces
}

/// A piece in a session, with how many of its sets.
type Taken<'p> = (&'p Candidate, u8);

/// One session of about `target` from `pieces`, if there is one: the best of a few that chance finds;
/// with no exercise in several sets longer than a quarter of it if that can be.
fn draw(pieces: &[Candidate], target: Millis, random: &mut SplitMix64) -> Option<MadeSession> {
    for cap in [Millis(target.0 / 4), target] {
        let mut best: Option<(usize, Vec<Taken<'_>>)> = None;
        for _ in 0..ORDERS {
            let mut search = Search::new(order(pieces, target, random), cap);
            if search.run(target) {
                let session = arranged(search.taken);
                let flaws = flaws(&session);
                if best.as_ref().is_none_or(|(least, _)| flaws < *least) {
                    best = Some((flaws, session));
                }
                if flaws == 0 {
                    break;
                }
            } else if search.nodes > 0 {
                // It has seen all that there is.
                break;
            }
        }
        if let Some((_, session)) = best {
            let with_dose = |(piece, sets): Taken<'_>| {
                (piece.exercise, Dose { sets, ..first_dose(piece.exercise) })
            };
            return Some(session.into_iter().map(with_dose).collect());
        }
    }
    None
}

/// Where one is in which part: on one's feet, from the part `down` on the floor, in it either.
struct Ground {
    down: Section,
    /// With no warm-up but on the floor, one is there from the start.
    starts_down: bool,
}

impl Ground {
    fn of(pieces: &[Candidate], random: &mut SplitMix64) -> Self {
        // Mobility twice, because most of it is done on the floor.
        let parts = [
            Section::Mobility,
            Section::Mobility,
            Section::Strength,
            Section::Stretch,
            Section::Release,
        ];
        Self {
            down: parts[random.below(parts.len())],
            starts_down: !pieces.iter().any(|it| it.warms && !it.on_floor()),
        }
    }

    fn suits(&self, it: &Candidate) -> bool {
        match it.part.cmp(&self.down) {
            // One sits up at the end anyway.
            _ if it.part == Section::Breath => true,
            _ if self.starts_down => it.on_floor(),
            Ordering::Less => !it.on_floor(),
            // The warm-up, which comes first in any case, was on one's feet.
            Ordering::Equal => it.on_floor() || self.down != Section::Mobility,
            Ordering::Greater => it.on_floor(),
        }
    }
}

/// Mobility, strength, stretch, and release or breath: each part comes next when what there is of it,
/// times its weight, is least. So about a third of a session each, and one or two for the end.
const WEIGHTS: [u64; 4] = [3, 3, 4, 24];

/// `pieces` in the order in which they should be taken: by chance, but the parts in turn, and first
/// those with which one goes down to the floor once and stays there.
fn order<'p>(
    pieces: &'p [Candidate],
    target: Millis,
    random: &mut SplitMix64,
) -> Vec<&'p Candidate> {
    let mut order: Vec<_> = pieces.iter().collect();
    // Fisher and Yates.
    for last in (1..order.len()).rev() {
        order.swap(last, random.below(last + 1));
    }
    let ground = Ground::of(pieces, random);
    order.sort_by_key(|it| !ground.suits(it));
    let is_first = |it: &&Candidate| it.warms && it.on_floor() == ground.starts_down;
    if let Some(first) = order.iter().position(is_first) {
        order[..=first].rotate_right(1);
    }
    // In short sessions the end comes last in this order too.
    let end = if target < END_FROM { target } else { Millis::ZERO };
    let mut before = [Millis::ZERO, Millis::ZERO, Millis::ZERO, end];
    let with_turn = |it: &'p Candidate| {
        let part = it.part.min(Section::Release) as usize;
        let turn = before[part].0 * WEIGHTS[part];
        before[part] = before[part] + it.longest();
        // The first of each part comes early even if one has to stand up for it.
        ((turn > 0 && !ground.suits(it), turn, part), it)
    };
    let mut turns: Vec<_> = order.into_iter().map(with_turn).collect();
    turns.sort_by_key(|(turn, _)| *turn);
    turns.into_iter().map(|(_, it)| it).collect()
}

/// A walk through all subsets of an order, the greedy one first (depth-first, with backtracking).
struct Search<'p> {
    order: Vec<&'p Candidate>,
    /// The longest that everything from here on takes, and what of a session it gives.
    rest: Vec<(Millis, u8)>,
    /// No single exercise should take longer, if it can be done in fewer sets.
    cap: Millis,
    /// The shortest and the longest that a session may take.
    shortest: Millis,
    longest: Millis,
    /// How many nodes there are left to visit. More than none after a vain search: there is nothing.
    nodes: u32,
    taken: Vec<Taken<'p>>,
}

impl<'p> Search<'p> {
    fn new(order: Vec<&'p Candidate>, cap: Millis) -> Self {
        let mut rest = vec![(Millis::ZERO, 0); order.len() + 1];
        for (index, piece) in order.iter().enumerate().rev() {
            let (length, gives) = rest[index + 1];
            rest[index] = (length + piece.longest(), gives | piece.gives());
        }
        let (shortest, longest) = (Millis::ZERO, Millis::ZERO);
        Self { order, rest, cap, shortest, longest, nodes: 0, taken: Vec::new() }
    }

    /// Whether there is a session within a twentieth of `target`, or else within a tenth.
    fn run(&mut self, target: Millis) -> bool {
        [20, 10].into_iter().any(|part| {
            let slack = Millis(target.0 / part);
            (self.shortest, self.longest, self.nodes) = (target - slack, target + slack, NODES);
            self.fill(0, Millis::ZERO, 0)
        })
    }

    /// Goes on from `index` with `length` taken, which gives `given`; true once it is a session.
    fn fill(&mut self, index: usize, length: Millis, given: u8) -> bool {
        if length >= self.shortest && given == NEEDED {
            return true;
        }
        let (more, to_come) = self.rest[index];
        let hopeless = length + more < self.shortest || given | to_come != NEEDED;
        if hopeless || index == self.order.len() || self.nodes == 0 {
            return false;
        }
        self.nodes -= 1;
        let piece = self.order[index];
        for (fewer, &more) in piece.lengths.iter().enumerate().rev() {
            let sets = fewer as u8 + 1;
            let too_long = sets > 1 && more > self.cap;
            if too_long || length + more > self.longest {
                continue;
            }
            self.taken.push((piece, sets));
            if self.fill(index + 1, length + more, given | piece.gives()) {
                return true;
            }
            self.taken.pop();
        }
        self.fill(index + 1, length, given)
    }
}

/// What was taken as a session: warm-up, then part by part, each begun where one is, first on one's
/// feet and then on the floor; and what stays at the end of a range after what moves.
fn arranged(mut left: Vec<Taken<'_>>) -> Vec<Taken<'_>> {
    let mut session = Vec::with_capacity(left.len());
    let warm_up = (0..left.len()).filter(|&at| left[at].0.warms);
    let mut next = warm_up.min_by_key(|&at| left[at].0.on_floor());
    while let Some(at) = next {
        let taken = left.remove(at);
        let floor = taken.0.on_floor();
        session.push(taken);
        next = (0..left.len()).min_by_key(|&at| {
            let it = left[at].0;
            (it.part, it.on_floor() != floor, it.position, holds(it.exercise))
        });
    }
    session
}

/// How often one has to get up from the floor before the end, and one more if one part is more than
/// half of it.
fn flaws(session: &[Taken<'_>]) -> usize {
    let rises = session.windows(2).filter(|pair| {
        let (from, to) = (pair[0].0, pair[1].0);
        from.on_floor() && !to.on_floor() && to.part != Section::Breath
    });
    let mut lengths = [0; Section::Breath as usize + 1];
    for (it, sets) in session {
        lengths[it.part as usize] += it.lengths[usize::from(*sets) - 1].0;
    }
    let half = lengths.iter().sum::<u64>() / 2;
    rises.count() + usize::from(lengths.iter().any(|length| *length > half))
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
    others.sort_by_key(|minutes| minutes.abs_diff(wish.minutes));
    others.into_iter().find(|&minutes| Wish { minutes, ..*wish }.draw(pieces).is_some())
}

/// `SplitMix64` (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014),
/// with the constants of Vigna's public-domain `splitmix64.c` (2015). Not for secrets.
#[derive(Clone, Debug)]
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, at least 1: the high half scaled down, with a bias below one in a million
    /// for the small numbers here.
    fn below(&mut self, end: usize) -> usize {
        (((self.next() >> 32) * end as u64) >> 32) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::SplitMix64;

    #[test]
    fn splitmix64_gives_the_published_numbers() {
        let mut random = SplitMix64(1_234_567);
        let numbers = [(); 3].map(|()| random.next());
        assert_eq!(
            numbers,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }
}
