//! Writes a contact sheet of the figures: `cargo run --example figures -- sheet.html [slug…]`.
//!
//! Each row is an exercise: every key pose at 64, 200 and 560 px and the mirror image at 200 px, on
//! light and on dark paper. Look at it after each change to a pose or to the skeleton.

use std::fmt::Write as _;
use std::{env, fs, process};

use unhunch::content::figures;
use unhunch::domain::figure::Figure;
use unhunch::domain::figure::drawing::Drawing;
use unhunch::domain::figure::svg::{VIEW_BOX, svg};

/// The rules of the app; the colours are given for both papers at once below.
const RULES: &str = include_str!("../style/parts/figure.css");
const SHEET: &str = "
body { margin: 0; font: 15px/1.4 system-ui, sans-serif; }
.paper { background: var(--card); color: var(--ink); padding: 12px 16px; display: flex; flex-wrap: wrap; align-items: end; gap: 12px; }
.light { --ink: #1d2a2c; --ink-soft: #5a6763; --line: #e4ddd0; --ember: #c4501b; --pine: #14635a; --card: #fffdf9;
  --fig-ink: #1d2a2c; --fig-far: #8fa3a0; --fig-area: #c4501b; --fig-kit: #5a6763; --fig-ground: #fffdf9; }
.dark { --ink: #ece6da; --ink-soft: #a3aea8; --line: #2a3538; --ember: #f2965f; --pine: #7fd0bf; --card: #172023;
  --fig-ink: #dfe6df; --fig-far: #4d615d; --fig-area: #d4581f; --fig-kit: #a3aea8; --fig-ground: #172023; }
h2 { font-size: 15px; width: 100%; margin: 0; }
svg { border-radius: 50%; box-shadow: 0 0 0 1px var(--line); }
";

fn main() {
    let mut arguments = env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("usage: figures <sheet.html> [slug…]");
        process::exit(2);
    };
    let only: Vec<String> = arguments.collect();
    let mut page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Figures</title><style>{RULES}{SHEET}</style>"
    );
    for figure in figures() {
        if only.is_empty() || only.iter().any(|slug| slug == figure.slug) {
            row(&mut page, figure);
        }
    }
    if let Err(error) = fs::write(&path, page) {
        eprintln!("{path}: {error}");
        process::exit(1);
    }
}

/// One exercise, on both papers.
fn row(page: &mut String, figure: &Figure) {
    for paper in ["light", "dark"] {
        let _ = write!(
            page,
            "<section class=\"paper {paper}\"><h2>{}: {}</h2>",
            figure.slug,
            figure.alt(false)
        );
        for (index, (name, _)) in figure.poses.iter().enumerate() {
            let drawing = figure.drawing(index, false);
            for size in [64, 200, 560] {
                picture(page, name, &drawing, size);
            }
        }
        picture(page, "mirror image", &figure.drawing(0, true), 200);
        page.push_str("</section>");
    }
}

fn picture(page: &mut String, name: &str, drawing: &Drawing, size: u16) {
    let _ = write!(
        page,
        "<svg viewBox=\"{VIEW_BOX}\" width=\"{size}\" height=\"{size}\"><title>{name}</title>{}</svg>",
        svg(drawing)
    );
}
