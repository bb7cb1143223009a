//! The words of a pose file: what stands in the room, what is tinted, and which way it moves.

use super::super::domain::figure::area::{WorkingArea, WorkingZone};
use super::super::domain::figure::arrow::{Anchor, Arrow, ArrowPath};
use super::super::domain::figure::props::{Ends, Prop};
use super::super::domain::figure::view::View;
use super::super::problem::Problems;

pub fn view(name: &str) -> Option<View> {
    Some(match name {
        "right" => View::Right,
        "left" => View::Left,
        "front" => View::Front,
        "back" => View::Back,
        "above" => View::Above,
        _ => return None,
    })
}

/// A prop: its name, then its numbers in millimetres, in the order of its fields.
pub fn prop(text: &str, problems: &mut Problems<'_>) -> Option<Prop> {
    let words: Vec<_> = text.split_whitespace().collect();
    let name = words.first().copied().unwrap_or_default();
    let numbers: Vec<i16> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let prop = match (name, numbers.as_slice()) {
        ("chair", &[x, seat]) => Prop::Chair { x, seat },
        ("stool", &[x, seat]) => Prop::Stool { x, seat },
        ("mat", &[from, to]) => Prop::Mat { from, to },
        ("wall", &[x, top]) => Prop::Wall { x, bottom: 10, top },
        ("wall", &[x, bottom, top]) => Prop::Wall { x, bottom, top },
        ("skirting", &[half, y]) => Prop::Skirting { half, y },
        ("corner", &[x, half, top]) => Prop::Corner { x, half, top },
        ("doorway", &[half, top]) => Prop::Doorway { half, top },
        ("bar", &[x, y, half]) => Prop::Bar { x, y, half },
        ("step", &[from, to, top]) => Prop::Step { from, to, top },
        ("band", &[x, y]) => Prop::Band(Ends::AtAnchor(x, y)),
        ("band", []) if words[1..] == ["hands"] => Prop::Band(Ends::InHands),
        ("band", []) if words[1..] == ["hands", "behind"] => Prop::Band(Ends::BehindHands),
        ("band", []) if words[1..] == ["feet"] => Prop::Band(Ends::UnderFeet),
        ("ball", &[x, y, z, radius]) => Prop::Ball { x, y, z, radius },
        ("plumb", []) => Prop::Plumb,
        ("pad", &[from, to, y, thick]) => Prop::Pad { from, to, y, thick },
        ("roll", &[x, y, radius]) => Prop::Roll { x, y, radius },
        _ => {
            problems.add("props", format!("{text:?} is no prop with its numbers"));
            return None;
        }
    };
    Some(prop)
}

/// A zone, on both sides or on the one that is named.
pub fn area(text: &str, problems: &mut Problems<'_>) -> Option<WorkingArea> {
    let (name, sides) = match text.split_once(' ') {
        Some((name, "left")) => (name, [true, false]),
        Some((name, "right")) => (name, [false, true]),
        _ => (text, [true, true]),
    };
    let zone = WorkingZone::ALL.into_iter().find(|zone| zone.id() == name);
    if zone.is_none() {
        problems.add("area", format!("{text:?} is no zone, or zone and side"));
    }
    zone.map(|zone| WorkingArea { zone, sides })
}

/// A part of the body, `along` or `round`, and five numbers.
pub fn arrow(text: &str, problems: &mut Problems<'_>) -> Option<Arrow> {
    let mut words = text.split_whitespace();
    let at = anchor(words.next().unwrap_or_default());
    let kind = words.next().unwrap_or_default();
    let numbers: Vec<i16> = words.filter_map(|word| word.parse().ok()).collect();
    let arrow = match (at, kind, numbers.as_slice()) {
        (Some(at), "along", &[dx, dy, right, up, bend]) => {
            Some(Arrow { at, from: [dx, dy], run: ArrowPath::Along([right, up], bend) })
        }
        (Some(at), "round", &[dx, dy, radius, start, sweep]) => {
            Some(Arrow { at, from: [dx, dy], run: ArrowPath::Round(radius, start, sweep) })
        }
        _ => None,
    };
    if arrow.is_none() {
        problems.add("arrows", format!("{text:?}: a part, along or round, and five numbers"));
    }
    arrow
}

/// A part of the body: `head`, `left-elbow`.
pub fn anchor(text: &str) -> Option<Anchor> {
    match text {
        "head" => Some(Anchor::Head),
        "breast" => Some(Anchor::Breast),
        "waist" => Some(Anchor::Waist),
        "pelvis" => Some(Anchor::Pelvis),
        sided => sided.split_once('-').and_then(|(side, joint)| {
            let side = ["left", "right"].into_iter().position(|word| word == side)?;
            match joint {
                "shoulder" => Some(Anchor::Shoulder(side)),
                "elbow" => Some(Anchor::Elbow(side)),
                "fingers" => Some(Anchor::Fingers(side)),
                "knee" => Some(Anchor::Knee(side)),
                "foot" => Some(Anchor::Foot(side)),
                _ => None,
            }
        }),
    }
}
