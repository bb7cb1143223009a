//! A key pose as it is written: what it says of each part of the body, and what it takes over from another.

use serde::Deserialize;

use super::super::domain::figure::pose::{Arm, Carrier, FINE, Hand, Leg, Pose, Reach, Root};
use super::super::domain::figure::skeleton::PALM;
use super::super::problem::Problems;

#[derive(Deserialize, Clone, Default)]
#[serde(deny_unknown_fields)]
pub struct PoseRow {
    /// The pose that the rest is as in, if not `main`.
    pub like: Option<String>,
    /// What carries the body, and where: `seat 0 440`.
    root: Option<String>,
    /// How full the lungs are, in hundredths.
    breath: Option<i16>,
    /// Bow, lean to the left, look to the left: of the pelvis in the room, and of each part of the
    /// trunk against the part below it.
    pelvis: Option<Bend>,
    lumbar: Option<Bend>,
    chest: Option<Bend>,
    neck: Option<Bend>,
    head: Option<Bend>,
    arms: Option<ArmRow>,
    left_arm: Option<ArmRow>,
    right_arm: Option<ArmRow>,
    legs: Option<LegRow>,
    left_leg: Option<LegRow>,
    right_leg: Option<LegRow>,
}

/// Bow, lean and look; or the bow alone.
#[derive(Deserialize, Clone, Copy)]
#[serde(untagged)]
enum Bend {
    Bow(i16),
    All([i16; 3]),
}

impl Bend {
    fn angles(self) -> [i16; 3] {
        match self {
            Self::Bow(bow) => [bow, 0, 0],
            Self::All(angles) => angles,
        }
    }
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct ArmRow {
    /// Lift and forward slide of the shoulder blade; it rests unless it is said.
    #[serde(default)]
    blade: [i16; 2],
    /// By angles: plane, raise and outward twist; then how far the elbow bends.
    raise: Option<[i16; 3]>,
    bend: Option<i16>,
    /// Or the wrist in the room: forward, up, outward.
    wrist: Option<[i16; 3]>,
    /// The palm lies flat: forward, height of what it lies on, outward.
    plants: Option<[i16; 3]>,
    /// Which way the elbow of a placed arm points: forward, up, outward.
    elbow: Option<[i16; 3]>,
    hand: Option<i16>,
    points: Option<[i16; 2]>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct LegRow {
    /// By angles: forward, outward, outward twist; then knee and ankle.
    swing: Option<[i16; 3]>,
    bend: Option<i16>,
    ankle: Option<i16>,
    /// Or the sole flat in the room: ankle forward, height of what it stands on, outward.
    stands: Option<[i16; 3]>,
    toes: Option<i16>,
    knee: Option<[i16; 3]>,
    /// Or kneeling: forward and outward swing of the thigh.
    kneels: Option<[i16; 2]>,
}

/// The pose that `row` is; what is wrong with it goes to `problems`.
pub fn pose(name: &str, row: &PoseRow, problems: &mut Problems<'_>) -> Option<Pose> {
    let key = |part: &str| format!("pose.{name}.{part}");
    let root = row.root.as_deref().unwrap_or_default();
    let words: Vec<_> = root.split_whitespace().collect();
    let by = match words.first() {
        Some(&"hips") => Carrier::Hips,
        Some(&"seat") => Carrier::Seat,
        Some(&"knees") => Carrier::Knees,
        Some(&"lowest") => Carrier::Lowest,
        Some(&"hands") => Carrier::Hands,
        _ => {
            problems.add(key("root"), "begins with hips, seat, knees, lowest or hands");
            return None;
        }
    };
    let numbers: Vec<i16> = words.iter().skip(1).filter_map(|word| word.parse().ok()).collect();
    let &[x, y] = numbers.as_slice() else {
        problems.add(key("root"), "ends with two numbers: forward and up");
        return None;
    };
    let mut arms = Vec::new();
    for (part, own) in [("left_arm", &row.left_arm), ("right_arm", &row.right_arm)] {
        match own.as_ref().or(row.arms.as_ref()).and_then(arm) {
            Some(arm) => arms.push(arm),
            None => problems.add(key(part), "needs raise or wrist, and not both"),
        }
    }
    let mut legs = Vec::new();
    for (part, own) in [("left_leg", &row.left_leg), ("right_leg", &row.right_leg)] {
        match own.as_ref().or(row.legs.as_ref()).and_then(leg) {
            Some(leg) => legs.push(leg),
            None => problems.add(key(part), "needs one of swing, stands and kneels"),
        }
    }
    let fine3 = |part: Option<Bend>| part.map_or([0; 3], Bend::angles).map(fine);
    Some(Pose {
        breath: fine(row.breath.unwrap_or_default()),
        root: Root { by, x: fine(x), y: fine(y) },
        pelvis: fine3(row.pelvis),
        lumbar: fine3(row.lumbar),
        chest: fine3(row.chest),
        neck: fine3(row.neck),
        head: fine3(row.head),
        arms: arms.try_into().ok()?,
        legs: legs.try_into().ok()?,
    })
}

/// Whole degrees, millimetres and hundredths in the unit of a pose.
fn fine(whole: i16) -> i16 {
    whole.saturating_mul(FINE as i16)
}

impl PoseRow {
    /// This pose, where what it leaves out is as in `main`. What is said of one arm or leg goes before what is
    /// said of both.
    pub fn over(&self, main: &Self) -> Self {
        let own = self.clone();
        let [left_arm, right_arm] =
            [&main.left_arm, &main.right_arm].map(|it| it.as_ref().or(main.arms.as_ref()));
        let [left_leg, right_leg] =
            [&main.left_leg, &main.right_leg].map(|it| it.as_ref().or(main.legs.as_ref()));
        let arm = |own: Option<ArmRow>, main: Option<&ArmRow>| {
            let own = own.or_else(|| self.arms.clone());
            own.map(|own| own.over(main)).or_else(|| main.cloned())
        };
        let leg = |own: Option<LegRow>, main: Option<&LegRow>| {
            let own = own.or_else(|| self.legs.clone());
            own.map(|own| own.over(main)).or_else(|| main.cloned())
        };
        Self {
            like: None,
            root: own.root.or_else(|| main.root.clone()),
            breath: own.breath.or(main.breath),
            pelvis: own.pelvis.or(main.pelvis),
            lumbar: own.lumbar.or(main.lumbar),
            chest: own.chest.or(main.chest),
            neck: own.neck.or(main.neck),
            head: own.head.or(main.head),
            left_arm: arm(own.left_arm, left_arm),
            right_arm: arm(own.right_arm, right_arm),
            arms: None,
            left_leg: leg(own.left_leg, left_leg),
            right_leg: leg(own.right_leg, right_leg),
            legs: None,
        }
    }
}

impl ArmRow {
    fn over(self, main: Option<&Self>) -> Self {
        // A palm that lies flat says all of itself.
        let way = |it: &Self| (it.raise.is_some(), it.wrist.is_some());
        let same = |main: &&Self| self.plants.is_none() && way(main) == way(&self);
        let Some(main) = main.filter(same) else { return self };
        Self {
            bend: self.bend.or(main.bend),
            elbow: self.elbow.or(main.elbow),
            hand: self.hand.or(main.hand),
            points: self.points.or(main.points),
            ..self
        }
    }
}

impl LegRow {
    fn over(self, main: Option<&Self>) -> Self {
        let way = |it: &Self| (it.swing.is_some(), it.stands.is_some(), it.kneels.is_some());
        let Some(main) = main.filter(|main| way(main) == way(&self)) else { return self };
        Self {
            bend: self.bend.or(main.bend),
            ankle: self.ankle.or(main.ankle),
            toes: self.toes.or(main.toes),
            knee: self.knee.or(main.knee),
            ..self
        }
    }
}

fn arm(row: &ArmRow) -> Option<Arm> {
    let elbow = row.elbow.unwrap_or([-1, -1, 0]).map(fine);
    let pointed = row.points.map(|[around, up]| Hand::Points(fine(around), fine(up)));
    let hand = pointed.unwrap_or(Hand::Flexed(fine(row.hand.unwrap_or_default())));
    let (reach, hand) = match (row.raise, row.wrist, row.plants) {
        (Some([plane, raise, twist]), None, None) => {
            let [plane, raise, twist] = [plane, raise, twist].map(fine);
            (Reach::Raised { plane, raise, twist, elbow: fine(row.bend.unwrap_or_default()) }, hand)
        }
        (None, Some(at), None) => (Reach::Placed { at: at.map(fine), elbow }, hand),
        (None, None, Some([x, y, out])) => {
            let around = row.points.map_or(0, |[around, _]| around);
            let at = [x, y + PALM.0, out].map(fine);
            (Reach::Placed { at, elbow }, Hand::Points(fine(around), fine(-PALM.1)))
        }
        _ => return None,
    };
    Some(Arm { blade: row.blade.map(fine), reach, hand })
}

fn leg(row: &LegRow) -> Option<Leg> {
    match (row.swing, row.stands, row.kneels) {
        (Some([flex, out, twist]), None, None) => {
            let [flex, out, twist] = [flex, out, twist].map(fine);
            let [knee, ankle] = [row.bend, row.ankle].map(|it| fine(it.unwrap_or_default()));
            Some(Leg::Swung { flex, out, twist, knee, ankle })
        }
        (None, Some(at), None) => {
            let knee = row.knee.unwrap_or([1, 1, 0]).map(fine);
            Some(Leg::Stands { at: at.map(fine), toes: fine(row.toes.unwrap_or_default()), knee })
        }
        (None, None, Some([flex, out])) => Some(Leg::Kneels { flex: fine(flex), out: fine(out) }),
        _ => None,
    }
}
