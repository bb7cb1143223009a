//! The figures of a page: stills in the page itself, in the colours of the style sheet.

use unhunch::content;
use unhunch::domain::figure::drawing::{Drawing, FRAME};
use unhunch::domain::figure::svg::{VIEW_BOX, svg};
use unhunch::domain::figure::{Figure, Frame};

use crate::markup::escaped;

/// The disc behind a person, as in a session.
pub(crate) const ARCH: &str = "<svg class=\"arch\" viewBox=\"0 0 120 94.2\" preserveAspectRatio=\"xMidYMax meet\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M14.4 94.2A57 57 0 1 1 105.6 94.2\"/></svg>";

/// The key pose that a movement begins in, where it is another than the one that shows it best.
pub(crate) fn beginning(figure: &Figure) -> Option<usize> {
    [figure.start, figure.beats[3]].into_iter().find(|&pose| pose != 0)
}

/// No picture is narrower than this, in units of the frame: a person who stands is no giant beside one who lies.
const NARROWEST: f32 = 3000.0;
const MARGIN: f32 = 120.0;

/// What all of `drawings` need of the frame, down to the ground.
fn view_box(drawings: &[&Drawing]) -> String {
    let all = drawings.iter().map(|it| bounds(it));
    let [left, top, right] = all.fold([f32::MAX, f32::MAX, 0.0], |all, it| {
        [all[0].min(it[0]), all[1].min(it[1]), all[2].max(it[2])]
    });
    let across = (right - left + 2.0 * MARGIN).max(NARROWEST);
    let left = f32::midpoint(left, right) - across / 2.0;
    let top = (top - MARGIN).max(0.0);
    format!("{left:.0} {top:.0} {across:.0} {:.0}", FRAME[1] as f32 - top)
}

/// Left, top, right and lower edge of what is drawn, in units of the frame.
pub(crate) fn bounds(drawing: &Drawing) -> [f32; 4] {
    let mut bounds = [FRAME[0], FRAME[1], 0, 0];
    for disc in drawing.discs() {
        bounds[0] = bounds[0].min(disc.x - disc.r);
        bounds[1] = bounds[1].min(disc.y - disc.r);
        bounds[2] = bounds[2].max(disc.x + disc.r);
        bounds[3] = bounds[3].max(disc.y + disc.r);
    }
    bounds.map(|it| it as f32)
}

fn drawn(view_box: &str, inside: &str) -> String {
    format!(
        "<svg viewBox=\"{view_box}\" preserveAspectRatio=\"xMidYMax meet\" aria-hidden=\"true\" focusable=\"false\">{inside}</svg>"
    )
}

/// Where the exercise called `slug` begins, and where it goes.
pub(crate) fn figure(slug: &str) -> String {
    let Some(figure) = content::figure(slug) else { return String::new() };
    let begins = beginning(figure).map(|pose| figure.moving(Frame::still(pose), false));
    let class = if begins.is_some() { "figures pair" } else { "figures" };
    let drawings = begins.into_iter().chain([figure.drawing(0, false)]);
    group(class, figure, &drawings.collect::<Vec<_>>())
}

/// The still alone.
pub(crate) fn still(slug: &str) -> String {
    let figure = content::figure(slug);
    figure.map_or(String::new(), |it| group("figures", it, &[it.drawing(0, false)]))
}

fn group(class: &str, figure: &Figure, drawings: &[Drawing]) -> String {
    let view_box = view_box(&drawings.iter().collect::<Vec<_>>());
    let pictures: String = drawings.iter().map(|it| drawn(&view_box, &svg(it))).collect();
    let alt = escaped(figure.alt(false));
    format!("<div class=\"{class}\" role=\"img\" aria-label=\"{alt}\">{pictures}</div>")
}

/// The picture of the mistake that stands in this row, where there is one; its words stand beside it.
pub(crate) fn wrong(slug: &str, row: usize) -> String {
    let figure = content::figure(slug).filter(|it| it.wrong.is_some_and(|(_, of)| of == row));
    let inside = figure.and_then(Figure::svg_of_mistake);
    inside.map_or(String::new(), |inside| {
        format!("<span class=\"wrong\">{}</span>", drawn(VIEW_BOX, &inside))
    })
}
