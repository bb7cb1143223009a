//! The table of figures, and the texts of what they show.

use std::fmt::Write as _;

use super::poses::Posed;
use super::texts::{Collected, Texts};

pub fn texts(rows: &[Posed], all: &mut Collected) {
    for Posed { figure, alt } in rows {
        all.add(format!("poses.{}.alt", figure.slug), alt);
        let other = mirrored(alt);
        if other != *alt {
            all.add(format!("poses.{}.alt_mirrored", figure.slug), &other);
        }
    }
}

/// The table as Rust source.
pub fn emit(rows: &[Posed], texts: &Texts) -> String {
    let mut out = String::from("// Generated from content/poses/ by build/poses.rs.\n");
    let _ = writeln!(out, "pub static POSES: [Figure; {}] = [", rows.len());
    for Posed { figure: row, alt } in rows {
        let key = |name: &str| texts.key(&format!("poses.{}.{name}", row.slug));
        let other = if mirrored(alt) == *alt { "alt" } else { "alt_mirrored" };
        let _ = writeln!(
            out,
            "Figure {{ slug: {:?}, alts: [{}, {}], view: View::{:?}, turn: {}, tilt: {}, close: {}, fit: {:?}, crop: {:?}, works: {:?}, props: &{:?}, areas: &{:?}, arrows: &{:?}, poses: &{:?}, start: {:?}, beats: {:?}, ease: Ease::{:?}, wrong: {:?}, mistake_at: {:?} }},",
            row.slug,
            key("alt"),
            key(other),
            row.view,
            row.turn,
            row.tilt,
            row.close,
            row.fit,
            row.crop,
            row.works,
            row.props,
            row.areas,
            row.arrows,
            row.poses,
            row.start,
            row.beats,
            row.ease,
            row.wrong,
            row.mistake_at
        );
    }
    out.push_str("];\n");
    out
}

/// `alt` of the mirror image: left and right change places.
fn mirrored(alt: &str) -> String {
    let is_end = |c: char| !c.is_alphabetic();
    alt.split_inclusive(is_end)
        .flat_map(|part| {
            let word = part.trim_end_matches(is_end);
            let other = match word {
                "left" => "right",
                "right" => "left",
                word => word,
            };
            [other, &part[word.len()..]]
        })
        .collect()
}
