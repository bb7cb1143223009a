//! The app's icons, drawn by the rig: `cargo run --example icon -- <icon|maskable|monochrome|figure>`
//! prints one as SVG, and `mark` the strokes of the mark beside the name. `node e2e/make/icons.mjs`
//! keeps them in `public/icons/` and in the pages.

use std::env;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use unhunch::content::figure;
use unhunch::domain::figure::Frame;
use unhunch::domain::figure::body::body;
use unhunch::domain::figure::drawing::{Class, Disc, Drawing};
use unhunch::domain::figure::svg::outline;

/// The rounded back: what the app is about, and a shape that is known at 48 px.
const SHOWS: &str = "cat-cow";
/// The seated body with a round back, of which the mark is the spine and the skull.
const MARK: &str = "rhomboid-stretch";
const PAPER: &str = "#faf6ef";
const SIDE: i32 = 4000;

fn main() -> io::Result<()> {
    let kind = env::args().nth(1).unwrap_or_default();
    if kind == "mark" {
        return mark();
    }
    // How much of the side the body takes. A mask may cut a maskable icon to a circle of 80 %.
    let (share, ground) = match kind.as_str() {
        "icon" => {
            (82, format!("<rect width=\"{SIDE}\" height=\"{SIDE}\" rx=\"900\" fill=\"{PAPER}\"/>"))
        }
        "maskable" => (62, format!("<path d=\"M0 0h{SIDE}v{SIDE}H0z\" fill=\"{PAPER}\"/>")),
        "monochrome" => (62, String::new()),
        "figure" => (96, String::new()),
        _ => {
            eprintln!("say which: icon, maskable, monochrome, figure or mark");
            std::process::exit(2);
        }
    };
    let shown = figure(SHOWS).ok_or_else(|| io::Error::other("the figure is gone"))?;
    let mut drawing = shown.moving(Frame::still(0), false);
    let mono = kind == "monochrome";
    drawing.shapes.retain(|it| match it.class {
        Class::Wall | Class::Prop | Class::Shade | Class::Kit | Class::Band | Class::Arrow => false,
        Class::Gap | Class::Area => !mono,
        _ => true,
    });
    let mut paths = String::new();
    for it in &drawing.shapes {
        let (fill, outline) = (colour(it.class, mono), outline(it));
        let _ = write!(paths, "<path fill=\"{fill}\" d=\"{outline}\"/>");
    }
    let [left, top, right, bottom] = bounds(&drawing);
    let (wide, high) = (right - left, bottom - top);
    let scale = f64::from(SIDE * share / 100) / f64::from(wide.max(high));
    let move_by = |from: i32, long: i32| f64::from(SIDE) / 2.0 - scale * f64::from(from + long / 2);
    let (x, y) = (move_by(left, wide), move_by(top, high));
    writeln!(
        io::stdout(),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {SIDE}\">{ground}<g transform=\"matrix({scale:.4} 0 0 {scale:.4} {x:.0} {y:.0})\">{paths}</g></svg>"
    )
}

/// The `d` of the spine from the seat to the shoulders, and the middle of the skull, one a line; in a square of 32,
/// where a line 5 wide fits. Fewer bones than the body has: it is shown 32 px high.
fn mark() -> io::Result<()> {
    const SPINE: [usize; 4] = [0, 4, 7, 10];
    let shown = figure(MARK).ok_or_else(|| io::Error::other("the figure is gone"))?;
    let body = body(&shown.poses[0].1);
    let skull = body.anchor(14, [8, 80, 0], 1);
    let (top, bottom) = (f64::from(skull.y), f64::from(body.spine[0].at.y));
    let scale = 20.5 / (top - bottom);
    let left = f64::from(body.spine[0].at.x);
    let place = |x: i32, y: i32| {
        (9.0 + (f64::from(x) - left) * scale, 28.0 - (f64::from(y) - bottom) * scale)
    };
    let line = SPINE.map(|piece| {
        let (x, y) = place(body.spine[piece].at.x, body.spine[piece].at.y);
        format!("{x:.1} {y:.1}")
    });
    let [seat, low, middle, high] = line;
    let (x, y) = place(skull.x, skull.y);
    writeln!(io::stdout(), "M{seat}C{low} {middle} {high}\n{x:.1} {y:.1}")
}

/// The colours of style/tokens.css by day; an icon knows no style sheet.
fn colour(class: Class, mono: bool) -> &'static str {
    match class {
        _ if mono => "#000",
        Class::Gap => PAPER,
        Class::FarTop | Class::FarLegs | Class::FarSkin => "#8fa3a0",
        Class::Area => "#c4501b",
        _ => "#1d2a2c",
    }
}

/// Left, top, right and bottom of the body.
fn bounds(drawing: &Drawing) -> [i32; 4] {
    let body = Drawing {
        shapes: drawing.shapes.iter().filter(|it| it.class != Class::Gap).cloned().collect(),
    };
    let most = |of: fn(Disc) -> i32| body.discs().map(of).max().unwrap_or_default();
    [
        -most(|it| it.r - it.x),
        -most(|it| it.r - it.y),
        most(|it| it.x + it.r),
        most(|it| it.y + it.r),
    ]
}
