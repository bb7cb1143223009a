//! The picture that stands beside a link to a page: the figures on their ground, without words.
//!
//! Drawn by tiny-skia rather than by a reader of SVG: a figure is discs, bands and flat pieces, and all of its colours are in `style/`.

use anyhow::{Context, Result};
use tiny_skia::{
    Color, FillRule, LineCap, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform,
};
use unhunch::content;
use unhunch::domain::figure::drawing::{Class, Drawing, FRAME, Piece};
use unhunch::domain::figure::svg::{clockwise, touch};
use unhunch::domain::figure::{Figure, Frame};

use crate::pictures::{beginning, bounds};
use crate::routine::exercises;
use crate::site::Subject;

pub(crate) const FILE: &str = "share.png";
/// As link previews want it.
pub(crate) const WIDTH: u16 = 1200;
pub(crate) const HEIGHT: u16 = 630;

/// What the sheets say by day.
const SHEETS: [&str; 2] =
    [include_str!("../../../style/tokens.css"), include_str!("../../../style/later/figure.css")];
/// Where the ground is, how high figures may stand on it, and what is left free beside and between them, in pixels.
const GROUND: f32 = 540.0;
const TALL: f32 = 430.0;
const BESIDE: f32 = 90.0;
const BETWEEN: f32 = 56.0;
/// No figure is larger than one that is seen whole, so that a trunk alone is no giant.
const LARGEST: f32 = 0.135;
/// More figures than this are too small to be seen in a list of links.
const MOST: usize = 3;

pub(crate) fn png(subject: Subject) -> Result<Vec<u8>> {
    let mut map = Pixmap::new(WIDTH.into(), HEIGHT.into()).context("a picture")?;
    map.fill(colour("paper")?);
    let middle = f32::from(WIDTH) / 2.0;
    disc(&mut map, [middle, GROUND - 210.0, 350.0], colour("disc")?);

    let drawings = drawings(subject);
    let boxes: Vec<[f32; 4]> = drawings.iter().map(bounds).collect();
    let wide: f32 = boxes.iter().map(|it| it[2] - it[0]).sum();
    let gaps = BETWEEN * drawings.len().saturating_sub(1) as f32;
    let high = boxes.iter().map(|it| FRAME[1] as f32 - it[1]).fold(1.0, f32::max);
    let scale =
        ((f32::from(WIDTH) - 2.0 * BESIDE - gaps) / wide.max(1.0)).min(TALL / high).min(LARGEST);
    let mut left = middle - f32::midpoint(wide * scale, gaps);
    for (drawing, bounds) in drawings.iter().zip(&boxes) {
        let by = Transform::from_row(
            scale,
            0.0,
            0.0,
            scale,
            left - bounds[0] * scale,
            GROUND - FRAME[1] as f32 * scale,
        );
        draw(&mut map, drawing, by)?;
        left += (bounds[2] - bounds[0]) * scale + BETWEEN;
    }
    // The shade of a wall and the disc go on below what they stand on.
    for (high, name) in [(f32::from(HEIGHT) - GROUND, "paper"), (6.0, "ink")] {
        let part = Rect::from_xywh(0.0, GROUND, WIDTH.into(), high).context("the ground")?;
        fill(&mut map, &PathBuilder::from_rect(part), colour(name)?, Transform::identity());
    }
    mark(&mut map)?;
    Ok(map.encode_png()?)
}

/// The first moves of a routine; where an exercise begins, and where it goes.
fn drawings(subject: Subject) -> Vec<Drawing> {
    let still = |figure: &Figure| figure.drawing(0, false);
    match subject {
        Subject::Routine(routine) => {
            let figures = exercises(routine).into_iter().filter_map(|it| content::figure(it.slug));
            figures.take(MOST).map(still).collect()
        }
        Subject::Exercise(exercise) => {
            content::figure(exercise.slug).map_or(Vec::new(), |figure| {
                let begins = beginning(figure).map(|pose| figure.moving(Frame::still(pose), false));
                begins.into_iter().chain([still(figure)]).collect()
            })
        }
    }
}

/// The pieces of a shape are one path whose outlines all run the same way round, so that they melt into one without a seam.
fn draw(map: &mut Pixmap, drawing: &Drawing, by: Transform) -> Result<()> {
    for shape in &drawing.shapes {
        let mut path = PathBuilder::new();
        for piece in &shape.pieces {
            match *piece {
                Piece::Capsule(a, b) => {
                    for disc in [a, b] {
                        path.push_circle(disc.x as f32, disc.y as f32, disc.r.max(1) as f32);
                    }
                    let (large, small) = if a.r >= b.r { (a, b) } else { (b, a) };
                    push_flat(&mut path, touch(large, small));
                }
                Piece::Sheet(corners) => push_flat(&mut path, Some(corners)),
            }
        }
        if let Some(path) = path.finish() {
            fill(map, &path, colour_of(shape.class)?, by);
        }
    }
    Ok(())
}

fn push_flat(path: &mut PathBuilder, corners: Option<[(i32, i32); 4]>) {
    let Some([(x, y), rest @ ..]) = corners.and_then(clockwise) else { return };
    path.move_to(x as f32, y as f32);
    for (x, y) in rest {
        path.line_to(x as f32, y as f32);
    }
    path.close();
}

fn disc(map: &mut Pixmap, [x, y, r]: [f32; 3], colour: Color) {
    if let Some(path) = PathBuilder::from_circle(x, y, r) {
        fill(map, &path, colour, Transform::identity());
    }
}

fn fill(map: &mut Pixmap, path: &Path, colour: Color, by: Transform) {
    map.fill_path(path, &paint(colour), FillRule::Winding, by, None);
}

fn paint(colour: Color) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(colour);
    paint
}

/// The mark of the app, in its corner.
fn mark(map: &mut Pixmap) -> Result<()> {
    let mut path = PathBuilder::new();
    path.move_to(9.0, 28.0);
    path.cubic_to(8.0, 20.3, 8.4, 15.5, 11.2, 11.7);
    let back = path.finish().context("the mark")?;
    let by = Transform::from_row(2.0, 0.0, 0.0, 2.0, 40.0, 32.0);
    let stroke = Stroke { width: 5.0, line_cap: LineCap::Round, ..Stroke::default() };
    map.stroke_path(&back, &paint(colour("ember")?), &stroke, by, None);
    let head = PathBuilder::from_circle(19.0, 7.5, 4.5).context("the mark")?;
    fill(map, &head, colour("ink")?, by);
    Ok(())
}

fn colour_of(class: Class) -> Result<Color> {
    match class {
        // As in figure.css: the cloth of the trunk has the ink of the figures, and bare paper is the ground.
        Class::Top => colour("fig-ink"),
        Class::Gap => colour("disc"),
        Class::Arrow => colour("pine"),
        other => colour(other.name()),
    }
}

/// The colour of this name by day.
fn colour(name: &str) -> Result<Color> {
    let name = if name == "disc" { "card" } else { name };
    let start = format!("--{name}: var(--by-day, #");
    let found =
        SHEETS.iter().find_map(|sheet| sheet.split_once(&start)).and_then(|(_, it)| it.get(..6));
    let number = found.and_then(|it| u32::from_str_radix(it, 16).ok());
    let [_, r, g, b] = number.with_context(|| format!("style/ has no --{name}"))?.to_be_bytes();
    Ok(Color::from_rgba8(r, g, b, 255))
}
