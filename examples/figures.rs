//! The contact sheet: every exercise, every key pose and three moments of each way between two, as
//! one page of HTML on standard output.
//!
//! `cargo run --example figures [-- light|dark] [slug…]`; `cargo xtask figures` makes pictures of it.

use std::env;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use unhunch::content::{exercise, figures};
use unhunch::domain::figure::space::ONE;
use unhunch::domain::figure::svg::{VIEW_BOX, svg};
use unhunch::domain::figure::{Figure, Frame};

/// How many moments are shown of a way between two key poses.
const BETWEEN: i32 = 3;

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let dark = args.iter().any(|it| it == "dark");
    let is_slug = |it: &&String| !matches!(it.as_str(), "dark" | "light");
    let wanted: Vec<&String> = args.iter().filter(is_slug).collect();
    let mut page = format!(
        "<!doctype html><html lang=en data-theme={}><meta charset=utf-8><title>Contact sheet</title><style>{}{}{STYLE}</style>\n",
        if dark { "dark" } else { "light" },
        include_str!("../style/tokens.css"),
        include_str!("../style/later/figure.css"),
    );
    for figure in figures() {
        if wanted.is_empty() || wanted.iter().any(|slug| *slug == figure.slug) {
            row(&mut page, figure);
        }
    }
    io::stdout().write_all(page.as_bytes())
}

fn row(page: &mut String, figure: &Figure) {
    let name = exercise(figure.slug).map_or(figure.slug, |it| it.name.text());
    let _ = write!(page, "<section><h2>{name}</h2><p>{}</p><div>", figure.alt(false));
    picture(page, "main (still)", &figure.svg(false));
    let breath = Frame { breath: ONE, ..Frame::still(0) };
    picture(page, "main, breath in", &svg(&figure.moving(breath, false)));
    for [from, to] in figure.ways() {
        let [a, b] = [from, to].map(|index| figure.poses[index].0);
        for step in 0..=BETWEEN + 1 {
            let share = ONE * step / (BETWEEN + 1);
            let moment = Frame { from, to, share, ..Frame::still(0) };
            let caption = match step {
                0 => a.to_owned(),
                _ if share == ONE => b.to_owned(),
                _ => format!("{a} → {b} {}/{}", step, BETWEEN + 1),
            };
            picture(page, &caption, &svg(&figure.moving(moment, false)));
        }
    }
    picture(page, "main, other side", &figure.svg(true));
    if let Some((_, row)) = figure.wrong {
        let words = unhunch::content::exercise(figure.slug).map_or("", |it| {
            unhunch::content::about(it).mistakes.get(row).map_or("", |it| it.text())
        });
        picture(
            page,
            &format!("not like this: {words}"),
            &figure.svg_of_mistake().unwrap_or_default(),
        );
    }
    page.push_str("</div></section>\n");
}

fn picture(page: &mut String, caption: &str, inside: &str) {
    let _ = write!(
        page,
        "<div><div class=figure><svg viewBox=\"{VIEW_BOX}\">{inside}</svg></div>{caption}</div>"
    );
}

/// The app's own colours; the scheme is chosen as a person chooses it.
const STYLE: &str = "
body { margin: 12px; font: 13px system-ui, sans-serif; color: var(--ink); background: var(--paper) }
h2 { margin: 6px 0 0; font-size: 16px } p { margin: 0 }
section > div { display: flex; flex-wrap: wrap; gap: 4px }
section > div > div { width: 150px; font-size: 11px }
";
