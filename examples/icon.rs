//! The app's icons, the twelve vertebrae under their head: `cargo run --example icon -- <icon|maskable|monochrome|figure>`
//! prints one as SVG, and `mark` the strokes of the mark beside the name. `node e2e/make/icons.mjs`
//! keeps them in `public/icons/` and in the pages.

use std::env;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use unhunch::content::figure;
use unhunch::domain::figure::body::body;
use unhunch::domain::figure::vertebrae::{HEAD, vertebrae};

/// The seated body with a round back, of which the mark is the spine and the skull.
const MARK: &str = "rhomboid-stretch";
/// The colours of style/tokens.css by day; an icon knows no style sheet.
const PAPER: &str = "#faf6ef";
const INK: &str = "#1d2a2c";
const EMBER: &str = "#c4501b";
const SIDE: i32 = 4000;

fn main() -> io::Result<()> {
    let kind = env::args().nth(1).unwrap_or_default();
    if kind == "mark" {
        return mark();
    }
    // How much of the height the mark takes. A mask may cut a maskable icon to a circle of 80 %.
    let (share, ground) = match kind.as_str() {
        "icon" => {
            (78, format!("<rect width=\"{SIDE}\" height=\"{SIDE}\" rx=\"900\" fill=\"{PAPER}\"/>"))
        }
        "maskable" => (60, format!("<path d=\"M0 0h{SIDE}v{SIDE}H0z\" fill=\"{PAPER}\"/>")),
        "monochrome" => (60, String::new()),
        "figure" => (96, String::new()),
        _ => {
            eprintln!("say which: icon, maskable, monochrome, figure or mark");
            std::process::exit(2);
        }
    };
    let mono = kind == "monochrome";
    let mut shapes = String::new();
    for it in vertebrae() {
        // As an icon it is small, and broader than beside the days of practice.
        let (wide, high) = (it.wide * 2.0, it.high * 1.1);
        let fill = if mono { INK } else { EMBER };
        let _ = write!(
            shapes,
            "<rect fill=\"{fill}\" x=\"{:.2}\" y=\"{:.2}\" width=\"{wide:.2}\" height=\"{high:.2}\" rx=\"{:.2}\" transform=\"translate({} {:.2}) rotate({})\"/>",
            wide / -2.0,
            high / -2.0,
            high / 2.0,
            it.x,
            it.y,
            it.lean
        );
    }
    let (x, y, r) = HEAD;
    let r = r * 1.35;
    let _ = write!(shapes, "<circle fill=\"{INK}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>");
    // From the crown to the lowest vertebra, and its middle in the middle.
    let (top, bottom) = (y - r, 155.0);
    let scale = f64::from(SIDE * share / 100) / (bottom - top);
    let half = f64::from(SIDE) / 2.0;
    let (left, above) = (half - scale * 31.0, half - scale * f64::midpoint(top, bottom));
    writeln!(
        io::stdout(),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {SIDE}\">{ground}<g transform=\"matrix({scale:.4} 0 0 {scale:.4} {left:.0} {above:.0})\">{shapes}</g></svg>"
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
