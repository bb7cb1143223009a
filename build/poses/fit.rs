//! Where a figure stands in its frame: as large as the ring allows.

use super::super::domain::figure::Figure;
use super::super::domain::figure::drawing::{Class, Disc, FRAME, discs as discs_of};
use super::super::domain::figure::paint::RING;
use super::super::domain::figure::view::Fit;

/// How many moments between two key poses are checked here; the tests look at more.
pub const BETWEEN: i32 = 3;

/// The scale and the place at which every pose of a figure fills the frame.
pub fn fit(figure: &Figure) -> Fit {
    // Drawn at 1 unit for 1 mm about the middle, far from rounding's reach.
    let draft = Fit { scale: 4000, x: 0, y: 0 };
    let mut discs: Vec<Disc> = Vec::new();
    let figure = Figure { fit: draft, ..*figure };
    for moment in figure.moments(BETWEEN) {
        discs.extend(
            figure
                .scene(moment)
                .shapes
                .iter()
                .filter(|shape| !matches!(shape.class, Class::Gap))
                .flat_map(|shape| discs_of(&shape.pieces)),
        );
    }
    // What lies in the middle of the others never decides: it is left out, for the sake of time.
    let (x, y) = middle_of(&discs);
    discs.sort_by(|a, b| reach(b, x, y).total_cmp(&reach(a, x, y)));
    discs.dedup();
    discs.truncate(600);
    let (x, y, radius) = balanced(&discs);
    let room = f64::from(RING) * 0.95;
    let scale = (room / radius * 4000.0).min(3400.0);
    let middle = f64::from(FRAME / 2);
    let place = |at: f64| (middle - at * scale / 4000.0).round() as i32;
    Fit { scale: scale as i32, x: place(x), y: place(y) }
}

fn middle_of(discs: &[Disc]) -> (f64, f64) {
    let ends = |part: fn(&Disc) -> i32| {
        let (low, high) = (discs.iter().map(part).min(), discs.iter().map(part).max());
        f64::from(low.unwrap_or_default() + high.unwrap_or_default()) / 2.0
    };
    (ends(|disc| disc.x), ends(|disc| disc.y))
}

/// A circle round `discs`: the smallest, or one up to 6 % larger whose middle lies nearer to the
/// middle of the drawing's height, so that a low, wide figure does not float.
fn balanced(discs: &[Disc]) -> (f64, f64, f64) {
    let (x, y, smallest) = enclosing(discs);
    let top = discs.iter().map(|disc| disc.y - disc.r).min().unwrap_or_default();
    let bottom = discs.iter().map(|disc| disc.y + disc.r).max().unwrap_or_default();
    let middle = f64::from(top + bottom) / 2.0;
    (0..=10)
        .map(|tenths| y + (middle - y) * (1.0 - f64::from(tenths) / 10.0))
        .map(|y| (x, y, discs.iter().map(|disc| reach(disc, x, y)).fold(0.0, f64::max)))
        .find(|(.., radius)| *radius <= smallest * 1.06)
        .unwrap_or((x, y, smallest))
}

/// How far the far edge of `disc` lies from a point.
pub fn reach(disc: &Disc, x: f64, y: f64) -> f64 {
    (f64::from(disc.x) - x).hypot(f64::from(disc.y) - y) + f64::from(disc.r)
}

/// The smallest circle round `discs`, near enough: the centre walks towards the farthest disc by
/// ever smaller steps (Badoiu and Clarkson 2003).
fn enclosing(discs: &[Disc]) -> (f64, f64, f64) {
    let (mut x, mut y) = (0.0, 0.0);
    for step in 1..1500 {
        let Some(far) = discs.iter().max_by(|a, b| reach(a, x, y).total_cmp(&reach(b, x, y)))
        else {
            break;
        };
        let share = 1.0 / f64::from(step + 1);
        x += (f64::from(far.x) - x) * share;
        y += (f64::from(far.y) - y) * share;
    }
    (x, y, discs.iter().map(|disc| reach(disc, x, y)).fold(0.0, f64::max))
}
