//! Combines candidates into a session of a given length: at random, in a sensible order, the best of a few.

use std::cmp::Ordering;

use super::candidate::{Candidate, NEEDED, SessionPart, holds};
use super::random::SplitMix64;
use crate::domain::library::exercise::{Dose, Exercise};
use crate::domain::order::sort_by_key;
use crate::domain::time::Millis;

/// From this length on a release or breaths come early enough to be part of it.
const END_FROM: Millis = Millis::from_secs(8 * 60);
/// Of how many orders the best is taken for one session.
const ORDERS: u8 = 4;
/// How many nodes of the search tree a walk may cost.
const NODES: u32 = 1_000;

/// A piece in a session, with how many of its sets.
type Taken<'p> = (&'p Candidate, u8);

/// One session of about `target` from `pieces`, if there is one: the best of a few that chance finds;
/// with no exercise in several sets longer than a quarter of it if that can be.
pub(super) fn draw(
    pieces: &[Candidate],
    target: Millis,
    random: &mut SplitMix64,
) -> Option<Vec<(&'static Exercise, Dose)>> {
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
            let with_dose =
                |(piece, sets): Taken<'_>| (piece.exercise, Dose { sets, ..piece.dose });
            return Some(session.into_iter().map(with_dose).collect());
        }
    }
    None
}

/// Where one is in which part: on one's feet, from the part `down` on the floor, in it either.
struct Ground {
    down: SessionPart,
    /// With no warm-up but on the floor, one is there from the start.
    starts_down: bool,
}

impl Ground {
    fn of(pieces: &[Candidate], random: &mut SplitMix64) -> Self {
        // Mobility twice, because most of it is done on the floor.
        let parts = [
            SessionPart::Mobility,
            SessionPart::Mobility,
            SessionPart::Strength,
            SessionPart::Stretch,
            SessionPart::Release,
        ];
        Self {
            down: parts[random.below(parts.len())],
            starts_down: !pieces.iter().any(|it| it.warms && !it.on_floor()),
        }
    }

    fn suits(&self, it: &Candidate) -> bool {
        match it.part.cmp(&self.down) {
            // One sits up at the end anyway.
            _ if it.part == SessionPart::Breath => true,
            _ if self.starts_down => it.on_floor(),
            Ordering::Less => !it.on_floor(),
            // The warm-up, which comes first in any case, was on one's feet.
            Ordering::Equal => it.on_floor() || self.down != SessionPart::Mobility,
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
    // What is liked comes first of what chance has put anywhere.
    sort_by_key(&mut order, |it| !it.liked);
    let ground = Ground::of(pieces, random);
    sort_by_key(&mut order, |it| !ground.suits(it));
    let is_first = |it: &&Candidate| it.warms && it.on_floor() == ground.starts_down;
    if let Some(first) = order.iter().position(is_first) {
        order[..=first].rotate_right(1);
    }
    // In short sessions the end comes last in this order too.
    let end = if target < END_FROM { target } else { Millis::ZERO };
    let mut before = [Millis::ZERO, Millis::ZERO, Millis::ZERO, end];
    let with_turn = |it: &'p Candidate| {
        let part = it.part.min(SessionPart::Release) as usize;
        let turn = before[part].0 * WEIGHTS[part];
        before[part] = before[part] + it.longest();
        // The first of each part comes early even if one has to stand up for it.
        ((turn > 0 && !ground.suits(it), turn, part), it)
    };
    let mut turns: Vec<_> = order.into_iter().map(with_turn).collect();
    sort_by_key(&mut turns, |(turn, _)| *turn);
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
            (it.part, it.on_floor() != floor, it.posture, holds(it.exercise))
        });
    }
    session
}

/// How often one has to get up from the floor before the end, and one more if one part is more than
/// half of it.
fn flaws(session: &[Taken<'_>]) -> usize {
    let rises = session.windows(2).filter(|pair| {
        let (from, to) = (pair[0].0, pair[1].0);
        from.on_floor() && !to.on_floor() && to.part != SessionPart::Breath
    });
    let mut lengths = [0; SessionPart::Breath as usize + 1];
    for (it, sets) in session {
        lengths[it.part as usize] += it.lengths[usize::from(*sets) - 1].0;
    }
    let half = lengths.iter().sum::<u64>() / 2;
    rises.count() + usize::from(lengths.iter().any(|length| *length > half))
}
